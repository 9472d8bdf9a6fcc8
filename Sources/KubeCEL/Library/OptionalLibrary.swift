extension Library {
  /// Values that may be missing.
  static let optionals = Library(
    "cel.lib.optional",
    types: ["optional_type": .optional(.v)],
    macros: .optionals,
    [
      Function(
        "optional.of",
        [
          .global("optional_of", [.v], .optional(.v), .unary(OptionalFunctions.of))
        ]),
      Function(
        "optional.ofNonZeroValue",
        [
          .global(
            "optional_ofNonZeroValue", [.v], .optional(.v), .unary(OptionalFunctions.ofNonZeroValue)
          )
        ]),
      Function(
        "optional.none",
        [
          .global("optional_none", [], .optional(.v), .constant(.optional(.none)))
        ]),
      Function(
        "value",
        [
          .member("optional_value", [.optional(.v)], .v, .unary(OptionalFunctions.value))
        ]),
      Function(
        "hasValue",
        [
          .member("optional_hasValue", [.optional(.v)], .bool, .unary(OptionalFunctions.hasValue))
        ]),
      Function(
        "or",
        [
          .member("optional_or_optional", [.optional(.v), .optional(.v)], .optional(.v), .builtIn)
        ]),
      Function(
        "orValue",
        [
          .member("optional_orValue_value", [.optional(.v), .v], .v, .builtIn)
        ]),
      Function(
        "_?._",
        [
          .global("select_optional_field", [.dyn, .string], .optional(.v), .builtIn)
        ]),
      Function(
        "_[?_]",
        [
          .global("list_optindex_optional_int", [.list(.v), .int], .optional(.v), .builtIn),
          .global(
            "optional_list_optindex_optional_int", [.optional(.list(.v)), .int], .optional(.v),
            .builtIn),
          .global("map_optindex_optional_value", [.map(.k, .v), .k], .optional(.v), .builtIn),
          .global(
            "optional_map_optindex_optional_value", [.optional(.map(.k, .v)), .k], .optional(.v),
            .builtIn),
        ]),
      Function(
        "_[_]",
        [
          .global(
            "optional_list_index_int", [.optional(.list(.v)), .int], .optional(.v), .builtIn),
          .global(
            "optional_map_index_value", [.optional(.map(.k, .v)), .k], .optional(.v), .builtIn),
        ]),
      Function(
        "last",
        [
          .member("list_last", [.list(.v)], .optional(.v), .unary(ListFunctions.last))
        ]),
      Function(
        "first",
        [
          .member("list_first", [.list(.v)], .optional(.v), .unary(ListFunctions.first))
        ]),
      Function(
        "optional.unwrap",
        [
          .global(
            "optional_unwrap", [.list(.optional(.v))], .list(.v), .unary(OptionalFunctions.unwrap))
        ]),
      Function(
        "unwrapOpt",
        [
          .member(
            "optional_unwrapOpt", [.list(.optional(.v))], .list(.v),
            .unary(OptionalFunctions.unwrap))
        ]),
    ])
}
