import KubeTransport

/// The parts of a proxy's URL.
struct ProxyAddress: Sendable, Hashable {
  enum Scheme: String, Sendable {
    case http, https
    /// Names are resolved at the far end, as in all that is written in Go.
    case socks5

    fileprivate var port: Int {
      switch self {
      case .http: 80
      case .https: 443
      case .socks5: 1080
      }
    }
  }

  let scheme: Scheme
  /// With brackets around an IPv6 address.
  let host: String
  let port: Int
  private let user: [UInt8]?
  private let password: [UInt8]?

  /// - Parameters:
  ///   - scheme: what counts where the text has none.
  ///   - source: where the text is from, for errors; there is no password in them.
  init(
    _ text: String, defaultScheme: Scheme? = nil, from source: String = "The proxy's address"
  ) throws(TransportError) {
    func invalid(_ why: String) -> TransportError {
      TransportError(
        .invalidSettings,
        "\(source) \(why); it is of the form http://user:password@host:port, percent-encoded, with "
          + "http, https, socks5 or socks5h.", wasNotSent: true)
    }
    var rest = text[...]
    if let separator = Self.schemeEnd(text) {
      switch text[..<separator].lowercased() {
      case "http": scheme = .http
      case "https": scheme = .https
      case "socks5", "socks5h": scheme = .socks5
      default: throw invalid("has a scheme that no proxy here has")
      }
      rest = text[text.index(separator, offsetBy: 3)...]
    } else if let defaultScheme {
      scheme = defaultScheme
    } else {
      throw invalid("has no scheme")
    }
    let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
    guard !rest[end...].contains("@") else {
      throw invalid("has a user or a password that is not percent-encoded")
    }
    rest = rest[..<end]
    if let at = rest.lastIndex(of: "@") {
      let both = rest[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard let user = Self.decoded(both[0]),
        let password = Self.decoded(both.dropFirst().last ?? "")
      else { throw invalid("has a user or a password that is not percent-encoded") }
      (self.user, self.password) = (user, password)
      rest = rest[rest.index(after: at)...]
    } else {
      (user, password) = (nil, nil)
    }
    let hostEnd: Substring.Index
    if rest.hasPrefix("[") {
      guard let end = rest.firstIndex(of: "]"),
        Self.isAddress(rest[..<end].dropFirst())
      else { throw invalid("has brackets around what is no IPv6 address") }
      hostEnd = rest.index(after: end)
    } else {
      hostEnd = rest.firstIndex(of: ":") ?? rest.endIndex
      guard hostEnd > rest.startIndex else { throw invalid("has no host") }
      guard rest[..<hostEnd].utf8.allSatisfy(Self.isName) else {
        throw invalid("has a host that is none")
      }
    }
    host = String(rest[..<hostEnd])
    let tail = rest[hostEnd...]
    if tail.isEmpty || tail == ":" {
      port = scheme.port
    } else {
      guard tail.hasPrefix(":"), tail.dropFirst().utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let number = UInt16(tail.dropFirst()), number > 0
      else { throw invalid("has a port that is none") }
      port = Int(number)
    }
  }

  /// As libcurl takes it: it means by `socks5` that names are resolved here, and has other ports
  /// than all others for proxies without one.
  var url: String {
    let name = scheme == .socks5 ? "socks5h" : scheme.rawValue
    let credentials = user.map { "\(Self.encoded($0)):\(Self.encoded(password ?? []))@" } ?? ""
    return "\(name)://\(credentials)\(host):\(port)"
  }

  /// Where `://` begins.
  private static func schemeEnd(_ text: String) -> String.Index? {
    guard let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("://") else { return nil }
    return colon
  }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "-._".utf8.contains(byte)
    }
  }

  /// Whether it is one of IPv6, with a zone or not.
  private static func isAddress(_ text: Substring) -> Bool {
    let zone = text.drop { $0 != "%" }.dropFirst()
    return text.contains(":") && IPAddress(text.prefix { $0 != "%" }) != nil
      && zone.utf8.allSatisfy(isName)
  }

  private static func decoded(_ text: Substring) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      let digits = rest.prefix(2)
      guard digits.count == 2, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F } ? bytes : nil
  }

  private static func encoded(_ bytes: [UInt8]) -> String {
    bytes.map { byte in
      if isName(byte) { return String(Unicode.Scalar(byte)) }
      let digits = String(byte, radix: 16, uppercase: true)
      return byte < 16 ? "%0\(digits)" : "%\(digits)"
    }.joined()
  }
}

/// Neither user nor password are printed.
extension ProxyAddress: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  var description: String { "\(scheme.rawValue)://\(host):\(port)" }
  var debugDescription: String { description }
  var customMirror: Mirror { Mirror(self, children: []) }
}
