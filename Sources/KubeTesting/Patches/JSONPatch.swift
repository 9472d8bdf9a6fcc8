import KubeJSON

/// JSON patch (RFC 6902) as the server does it: `test` of null on an absent member passes, `replace`
/// adds, a negative index counts from the end, `00` is 0, and what a patch copies is bounded.
enum JSONPatch {
  static let maximumOperations = 10_000
  /// In bytes of JSON.
  static let maximumCopied = 3 * 1024 * 1024

  static func apply(_ patch: JSONValue, to object: JSONValue) throws(Refusal) -> JSONValue {
    let (operations, _) = try operations(patch, .ignore)
    return try apply(operations, to: object)
  }

  static func apply(
    _ operations: [Operation], to object: JSONValue
  ) throws(Refusal) -> JSONValue {
    guard operations.count <= maximumOperations else {
      throw Refusal(
        413, .requestEntityTooLarge,
        "Request entity too large: The allowed maximum operations in a JSON patch is "
          + "\(maximumOperations), got \(operations.count)")
    }
    var run = Run(document: .raw(object))
    for operation in operations {
      guard run.apply(operation) else { throw failed }
    }
    let result = run.document.value
    guard result.isWithinDepth(JSONReader.maximumDepth) else { throw failed }
    return result
  }

  /// All that the server says of a patch that cannot be applied.
  static let failed = Refusal(
    422, .invalid, "the server rejected our request due to an error in our request", .init())
}

extension JSONPatch {
  /// A patch on its way.
  private struct Run {
    var document: PatchNode
    var copied = 0

    mutating func apply(_ operation: Operation) -> Bool {
      switch operation.kind {
      case "add": return add(operation.path, operation.value)
      case "remove": return remove(operation.path) != nil
      case "replace": return replace(operation)
      case "move":
        guard let from = operation.from, let moved = remove(from) else { return false }
        return add(operation.path, moved)
      case "copy": return copy(operation)
      case "test": return test(operation)
      default: return false
      }
    }

    private mutating func add(_ path: String?, _ value: PatchNode?) -> Bool {
      change(path) { $0.add($1, value) } ?? false
    }

    private mutating func remove(_ path: String?) -> PatchNode?? {
      change(path) { $0.remove($1) } ?? nil
    }

    private mutating func replace(_ operation: Operation) -> Bool {
      if operation.path == "" {
        guard let value = operation.value else { return false }
        document = value
        return document.openObject() || document.openArray()
      }
      return change(operation.path) { $0.replace($1, operation.value) } ?? false
    }

    private mutating func copy(_ operation: Operation) -> Bool {
      guard let from = operation.from, let source = change(from, { $0.member($1) }) ?? nil
      else { return false }
      let value = source?.value
      if let value {
        copied += value.text.utf8.count
        guard copied <= JSONPatch.maximumCopied else { return false }
      }
      return add(operation.path, value.flatMap(PatchNode.init))
    }

    private mutating func test(_ operation: Operation) -> Bool {
      if operation.path == "" {
        return operation.value.map { document.value.isIdentical(to: $0.value) } ?? false
      }
      guard let member = change(operation.path, { $0.member($1) }) ?? nil else { return false }
      switch (member, operation.value) {
      case (nil, nil): return true
      case (let member?, let value?): return member.value.isIdentical(to: value.value)
      default: return false
      }
    }

    /// Calls the change with the container that a path names, and the key in it; nil if there is
    /// no such container.
    private mutating func change<Result>(
      _ path: String?, _ change: (inout PatchNode, String) -> Result
    ) -> Result? {
      guard let path, let pointer = JSONPointer(path) else { return nil }
      return document.descend(pointer.parents[...]) { change(&$0, pointer.key) }
    }
  }
}

extension JSONValue {
  /// Whether no array or object stands deeper than that; looks no deeper itself.
  func isWithinDepth(_ depth: Int) -> Bool {
    if let members { return depth > 0 && members.allSatisfy { $0.value.isWithinDepth(depth - 1) } }
    if let array { return depth > 0 && array.allSatisfy { $0.isWithinDepth(depth - 1) } }
    return true
  }

  /// Whether both are the same but for the order of members: `1` and `1.0` are not.
  func isIdentical(to other: JSONValue) -> Bool {
    switch (kind, other.kind) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a), .number(let b)): a.text == b.text
    case (.string(let a), .string(let b)): a.utf8.elementsEqual(b.utf8)
    case (.array(let a), .array(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.isIdentical(to: $1) }
    case (.object(let a), .object(let b)):
      a.count == b.count
        && a.allSatisfy { name, value in b[name].map(value.isIdentical) ?? false }
    default: false
    }
  }
}
