extension Library {
  /// Ranges of IP addresses.
  static let networks = Library(
    "kubernetes.net.cidr",
    types: ["net.CIDR": .cidr],
    [
      Function(
        "cidr",
        [
          .global("string_to_cidr", [.string], .cidr, .builtIn)
        ]),
      Function(
        "containsIP",
        [
          .member("cidr_contains_ip_string", [.cidr, .string], .bool, .builtIn),
          .member("cidr_contains_ip_ip", [.cidr, .ip], .bool, .builtIn),
        ]),
      Function(
        "containsCIDR",
        [
          .member("cidr_contains_cidr_string", [.cidr, .string], .bool, .builtIn),
          .member("cidr_contains_cidr", [.cidr, .cidr], .bool, .builtIn),
        ]),
      Function(
        "ip",
        [
          .member("cidr_ip", [.cidr], .ip, .builtIn)
        ]),
      Function(
        "prefixLength",
        [
          .member("cidr_prefix_length", [.cidr], .int, .builtIn)
        ]),
      Function(
        "masked",
        [
          .member("cidr_masked", [.cidr], .cidr, .builtIn)
        ]),
      Function(
        "isCIDR",
        [
          .global("is_cidr", [.string], .bool, .builtIn)
        ]),
      Function(
        "string",
        [
          .global("cidr_to_string", [.cidr], .string, .builtIn)
        ]),
    ])
}
