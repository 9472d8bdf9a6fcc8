extension Library {
  /// What the macros with two variables expand to.
  static let comprehensions = Library(
    "cel.lib.ext.comprev2",
    macros: .twoVariables,
    [
      Function(
        "cel.@mapInsert",
        [
          .global(
            "@mapInsert_map_key_value", [.map(.k, .v), .k, .v], .map(.k, .v),
            .variadic(MapFunctions.insert)),
          .global(
            "@mapInsert_map_map", [.map(.k, .v), .map(.k, .v)], .map(.k, .v),
            .binary(MapFunctions.insert)),
        ])
    ])
}
