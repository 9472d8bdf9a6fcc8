extension Library {
  /// Functions of lists: version 3 of cel-go's extension.
  static let lists = Library(
    "cel.lib.ext.lists",
    [
      Function(
        "slice",
        [
          .member("list_slice", [.list(.t), .int, .int], .list(.t), .builtIn)
        ]),
      Function(
        "flatten",
        [
          .member("list_flatten", [.list(.list(.t))], .list(.t), .builtIn),
          .member("list_flatten_int", [.list(.dyn), .int], .list(.dyn), .builtIn),
        ]),
      Function(
        "sort",
        [
          .member("list_int_sort", [.list(.int)], .list(.int), .builtIn),
          .member("list_uint_sort", [.list(.uint)], .list(.uint), .builtIn),
          .member("list_double_sort", [.list(.double)], .list(.double), .builtIn),
          .member("list_bool_sort", [.list(.bool)], .list(.bool), .builtIn),
          .member(
            "list_google.protobuf.Duration_sort", [.list(.duration)], .list(.duration), .builtIn),
          .member(
            "list_google.protobuf.Timestamp_sort", [.list(.timestamp)], .list(.timestamp), .builtIn),
          .member("list_string_sort", [.list(.string)], .list(.string), .builtIn),
          .member("list_bytes_sort", [.list(.bytes)], .list(.bytes), .builtIn),
        ]),
      Function(
        "@sortByAssociatedKeys",
        [
          .member("list_int_sortByAssociatedKeys", [.list(.t), .list(.int)], .list(.t), .builtIn),
          .member(
            "list_uint_sortByAssociatedKeys", [.list(.t), .list(.uint)], .list(.t), .builtIn),
          .member(
            "list_double_sortByAssociatedKeys", [.list(.t), .list(.double)], .list(.t), .builtIn),
          .member(
            "list_bool_sortByAssociatedKeys", [.list(.t), .list(.bool)], .list(.t), .builtIn),
          .member(
            "list_google.protobuf.Duration_sortByAssociatedKeys", [.list(.t), .list(.duration)],
            .list(.t), .builtIn),
          .member(
            "list_google.protobuf.Timestamp_sortByAssociatedKeys", [.list(.t), .list(.timestamp)],
            .list(.t), .builtIn),
          .member(
            "list_string_sortByAssociatedKeys", [.list(.t), .list(.string)], .list(.t), .builtIn),
          .member(
            "list_bytes_sortByAssociatedKeys", [.list(.t), .list(.bytes)], .list(.t), .builtIn),
        ]),
      Function(
        "lists.range",
        [
          .global("lists_range", [.int], .list(.int), .builtIn)
        ]),
      Function(
        "reverse",
        [
          .member("list_reverse", [.list(.t)], .list(.t), .builtIn)
        ]),
      Function(
        "distinct",
        [
          .member("list_distinct", [.list(.t)], .list(.t), .builtIn)
        ]),
    ])
}
