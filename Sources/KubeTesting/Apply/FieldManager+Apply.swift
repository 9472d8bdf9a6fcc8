import KubeCore
import KubeJSON

extension FieldManager {
  /// The object that somebody's apply makes, with its `managedFields`; it still has to be decoded
  /// and to get its defaults, after which ``keepTimes(old:new:schema:)`` is called.
  ///
  /// - Parameters:
  ///   - live: nil, if the apply creates.
  ///   - patch: as it was sent.
  static func apply(
    live: JSONValue?, patch: JSONValue, force: Bool, context: FieldContext
  ) throws(Refusal) -> JSONValue {
    var entries = ManagedEntries(live?["metadata"]?["managedFields"], isStored: true)
    guard entries != nil else {
      throw .unforeseen("failed to decode managed fields: \(undecodable)")
    }
    try check(patch, context)
    var live = live ?? context.emptyObject.ofKind(context.kind, context.apiVersion)
    if entries?.isEmpty == true, live["metadata"]?["uid"] != nil {
      // What was there before anybody applied gets an owner.
      var first = context
      first.manager = "before-first-apply"
      live = live.withManagedFields(nil)
      live = update(old: context.emptyObject, new: live, context: first)
      entries = stored(live["metadata"]?["managedFields"])
    }
    let apply = Apply(
      live: live, patch: patch, entries: entries ?? ManagedEntries(), context: context)
    let result = try apply.run(force: force)
    guard context.manager == LastApplied.manager else { return result }
    return LastApplied.renew(result, patch)
  }

  private static let undecodable = "error decoding versioned set"

  private static func check(_ patch: JSONValue, _ context: FieldContext) throws(Refusal) {
    let kind = patch["kind"]?.string ?? ""
    let apiVersion = patch["apiVersion"]?.string ?? ""
    guard kind == context.kind, apiVersion == context.apiVersion else {
      throw .badRequest("invalid object type: \(groupVersionKind(apiVersion, kind))")
    }
    if let sent = patch["metadata"]?["managedFields"], !sent.isNull {
      throw .badRequest("metadata.managedFields must be nil")
    }
    let problems = TypedProblems.of(patch, schema: context.schema, allowsDuplicates: false)
    guard problems.isEmpty else {
      throw .unforeseen(
        "failed to create typed patch object (\(described(patch))): "
          + TypingFailure(problems).message)
    }
  }

  /// `default/web; apps/v1, Kind=Deployment`
  static func described(_ object: JSONValue) -> String {
    let metadata = object["metadata"]
    let kind = groupVersionKind(
      object["apiVersion"]?.string ?? "", object["kind"]?.string ?? "")
    return "\(metadata?["namespace"]?.string ?? "")/\(metadata?["name"]?.string ?? ""); \(kind)"
  }

  private static func groupVersionKind(_ apiVersion: String, _ kind: String) -> String {
    "\(apiVersion.utf8.contains(UInt8(ascii: "/")) ? "" : "/")\(apiVersion), Kind=\(kind)"
  }

  /// The object with the old one's `managedFields`, if nothing but their times has changed: then
  /// nothing is to be written.
  static func keepTimes(
    old: JSONValue, new: JSONValue, schema: TypeSchema
  ) -> JSONValue {
    guard let known = old["metadata"]?["managedFields"],
      known.isSameButTimes(new["metadata"]?["managedFields"]),
      (try? FieldComparison(old: old, new: new, schema: schema).isEmpty) == true
    else { return new }
    return new.withManagedFields(known)
  }
}

extension JSONValue {
  fileprivate func ofKind(_ kind: String, _ apiVersion: String) -> JSONValue {
    var object = self
    object["apiVersion"] = .string(apiVersion)
    object["kind"] = .string(kind)
    return object
  }
}

/// One apply.
private struct Apply {
  let live: JSONValue
  let patch: JSONValue
  let entries: ManagedEntries
  let context: FieldContext

  func run(force: Bool) throws(Refusal) -> JSONValue {
    let problems = TypedProblems.of(live, schema: context.schema, allowsDuplicates: true)
    guard problems.isEmpty else {
      throw .unforeseen(
        "failed to create typed live object (\(FieldManager.described(live))): "
          + TypingFailure(problems).message)
    }
    let outcome: Outcome
    do throws(TypingFailure) {
      outcome = try merge()
    } catch {
      throw .unforeseen(error.message)
    }
    if !force {
      let conflicts = LastApplied.left(of: outcome.conflicts, live: live, context)
      guard conflicts.isEmpty else { throw .applyConflict(conflicts) }
    }
    return outcome.object.withManagedFields(outcome.entries.json)
  }

  private struct Outcome {
    var object: JSONValue
    /// As they are, if the conflicts do not matter.
    var entries: ManagedEntries
    var conflicts: [ApplyConflict]
  }

  private func merge() throws(TypingFailure) -> Outcome {
    let identity = context.identity(.apply)
    var entries = entries
    let before = Changes(old: live, new: live, context)
    try before.reconcile(&entries)
    let last = entries[identity]
    var fields = TypedFields.of(patch, schema: context.schema)
    if let reset = context.resetFields { fields = fields.subtractingAll(below: reset) }
    entries[identity] = ManagedEntry(
      identity: identity, apiVersion: context.apiVersion, time: last?.time, fields: fields)
    var object = TypedMerge.merge(live, patch, schema: context.schema)
    // Where nothing is given up there is nothing to remove.
    if let last, last.apiVersion != context.apiVersion || !last.fields.subtracting(fields).isEmpty {
      object = try ApplierPruning(entries: entries, last: last, context: context).prune(object)
    }
    var changes = Changes(old: live, new: object, context)
    let conflicts = try changes.conflicts(entries, but: identity)
    try changes.take(from: &entries, but: identity)
    if var entry = entries[identity] {
      entry.fields = entry.fields.subtracting(Changes.nobodys)
      if !live.hasSameValue(as: object) {
        entry.time = Time(secondsSince1970: context.now.secondsSince1970)
      }
      entries[identity] = entry.fields.isEmpty ? nil : entry
    }
    return Outcome(object: object, entries: entries, conflicts: conflicts)
  }
}

extension Changes {
  /// What others have set and the write changes.
  mutating func conflicts(
    _ entries: ManagedEntries, but identity: ManagedEntry.Identity
  ) throws(TypingFailure) -> [ApplyConflict] {
    var conflicts: [ApplyConflict] = []
    let others = entries.entries.filter { $0.identity != identity }
      .sorted { $0.identity.text.byteOrder($1.identity.text) < 0 }
    for entry in others {
      guard let changes = try changes(in: entry.apiVersion),
        entry.owns(someOf: changes.added) || entry.owns(someOf: changes.modified)
      else { continue }
      let fields = entry.fields.intersection(changes.added.union(changes.modified))
      for path in fields.paths {
        conflicts.append(ApplyConflict(manager: entry.identity, path: path))
      }
    }
    return conflicts
  }
}
