extension Library {
  /// Searches with regular expressions.
  static let regularExpressions = Library(
    "kubernetes.regex",
    [
      Function(
        "find",
        [
          .member(
            "string_find_string", [.string, .string], .string, .binary(PatternFunctions.find))
        ]),
      Function(
        "findAll",
        [
          .member(
            "string_find_all_string", [.string, .string], .list(.string),
            .variadic(PatternFunctions.findAll)),
          .member(
            "string_find_all_string_int", [.string, .string, .int], .list(.string),
            .variadic(PatternFunctions.findAll)),
        ]),
    ])
}
