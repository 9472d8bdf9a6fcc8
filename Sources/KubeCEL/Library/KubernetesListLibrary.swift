extension Library {
  /// Functions of lists that Kubernetes adds.
  static let kubernetesLists = Library(
    "kubernetes.lists",
    [
      Function(
        "isSorted",
        [
          .member("list_int_is_sorted_bool", [.list(.int)], .bool, .builtIn),
          .member("list_uint_is_sorted_bool", [.list(.uint)], .bool, .builtIn),
          .member("list_double_is_sorted_bool", [.list(.double)], .bool, .builtIn),
          .member("list_bool_is_sorted_bool", [.list(.bool)], .bool, .builtIn),
          .member("list_duration_is_sorted_bool", [.list(.duration)], .bool, .builtIn),
          .member("list_timestamp_is_sorted_bool", [.list(.timestamp)], .bool, .builtIn),
          .member("list_string_is_sorted_bool", [.list(.string)], .bool, .builtIn),
          .member("list_bytes_is_sorted_bool", [.list(.bytes)], .bool, .builtIn),
        ]),
      Function(
        "sum",
        [
          .member("list_int_sum_int", [.list(.int)], .int, .builtIn),
          .member("list_uint_sum_uint", [.list(.uint)], .uint, .builtIn),
          .member("list_double_sum_double", [.list(.double)], .double, .builtIn),
          .member("list_duration_sum_duration", [.list(.duration)], .duration, .builtIn),
        ]),
      Function(
        "max",
        [
          .member("list_int_max_int", [.list(.int)], .int, .builtIn),
          .member("list_uint_max_uint", [.list(.uint)], .uint, .builtIn),
          .member("list_double_max_double", [.list(.double)], .double, .builtIn),
          .member("list_bool_max_bool", [.list(.bool)], .bool, .builtIn),
          .member("list_duration_max_duration", [.list(.duration)], .duration, .builtIn),
          .member("list_timestamp_max_timestamp", [.list(.timestamp)], .timestamp, .builtIn),
          .member("list_string_max_string", [.list(.string)], .string, .builtIn),
          .member("list_bytes_max_bytes", [.list(.bytes)], .bytes, .builtIn),
        ]),
      Function(
        "min",
        [
          .member("list_int_min_int", [.list(.int)], .int, .builtIn),
          .member("list_uint_min_uint", [.list(.uint)], .uint, .builtIn),
          .member("list_double_min_double", [.list(.double)], .double, .builtIn),
          .member("list_bool_min_bool", [.list(.bool)], .bool, .builtIn),
          .member("list_duration_min_duration", [.list(.duration)], .duration, .builtIn),
          .member("list_timestamp_min_timestamp", [.list(.timestamp)], .timestamp, .builtIn),
          .member("list_string_min_string", [.list(.string)], .string, .builtIn),
          .member("list_bytes_min_bytes", [.list(.bytes)], .bytes, .builtIn),
        ]),
      Function(
        "indexOf",
        [
          .member("list_a_index_of_int", [.listOfA, .a], .int, .builtIn)
        ]),
      Function(
        "lastIndexOf",
        [
          .member("list_a_last_index_of_int", [.listOfA, .a], .int, .builtIn)
        ]),
    ])
}
