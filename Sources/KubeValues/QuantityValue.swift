extension Quantity {
  /// The format that the quantity is written in.
  ///
  /// - Throws: ``QuantityError`` if the text is not a quantity.
  public var format: Format {
    get throws(QuantityError) { try self.read().format }
  }

  /// The text in the one form that Kubernetes prefers for this number in this format.
  ///
  /// The number before the suffix is whole and the suffix as large as possible: `1.5Gi` is
  /// `1536Mi`, `0.5` is `500m`. From 10²¹ on, where the suffixes end, the number before `E` grows.
  ///
  /// - Throws: ``QuantityError`` if the text is not a quantity.
  public var canonical: String {
    get throws(QuantityError) {
      let parsed = try self.read()
      return parsed.amount.text(in: parsed.format)
    }
  }

  /// The same number in another format.
  ///
  /// - Throws: ``QuantityError`` if the text is not a quantity.
  public func converted(to format: Format) throws(QuantityError) -> Quantity {
    Quantity(try self.read().amount, format: format)
  }

  /// Whether the number is zero. A text that is not a quantity is not zero.
  public var isZero: Bool { self.parsed?.amount.isZero ?? false }

  /// -1, 0 or 1 for a number below, at or above zero.
  ///
  /// - Throws: ``QuantityError`` if the text is not a quantity.
  public var sign: Int {
    get throws(QuantityError) {
      let amount = try self.read().amount
      return amount.isZero ? 0 : amount.isNegative ? -1 : 1
    }
  }

  /// The number as an integer, a fraction rounded away from zero.
  ///
  /// A number that does not fit becomes the nearest Int64.
  ///
  /// - Throws: ``QuantityError`` if the text is not a quantity.
  public var value: Int64 {
    get throws(QuantityError) { try self.scaledValue(.one) }
  }

  /// The number in thousandths, what is finer rounded away from zero.
  ///
  /// A number that does not fit becomes the nearest Int64.
  ///
  /// - Throws: ``QuantityError`` if the text is not a quantity.
  public var milliValue: Int64 {
    get throws(QuantityError) { try self.scaledValue(.milli) }
  }

  /// The number counted in a power of ten, what is finer rounded away from zero.
  ///
  /// A number that does not fit becomes the nearest Int64.
  ///
  /// - Throws: ``QuantityError`` if the text is not a quantity.
  public func scaledValue(_ scale: Scale) throws(QuantityError) -> Int64 {
    try self.read().amount.integer(scale: scale.rawValue)
  }

  /// The Double nearest to the number, infinity if there is none.
  ///
  /// - Throws: ``QuantityError`` if the text is not a quantity.
  public var asDouble: Double {
    get throws(QuantityError) { try self.read().amount.double }
  }

  func read() throws(QuantityError) -> QuantityText {
    var parsed = try QuantityText.parse(trimming: self.text, capsBinary: self.capsBinary)
    switch self.origin {
    case .text, .number: break
    case .binarySI: parsed.format = .binarySI
    case .decimalExponent: parsed.format = .decimalExponent
    }
    return parsed
  }

  /// Kubernetes caps a binary quantity that it reads, and not one that it calculates.
  var capsBinary: Bool { self.origin != .binarySI }

  var parsed: QuantityText? {
    do throws(QuantityError) {
      return try self.read()
    } catch {
      return nil
    }
  }
}
