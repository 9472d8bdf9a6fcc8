extension Library {
  /// Functions of strings: version 2 of cel-go's extension, without `reverse`.
  static let strings = Library(
    "cel.lib.ext.strings",
    [
      Function(
        "charAt",
        [
          .member("string_char_at_int", [.string, .int], .string, .builtIn)
        ]),
      Function(
        "indexOf",
        [
          .member("string_index_of_string", [.string, .string], .int, .builtIn),
          .member("string_index_of_string_int", [.string, .string, .int], .int, .builtIn),
        ]),
      Function(
        "lastIndexOf",
        [
          .member("string_last_index_of_string", [.string, .string], .int, .builtIn),
          .member("string_last_index_of_string_int", [.string, .string, .int], .int, .builtIn),
        ]),
      Function(
        "lowerAscii",
        [
          .member("string_lower_ascii", [.string], .string, .builtIn)
        ]),
      Function(
        "replace",
        [
          .member("string_replace_string_string", [.string, .string, .string], .string, .builtIn),
          .member(
            "string_replace_string_string_int", [.string, .string, .string, .int], .string, .builtIn
          ),
        ]),
      Function(
        "split",
        [
          .member("string_split_string", [.string, .string], .list(.string), .builtIn),
          .member("string_split_string_int", [.string, .string, .int], .list(.string), .builtIn),
        ]),
      Function(
        "substring",
        [
          .member("string_substring_int", [.string, .int], .string, .builtIn),
          .member("string_substring_int_int", [.string, .int, .int], .string, .builtIn),
        ]),
      Function(
        "trim",
        [
          .member("string_trim", [.string], .string, .builtIn)
        ]),
      Function(
        "upperAscii",
        [
          .member("string_upper_ascii", [.string], .string, .builtIn)
        ]),
      Function(
        "format",
        [
          .member("string_format", [.string, .list(.dyn)], .string, .builtIn)
        ]),
      Function(
        "strings.quote",
        [
          .global("strings_quote", [.string], .string, .builtIn)
        ]),
      Function(
        "join",
        [
          .member("list_join", [.list(.string)], .string, .builtIn),
          .member("list_join_string", [.list(.string), .string], .string, .builtIn),
        ]),
    ])
}
