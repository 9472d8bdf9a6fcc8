/// Which of two resource versions is the newer.
///
/// They are decimal numbers that grow with each write of a resource (KEP-5504, which says so since
/// Kubernetes 1.35 of what was so before). What is no such number compares with nothing.
enum VersionOrder {
  static func isNewer(_ version: String, than other: String) -> Bool {
    guard isNumber(version), isNumber(other) else { return false }
    let (a, b) = (version.utf8, other.utf8)
    return a.count == b.count ? b.lexicographicallyPrecedes(a) : a.count > b.count
  }

  static func isNumber(_ version: String) -> Bool {
    let digits = version.utf8
    guard let first = digits.first, first != 0x30 || digits.count == 1 else { return false }
    return digits.allSatisfy { 0x30...0x39 ~= $0 }
  }
}

extension VersionOrder {
  enum Order: Sendable, Hashable { case older, same, newer, unknown }

  /// How a version is to another; of what is no number it is known only whether it is the same.
  static func order(of version: String, to other: String) -> Order {
    if version == other { return .same }
    guard isNumber(version), isNumber(other) else { return .unknown }
    return isNewer(version, than: other) ? .newer : .older
  }
}
