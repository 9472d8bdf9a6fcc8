/// Reads URLs as Go's `net/url` does, with its errors.
struct URLReader {
  private var url = CELURL()

  /// What `url(…)` takes: an absolute URL or path, with a fragment.
  static func read(_ text: String) throws(CELFailure) -> CELURL {
    try check(text)
    let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    var reader = URLReader()
    do throws(CELFailure) {
      try reader.read(parts.first ?? "", isRequest: false)
      if parts.count > 1, !parts[1].isEmpty {
        reader.url.fragment = try URLEscape.removed(from: parts[1], .fragment)
        let escaped = URLEscape.escaped(reader.url.fragment, .fragment)
        if escaped != parts[1] { reader.url.rawFragment = String(parts[1]) }
      }
    } catch {
      throw failure(text, error)
    }
    return reader.url
  }

  /// Whether it is an absolute URL or path, without regard to a fragment.
  static func check(_ text: String) throws(CELFailure) {
    var reader = URLReader()
    do throws(CELFailure) {
      try reader.read(text[...], isRequest: true)
    } catch {
      throw failure(text, error)
    }
  }

  private static func failure(_ text: String, _ problem: CELFailure) -> CELFailure {
    .other("parse \(GoQuotedText.quoted(text)): \(problem.message)")
  }

  private mutating func read(_ text: Substring, isRequest: Bool) throws(CELFailure) {
    guard !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7f }) else {
      throw .other("net/url: invalid control character in URL")
    }
    if text.isEmpty, isRequest { throw .other("empty url") }
    if text == "*" {
      url.path = [UInt8(ascii: "*")]
      return
    }
    var rest = try readScheme(text)
    let marks = rest.utf8.reduce(0) { $0 + ($1 == UInt8(ascii: "?") ? 1 : 0) }
    if marks == 1, rest.hasSuffix("?") {
      url.hasEmptyQuery = true
      rest = rest.dropLast()
    } else if let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) {
      url.rawQuery = String(rest[rest.utf8.index(after: mark)...])
      rest = rest[..<mark]
    }
    if !rest.hasPrefix("/") {
      if !url.scheme.isEmpty {
        url.opaque = String(rest)
        return
      }
      if isRequest { throw .other("invalid URI for request") }
      if rest.prefix(while: { $0 != "/" }).contains(":") {
        throw .other("first path segment in URL cannot contain colon")
      }
    }
    let mayHaveHost = !url.scheme.isEmpty || !isRequest && !rest.hasPrefix("///")
    if mayHaveHost, rest.hasPrefix("//") {
      let authority = rest.dropFirst(2).prefix { $0 != "/" }
      rest = rest.dropFirst(2 + authority.count)
      try read(authority: authority)
    } else if !url.scheme.isEmpty {
      url.omitsHost = true
    }
    url.path = try URLEscape.removed(from: rest, .path)
    if URLEscape.escaped(url.path, .path) != rest { url.rawPath = String(rest) }
  }

  private mutating func readScheme(_ text: Substring) throws(CELFailure) -> Substring {
    for index in text.utf8.indices {
      let isFirst = index == text.utf8.startIndex
      switch Unicode.Scalar(text.utf8[index]) {
      case "a"..."z", "A"..."Z": continue
      case "0"..."9", "+", "-", ".":
        if isFirst { return text }
      case ":":
        if isFirst { throw .other("missing protocol scheme") }
        url.scheme = text[..<index].lowercased()
        return text[text.utf8.index(after: index)...]
      default: return text
      }
    }
    return text
  }

  private mutating func read(authority: Substring) throws(CELFailure) {
    guard let at = authority.utf8.lastIndex(of: UInt8(ascii: "@")) else {
      url.host = try Self.host(authority)
      return
    }
    url.host = try Self.host(authority[authority.utf8.index(after: at)...])
    let user = authority[..<at]
    guard user.utf8.allSatisfy(Self.isUserByte) else { throw .other("net/url: invalid userinfo") }
    for part in user.split(separator: ":", maxSplits: 1) {
      _ = try URLEscape.removed(from: part, .user)
    }
    url.user = String(user)
  }

  private static func host(_ text: Substring) throws(CELFailure) -> String {
    func unescaped(_ part: Substring, _ kind: URLEscape.Part) throws(CELFailure) -> String {
      String(decoding: try URLEscape.removed(from: part, kind), as: UTF8.self)
    }
    func checkPort(_ port: Substring) throws(CELFailure) {
      guard isOptionalPort(port) else {
        throw .other("invalid port \(GoQuotedText.quoted(String(port))) after host")
      }
    }
    guard text.hasPrefix("[") else {
      if let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) { try checkPort(text[colon...]) }
      return try unescaped(text, .host)
    }
    guard let end = text.utf8.lastIndex(of: UInt8(ascii: "]")) else {
      throw .other("missing ']' in host")
    }
    try checkPort(text[text.utf8.index(after: end)...])
    var address = text[..<end].dropFirst()
    var zone: Substring = ""
    if let percent = address.utf8.indices.first(where: { address[$0...].hasPrefix("%25") }) {
      zone = address[percent...]
      address = address[..<percent]
    }
    let host = try unescaped(address, .host) + unescaped(zone, .zone)
    do throws(CELFailure) {
      let (address, _) = try AddressReader.read(host)
      if address.isV4 { throw CELFailure.other("invalid IP-literal") }
    } catch {
      if error.message == "invalid IP-literal" { throw error }
      throw .other("invalid host: \(error.message)")
    }
    return "[" + host + (try unescaped(text[end...], .host))
  }

  /// Nothing, or a colon with any number of digits.
  static func isOptionalPort(_ text: Substring) -> Bool {
    guard let first = text.utf8.first else { return true }
    return first == UInt8(ascii: ":")
      && text.utf8.dropFirst().allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
  }

  private static func isUserByte(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", ":", "~", "!", "$", "&", "'", "(", ")",
      "*", "+", ",", ";", "=", "%", "@":
      true
    default: false
    }
  }
}
