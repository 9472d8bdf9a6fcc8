import KubeJSON

/// What a decoder of Go says of a text or a value that it cannot take, in its words.
struct DecodingProblem: Error, Sendable, Hashable {
  var message: String
  /// A value of another type than was wanted.
  private var mismatch: Mismatch?

  private struct Mismatch: Sendable, Hashable {
    var value: String
    var type: String
  }

  init(_ message: String) { self.message = message }

  /// - Parameters:
  ///   - value: `string`, `number 2.5`
  ///   - type: `v1.ObjectMeta`
  init(mismatch value: String, _ type: String) {
    mismatch = Mismatch(value: value, type: type)
    message = "json: cannot unmarshal \(value) into Go value of type \(type)"
  }

  init(mismatch value: JSONValue, _ type: String) {
    self.init(mismatch: value.goName, type)
  }

  /// - Parameters:
  ///   - structure: the struct that has the field; empty for one without a name.
  ///   - path: the names of the fields from the outermost on.
  func inField(of structure: String, _ path: [String]) -> DecodingProblem {
    guard let mismatch, !path.isEmpty else { return self }
    var problem = self
    problem.message =
      "json: cannot unmarshal \(mismatch.value) into Go struct field "
      + "\(structure).\(path.joined(separator: ".")) of type \(mismatch.type)"
    return problem
  }
}

extension JSONValue {
  /// What Go calls the value when it has no place for it.
  var goName: String {
    switch kind {
    case .null: "null"
    case .bool: "bool"
    case .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }

  /// As `encoding/json` writes it: what HTML could mistake is escaped, members stand as they are.
  var goJSON: String {
    let text = text
    guard text.utf8.contains(where: { "<>&".utf8.contains($0) || $0 == 0xe2 }) else { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": escaped += "\\u003c"
      case ">": escaped += "\\u003e"
      case "&": escaped += "\\u0026"
      case "\u{2028}": escaped += "\\u2028"
      case "\u{2029}": escaped += "\\u2029"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
