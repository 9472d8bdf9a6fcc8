extension Library {
  /// Ranges of IP addresses.
  static let networks = Library(
    "kubernetes.net.cidr",
    types: ["net.CIDR": .cidr],
    [
      Function(
        "cidr",
        [
          .global("string_to_cidr", [.string], .cidr, .unary(AddressFunctions.cidr))
        ]),
      Function(
        "containsIP",
        [
          .member(
            "cidr_contains_ip_string", [.cidr, .string], .bool,
            .binary(AddressFunctions.containsIPText)),
          .member(
            "cidr_contains_ip_ip", [.cidr, .ip], .bool, .binary(AddressFunctions.containsIP)),
        ]),
      Function(
        "containsCIDR",
        [
          .member(
            "cidr_contains_cidr_string", [.cidr, .string], .bool,
            .binary(AddressFunctions.containsCIDRText)),
          .member(
            "cidr_contains_cidr", [.cidr, .cidr], .bool, .binary(AddressFunctions.containsCIDR)),
        ]),
      Function(
        "ip",
        [
          .member("cidr_ip", [.cidr], .ip, .unary(AddressFunctions.firstAddress))
        ]),
      Function(
        "prefixLength",
        [
          .member("cidr_prefix_length", [.cidr], .int, .unary(AddressFunctions.prefixLength))
        ]),
      Function(
        "masked",
        [
          .member("cidr_masked", [.cidr], .cidr, .unary(AddressFunctions.masked))
        ]),
      Function(
        "isCIDR",
        [
          .global("is_cidr", [.string], .bool, .unary(AddressFunctions.isCIDR))
        ]),
      Function(
        "string",
        [
          .global("cidr_to_string", [.cidr], .string, .unary(Conversions.toString))
        ]),
    ])
}
