/// The name of an API version, read for sorting: `v1`, `v2beta3`, `v3alpha`, or anything else.
///
/// There are two orders, each with the version that one would rather have first:
/// ```swift
/// names.map { VersionPriority($0) }.sorted { $0.isPreferred(over: $1) }
/// ```
/// Both are total: versions that would tie (`v1` and `v01`) stand in the order of their bytes.
public struct VersionPriority: Sendable, Hashable, CustomStringConvertible {
  /// How finished a version says that it is; the greater, the more.
  public enum Stability: Int, Sendable, Hashable, Comparable, CaseIterable {
    /// A name outside the pattern, which custom resources and aggregated APIs may use.
    case nonconformant
    /// `v1alpha1`
    case alpha
    /// `v1beta1`
    case beta
    /// `v1`
    case stable

    /// Less finished is less.
    public static func < (lhs: Stability, rhs: Stability) -> Bool { lhs.rawValue < rhs.rawValue }
  }

  /// The name as it was given.
  public let name: String
  /// What the name says of stability.
  public let stability: Stability
  /// The number after `v`; 0 in a nonconformant name.
  public let major: Int
  /// The number after `alpha` or `beta`, if there is one.
  public let minor: Int?

  /// Reads a name. Every text is a version; one outside the pattern `v<number>`, perhaps followed
  /// by `alpha` or `beta` and perhaps another number, is nonconformant. So is a name with a number
  /// that does not fit into an `Int`.
  public init(_ name: String) {
    self.name = name
    if let parsed = Self.parse(name) {
      (major, stability, minor) = parsed
    } else {
      (major, stability, minor) = (0, .nonconformant, nil)
    }
  }

  /// The name as it was given.
  public var description: String { name }

  /// The order in which API servers and kubectl prefer versions: stable before beta before alpha
  /// before nonconformant, then the higher number first; nonconformant names go alphabetically.
  ///
  /// This is `CompareKubeAwareVersionStrings` of apimachinery's `pkg/version`, by which an API
  /// server orders a CustomResourceDefinition's versions. It agrees with that function, and not
  /// with the documentation or kube-rs, on an alpha or beta without a number: `v3alpha` stands
  /// among the nonconformant.
  public func isPreferred(over other: VersionPriority) -> Bool {
    let (own, others) = (rankedStability, other.rankedStability)
    if own != others { return own > others }
    if own != .nonconformant {
      if major != other.major { return major > other.major }
      if minor != other.minor { return isGreater(minor, other.minor) }
    }
    return name.precedesInBytes(other.name)
  }

  /// The order of age: the highest major version first, however unfinished; then stability, then
  /// the number after `alpha` or `beta`, where none is the lowest. Nonconformant names come last,
  /// alphabetically. kube-rs calls this order `generation`; Kubernetes has no such function.
  public func isNewer(than other: VersionPriority) -> Bool {
    let isConformant = stability != .nonconformant
    if isConformant != (other.stability != .nonconformant) { return isConformant }
    if major != other.major { return major > other.major }
    if stability != other.stability { return stability > other.stability }
    if minor != other.minor { return isGreater(minor, other.minor) }
    return name.precedesInBytes(other.name)
  }

  private var rankedStability: Stability {
    stability != .stable && minor == nil ? .nonconformant : stability
  }

  private func isGreater(_ lhs: Int?, _ rhs: Int?) -> Bool { (lhs ?? -1) > (rhs ?? -1) }

  private static func parse(_ name: String) -> (Int, Stability, Int?)? {
    var rest = name.utf8[...]
    guard rest.popFirst() == UInt8(ascii: "v"), let major = number(from: &rest) else { return nil }
    if rest.isEmpty { return (major, .stable, nil) }
    let stability: Stability
    if rest.starts(with: "alpha".utf8) {
      stability = .alpha
      rest = rest.dropFirst(5)
    } else if rest.starts(with: "beta".utf8) {
      stability = .beta
      rest = rest.dropFirst(4)
    } else {
      return nil
    }
    if rest.isEmpty { return (major, stability, nil) }
    guard let minor = number(from: &rest), rest.isEmpty else { return nil }
    return (major, stability, minor)
  }

  /// Takes the leading digits off; `nil` where there are none or the number is too large.
  private static func number(from rest: inout Substring.UTF8View) -> Int? {
    let digits = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    rest = rest[digits.endIndex...]
    return Int(Substring(digits))
  }
}
