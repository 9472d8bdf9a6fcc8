/// Which servers need no proxy, by the rules that Go has for `NO_PROXY`.
struct NoProxy: Sendable {
  private enum Rule {
    case all
    case network(IPNetwork)
    case address(IPAddress, port: String)
    /// What a name ends with, a dot first, and whether what follows the dot is such a name, too.
    case domain(String, itself: Bool, port: String)
  }

  private let rules: [Rule]

  /// - Parameter list: names, addresses and networks, with commas between.
  init(_ list: String) {
    rules = list.split(separator: ",").compactMap { Self.rule(trimmed($0).lowercased()) }
  }

  /// - Parameter host: a name or an address, without brackets.
  func contains(_ host: String, port: Int) -> Bool {
    let address = IPAddress(host.prefix { $0 != "%" })
    let (name, number) = (host.lowercased(), String(port))
    return rules.contains { rule in
      switch rule {
      case .all: true
      case .network(let network): address.map { network.contains($0) } ?? false
      case .address(let own, let port): own == address && (port.isEmpty || port == number)
      case .domain(let end, let itself, let port):
        address == nil && (port.isEmpty || port == number)
          && (name.hasSuffix(end) || (itself && name == end.dropFirst()))
      }
    }
  }

  private static func rule(_ entry: String) -> Rule? {
    if entry.isEmpty { return nil }
    if entry == "*" { return .all }
    if let network = IPNetwork(entry) { return .network(network) }
    var (host, port) = split(entry) ?? (entry, "")
    if host.isEmpty { return nil }
    if let address = IPAddress(host) { return .address(address, port: port) }
    if host.hasPrefix("*.") { host.removeFirst() }
    let itself = !host.hasPrefix(".")
    return .domain(Punycode.ascii(itself ? ".\(host)" : host), itself: itself, port: port)
  }

  /// Host and port, or nil where there is no port: brackets are for hosts that have one.
  private static func split(_ entry: String) -> (String, String)? {
    guard let colon = entry.lastIndex(of: ":") else { return nil }
    var host = entry[..<colon]
    let port = entry[entry.index(after: colon)...]
    if host.hasPrefix("[") {
      guard host.hasSuffix("]"), host.count > 1 else { return nil }
      host = host.dropFirst().dropLast()
    } else if host.contains(":") {
      return nil
    }
    return "\(host)\(port)".contains { $0 == "[" || $0 == "]" } ? nil : (String(host), String(port))
  }
}

/// The text without white space at its ends.
func trimmed(_ text: some StringProtocol) -> String {
  let start = text.drop { $0.isWhitespace }
  let end = start.lastIndex { !$0.isWhitespace }
  return end.map { String(start[...$0]) } ?? ""
}
