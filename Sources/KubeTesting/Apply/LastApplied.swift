import KubeJSON

/// The annotation in which `kubectl apply` keeps what it applied, for who goes over from there to
/// server-side apply.
enum LastApplied {
  /// The manager for whom the annotation counts.
  static let manager = "kubectl"
  static let annotation = "kubectl.kubernetes.io/last-applied-configuration"
  /// Of all annotations together.
  private static let mostBytes = 256 * 1024

  /// The conflicts that are left when kubectl may overwrite what it has applied itself.
  static func left(
    of conflicts: [ApplyConflict], live: JSONValue, _ context: FieldContext
  ) -> [ApplyConflict] {
    guard !conflicts.isEmpty, context.manager == manager, let own = fields(live, context) else {
      return conflicts
    }
    return conflicts.filter { !own.contains($0.path) }
  }

  /// What was applied last and is still so.
  private static func fields(_ live: JSONValue, _ context: FieldContext) -> FieldSet? {
    guard let text = live["metadata"]?["annotations"]?[annotation]?.string, !text.isEmpty,
      let applied = try? JSONValue(tree: text.utf8),
      applied["apiVersion"]?.string == context.apiVersion,
      TypedProblems.of(applied, schema: context.schema, allowsDuplicates: false).isEmpty,
      TypedProblems.of(live, schema: context.schema, allowsDuplicates: false).isEmpty,
      let changes = try? FieldComparison(old: applied, new: live, schema: context.schema)
    else { return nil }
    return TypedFields.of(applied, schema: context.schema).subtracting(changes.modified)
      .subtracting(changes.added).subtracting(changes.removed)
  }

  /// The object with what is applied now in the annotation, if it has one.
  static func renew(_ object: JSONValue, _ patch: JSONValue) -> JSONValue {
    guard let old = object["metadata"]?["annotations"]?[annotation]?.string, !old.isEmpty else {
      return object
    }
    var patch = patch
    if patch["metadata"]?["annotations"]?[annotation] != nil {
      patch["metadata"]?["annotations"]?[annotation] = nil
    }
    var text = ""
    patch.writeGoJSON(to: &text)
    text += "\n"
    var object = object
    object["metadata"]?["annotations"]?[annotation] = .string(text)
    let size = (object["metadata"]?["annotations"]?.members ?? []).reduce(0) {
      $0 + $1.name.utf8.count + ($1.value.string?.utf8.count ?? 0)
    }
    if size > mostBytes { object["metadata"]?["annotations"]?[annotation] = nil }
    return object
  }
}

extension JSONValue {
  /// Appends the value as Go's encoder writes a map: members in the order of their names.
  func writeGoJSON(to text: inout String) {
    if let string { return string.writeGoJSON(to: &text) }
    if let members {
      text += "{"
      let sorted = members.sorted { $0.name.byteOrder($1.name) < 0 }
      for (place, member) in sorted.enumerated() {
        if place > 0 { text += "," }
        member.name.writeGoJSON(to: &text)
        text += ":"
        member.value.writeGoJSON(to: &text)
      }
      text += "}"
    } else if let array {
      text += "["
      for (place, item) in array.enumerated() {
        if place > 0 { text += "," }
        item.writeGoJSON(to: &text)
      }
      text += "]"
    } else {
      text += self.text
    }
  }
}
