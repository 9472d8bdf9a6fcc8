/// Compares resource versions, which are decimal numbers of any length (KEP-5504); of others it is
/// known only whether they are the same.
enum ResourceVersion {
  enum Order: Sendable, Hashable { case older, same, newer, unknown }

  /// How a version is to another.
  static func order(of new: String, to old: String) -> Order {
    if new == old { return .same }
    guard isNumber(new), isNumber(old) else { return .unknown }
    let (a, b) = (digits(new), digits(old))
    if a.count != b.count { return a.count < b.count ? .older : .newer }
    for (a, b) in zip(a, b) where a != b { return a < b ? .older : .newer }
    return .same
  }

  private static func isNumber(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func digits(_ text: String) -> Substring.UTF8View {
    text.utf8.drop { $0 == 0x30 }
  }
}
