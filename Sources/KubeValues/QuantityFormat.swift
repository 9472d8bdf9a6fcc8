extension Quantity {
  /// How a quantity's canonical text is written.
  ///
  /// A quantity keeps the format that it was written in: `1Gi` plus `512Mi` is `1536Mi`, and
  /// `1e3` plus `1e3` is `2e3`.
  public enum Format: Sendable, Hashable, CaseIterable {
    /// Powers of 1000 as SI suffixes: n, u, m, none, k, M, G, T, P, E.
    case decimalSI

    /// Powers of 1024 as suffixes: Ki, Mi, Gi, Ti, Pi, Ei.
    ///
    /// Numbers below 1024 in magnitude, and numbers with a fraction, are written as ``decimalSI``
    /// instead, so that nothing is rounded.
    case binarySI

    /// Powers of 1000 as exponents, such as `12e6`.
    case decimalExponent
  }

  /// A power of ten to count a quantity in.
  public struct Scale: RawRepresentable, Sendable, Hashable {
    /// The exponent: -3 counts in thousandths, 3 in thousands.
    public let rawValue: Int

    /// A scale of any exponent. Exponents outside of -1000…1000 become the nearest of these.
    public init(rawValue: Int) {
      self.rawValue = min(max(rawValue, -1000), 1000)
    }

    /// 10⁻⁹, the finest that a quantity holds.
    public static let nano = Scale(rawValue: -9)
    /// 10⁻⁶.
    public static let micro = Scale(rawValue: -6)
    /// 10⁻³, what CPU shares are counted in.
    public static let milli = Scale(rawValue: -3)
    /// Whole units.
    public static let one = Scale(rawValue: 0)
    /// 10³.
    public static let kilo = Scale(rawValue: 3)
    /// 10⁶.
    public static let mega = Scale(rawValue: 6)
    /// 10⁹.
    public static let giga = Scale(rawValue: 9)
    /// 10¹².
    public static let tera = Scale(rawValue: 12)
    /// 10¹⁵.
    public static let peta = Scale(rawValue: 15)
    /// 10¹⁸.
    public static let exa = Scale(rawValue: 18)
  }
}
