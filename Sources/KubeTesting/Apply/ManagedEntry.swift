import KubeCore
import KubeJSON

/// An entry of `managedFields`: the fields that a manager has set by one way.
///
/// Most writes concern few entries, so what is stored is read when somebody needs it, and is
/// written back as it is.
struct ManagedEntry: Sendable {
  enum Operation: String, Sendable, Hashable {
    case apply = "Apply"
    case update = "Update"
  }

  /// What entries are told apart by. One that applied counts as the same in whatever version.
  struct Identity: Sendable, Hashable {
    var manager: String
    var operation: Operation
    /// Empty for Apply.
    var apiVersion: String
    var subresource: String

    init(
      _ manager: String, _ operation: Operation, apiVersion: String, subresource: String?
    ) {
      self.manager = manager
      self.operation = operation
      self.apiVersion = operation == .apply ? "" : apiVersion
      self.subresource = subresource ?? ""
    }
  }

  var identity: Identity { didSet { stored = nil } }
  var apiVersion: String { didSet { stored = nil } }
  /// As it is written; nil for a manager that never changed a value.
  var time: Time? { didSet { stored = nil } }

  private enum Fields: Sendable {
    case set(FieldSet)
    /// In the form that the server writes.
    case json(JSONValue)
  }

  private var known: Fields
  /// The entry as it is stored.
  private var stored: JSONValue?

  init(identity: Identity, apiVersion: String, time: Time? = nil, fields: FieldSet) {
    self.identity = identity
    self.apiVersion = apiVersion
    self.time = time
    known = .set(fields)
  }

  var fields: FieldSet {
    get {
      switch known {
      case .set(let fields): fields
      case .json(let json): FieldSet(json) ?? FieldSet()
      }
    }
    set {
      known = .set(newValue)
      stored = nil
    }
  }

  var isApplied: Bool { identity.operation == .apply }
}

extension ManagedEntry {
  var hasFields: Bool {
    switch known {
    case .set(let fields): !fields.isEmpty
    case .json(let json): json.members?.isEmpty == false
    }
  }

  /// Whether one of the fields is the manager's.
  func owns(someOf fields: FieldSet) -> Bool {
    switch known {
    case .set(let own): own.intersects(fields)
    case .json(let json): fields.intersects(json: json)
    }
  }

  /// Whether all of the fields are the manager's.
  func owns(allOf fields: FieldSet) -> Bool {
    switch known {
    case .set(let own): fields.subtracting(own).isEmpty
    case .json(let json): fields.isSubset(ofJSON: json)
    }
  }

  /// Fits the set to a type that has changed since it was written.
  mutating func reconcile(with schema: TypeSchema) {
    if case .json(let json) = known, schema.fits(json) { return }
    fields = fields.reconciled(with: schema)
  }

  var json: JSONValue {
    if let stored { return stored }
    var members: [UnknownMembers.Member] = []
    members.reserveCapacity(7)
    func add(_ name: String, _ value: JSONValue) {
      members.append(UnknownMembers.Member(name: name, value: value))
    }
    if !identity.manager.isEmpty { add("manager", .string(identity.manager)) }
    add("operation", .string(identity.operation.rawValue))
    add("apiVersion", .string(apiVersion))
    if let time { add("time", .string(time.description)) }
    add("fieldsType", "FieldsV1")
    switch known {
    case .set(let fields): add("fieldsV1", fields.json)
    case .json(let json): add("fieldsV1", json)
    }
    if !identity.subresource.isEmpty { add("subresource", .string(identity.subresource)) }
    return JSONValue(members: members)
  }

  /// Nil if it is not one that the server understands.
  ///
  /// - Parameter isStored: whether the server has written it.
  init?(_ json: JSONValue, isStored: Bool) {
    guard let operation = json["operation"]?.string.flatMap(Operation.init(rawValue:)),
      let apiVersion = json["apiVersion"]?.string, !apiVersion.isEmpty,
      json["fieldsType"]?.string == "FieldsV1"
    else { return nil }
    let fields = json["fieldsV1"] ?? .null
    if isStored, fields.members != nil {
      known = .json(fields)
    } else {
      guard let set = FieldSet(fields) else { return nil }
      known = .set(set)
    }
    identity = Identity(
      json["manager"]?.string ?? "", operation, apiVersion: apiVersion,
      subresource: json["subresource"]?.string)
    self.apiVersion = apiVersion
    time = json["time"]?.string.flatMap { try? Time($0) }.map {
      Time(secondsSince1970: $0.secondsSince1970)
    }
    // Not `nil` alone: JSONValue has one of its own.
    stored = isStored ? .some(json) : .none
  }
}

extension ManagedEntry.Identity {
  /// The server's own name for it, which orders what nothing else does.
  var text: String {
    var text = "{"
    func add(_ name: String, _ value: String) {
      guard !value.isEmpty else { return }
      if text.utf8.count > 1 { text += "," }
      text += "\"\(name)\":"
      value.writeGoJSON(to: &text)
    }
    add("manager", manager)
    add("operation", operation.rawValue)
    add("apiVersion", apiVersion)
    add("subresource", subresource)
    return text + "}"
  }

  /// As conflicts name it.
  var description: String {
    var text = manager.goQuoted
    if !subresource.isEmpty { text += " with subresource \(subresource.goQuoted)" }
    if operation == .update { text += " using \(apiVersion)" }
    return text
  }
}
