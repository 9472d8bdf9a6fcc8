extension Library {
  /// Functions of lists: version 3 of cel-go's extension.
  static let lists = Library(
    "cel.lib.ext.lists",
    [
      Function(
        "slice",
        [
          .member("list_slice", [.list(.t), .int, .int], .list(.t), .variadic(ListFunctions.slice))
        ]),
      Function(
        "flatten",
        [
          .member("list_flatten", [.list(.list(.t))], .list(.t), .unary(ListFunctions.flatten)),
          .member(
            "list_flatten_int", [.list(.dyn), .int], .list(.dyn), .binary(ListFunctions.flatten)),
        ]),
      Function(
        "sort",
        [
          .member("list_int_sort", [.list(.int)], .list(.int), .unary(ListFunctions.sort)),
          .member("list_uint_sort", [.list(.uint)], .list(.uint), .unary(ListFunctions.sort)),
          .member("list_double_sort", [.list(.double)], .list(.double), .unary(ListFunctions.sort)),
          .member("list_bool_sort", [.list(.bool)], .list(.bool), .unary(ListFunctions.sort)),
          .member(
            "list_google.protobuf.Duration_sort", [.list(.duration)], .list(.duration),
            .unary(ListFunctions.sort)),
          .member(
            "list_google.protobuf.Timestamp_sort", [.list(.timestamp)], .list(.timestamp),
            .unary(ListFunctions.sort)),
          .member("list_string_sort", [.list(.string)], .list(.string), .unary(ListFunctions.sort)),
          .member("list_bytes_sort", [.list(.bytes)], .list(.bytes), .unary(ListFunctions.sort)),
        ]),
      Function(
        "@sortByAssociatedKeys",
        [
          .member(
            "list_int_sortByAssociatedKeys", [.list(.t), .list(.int)], .list(.t),
            .binary(ListFunctions.sort(_:by:))),
          .member(
            "list_uint_sortByAssociatedKeys", [.list(.t), .list(.uint)], .list(.t),
            .binary(ListFunctions.sort(_:by:))),
          .member(
            "list_double_sortByAssociatedKeys", [.list(.t), .list(.double)], .list(.t),
            .binary(ListFunctions.sort(_:by:))),
          .member(
            "list_bool_sortByAssociatedKeys", [.list(.t), .list(.bool)], .list(.t),
            .binary(ListFunctions.sort(_:by:))),
          .member(
            "list_google.protobuf.Duration_sortByAssociatedKeys", [.list(.t), .list(.duration)],
            .list(.t), .binary(ListFunctions.sort(_:by:))),
          .member(
            "list_google.protobuf.Timestamp_sortByAssociatedKeys", [.list(.t), .list(.timestamp)],
            .list(.t), .binary(ListFunctions.sort(_:by:))),
          .member(
            "list_string_sortByAssociatedKeys", [.list(.t), .list(.string)], .list(.t),
            .binary(ListFunctions.sort(_:by:))),
          .member(
            "list_bytes_sortByAssociatedKeys", [.list(.t), .list(.bytes)], .list(.t),
            .binary(ListFunctions.sort(_:by:))),
        ]),
      Function(
        "lists.range",
        [
          .global("lists_range", [.int], .list(.int), .unary(ListFunctions.range))
        ]),
      Function(
        "reverse",
        [
          .member("list_reverse", [.list(.t)], .list(.t), .unary(ListFunctions.reverse))
        ]),
      Function(
        "distinct",
        [
          .member("list_distinct", [.list(.t)], .list(.t), .unary(ListFunctions.distinct))
        ]),
    ])
}
