import KubeCore
import KubeJSON

/// Keeps `metadata.managedFields`: which manager has set which field.
///
/// Both functions come after the body is decoded and has its defaults, and before the kind's rules
/// prepare the object: nobody owns what those set.
enum FieldManager {
  /// The object that a create, an update or any patch but apply makes, with its `managedFields`.
  ///
  /// - Parameter new: with the `managedFields` that the client sent, if any.
  static func update(old: JSONValue?, new: JSONValue, context: FieldContext) -> JSONValue {
    let known = old?["metadata"]?["managedFields"]
    let entries = source(known: known, sent: new["metadata"]?["managedFields"], context)
    // An object whose entries somebody has cleared has none until somebody applies.
    let isTracked = !entries.isEmpty || (old?["metadata"]?["uid"]?.string ?? "").isEmpty
    guard isTracked else { return new.withManagedFields(nil) }
    var changes = Changes(old: old ?? context.emptyObject, new: new, context)
    // What does not fit its own type changes no entries; what does not fit another version's, in
    // which somebody has written, loses them all.
    guard case .success = changes.compared else { return new.withManagedFields(known) }
    do throws(TypingFailure) {
      var result = entries
      try changes.reconcile(&result)
      try changes.update(&result, context.identity(.update))
      result.cap()
      let json = result.json
      if try changes.own.isEmpty, let known, known.isSameButTimes(json) {
        return new.withManagedFields(known)
      }
      return new.withManagedFields(json)
    } catch {
      // As where an entry is of a version that the object does not fit.
      return new.withManagedFields(nil)
    }
  }

  /// The entries that a write starts from: what the client sent, if it makes sense, else what is
  /// stored.
  private static func source(
    known: JSONValue?, sent: JSONValue?, _ context: FieldContext
  ) -> ManagedEntries {
    if context.subresource == nil, let sent, !sent.isNull {
      if let known, sent.isSameTree(as: known) { return stored(known) }
      if sent.isReset { return ManagedEntries() }
      if let entries = ManagedEntries(sent), !entries.isEmpty { return entries }
    }
    return stored(known)
  }

  static func stored(_ json: JSONValue?) -> ManagedEntries {
    ManagedEntries(json, isStored: true) ?? ManagedEntries()
  }
}

/// What a write changes, in each version that a manager has written in.
struct Changes {
  private let old: JSONValue
  private let new: JSONValue
  private let context: FieldContext
  private var versions: [String: FieldComparison?] = [:]

  init(old: JSONValue, new: JSONValue, _ context: FieldContext) {
    self.old = old
    self.new = new
    self.context = context
  }

  /// In the version of the request, also what a write cannot change.
  private(set) lazy var compared = Result { () throws(TypingFailure) in
    try FieldComparison(old: old, new: new, schema: context.schema)
  }

  var own: FieldComparison {
    mutating get throws(TypingFailure) { try compared.get() }
  }

  /// Nil if there is no such version any more.
  mutating func changes(in apiVersion: String) throws(TypingFailure) -> FieldComparison? {
    if let known = versions[apiVersion] { return known }
    var changes: FieldComparison?
    if apiVersion == context.apiVersion {
      changes = try own.excluding(context.resetFields)
    } else if let old = try context.converted(
      old, apiVersion, failing: "failed to convert old object"),
      let new = try context.converted(
        new, apiVersion, failing: "failed to convert new object")
    {
      // A custom resource takes back in the version of the request only.
      let reset = context.schema.constraints == nil ? context.resetFields : nil
      changes = try FieldComparison(old: old.object, new: new.object, schema: new.schema)
        .excluding(reset)
    }
    versions[apiVersion] = .some(changes)
    return changes
  }

  /// Fits sets that were written under an older schema to the present one, and drops those of
  /// versions that are gone.
  func reconcile(_ entries: inout ManagedEntries) throws(TypingFailure) {
    for entry in entries.entries {
      if entry.apiVersion == context.apiVersion {
        // Types of built-in kinds stay what they are.
        guard context.schema.constraints != nil else { continue }
        entries[entry.identity]?.reconcile(with: context.schema.asRoot)
      } else if let live = try context.converted(old, entry.apiVersion) {
        entries[entry.identity]?.reconcile(with: live.schema.asRoot)
      } else {
        entries[entry.identity] = nil
      }
    }
  }

  /// Gives what is new or different to a manager, and takes it and what is gone from the others.
  mutating func update(
    _ entries: inout ManagedEntries, _ identity: ManagedEntry.Identity
  ) throws(TypingFailure) {
    let time = Time(secondsSince1970: context.now.secondsSince1970)
    let own = entries[identity]
    try take(from: &entries, but: nil)
    guard let changes = try changes(in: context.apiVersion) else { return }
    let fields = changes.added.union(changes.modified).subtracting(Self.nobodys)
    guard !fields.isEmpty else { return }
    if var own, own.owns(allOf: fields), !own.owns(someOf: changes.removed) {
      own.time = time
      return entries[identity] = own
    }
    var entry =
      entries[identity]
      ?? ManagedEntry(identity: identity, apiVersion: context.apiVersion, fields: FieldSet())
    entry.fields = entry.fields.union(fields)
    entry.time = time
    entries[identity] = entry
  }

  /// Takes from all but one what the write changes and removes.
  mutating func take(
    from entries: inout ManagedEntries, but identity: ManagedEntry.Identity?
  ) throws(TypingFailure) {
    for entry in entries.entries where entry.identity != identity {
      guard let changes = try changes(in: entry.apiVersion) else {
        entries[entry.identity] = nil
        continue
      }
      let taken = [changes.added, changes.modified, changes.removed]
        .filter { !$0.isEmpty && entry.owns(someOf: $0) }
      guard !taken.isEmpty else { continue }
      entries[entry.identity]?.fields = taken.reduce(entry.fields) { $0.subtracting($1) }
    }
    entries.removeAll { !$0.hasFields }
  }

  /// What the server alone sets.
  static let nobodys = FieldSet(
    [.field("apiVersion")], [.field("kind")], [.field("metadata")],
    [.field("metadata"), .field("name")], [.field("metadata"), .field("namespace")],
    [.field("metadata"), .field("creationTimestamp")], [.field("metadata"), .field("selfLink")],
    [.field("metadata"), .field("uid")], [.field("metadata"), .field("clusterName")],
    [.field("metadata"), .field("generation")], [.field("metadata"), .field("managedFields")],
    [.field("metadata"), .field("resourceVersion")])
}

extension FieldContext {
  /// - Throws: if the object does not fit its type in the other version.
  func converted(
    _ object: JSONValue, _ apiVersion: String
  ) throws(TypingFailure) -> Converted? {
    if object["apiVersion"]?.string == apiVersion {
      if apiVersion == self.apiVersion { return Converted(object: object, schema: schema) }
      return try convert(object, apiVersion).map { Converted(object: object, schema: $0.schema) }
    }
    guard let converted = try convert(object, apiVersion) else { return nil }
    let problems = TypedProblems.of(
      converted.object, schema: converted.schema, allowsDuplicates: true)
    if !problems.isEmpty { throw TypingFailure(problems) }
    return converted
  }

  func converted(
    _ object: JSONValue, _ apiVersion: String, failing message: String
  ) throws(TypingFailure) -> Converted? {
    do throws(TypingFailure) {
      return try converted(object, apiVersion)
    } catch {
      throw TypingFailure("\(message): \(error.message)")
    }
  }
}

extension JSONValue {
  /// Whether a client clears `managedFields` by it: `[]` or `[{}]`.
  fileprivate var isReset: Bool {
    guard let array else { return false }
    if array.isEmpty { return true }
    guard array.count == 1, let members = array[0].members else { return false }
    return members.allSatisfy { $0.value.isNull || $0.value.string == "" }
  }

  func withManagedFields(_ entries: JSONValue?) -> JSONValue {
    if self["metadata"]?["managedFields"] == nil, entries == nil { return self }
    var object = self
    if object["metadata"]?.members == nil { object["metadata"] = [:] }
    object["metadata"]?["managedFields"] = entries
    return object
  }

  /// Whether two values of `managedFields` differ in nothing but times.
  func isSameButTimes(_ other: JSONValue?) -> Bool {
    guard let array, let others = other?.array, array.count == others.count else { return false }
    return zip(array, others).allSatisfy {
      var some = $0
      var other = $1
      some["time"] = nil
      other["time"] = nil
      return some.hasSameValue(as: other)
    }
  }
}
