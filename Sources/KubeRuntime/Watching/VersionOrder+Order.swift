extension VersionOrder {
  enum Order: Sendable, Hashable { case older, same, newer, unknown }

  /// How a version is to another; of what is no number it is known only whether it is the same.
  static func order(of version: String, to other: String) -> Order {
    if version == other { return .same }
    guard isNumber(version), isNumber(other) else { return .unknown }
    return isNewer(version, than: other) ? .newer : .older
  }
}
