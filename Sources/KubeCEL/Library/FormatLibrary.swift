extension Library {
  /// Formats that have a name.
  static let formats = Library(
    "kubernetes.format",
    [
      Function(
        "validate",
        [
          .member(
            "format-validate", [.format, .string], .optional(.list(.string)),
            .binary(FormatFunctions.validate))
        ]),
      Function(
        "format.named",
        [
          .global("format-named", [.string], .optional(.format), .unary(FormatFunctions.named))
        ]),
      Function(
        "format.dns1123Label",
        [
          .global("format.dns1123Label", [], .format, .constant(.format(.dns1123Label)))
        ]),
      Function(
        "format.dns1123Subdomain",
        [
          .global("format.dns1123Subdomain", [], .format, .constant(.format(.dns1123Subdomain)))
        ]),
      Function(
        "format.dns1035Label",
        [
          .global("format.dns1035Label", [], .format, .constant(.format(.dns1035Label)))
        ]),
      Function(
        "format.qualifiedName",
        [
          .global("format.qualifiedName", [], .format, .constant(.format(.qualifiedName)))
        ]),
      Function(
        "format.dns1123LabelPrefix",
        [
          .global("format.dns1123LabelPrefix", [], .format, .constant(.format(.dns1123LabelPrefix)))
        ]),
      Function(
        "format.dns1123SubdomainPrefix",
        [
          .global(
            "format.dns1123SubdomainPrefix", [], .format,
            .constant(.format(.dns1123SubdomainPrefix)))
        ]),
      Function(
        "format.dns1035LabelPrefix",
        [
          .global("format.dns1035LabelPrefix", [], .format, .constant(.format(.dns1035LabelPrefix)))
        ]),
      Function(
        "format.labelValue",
        [
          .global("format.labelValue", [], .format, .constant(.format(.labelValue)))
        ]),
      Function(
        "format.uri",
        [
          .global("format.uri", [], .format, .constant(.format(.uri)))
        ]),
      Function(
        "format.uuid",
        [
          .global("format.uuid", [], .format, .constant(.format(.uuid)))
        ]),
      Function(
        "format.byte",
        [
          .global("format.byte", [], .format, .constant(.format(.byte)))
        ]),
      Function(
        "format.date",
        [
          .global("format.date", [], .format, .constant(.format(.date)))
        ]),
      Function(
        "format.datetime",
        [
          .global("format.datetime", [], .format, .constant(.format(.datetime)))
        ]),
    ])
}
