/// What the server does with members of an object that it does not know, or that stand twice.
public struct FieldValidation: Sendable, Hashable {
  /// The parameter's value.
  public let rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// Such a request fails with 400.
  public static let strict = FieldValidation(rawValue: "Strict")
  /// The server drops the members and says so in a warning; its default.
  public static let warn = FieldValidation(rawValue: "Warn")
  /// The server drops the members in silence.
  public static let ignore = FieldValidation(rawValue: "Ignore")
}

/// What goes with creating, replacing and patching.
public struct WriteParameters: Sendable, Hashable {
  /// Whether the server goes through all steps but the last and stores nothing.
  public var dryRun: Bool
  /// Who owns the fields that the request sets, at most 128 printable characters. Without it the
  /// server takes the start of the user agent. Applying needs it.
  public var fieldManager: String?
  public var fieldValidation: FieldValidation?

  public init(
    dryRun: Bool = false, fieldManager: String? = nil, fieldValidation: FieldValidation? = nil
  ) {
    self.dryRun = dryRun
    self.fieldManager = fieldManager
    self.fieldValidation = fieldValidation
  }

  /// Nothing is stored.
  public static let dryRun = WriteParameters(dryRun: true)

  func add(to query: inout QueryItems) throws(InvalidRequest) {
    if dryRun { query.add("dryRun", "All") }
    if let fieldManager {
      try checkFieldManager(fieldManager)
      query.add("fieldManager", fieldManager)
    }
    query.add("fieldValidation", fieldValidation?.rawValue)
  }
}

/// At most 128 characters, all of which can be printed (`ValidateFieldManager` in apimachinery).
func checkFieldManager(_ name: String) throws(InvalidRequest) {
  let isPrintable = name.unicodeScalars.allSatisfy {
    switch $0.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
      .unassigned:
      false
    case .spaceSeparator: $0 == " "
    default: true
    }
  }
  guard isPrintable else {
    throw InvalidRequest("The field manager has characters that cannot be printed.")
  }
  guard name.utf8.count <= 128 else {
    throw InvalidRequest(
      "The field manager has \(name.unicodeScalars.count) characters; at most 128 are allowed.")
  }
}

/// What becomes of the objects that the deleted one owns.
public struct PropagationPolicy: Sendable, Hashable {
  /// The member's value.
  public let rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// They are deleted once the owner is gone.
  public static let background = PropagationPolicy(rawValue: "Background")
  /// They are deleted first; until then the owner stays, with a deletion timestamp.
  public static let foreground = PropagationPolicy(rawValue: "Foreground")
  /// They stay, without an owner.
  public static let orphan = PropagationPolicy(rawValue: "Orphan")
}

/// What goes with deleting.
public struct DeleteParameters: Sendable, Hashable {
  public var dryRun: Bool
  /// How long the object may take to end, in seconds; 0 for at once. Nil: as the object says, 30 for
  /// a pod.
  public var gracePeriodSeconds: Int?
  public var propagation: PropagationPolicy?
  /// The uid and version that the object must have, or the request fails with 409.
  public var preconditions: Preconditions?

  public init(
    dryRun: Bool = false, gracePeriodSeconds: Int? = nil, propagation: PropagationPolicy? = nil,
    preconditions: Preconditions? = nil
  ) {
    self.dryRun = dryRun
    self.gracePeriodSeconds = gracePeriodSeconds
    self.propagation = propagation
    self.preconditions = preconditions
  }

  public static let background = DeleteParameters(propagation: .background)
  public static let foreground = DeleteParameters(propagation: .foreground)
  public static let orphan = DeleteParameters(propagation: .orphan)

  /// The body that says all this; also what an eviction carries.
  public var options: DeleteOptions {
    DeleteOptions(
      dryRun: dryRun ? ["All"] : [], gracePeriodSeconds: gracePeriodSeconds,
      preconditions: preconditions, propagationPolicy: propagation?.rawValue)
  }
}
