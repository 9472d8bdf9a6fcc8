extension Library {
  /// Functions of strings: version 2 of cel-go's extension, without `reverse`.
  static let strings = Library(
    "cel.lib.ext.strings",
    [
      Function(
        "charAt",
        [
          .member("string_char_at_int", [.string, .int], .string, .binary(StringFunctions.charAt))
        ]),
      Function(
        "indexOf",
        [
          .member(
            "string_index_of_string", [.string, .string], .int, .binary(StringFunctions.indexOf)),
          .member(
            "string_index_of_string_int", [.string, .string, .int], .int,
            .variadic(StringFunctions.indexOf)),
        ]),
      Function(
        "lastIndexOf",
        [
          .member(
            "string_last_index_of_string", [.string, .string], .int,
            .binary(StringFunctions.lastIndexOf)),
          .member(
            "string_last_index_of_string_int", [.string, .string, .int], .int,
            .variadic(StringFunctions.lastIndexOf)),
        ]),
      Function(
        "lowerAscii",
        [
          .member("string_lower_ascii", [.string], .string, .unary(StringFunctions.lowerAscii))
        ]),
      Function(
        "replace",
        [
          .member(
            "string_replace_string_string", [.string, .string, .string], .string,
            .variadic(StringFunctions.replace)),
          .member(
            "string_replace_string_string_int", [.string, .string, .string, .int], .string,
            .variadic(StringFunctions.replace)
          ),
        ]),
      Function(
        "split",
        [
          .member(
            "string_split_string", [.string, .string], .list(.string),
            .variadic(StringFunctions.split)),
          .member(
            "string_split_string_int", [.string, .string, .int], .list(.string),
            .variadic(StringFunctions.split)),
        ]),
      Function(
        "substring",
        [
          .member(
            "string_substring_int", [.string, .int], .string, .variadic(StringFunctions.substring)),
          .member(
            "string_substring_int_int", [.string, .int, .int], .string,
            .variadic(StringFunctions.substring)),
        ]),
      Function(
        "trim",
        [
          .member("string_trim", [.string], .string, .unary(StringFunctions.trim))
        ]),
      Function(
        "upperAscii",
        [
          .member("string_upper_ascii", [.string], .string, .unary(StringFunctions.upperAscii))
        ]),
      Function(
        "format",
        [
          .member(
            "string_format", [.string, .list(.dyn)], .string,
            .variadic { arguments throws(CELFailure) in
              try FormatText.format(arguments[0], arguments[1])
            })
        ]),
      Function(
        "strings.quote",
        [
          .global("strings_quote", [.string], .string, .unary(StringFunctions.quote))
        ]),
      Function(
        "join",
        [
          .member("list_join", [.list(.string)], .string, .unary(StringFunctions.join)),
          .member(
            "list_join_string", [.list(.string), .string], .string, .binary(StringFunctions.join)),
        ]),
    ])
}
