extension Library {
  /// IP addresses.
  static let addresses = Library(
    "kubernetes.net.ip",
    types: ["net.IP": .ip],
    [
      Function(
        "ip",
        [
          .global("string_to_ip", [.string], .ip, .unary(AddressFunctions.ip))
        ]),
      Function(
        "family",
        [
          .member("ip_family", [.ip], .int, .unary(AddressFunctions.family))
        ]),
      Function(
        "ip.isCanonical",
        [
          .global("ip_is_canonical", [.string], .bool, .unary(AddressFunctions.isCanonical))
        ]),
      Function(
        "isUnspecified",
        [
          .member("ip_is_unspecified", [.ip], .bool, AddressFunctions.test(\.isUnspecified))
        ]),
      Function(
        "isLoopback",
        [
          .member("ip_is_loopback", [.ip], .bool, AddressFunctions.test(\.isLoopback))
        ]),
      Function(
        "isLinkLocalMulticast",
        [
          .member(
            "ip_is_link_local_multicast", [.ip], .bool,
            AddressFunctions.test(\.isLinkLocalMulticast))
        ]),
      Function(
        "isLinkLocalUnicast",
        [
          .member(
            "ip_is_link_local_unicast", [.ip], .bool, AddressFunctions.test(\.isLinkLocalUnicast))
        ]),
      Function(
        "isGlobalUnicast",
        [
          .member("ip_is_global_unicast", [.ip], .bool, AddressFunctions.test(\.isGlobalUnicast))
        ]),
      Function(
        "isIP",
        [
          .global("is_ip", [.string], .bool, .unary(AddressFunctions.isIP))
        ]),
      Function(
        "string",
        [
          .global("ip_to_string", [.ip], .string, .unary(Conversions.toString))
        ]),
    ])
}
