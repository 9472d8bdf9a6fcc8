import KubeSchema

/// What the server says of addresses and networks in fields of built-in kinds.
enum AddressCheck {
  /// An address in a field that is older than strict checks: any way to write it, but no leading
  /// zeros, and no IPv4 in IPv6.
  static func address(_ text: String, _ field: String) -> [FieldProblem] {
    let value = GoText.quoted(text)
    guard let address = NetworkAddress(text) else {
      return [
        .invalid(field, value, "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)")
      ]
    }
    var problems: [FieldProblem] = []
    if !AddressFormat.isAddress(text, isSloppy: false) {
      problems.append(.invalid(field, value, "must not have leading 0s"))
    } else if address.isMapped {
      problems.append(.invalid(field, value, "must not be an IPv4-mapped IPv6 address"))
    }
    return problems
  }

  /// An address that is written in the one way that there is.
  static func canonicalAddress(_ text: String, _ field: String) -> [FieldProblem] {
    let problems = address(text, field)
    guard problems.isEmpty, let written = NetworkAddress(text)?.text, written != text else {
      return problems
    }
    return [
      .invalid(
        field, GoText.quoted(text), "must be in canonical form (\(GoText.quoted(written)))")
    ]
  }

  /// What an endpoint may not be.
  static func endpoint(_ text: String, _ field: String) -> [FieldProblem] {
    let value = GoText.quoted(text)
    guard let address = NetworkAddress(text) else {
      return [.invalid(field, value, "must be a valid IP address")]
    }
    var problems: [FieldProblem] = []
    if address.isUnspecified {
      problems.append(.invalid(field, value, "may not be unspecified (\(text))"))
    }
    if address.isLoopback {
      problems.append(
        .invalid(field, value, "may not be in the loopback range (127.0.0.0/8, ::1/128)"))
    }
    if address.isLinkLocal {
      problems.append(
        .invalid(field, value, "may not be in the link-local range (169.254.0.0/16, fe80::/10)"))
    }
    if address.isLinkLocalMulticast {
      problems.append(
        .invalid(
          field, value, "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)"))
    }
    return problems
  }

  static func network(_ text: String, _ field: String) -> [FieldProblem] {
    let value = GoText.quoted(text)
    guard let network = NetworkRange(text) else {
      return [
        .invalid(field, value, "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)")
      ]
    }
    let address = text.prefix { $0 != "/" }
    if network.hasPaddedLength || !AddressFormat.isAddress(String(address), isSloppy: false) {
      return [.invalid(field, value, "must not have leading 0s in IP or prefix length")]
    }
    if network.address.isMapped {
      return [.invalid(field, value, "must not have an IPv4-mapped IPv6 address")]
    }
    return network.hasBitsBeyond
      ? [.invalid(field, value, "must not have bits set beyond the prefix length")] : []
  }

  /// A name of a host with a domain.
  static func fullDomain(_ text: String, _ field: String) -> [FieldProblem] {
    if text.isEmpty { return [.required(field)] }
    let name = text.hasSuffix(".") ? String(text.dropLast()) : text
    let problems = NameCheck.subdomain(name)
    if !problems.isEmpty {
      return [.invalid(field, GoText.quoted(name), problems.joined(separator: ","))]
    }
    let labels = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if labels.count < 2 {
      return [
        .invalid(
          field, GoText.quoted(name),
          "should be a domain with at least two segments separated by dots")
      ]
    }
    for label in labels {
      let problems = NameCheck.dnsLabel(label)
      if problems.isEmpty { continue }
      return [.invalid(field, GoText.quoted(label), problems.joined(separator: ","))]
    }
    return []
  }
}
