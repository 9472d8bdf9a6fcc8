/// Where a URL of http or https leads, without the user and password that it may have.
struct WebPlace: Hashable {
  var isSecure: Bool
  /// Lower case; an IPv6 address stands in its brackets.
  var host: String
  var port: Int
  /// With the query, without the fragment.
  var target: String

  /// Nil for what is no URL of http or https.
  init?(_ url: some StringProtocol) {
    guard let colon = url.firstIndex(of: ":") else { return nil }
    switch url[..<colon].lowercased() {
    case "https": isSecure = true
    case "http": isSecure = false
    default: return nil
    }
    let rest = url[url.index(after: colon)...]
    guard rest.hasPrefix("//") else { return nil }
    let authority = rest.dropFirst(2).prefix { !"/?#".contains($0) }
    target = Self.target(rest[authority.endIndex...])
    var place =
      authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] }
      ?? authority
    port = isSecure ? 443 : 80
    // In an IPv6 address without a port the last colon stands ahead of a bracket.
    if !place.hasSuffix("]"), let colon = place.lastIndex(of: ":") {
      let digits = place[place.index(after: colon)...]
      if !digits.isEmpty {
        guard let number = UInt16(digits), number > 0 else { return nil }
        port = Int(number)
      }
      place = place[..<colon]
    }
    host = place.lowercased()
    guard !host.isEmpty, Self.isPlain(host), Self.isPlain(target) else { return nil }
  }

  /// Where a `Location`, which may leave out what stays the same, leads from here.
  ///
  /// https://www.rfc-editor.org/rfc/rfc3986#section-5.2
  func place(of location: String) -> WebPlace? {
    let scheme = isSecure ? "https:" : "http:"
    if location.hasPrefix("//") { return WebPlace(scheme + location) }
    if Self.hasScheme(location) { return WebPlace(location) }
    let path = target.prefix { $0 != "?" }
    let whole: String =
      switch location.first {
      case "/": location
      case "?": String(path) + location
      case nil, "#": target
      default:
        Self.withoutDots(
          "\(path.prefix(upTo: path.lastIndex(of: "/") ?? path.endIndex))/\(location)")
      }
    return WebPlace(origin + whole)
  }

  /// `https://host:port`.
  var origin: String {
    let isDefault = port == (isSecure ? 443 : 80)
    return (isSecure ? "https://" : "http://") + host + (isDefault ? "" : ":\(port)")
  }

  /// Without the query, in which there may be what is secret.
  var description: String { origin + target.prefix { $0 != "?" } }

  /// Whether what this place may know the other may know, too: it is the same server, or the same
  /// host where TLS is spoken.
  func isAsTrusted(as other: WebPlace) -> Bool {
    guard host == other.host else { return false }
    if isSecure == other.isSecure { return port == other.port }
    return isSecure && port == 443 && other.port == 80
  }

  private static func target(_ rest: some StringProtocol) -> String {
    let target = rest.prefix { $0 != "#" }
    return target.hasPrefix("/") ? String(target) : "/" + target
  }

  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
  }

  private static func hasScheme(_ text: String) -> Bool {
    guard let colon = text.firstIndex(where: { ":/?#".contains($0) }), text[colon] == ":",
      let first = text.first
    else { return false }
    return first.isASCII && first.isLetter
  }

  private static func withoutDots(_ target: String) -> String {
    let path = target.prefix { $0 != "?" }
    var parts: [Substring] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      switch part {
      case ".": continue
      case "..": _ = parts.popLast()
      default: parts.append(part)
      }
    }
    return "/" + parts.joined(separator: "/") + target[path.endIndex...]
  }
}
