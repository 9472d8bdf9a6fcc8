import KubeCore
import KubeJSON
import KubeSchema

/// Untyped values into a Go struct and out again, as `FromUnstructured` of apimachinery does it:
/// what becomes of a strategic merge patch and of an applied object.
struct UnstructuredDecoding {
  private var unknown: [String] = []
  private var place: [String] = []

  /// - Returns: what Go writes of the struct, and the unknown fields as strict problems, in order.
  static func decode(
    _ value: Unstructured, _ type: WireType
  ) throws(DecodingProblem) -> (object: JSONValue, strictProblems: [String]) {
    var decoding = UnstructuredDecoding()
    let object = try decoding.read(value, GoType(type)) ?? StructForm.zero(type)
    let problems = decoding.unknown.map { "unknown field \"\($0)\"" }
    return (object, problems.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  private mutating func read(
    _ value: Unstructured, _ type: GoType
  ) throws(DecodingProblem) -> JSONValue? {
    if value == .null { return nil }
    if OwnDecoding.covers(type.wire) { return try OwnDecoding.decode(value.json, type.wire) }
    switch type.wire {
    case .any: return value.json
    case .bytes: return try bytes(value)
    case .array(let element), .list(let element):
      guard case .array(let elements) = value else {
        throw DecodingProblem("cannot restore slice from \(value.goKind)")
      }
      var result: [JSONValue] = []
      for (index, item) in elements.enumerated() {
        place.append("[\(index)]")
        result.append(try read(item, type.element(element)) ?? StructForm.zero(element))
        place.removeLast()
      }
      return .array(result)
    case .map(let element):
      guard case .object(let members) = value else {
        throw DecodingProblem("cannot restore map from \(value.goKind)")
      }
      var result: [String: JSONValue] = [:]
      for (name, member) in members {
        result[name] = try read(member, type.element(element)) ?? StructForm.zero(element)
      }
      return .object(result)
    case .object(let definition):
      guard case .object(let members) = value else {
        throw DecodingProblem("cannot restore struct from: \(value.goKind)")
      }
      return try readStruct(members, definition)
    default: return try scalar(value, type)
    }
  }

  private mutating func readStruct(
    _ members: [String: Unstructured], _ definition: String
  ) throws(DecodingProblem) -> JSONValue {
    guard let message = WireFacts.shared.message(definition) else {
      return Unstructured.object(members).json
    }
    var values: [String: JSONValue] = [:]
    for field in message.fields {
      guard let member = members[field.name] else { continue }
      place.append(place.isEmpty ? field.name : ".\(field.name)")
      values[field.name] = try read(member, GoType(field))
      place.removeLast()
    }
    for name in members.keys where message.byName[name] == nil {
      unknown.append(place.isEmpty ? name : "\(place.joined()).\(name)")
    }
    return StructForm.write(values, message)
  }

  private func bytes(_ value: Unstructured) throws(DecodingProblem) -> JSONValue {
    guard case .string(let text) = value else {
      throw DecodingProblem("cannot restore slice from \(value.goKind)")
    }
    do {
      return .string(Base64Data(try GoBase64.decode(text)).base64Text)
    } catch {
      throw DecodingProblem("error decoding from json: \(error.message)")
    }
  }

  private func scalar(
    _ value: Unstructured, _ type: GoType
  ) throws(DecodingProblem) -> JSONValue {
    switch (type.wire, value) {
    case (.bool, .bool(let value)): return .bool(value)
    case (.string, .string(let value)): return .string(value)
    // Numbers that do not fit lose their upper bits.
    case (.int32, .int(let value)): return .number(JSONNumber(Int32(truncatingIfNeeded: value)))
    case (.int64, .int(let value)): return .number(JSONNumber(value))
    case (.double, .int(let value)): return GoNumber.json(Double(value))
    case (.double, .double(let value)): return GoNumber.json(value)
    case (.int32, .double(let value)) where value == value.rounded(.towardZero):
      let whole = Int64(exactly: value) ?? .min
      return .number(JSONNumber(Int32(truncatingIfNeeded: whole)))
    case (.int64, .double(let value)) where value == value.rounded(.towardZero):
      return .number(JSONNumber(Int64(exactly: value) ?? .min))
    case (.int32, .double), (.int64, .double), (.string, .int):
      throw DecodingProblem("cannot convert \(value.goType) to \(type.name)")
    default: throw DecodingProblem("unrecognized type: \(type.wire.goKind)")
    }
  }
}
