/// A value in a schema: a literal, or the value of an enum: `.value(Mode.slow)`.
public struct SchemaValue: Sendable, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  private init() {}

  public init(booleanLiteral value: Bool) {}
  public init(integerLiteral value: Int) {}
  public init(floatLiteral value: Double) {}
  public init(stringLiteral value: String) {}
  public init(arrayLiteral elements: SchemaValue...) {}
  public init(dictionaryLiteral elements: (String, SchemaValue)...) {}
  public init(nilLiteral: ()) {}

  /// A case of the member's type.
  public static func value(_ value: some Sendable) -> SchemaValue { SchemaValue() }
}
