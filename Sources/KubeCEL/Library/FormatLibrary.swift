extension Library {
  /// Formats that have a name.
  static let formats = Library(
    "kubernetes.format",
    [
      Function(
        "validate",
        [
          .member("format-validate", [.format, .string], .optional(.list(.string)), .builtIn)
        ]),
      Function(
        "format.named",
        [
          .global("format-named", [.string], .optional(.format), .builtIn)
        ]),
      Function(
        "format.dns1123Label",
        [
          .global("format.dns1123Label", [], .format, .builtIn)
        ]),
      Function(
        "format.dns1123Subdomain",
        [
          .global("format.dns1123Subdomain", [], .format, .builtIn)
        ]),
      Function(
        "format.dns1035Label",
        [
          .global("format.dns1035Label", [], .format, .builtIn)
        ]),
      Function(
        "format.qualifiedName",
        [
          .global("format.qualifiedName", [], .format, .builtIn)
        ]),
      Function(
        "format.dns1123LabelPrefix",
        [
          .global("format.dns1123LabelPrefix", [], .format, .builtIn)
        ]),
      Function(
        "format.dns1123SubdomainPrefix",
        [
          .global("format.dns1123SubdomainPrefix", [], .format, .builtIn)
        ]),
      Function(
        "format.dns1035LabelPrefix",
        [
          .global("format.dns1035LabelPrefix", [], .format, .builtIn)
        ]),
      Function(
        "format.labelValue",
        [
          .global("format.labelValue", [], .format, .builtIn)
        ]),
      Function(
        "format.uri",
        [
          .global("format.uri", [], .format, .builtIn)
        ]),
      Function(
        "format.uuid",
        [
          .global("format.uuid", [], .format, .builtIn)
        ]),
      Function(
        "format.byte",
        [
          .global("format.byte", [], .format, .builtIn)
        ]),
      Function(
        "format.date",
        [
          .global("format.date", [], .format, .builtIn)
        ]),
      Function(
        "format.datetime",
        [
          .global("format.datetime", [], .format, .builtIn)
        ]),
    ])
}
