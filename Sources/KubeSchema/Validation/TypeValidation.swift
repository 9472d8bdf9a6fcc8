import KubeJSON

extension CustomSchema {
  /// The types that a value may have: those of an int-or-string are two.
  package var types: [String] {
    if isIntOrString { return ["integer", "string"] }
    return type.isEmpty ? [] : [type]
  }

  /// The format, if it is one for the type; others are not looked at.
  package var effectiveFormat: String { isFormatKnown ? format : "" }

  /// An absent format is known as well.
  package var isFormatKnown: Bool {
    if format.isEmpty { return true }
    switch isIntOrString ? "" : type {
    case "", "string": return StringFormat.isKnown(format)
    case "integer": return format == "int32" || format == "int64"
    case "number": return format == "float" || format == "double"
    default: return false
    }
  }
}

package enum TypeValidation {
  package static func validate(
    _ value: JSONValue, _ types: [String], _ format: String, path: String
  ) -> SchemaResult {
    var valid = SchemaResult()
    valid.matchCount = 1
    let (type, ownFormat) = typeAndFormat(value)
    let isText = type == "string" || type == "array"
    let isNumeric = types.contains("number") || types.contains("integer")
    let isWholeFloat =
      type == "number" && types.contains("integer") && isWhole(value.double ?? .nan)
    let isIntegralNumber = type == "integer" && types.contains("number")
    let fits = types.contains(type) || isWholeFloat || isIntegralNumber
    if !isText, !format.isEmpty, !fits, ownFormat != format {
      return ValueValidation.mismatch(path, format, GoText.quoted(ownFormat), ownFormat)
    }
    if !isNumeric, !format.isEmpty, isText { return valid }
    if fits { return valid }
    return ValueValidation.mismatch(
      path, types.joined(separator: ","), GoText.quoted(type), type)
  }

  private static func typeAndFormat(_ value: JSONValue) -> (type: String, format: String) {
    switch value.kind {
    case .null: ("null", "")
    case .bool: ("boolean", "")
    case .number(let number):
      GoText.isInteger(number) ? ("integer", "int64") : ("number", "float64")
    case .string: ("string", "")
    case .array: ("array", "")
    case .object: ("object", "")
    }
  }

  /// Whether a number is whole to nine digits, and within what JSON holds exactly.
  package static func isWhole(_ value: Double) -> Bool {
    let limit = 9_007_199_254_740_991.0
    guard value.isFinite, abs(value) <= limit else { return false }
    let whole = value.rounded(.towardZero)
    if whole == value { return true }
    if whole == 0 { return false }
    return abs(value - whole) / (abs(value) + abs(whole)) < 1e-9
  }
}

package enum StringValidation {
  /// Of several faults the first one is named.
  package static func validate(_ text: String, _ schema: CustomSchema, path: String) -> SchemaResult
  {
    var result = SchemaResult()
    let length = text.unicodeScalars.count
    let values = schema.values
    if let maximum = values.maxLength, length > maximum {
      result.add(
        SchemaFinding(
          kind: .tooLong(limit: maximum), name: path, value: GoText.quoted(text),
          text: "\(path) in body should be at most \(maximum) chars long"))
    } else if let minimum = values.minLength, length < minimum {
      result.add(
        SchemaFinding(
          kind: .other, name: path, value: GoText.quoted(text),
          text: "\(path) in body should be at least \(minimum) chars long"))
    } else if let pattern = values.compiledPattern, !pattern.matches(text) {
      result.add(
        SchemaFinding(
          kind: .other, name: path, value: GoText.quoted(text),
          text: "\(path) in body should match '\(pattern.source)'"))
    }
    return result
  }
}
