import KubeJSON

/// Strategic merge patch, as `strategicpatch` of apimachinery does it.
enum StrategicMergePatch {
  static func apply(
    _ patch: JSONValue, to object: JSONValue, schema: TypeSchema
  ) throws(Refusal) -> JSONValue {
    var original = try members(object)
    var patch = try members(patch)
    try apply(&patch, to: &original, schema: schema)
    return Unstructured.object(original).json
  }

  /// - Parameter patch: loses what it tells of the order of lists and of keys to retain, and the
  ///   lists with it, as messages that quote it show.
  static func apply(
    _ patch: inout [String: Unstructured], to original: inout [String: Unstructured],
    schema: TypeSchema
  ) throws(Refusal) {
    do {
      try merge(&patch, into: &original, schema)
    } catch {
      throw error.refusal
    }
  }

  private static func members(_ value: JSONValue) throws(Refusal) -> [String: Unstructured] {
    do {
      guard case .object(let members) = try Unstructured(value) else { return [:] }
      return members
    } catch {
      throw Refusal.badRequest(error.message)
    }
  }
}

extension StrategicMergePatch {
  /// What is wrong with a patch.
  enum Mistake: Error {
    /// Most of them; the server answers 500.
    case unforeseen(String)
    case badRequest(String)
    case unprocessable

    var refusal: Refusal {
      switch self {
      case .unforeseen(let message): .unforeseen(message)
      case .badRequest(let message): .badRequest(message)
      case .unprocessable: JSONPatch.failed
      }
    }

    static func type(expected: String, _ value: Unstructured) -> Mistake {
      .unforeseen("expected a \(expected), but received a \(value.goType)")
    }

    static func noMergeKey(_ item: [String: Unstructured], _ key: String) -> Mistake {
      .unforeseen(
        "map: \(Unstructured.object(item).goText) does not contain declared merge key: \(key)")
    }

    static func unknownDirective(
      _ directive: Unstructured, _ item: [String: Unstructured]
    ) -> Mistake {
      let text =
        if case .string(let name) = directive {
          name
        } else {
          "%!s(\(directive.goType)=\(directive.goText))"
        }
      return .unforeseen("unknown patch type: \(text) in map: \(Unstructured.object(item).goText)")
    }
  }

  static let directive = "$patch"
  static let retainKeys = "$retainKeys"
  static let deletionPrefix = "$deleteFromPrimitiveList"
  static let orderPrefix = "$setElementOrder"

  static func merge(
    _ patch: inout [String: Unstructured], into original: inout [String: Unstructured],
    _ schema: TypeSchema
  ) throws(Mistake) {
    switch patch[directive] {
    case nil: break
    case .string("replace")?:
      patch[directive] = nil
      original = patch
      return
    case .string("delete")?:
      original = [:]
      return
    case let directive?: throw .unknownDirective(directive, patch)
    }
    try applyRetainKeys(&patch, to: &original)
    try mergeOrderedLists(&patch, into: &original, schema)
    // Which mistake of several is found is not determined by the server; here it is.
    for key in patch.keys.sorted() {
      guard var change = patch.removeValue(forKey: key) else { continue }
      defer { patch[key] = change }
      if key.hasPrefix(deletionPrefix) {
        guard let name = target(of: key, deletionPrefix) else {
          throw .badRequest("invalid patch format of primitive list")
        }
        try deleteFromList(name, change, in: &original, schema)
      } else {
        try mergeMember(key, &change, into: &original, schema)
      }
    }
  }

  /// The name behind the slash.
  static func target(of key: String, _ prefix: String) -> String? {
    guard let slash = key.firstIndex(of: "/"), key[..<slash] == prefix else { return nil }
    return String(key[key.index(after: slash)...])
  }

  private static func mergeMember(
    _ key: String, _ change: inout Unstructured, into original: inout [String: Unstructured],
    _ schema: TypeSchema
  ) throws(Mistake) {
    if change == .null {
      original[key] = nil
      return
    }
    switch (original[key], change) {
    case (.object(var members)?, .object(var changes)):
      let field = try PatchField(key, in: schema)
      if field.strategy == "replace" {
        original[key] = change
        return
      }
      original[key] = .null
      change = .null
      defer { change = .object(changes) }
      try merge(&changes, into: &members, field.schema)
      original[key] = .object(members)
    case (.array(let elements)?, .array(let changes)):
      let field = try PatchField(list: key, in: schema)
      original[key] =
        if field.strategy == "merge" {
          .array(try mergeList(elements, changes, field))
        } else {
          change
        }
    case (let present?, _) where present.goType == change.goType: original[key] = change
    default:
      dropNulls(&change)
      original[key] = withoutDirectives(change)
    }
  }

  private static func deleteFromList(
    _ key: String, _ change: Unstructured, in original: inout [String: Unstructured],
    _ schema: TypeSchema
  ) throws(Mistake) {
    if change == .null { original[key] = nil }
    guard case .array(let elements)? = original[key], case .array(let deleted) = change else {
      return
    }
    let field = try PatchField(list: key, in: schema)
    if elements.isEmpty && deleted.isEmpty { return }
    if case .object? = try commonElement([elements, deleted]) {
      original[key] = .array(try mergeList(elements, deleted, field))
      return
    }
    let gone = Set(deleted)
    original[key] = .array(elements.filter { !gone.contains($0) })
  }

  private static func applyRetainKeys(
    _ patch: inout [String: Unstructured], to original: inout [String: Unstructured]
  ) throws(Mistake) {
    guard let directive = patch.removeValue(forKey: retainKeys) else { return }
    let wrong = Mistake.badRequest("invalid patch format of retainKeys")
    guard case .array(let listed) = directive else { throw wrong }
    let keys = Set(listed)
    for (key, value) in patch
    where value != .null && !key.hasPrefix(deletionPrefix) && !key.hasPrefix(orderPrefix) {
      guard keys.contains(.string(key)) else { throw wrong }
    }
    original = original.filter { keys.contains(.string($0.key)) }
  }

  /// Drops members that are null, at all depths.
  private static func dropNulls(_ value: inout Unstructured) {
    switch value {
    case .object(let members):
      value = .object(
        members.filter { $0.value != .null }.mapValues { member in
          var member = member
          dropNulls(&member)
          return member
        })
    case .array(let elements):
      value = .array(
        elements.map { element in
          var element = element
          dropNulls(&element)
          return element
        })
    default: break
    }
  }

  /// Nil for an object that is a directive itself.
  static func withoutDirectives(_ value: Unstructured) -> Unstructured? {
    switch value {
    case .object(let members):
      if members[directive] != nil { return nil }
      return .object(members.compactMapValues(withoutDirectives))
    case .array(let elements): return .array(elements.compactMap(withoutDirectives))
    default: return value
    }
  }
}
