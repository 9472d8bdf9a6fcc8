/// The host and the port of a server's URL, by which metrics and spans name it. User names,
/// passwords, paths and queries are no part of it.
struct ServerName: Sendable, CustomStringConvertible {
  /// As in the URL: `[::1]:6443`.
  let description: String
  /// Without brackets.
  let host: String
  let port: Int?

  init(_ url: String) {
    let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
    let authority = rest.prefix { !"/?#".contains($0) }
    let place = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] }
    let whole = String(place ?? authority)
    // In an IPv6 address without a port the last colon stands ahead of a bracket.
    let colon = whole.lastIndex(of: ":")
    let number = colon.flatMap { Int(whole[whole.index(after: $0)...]) }
    let name = number == nil ? whole : String(whole.prefix(upTo: colon ?? whole.endIndex))
    let isBracketed = name.hasPrefix("[") && name.hasSuffix("]")
    description = whole
    host = isBracketed ? String(name.dropFirst().dropLast()) : name
    port = number
  }
}
