extension Library {
  /// Quantities such as `500m` and `1.5Gi`.
  static let quantities = Library(
    "kubernetes.quantity",
    [
      Function(
        "quantity",
        [
          .global("string_to_quantity", [.string], .quantity, .builtIn)
        ]),
      Function(
        "isQuantity",
        [
          .global("is_quantity_string", [.string], .bool, .builtIn)
        ]),
      Function(
        "sign",
        [
          .global("quantity_sign", [.quantity], .int, .builtIn)
        ]),
      Function(
        "isGreaterThan",
        [
          .member("quantity_is_greater_than", [.quantity, .quantity], .bool, .builtIn)
        ]),
      Function(
        "isLessThan",
        [
          .member("quantity_is_less_than", [.quantity, .quantity], .bool, .builtIn)
        ]),
      Function(
        "compareTo",
        [
          .member("quantity_compare_to", [.quantity, .quantity], .int, .builtIn)
        ]),
      Function(
        "asApproximateFloat",
        [
          .member("quantity_get_float", [.quantity], .double, .builtIn)
        ]),
      Function(
        "asInteger",
        [
          .member("quantity_get_int", [.quantity], .int, .builtIn)
        ]),
      Function(
        "isInteger",
        [
          .member("quantity_is_integer", [.quantity], .bool, .builtIn)
        ]),
      Function(
        "add",
        [
          .member("quantity_add", [.quantity, .quantity], .quantity, .builtIn),
          .member("quantity_add_int", [.quantity, .int], .quantity, .builtIn),
        ]),
      Function(
        "sub",
        [
          .member("quantity_sub", [.quantity, .quantity], .quantity, .builtIn),
          .member("quantity_sub_int", [.quantity, .int], .quantity, .builtIn),
        ]),
    ])
}
