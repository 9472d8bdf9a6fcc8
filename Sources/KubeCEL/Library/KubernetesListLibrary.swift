extension Library {
  /// Functions of lists that Kubernetes adds.
  static let kubernetesLists = Library(
    "kubernetes.lists",
    [
      Function(
        "isSorted",
        [
          .member("list_int_is_sorted_bool", [.list(.int)], .bool, .unary(ListFunctions.isSorted)),
          .member(
            "list_uint_is_sorted_bool", [.list(.uint)], .bool, .unary(ListFunctions.isSorted)),
          .member(
            "list_double_is_sorted_bool", [.list(.double)], .bool, .unary(ListFunctions.isSorted)),
          .member(
            "list_bool_is_sorted_bool", [.list(.bool)], .bool, .unary(ListFunctions.isSorted)),
          .member(
            "list_duration_is_sorted_bool", [.list(.duration)], .bool,
            .unary(ListFunctions.isSorted)),
          .member(
            "list_timestamp_is_sorted_bool", [.list(.timestamp)], .bool,
            .unary(ListFunctions.isSorted)),
          .member(
            "list_string_is_sorted_bool", [.list(.string)], .bool, .unary(ListFunctions.isSorted)),
          .member(
            "list_bytes_is_sorted_bool", [.list(.bytes)], .bool, .unary(ListFunctions.isSorted)),
        ]),
      Function(
        "sum",
        [
          .member(
            "list_int_sum_int", [.list(.int)], .int, .unary(ListFunctions.sum(from: .int(0)))),
          .member(
            "list_uint_sum_uint", [.list(.uint)], .uint, .unary(ListFunctions.sum(from: .uint(0)))),
          .member(
            "list_double_sum_double", [.list(.double)], .double,
            .unary(ListFunctions.sum(from: .double(0)))),
          .member(
            "list_duration_sum_duration", [.list(.duration)], .duration,
            .unary(ListFunctions.sum(from: .duration(CELDuration(nanoseconds: 0))))),
        ]),
      Function(
        "max",
        [
          .member("list_int_max_int", [.list(.int)], .int, .unary(ListFunctions.max)),
          .member("list_uint_max_uint", [.list(.uint)], .uint, .unary(ListFunctions.max)),
          .member("list_double_max_double", [.list(.double)], .double, .unary(ListFunctions.max)),
          .member("list_bool_max_bool", [.list(.bool)], .bool, .unary(ListFunctions.max)),
          .member(
            "list_duration_max_duration", [.list(.duration)], .duration, .unary(ListFunctions.max)),
          .member(
            "list_timestamp_max_timestamp", [.list(.timestamp)], .timestamp,
            .unary(ListFunctions.max)),
          .member("list_string_max_string", [.list(.string)], .string, .unary(ListFunctions.max)),
          .member("list_bytes_max_bytes", [.list(.bytes)], .bytes, .unary(ListFunctions.max)),
        ]),
      Function(
        "min",
        [
          .member("list_int_min_int", [.list(.int)], .int, .unary(ListFunctions.min)),
          .member("list_uint_min_uint", [.list(.uint)], .uint, .unary(ListFunctions.min)),
          .member("list_double_min_double", [.list(.double)], .double, .unary(ListFunctions.min)),
          .member("list_bool_min_bool", [.list(.bool)], .bool, .unary(ListFunctions.min)),
          .member(
            "list_duration_min_duration", [.list(.duration)], .duration, .unary(ListFunctions.min)),
          .member(
            "list_timestamp_min_timestamp", [.list(.timestamp)], .timestamp,
            .unary(ListFunctions.min)),
          .member("list_string_min_string", [.list(.string)], .string, .unary(ListFunctions.min)),
          .member("list_bytes_min_bytes", [.list(.bytes)], .bytes, .unary(ListFunctions.min)),
        ]),
      Function(
        "indexOf",
        [
          .member("list_a_index_of_int", [.listOfA, .a], .int, .binary(ListFunctions.indexOf))
        ]),
      Function(
        "lastIndexOf",
        [
          .member(
            "list_a_last_index_of_int", [.listOfA, .a], .int, .binary(ListFunctions.lastIndexOf))
        ]),
    ])
}
