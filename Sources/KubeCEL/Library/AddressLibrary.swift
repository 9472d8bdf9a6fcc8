extension Library {
  /// IP addresses.
  static let addresses = Library(
    "kubernetes.net.ip",
    types: ["net.IP": .ip],
    [
      Function(
        "ip",
        [
          .global("string_to_ip", [.string], .ip, .builtIn)
        ]),
      Function(
        "family",
        [
          .member("ip_family", [.ip], .int, .builtIn)
        ]),
      Function(
        "ip.isCanonical",
        [
          .global("ip_is_canonical", [.string], .bool, .builtIn)
        ]),
      Function(
        "isUnspecified",
        [
          .member("ip_is_unspecified", [.ip], .bool, .builtIn)
        ]),
      Function(
        "isLoopback",
        [
          .member("ip_is_loopback", [.ip], .bool, .builtIn)
        ]),
      Function(
        "isLinkLocalMulticast",
        [
          .member("ip_is_link_local_multicast", [.ip], .bool, .builtIn)
        ]),
      Function(
        "isLinkLocalUnicast",
        [
          .member("ip_is_link_local_unicast", [.ip], .bool, .builtIn)
        ]),
      Function(
        "isGlobalUnicast",
        [
          .member("ip_is_global_unicast", [.ip], .bool, .builtIn)
        ]),
      Function(
        "isIP",
        [
          .global("is_ip", [.string], .bool, .builtIn)
        ]),
      Function(
        "string",
        [
          .global("ip_to_string", [.ip], .string, .builtIn)
        ]),
    ])
}
