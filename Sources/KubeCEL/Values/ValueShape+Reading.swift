import KubeJSON
import KubeValues

extension ValueShape {
  /// The value that the JSON is under this schema. What is inside of it is read later.
  ///
  /// - Throws: What the API server says of JSON that is not what its schema says. Whoever checked
  ///   the schema before does not see it.
  public func value(of json: JSONValue) throws(CELFailure) -> CELValue {
    if json.isNull {
      guard isNullable else {
        throw .other("invalid data, got null for schema with nullable=false")
      }
      return .null
    }
    switch kind {
    case .string: return .string(try text(json))
    case .int:
      guard let number = json.number, let value = Int64(number.text) else {
        throw .other("invalid data, expected int, got \(Self.goType(json))")
      }
      return .int(value)
    case .bool:
      guard let value = json.bool else {
        throw .other("invalid data, expected bool, got \(Self.goType(json))")
      }
      return .bool(value)
    case .double:
      guard let number = json.number else {
        throw .other("invalid data, expected float, got \(Self.goType(json))")
      }
      return .double(number.double)
    case .intOrString:
      if let text = json.string { return .string(text) }
      guard let number = json.number, let value = Int64(number.text) else {
        throw .other("invalid data, expected XIntOrString value to be either a string or integer")
      }
      return .int(value)
    case .list:
      guard let elements = json.parsed.array else {
        throw .other("invalid data, expected an array for the provided schema with type=array")
      }
      return .list(CELList(.json(elements, list ?? .dynamic)))
    case .map(let values):
      return .map(CELMap(.json(try members(json), values)))
    case .object: return .map(CELMap(.object(try members(json), self)))
    case .bytes, .dateTime, .date, .duration: return try formatted(json)
    case .unknown: return .unknown(json)
    case .dynamic: return Self.dynamicValue(json)
    }
  }

  private func text(_ json: JSONValue) throws(CELFailure) -> String {
    guard let text = json.string else {
      throw .other("invalid data, expected string, got \(Self.goType(json))")
    }
    return text
  }

  private func members(_ json: JSONValue) throws(CELFailure) -> [UnknownMembers.Member] {
    guard let members = json.parsed.members else {
      throw .other("invalid data, expected a map for the provided schema with type=object")
    }
    return members
  }

  private func formatted(_ json: JSONValue) throws(CELFailure) -> CELValue {
    let text = try text(json)
    switch kind {
    case .bytes:
      do throws(Base64Error) {
        return .bytes(try Base64Data(base64: text).bytes)
      } catch {
        throw .other(
          "Invalid byte formatted string \(text): illegal base64 data at input byte "
            + "\(error.offset)")
      }
    case .dateTime:
      // The server takes no text for the first moment of 1970.
      if text.isEmpty { return .timestamp(CELTimestamp(seconds: 0)) }
      guard let time = TimestampReader.read(text) else {
        throw .other("Invalid date-time formatted string \(text): parsing time \"\(text)\"")
      }
      return .timestamp(time)
    case .date:
      guard let time = TimestampReader.readDate(text) else {
        throw .other("Invalid date formatted string \(text): parsing time \"\(text)\"")
      }
      return .timestamp(time)
    default:
      guard let duration = FormatDuration.read(text) else {
        throw .other("Invalid duration \(text): unable to parse \(text) as duration")
      }
      return .duration(duration)
    }
  }

  private static func dynamicValue(_ json: JSONValue) -> CELValue {
    let json = json.parsed
    if let text = json.string { return .string(text) }
    if let number = json.number {
      return Int64(number.text).map { .int($0) } ?? .double(number.double)
    }
    if let bool = json.bool { return .bool(bool) }
    if let elements = json.array {
      return .list(CELList(.json(elements, .dynamic)))
    }
    if let members = json.members {
      return .map(CELMap(.json(members, .dynamic)))
    }
    return .null
  }

  /// What Go calls the type of decoded JSON.
  private static func goType(_ json: JSONValue) -> String {
    if json.string != nil { return "string" }
    if let number = json.number { return Int64(number.text) == nil ? "float64" : "int64" }
    if json.bool != nil { return "bool" }
    if json.array != nil { return "[]interface {}" }
    return json.isNull ? "<nil>" : "map[string]interface {}"
  }
}
