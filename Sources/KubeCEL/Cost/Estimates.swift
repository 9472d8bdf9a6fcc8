/// A number that is between two bounds. The arithmetic ends at the greatest number instead of
/// overflowing.
protocol Estimate {
  var minimum: UInt64 { get }
  var maximum: UInt64 { get }

  init(minimum: UInt64, maximum: UInt64)
}

extension Estimate {
  func adding(_ other: Self) -> Self {
    Self(minimum: minimum.adding(other.minimum), maximum: maximum.adding(other.maximum))
  }

  func multiplied(by other: Self) -> Self {
    Self(
      minimum: minimum.multiplied(by: other.minimum),
      maximum: maximum.multiplied(by: other.maximum))
  }

  func union(_ other: Self) -> Self {
    Self(minimum: min(minimum, other.minimum), maximum: max(maximum, other.maximum))
  }

  /// Rounded up.
  func times(_ factor: Double) -> CostEstimate {
    CostEstimate(minimum: minimum.times(factor), maximum: maximum.times(factor))
  }
}

/// How much there is of a value: characters of a string, items of a list, entries of a map.
public struct SizeEstimate: Estimate, Sendable, Hashable {
  public var minimum: UInt64
  public var maximum: UInt64

  public init(minimum: UInt64, maximum: UInt64) {
    self.minimum = minimum
    self.maximum = maximum
  }

  /// Of which nothing is known.
  public static let unknown = SizeEstimate(minimum: 0, maximum: .max)

  public static func exactly(_ size: UInt64) -> SizeEstimate {
    SizeEstimate(minimum: size, maximum: size)
  }
}

/// What an evaluation costs at least and at most, in the units that Kubernetes' limits are in.
public struct CostEstimate: Estimate, Sendable, Hashable {
  public var minimum: UInt64
  public var maximum: UInt64

  public init(minimum: UInt64, maximum: UInt64) {
    self.minimum = minimum
    self.maximum = maximum
  }

  public static let none = CostEstimate.exactly(0)

  public static func exactly(_ cost: UInt64) -> CostEstimate {
    CostEstimate(minimum: cost, maximum: cost)
  }
}

extension SizeEstimate {
  /// What as many as this cost if each costs so much.
  func times(_ cost: CostEstimate) -> CostEstimate {
    CostEstimate(
      minimum: minimum.multiplied(by: cost.minimum), maximum: maximum.multiplied(by: cost.maximum))
  }
}

extension UInt64 {
  func adding(_ other: UInt64) -> UInt64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }

  package func multiplied(by other: UInt64) -> UInt64 {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? .max : product
  }

  /// Rounded up.
  func times(_ factor: Double) -> UInt64 {
    let product = (Double(self) * factor).rounded(.up)
    return product < 0x1p64 ? UInt64(exactly: product) ?? 0 : .max
  }
}
