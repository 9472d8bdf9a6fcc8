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
    var run = Run(object)
    for operation in operations {
      guard run.apply(operation) else { throw failed }
    }
    guard run.document.depth <= JSONReader.maximumDepth else { throw failed }
    return run.document.value
  }

  /// All that the server says of a patch that cannot be applied.
  static let failed = Refusal(
    422, .invalid, "the server rejected our request due to an error in our request", .init())
}

extension JSONPatch {
  /// A patch on its way.
  private struct Run {
    var document: PatchNode
    private var copied = 0
    /// How deep the document is at most. Nothing makes it deeper than what a body may be: by moves
    /// alone it could grow until looking at it traps.
    private var depth: Int

    init(_ object: JSONValue) {
      document = .raw(object)
      depth = object.depth
    }

    mutating func apply(_ operation: Operation) -> Bool {
      switch operation.kind {
      case "add":
        return fits(operation.value, operation.path) && add(operation.path, operation.value)
      case "remove": return remove(operation.path) != nil
      case "replace": return replace(operation)
      case "move":
        guard let from = operation.from, let moved = remove(from) else { return false }
        let isDeeper = Self.depth(of: operation.path) > Self.depth(of: from)
        return (!isDeeper || fits(moved: moved, operation.path)) && add(operation.path, moved)
      case "copy": return copy(operation)
      case "test": return test(operation)
      default: return false
      }
    }

    private mutating func add(_ path: String?, _ value: PatchNode?) -> Bool {
      change(path) { $0.add($1, value) } ?? false
    }

    private mutating func fits(_ value: PatchNode?, _ path: String?) -> Bool {
      let reached = Self.depth(of: path) + (value?.depth ?? 0)
      depth = max(depth, reached)
      return reached <= JSONReader.maximumDepth
    }

    /// A part of the document is no deeper than the whole, and need seldom be measured.
    private mutating func fits(moved value: PatchNode?, _ path: String?) -> Bool {
      let place = Self.depth(of: path)
      guard place + depth <= JSONReader.maximumDepth else { return fits(value, path) }
      depth += place
      return true
    }

    /// Of the place that a path names.
    private static func depth(of path: String?) -> Int {
      path?.utf8.count { $0 == UInt8(ascii: "/") } ?? 0
    }

    private mutating func remove(_ path: String?) -> PatchNode?? {
      change(path) { $0.remove($1) } ?? nil
    }

    private mutating func replace(_ operation: Operation) -> Bool {
      guard fits(operation.value, operation.path) else { return false }
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
      let copy = value.flatMap(PatchNode.init)
      return fits(copy, operation.path) && add(operation.path, copy)
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
  /// How many arrays and objects stand in one another.
  var depth: Int {
    if let members { return 1 + (members.lazy.map(\.value.depth).max() ?? 0) }
    if let array { return 1 + (array.lazy.map(\.depth).max() ?? 0) }
    return 0
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
