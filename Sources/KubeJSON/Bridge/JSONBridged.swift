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
        DecodingError.Context(codingPath: decoder.codingPath, debugDescription: error.message))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    try JSONValue(self).encode(to: encoder)
  }
}
