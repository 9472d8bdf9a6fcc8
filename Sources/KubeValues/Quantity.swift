/// An amount of a resource in Kubernetes' notation, such as `500m`, `1.5Gi` or `2e3`.
///
/// A quantity holds the text that it was given and writes that text back unchanged. The text is
/// only read when a number is asked for, which is why everything that needs the number throws: a
/// quantity that came out of a JSON document is not checked beforehand.
///
/// Equality, hash and order go by value: `"1"` equals `"1000m"`. A text that is no quantity equals
/// nothing but the same text, and sorts after every number.
///
/// Numbers are exact. As in Kubernetes, a number that is finer than a billionth is rounded away
/// from zero to the next billionth, and one with a binary suffix is capped at 2⁶³-1.
public struct Quantity: Sendable {
  /// The text as it was read, or as it will be written.
  public let text: String

  let origin: Origin

  enum Origin: UInt8, Sendable {
    case text, number
    // Calculated in a format that the text alone does not always tell: "1023" may be binary.
    case binarySI, decimalExponent
  }

  /// A quantity of any text, unchecked, as a decoder needs it.
  ///
  /// - Parameters:
  ///   - text: The text, which may turn out not to be a quantity. White space around it is allowed,
  ///     because Kubernetes allows it in JSON.
  ///   - isNumber: Whether the text stood as a bare number in JSON, without quotation marks.
  public init(unchecked text: String, isNumber: Bool = false) {
    self.text = text
    self.origin = isNumber ? .number : .text
  }

  /// Reads a quantity.
  ///
  /// - Throws: ``QuantityError`` if the text is not a quantity.
  public init(parsing text: String) throws(QuantityError) {
    _ = try QuantityText.parse(text, capsBinary: true)
    self.init(unchecked: text)
  }

  /// A whole number, or a multiple of a power of ten, in its canonical text.
  ///
  /// - Parameters:
  ///   - value: How many.
  ///   - scale: Of what; `.milli` makes 1500 into `1500m`.
  ///   - format: The format of the text.
  public init(_ value: Int64, scale: Scale = .one, format: Format = .decimalSI) {
    if scale == .one, format == .decimalSI, value % 1000 != 0 {
      self.init(unchecked: String(value))
    } else {
      self.init(NanoAmount(value, scale: scale.rawValue), format: format)
    }
  }

  /// The decimal number that Swift prints for `value`, in its canonical text: 0.1 is `100m`.
  ///
  /// - Throws: ``QuantityError`` if the value is infinite or not a number.
  public init(approximating value: Double, format: Format = .decimalSI) throws(QuantityError) {
    guard value.isFinite else {
      throw QuantityError(
        message: "\(value) is not a quantity",
        offset: nil,
        remedy: "use a finite number"
      )
    }
    let amount = try QuantityText.parse(value.description, capsBinary: true).amount
    self.init(amount, format: format)
  }

  init(_ amount: NanoAmount, format: Format) {
    self.text = amount.text(in: format)
    self.origin =
      switch format {
      case .decimalSI: .text
      case .binarySI: .binarySI
      case .decimalExponent: .decimalExponent
      }
  }

  /// Whether the text stood as a bare number in JSON, and so is written as one.
  public var isNumber: Bool { self.origin == .number }

  /// Whether the text is a quantity.
  public var isValid: Bool { self.parsed != nil }
}

extension Quantity: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  /// A quantity as a literal, such as `let memory: Quantity = "64Mi"`.
  ///
  /// A literal is not checked when it is made; ``isValid`` tells whether it is a quantity.
  public init(stringLiteral text: String) {
    self.init(unchecked: text)
  }

  /// A whole number as a literal, such as `let cpu: Quantity = 2`.
  public init(integerLiteral value: Int64) {
    self.init(value)
  }
}

extension Quantity: LosslessStringConvertible {
  /// Reads a quantity, or returns nil if the text is not one. ``init(parsing:)`` tells why.
  ///
  /// With a string literal, Swift takes `Quantity("…")` for the literal, which is not checked.
  public init?(_ description: String) {
    do throws(QuantityError) {
      try self.init(parsing: description)
    } catch {
      return nil
    }
  }

  /// The text as it was read, or as it will be written.
  public var description: String { self.text }
}
