import KubeCore
import KubeJSON

/// Types that decode themselves (`UnmarshalJSON`), and write themselves in one form.
enum OwnDecoding {
  /// Whether the type is one of them.
  static func covers(_ type: WireType) -> Bool {
    switch type {
    case .object: false
    default: type.isStruct
    }
  }

  /// Nil for what is as if it were not there.
  static func decode(_ value: JSONValue, _ type: WireType) throws(DecodingProblem) -> JSONValue? {
    if value.isNull, type != .schemaOrBool { return nil }
    switch type {
    case .time: return .string(try TimeLayout.seconds.canonical(try string(value)))
    case .microTime: return .string(try TimeLayout.microseconds.canonical(try string(value)))
    case .duration: return .string(try string(value))
    case .quantity: return try quantity(value)
    case .intOrString: return value.string == nil ? try int32(value) : value
    case .json:
      return try Unstructured(value).json
    case .schemaOrSchemas: return try schemas(value)
    case .schemaOrBool: return try schemaOrBool(value)
    case .schemaOrNames: return try schemaOrNames(value)
    default: return value
    }
  }

  private static func string(_ value: JSONValue) throws(DecodingProblem) -> String {
    guard let text = value.string else { throw DecodingProblem(mismatch: value, "string") }
    return text
  }

  private static func int32(_ value: JSONValue) throws(DecodingProblem) -> JSONValue {
    guard let number = value.number else { throw DecodingProblem(mismatch: value, "int32") }
    guard let whole = Int32(number.text) else {
      throw DecodingProblem(mismatch: "number \(number.text)", "int32")
    }
    return .number(JSONNumber(whole))
  }

  private static func quantity(_ value: JSONValue) throws(DecodingProblem) -> JSONValue {
    let text = (value.string ?? value.text).trimmingBlanks()
    if let canonical = try? Quantity(parsing: text).canonical { return .string(canonical) }
    let digits = text.drop { $0 == "+" || $0 == "-" }.drop {
      $0.isASCII && $0.isNumber || $0 == "."
    }
    let isNumbered = digits.count < text.drop { $0 == "+" || $0 == "-" }.count
    if isNumbered, !digits.isEmpty, digits.allSatisfy({ "eEinumkKMGTP".contains($0) }) {
      throw DecodingProblem("unable to parse quantity's suffix")
    }
    throw DecodingProblem(
      "quantities must match the regular expression "
        + "'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'")
  }

  private static let schema = WireType.object(
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaProps")

  private static func schemas(_ value: JSONValue) throws(DecodingProblem) -> JSONValue? {
    if value.members != nil { return try StructDecoding.decode(value, schema) }
    guard let list = value.array, !list.isEmpty else { return nil }
    return try StructDecoding.decode(value, .array(schema))
  }

  private static func schemaOrBool(_ value: JSONValue) throws(DecodingProblem) -> JSONValue? {
    if value.bool != nil { return value }
    guard value.members != nil else {
      throw DecodingProblem("boolean or JSON schema expected")
    }
    return try StructDecoding.decode(value, schema)
  }

  private static func schemaOrNames(_ value: JSONValue) throws(DecodingProblem) -> JSONValue? {
    if value.members != nil { return try StructDecoding.decode(value, schema) }
    guard let list = value.array, !list.isEmpty else { return nil }
    return try StructDecoding.decode(value, .array(.string))
  }
}
