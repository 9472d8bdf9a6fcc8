/// A number as it is written in JSON, with all its digits, however large it is.
///
/// Two are equal if their values are: `1`, `1.0` and `10e-1` are, and so are `0` and `-0`.
public struct JSONNumber: Sendable {
  /// The number's JSON text.
  public let text: String

  init(unchecked text: String) {
    self.text = text
  }

  /// Nil if the text is no JSON number. White space around it does not count.
  public init?(_ text: String) {
    guard let value = try? JSONValue(json: text), case .number(let text) = value.storage else {
      return nil
    }
    self.text = text
  }

  public init(_ value: some FixedWidthInteger) {
    text = "\(value)"
  }

  /// Nil for NaN and the infinities, which JSON does not have.
  public init?(_ value: Double) {
    guard value.isFinite else { return nil }
    text = value.description
  }

  /// The value, if it is whole and within 64 bits.
  public var int: Int64? { Int64(text) ?? JSONDecimal(text).integer() }

  /// The nearest Double; an infinity, if the number is beyond all of them.
  public var double: Double { Double(text) ?? .nan }
}

extension JSONNumber: Hashable {
  public static func == (a: JSONNumber, b: JSONNumber) -> Bool {
    if a.text == b.text { return true }
    if let a = Int64(a.text), let b = Int64(b.text) { return a == b }
    return JSONDecimal(a.text) == JSONDecimal(b.text)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(JSONDecimal(text))
  }
}

extension JSONNumber: CustomStringConvertible {
  public var description: String { text }
}
