import KubeTransport

/// The parts of a server's URL.
struct ServerAddress: Sendable {
  let isTLS: Bool
  /// With brackets around an IPv6 address.
  let host: String
  let port: Int
  /// Without a slash at the end.
  let pathPrefix: String
  /// Host and port, the port only if it is none of the scheme's.
  let authority: String

  init(_ text: String) throws(TransportError) {
    func invalid(_ why: String) -> TransportError {
      TransportError(
        .invalidSettings,
        "The server's address '\(text)' \(why); it is of the form https://host:port.",
        wasNotSent: true)
    }
    let rest: Substring
    if text.lowercased().hasPrefix("https://") {
      (isTLS, rest) = (true, text.dropFirst(8))
    } else if text.lowercased().hasPrefix("http://") {
      (isTLS, rest) = (false, text.dropFirst(7))
    } else {
      throw TransportError(
        .invalidSettings,
        "The server's address has no scheme; it is of the form https://host:port.",
        wasNotSent: true)
    }
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw invalid("has spaces or other characters that no address has")
    }
    let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
    let path = rest[end...]
    guard !path.contains("?"), !path.contains("#") else { throw invalid("has a query") }
    let place = rest[..<end]
    guard !place.contains("@") else {
      throw TransportError(
        .invalidSettings, "The server's address has a user in it; use credentials instead.",
        wasNotSent: true)
    }
    let colon =
      place.hasPrefix("[")
      ? place.firstIndex(of: "]").flatMap { after in
        let next = place.index(after: after)
        return next < place.endIndex ? next : nil
      } : place.firstIndex(of: ":")
    host = String(place[..<(colon ?? place.endIndex)])
    guard !host.isEmpty else { throw invalid("has no host") }
    let standard = isTLS ? 443 : 80
    if let colon {
      guard place[colon] == ":", let number = UInt16(place[place.index(after: colon)...]),
        number > 0
      else { throw invalid("has a port that is none") }
      port = Int(number)
    } else {
      port = standard
    }
    authority = port == standard ? host : "\(host):\(port)"
    var prefix = String(path)
    while prefix.hasSuffix("/") { prefix.removeLast() }
    pathPrefix = prefix
  }
}
