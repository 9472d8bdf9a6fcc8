import KubeJSON
import KubeSchema

/// A value as Go holds it where it knows no type: whole numbers within 64 bits apart from others,
/// of members with one name the last.
indirect enum Unstructured: Sendable, Hashable {
  case null
  case bool(Bool)
  case int(Int64)
  case double(Double)
  case string(String)
  case array([Unstructured])
  case object([String: Unstructured])

  /// - Throws: a number that no `float64` holds.
  init(_ value: JSONValue) throws(DecodingProblem) {
    switch value.kind {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .string(let value): self = .string(value)
    case .number(let number): self = try Self.number(number.text)
    case .array(let elements):
      var array: [Unstructured] = []
      array.reserveCapacity(elements.count)
      for element in elements { array.append(try Unstructured(element)) }
      self = .array(array)
    case .object(let members):
      var object: [String: Unstructured] = [:]
      for (name, member) in members { object[name] = try Unstructured(member) }
      self = .object(object)
    }
  }

  private static func number(_ text: String) throws(DecodingProblem) -> Unstructured {
    if !text.utf8.contains(UInt8(ascii: ".")), let whole = Int64(text) { return .int(whole) }
    guard let double = Double(text), double.isFinite else {
      throw DecodingProblem("json: cannot unmarshal number \(text) into Go value of type float64")
    }
    return .double(double)
  }

  /// As JSON, members in the order of their names.
  var json: JSONValue {
    switch self {
    case .null: .null
    case .bool(let value): .bool(value)
    case .int(let value): .number(JSONNumber(value))
    case .double(let value): GoNumber.json(value)
    case .string(let value): .string(value)
    case .array(let elements): .array(elements.map(\.json))
    case .object(let members): .object(members.mapValues(\.json))
    }
  }
}

/// What Go says of the value.
extension Unstructured {
  /// The name of its type.
  var goType: String {
    switch self {
    case .null: "%!s(<nil>)"
    case .bool: "bool"
    case .int: "int64"
    case .double: "float64"
    case .string: "string"
    case .array: "[]interface {}"
    case .object: "map[string]interface {}"
    }
  }

  /// The kind of its type.
  var goKind: String {
    switch self {
    case .array: "slice"
    case .object: "map"
    default: goType
    }
  }

  /// As `%v` prints it.
  var goText: String {
    var text = ""
    append(to: &text)
    return text
  }

  private func append(to text: inout String) {
    switch self {
    case .null: text += "<nil>"
    case .bool(let value): text += value ? "true" : "false"
    case .int(let value): text += "\(value)"
    case .double(let value): text += GoNumber.text(value)
    case .string(let value): text += value
    case .array(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += " " }
        element.append(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "map["
      let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      for (index, member) in sorted.enumerated() {
        if index > 0 { text += " " }
        text += "\(member.key):"
        member.value.append(to: &text)
      }
      text += "]"
    }
  }
}
