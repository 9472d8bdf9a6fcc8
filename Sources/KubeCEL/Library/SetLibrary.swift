extension Library {
  /// Lists as sets.
  static let sets = Library(
    "cel.lib.ext.sets",
    [
      Function(
        "sets.contains",
        [
          .global(
            "list_sets_contains_list", [.list(.t), .list(.t)], .bool, .binary(SetFunctions.contains)
          )
        ]),
      Function(
        "sets.equivalent",
        [
          .global(
            "list_sets_equivalent_list", [.list(.t), .list(.t)], .bool,
            .binary(SetFunctions.equivalent))
        ]),
      Function(
        "sets.intersects",
        [
          .global(
            "list_sets_intersects_list", [.list(.t), .list(.t)], .bool,
            .binary(SetFunctions.intersects))
        ]),
    ])
}
