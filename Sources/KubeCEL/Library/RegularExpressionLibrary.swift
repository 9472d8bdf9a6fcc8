extension Library {
  /// Searches with regular expressions.
  static let regularExpressions = Library(
    "kubernetes.regex",
    [
      Function(
        "find",
        [
          .member("string_find_string", [.string, .string], .string, .builtIn)
        ]),
      Function(
        "findAll",
        [
          .member("string_find_all_string", [.string, .string], .list(.string), .builtIn),
          .member(
            "string_find_all_string_int", [.string, .string, .int], .list(.string), .builtIn),
        ]),
    ])
}
