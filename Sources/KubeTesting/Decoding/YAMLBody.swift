import KubeJSON
import KubeSchema

/// Bytes that a client sent as YAML, which may be JSON: the first document, as JSON.
enum YAMLBody {
  struct Result: Sendable {
    var value: JSONValue
    /// `line 5: key "k" already set in map`
    var duplicates: [String]

    /// As one problem for strict validation.
    var problems: [String] {
      duplicates.isEmpty
        ? [] : [problemsPrefix + duplicates.map { "  \($0)" }.joined(separator: "\n")]
    }

    /// Of an apply.
    func warnings(_ validation: FieldValidation) throws(Refusal) -> [String] {
      if validation == .strict, let problem = problems.first {
        throw .badRequest("error strict decoding YAML: error converting YAML to JSON: \(problem)")
      }
      return validation == .warn ? problems.flatMap(BodyDecoding.warnings) : []
    }
  }

  static let problemsPrefix = "yaml: unmarshal errors:\n"

  /// The body of an apply.
  static func read(_ bytes: [UInt8]) throws(Refusal) -> JSONValue {
    try readApplied(bytes).value
  }

  /// The body of an apply, which must be an object or null, and what strict validation has against it.
  static func readApplied(_ bytes: [UInt8]) throws(Refusal) -> Result {
    let result: Result
    do {
      result = try parse(bytes)
    } catch {
      throw .badRequest("error decoding YAML: error converting YAML to JSON: \(error.message)")
    }
    guard result.value.members != nil || result.value.isNull else {
      let problem = DecodingProblem(mismatch: result.value, "map[string]interface {}")
      throw .badRequest(
        "error decoding YAML: error unmarshaling JSON: while decoding JSON: \(problem.message)")
    }
    return result
  }

  static func parse(_ bytes: [UInt8]) throws(DecodingProblem) -> Result {
    let document = try YAMLDocument(bytes)
    var reading = YAMLReading(anchored: document.anchored)
    guard let root = document.root else { return Result(value: .null, duplicates: []) }
    let value = try reading.read(root)
    return Result(value: value.json, duplicates: reading.duplicates)
  }
}

/// Reads a tree, with its aliases in place.
private struct YAMLReading {
  let anchored: [YAMLTree]
  var duplicates: [String] = []
  private var steps = 0
  private var aliasSteps = 0
  private var aliasDepth = 0
  private var depth = 0

  init(anchored: [YAMLTree]) { self.anchored = anchored }

  mutating func read(_ tree: YAMLTree) throws(DecodingProblem) -> Unstructured {
    try count()
    depth += 1
    defer { depth -= 1 }
    if depth > YAMLDocument.maximumDepth { throw YAMLDocument.tooDeep }
    switch tree {
    case .scalar(let scalar):
      let value = try YAMLResolution.read(scalar)
      if case .double(let number) = value, !number.isFinite {
        throw DecodingProblem("json: unsupported value: \(GoNumber.text(number))")
      }
      return value
    case .sequence(let elements):
      var result: [Unstructured] = []
      for element in elements { result.append(try read(element)) }
      return .array(result)
    case .mapping(let members): return .object(try read(members))
    case .alias(let place):
      aliasDepth += 1
      defer { aliasDepth -= 1 }
      return try read(anchored[place])
    }
  }

  private mutating func read(
    _ members: [YAMLTree.Member]
  ) throws(DecodingProblem) -> [String: Unstructured] {
    var result: [String: Unstructured] = [:]
    for member in members {
      if case .scalar(let scalar) = member.key, YAMLResolution.isMerge(scalar) {
        try merge(member.value, into: &result)
        continue
      }
      try count()
      let (key, shown) = try key(member.key)
      let value = try read(member.value)
      if result.updateValue(value, forKey: key) != nil {
        duplicates.append("line \(member.line): key \(shown) already set in map")
      }
    }
    return result
  }

  /// - Returns: the key as a text, and as messages show it.
  private func key(_ tree: YAMLTree) throws(DecodingProblem) -> (text: String, shown: String) {
    var tree = tree
    if case .alias(let place) = tree { tree = anchored[place] }
    guard case .scalar(let scalar) = tree else {
      throw DecodingProblem("yaml: invalid map key: \(Self.kind(tree))")
    }
    switch try YAMLResolution.read(scalar) {
    case .string(let text): return (text, GoText.quoted(text))
    case .int(let number): return ("\(number)", "\(number)")
    case .bool(let value): return ("\(value)", "\(value)")
    case .double(let number): return (Self.key(number), GoNumber.text(number))
    default:
      throw DecodingProblem("unsupported map key of type: %!s(<nil>), key: <nil>")
    }
  }

  private static func key(_ number: Double) -> String {
    if number.isNaN { return ".nan" }
    if number.isInfinite { return number < 0 ? "-.inf" : ".inf" }
    return GoNumber.text(Double(Float(number).description) ?? number)
  }

  private static func kind(_ tree: YAMLTree) -> String {
    if case .mapping = tree { "map[interface {}]interface {}" } else { "[]interface {}" }
  }

  /// What the mapping has not itself, from others; the first of several counts.
  private mutating func merge(
    _ tree: YAMLTree, into result: inout [String: Unstructured]
  ) throws(DecodingProblem) {
    var tree = tree
    if case .alias(let place) = tree { tree = anchored[place] }
    switch tree {
    case .mapping(let members):
      for (key, value) in try read(members) where result[key] == nil { result[key] = value }
    case .sequence(let elements):
      for element in elements {
        if case .sequence = element { throw Self.badMerge }
        try merge(element, into: &result)
      }
    default: throw Self.badMerge
    }
  }

  private static let badMerge = DecodingProblem(
    "yaml: map merge requires map or sequence of maps as the value")

  /// Aliases may not be nearly all of what is read, once that is much.
  private mutating func count() throws(DecodingProblem) {
    steps += 1
    if aliasDepth > 0 { aliasSteps += 1 }
    guard aliasSteps > 100, steps > 1000 else { return }
    let share = min(1, max(0, Double(steps - 400_000) / 3_600_000))
    if Double(aliasSteps) / Double(steps) > 0.99 - 0.89 * share {
      throw DecodingProblem("yaml: document contains excessive aliasing")
    }
  }
}
