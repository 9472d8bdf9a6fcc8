/// A value that is `Codable` by way of its JSON. Enums with raw values are not among them: they
/// have the standard library's implementation.
public protocol JSONBridged: JSONCodable, Codable {}

extension JSONBridged {
  public init(from decoder: any Decoder) throws {
    let value = try JSONValue(from: decoder)
    do {
      try self.init(json: value.text)
    } catch {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: decoder.codingPath, debugDescription: error.summary))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    try JSONValue(coding: self, codingPath: encoder.codingPath).encode(to: encoder)
  }
}

extension JSONValue {
  /// The JSON of a value, or an `EncodingError`.
  init(coding value: some JSONCodable, codingPath: [any CodingKey]) throws {
    do throws(JSONError) {
      self = try JSONValue(json: value.jsonText())
    } catch {
      throw EncodingError.invalidValue(
        value, EncodingError.Context(codingPath: codingPath, debugDescription: error.message))
    }
  }
}

extension JSONError {
  /// What is wrong and where within the value, whose offsets nobody knows.
  var summary: String { path.isEmpty ? message : "\(path): \(message)" }
}
