extension Library {
  /// Quantities such as `500m` and `1.5Gi`.
  static let quantities = Library(
    "kubernetes.quantity",
    [
      Function(
        "quantity",
        [
          .global("string_to_quantity", [.string], .quantity, .unary(QuantityFunctions.quantity))
        ]),
      Function(
        "isQuantity",
        [
          .global("is_quantity_string", [.string], .bool, .unary(QuantityFunctions.isQuantity))
        ]),
      Function(
        "sign",
        [
          .global("quantity_sign", [.quantity], .int, .unary(QuantityFunctions.sign))
        ]),
      Function(
        "isGreaterThan",
        [
          .member(
            "quantity_is_greater_than", [.quantity, .quantity], .bool,
            .binary(QuantityFunctions.isGreater))
        ]),
      Function(
        "isLessThan",
        [
          .member(
            "quantity_is_less_than", [.quantity, .quantity], .bool,
            .binary(QuantityFunctions.isLess))
        ]),
      Function(
        "compareTo",
        [
          .member(
            "quantity_compare_to", [.quantity, .quantity], .int, .binary(QuantityFunctions.compare))
        ]),
      Function(
        "asApproximateFloat",
        [
          .member("quantity_get_float", [.quantity], .double, .unary(QuantityFunctions.double))
        ]),
      Function(
        "asInteger",
        [
          .member("quantity_get_int", [.quantity], .int, .unary(QuantityFunctions.integer))
        ]),
      Function(
        "isInteger",
        [
          .member("quantity_is_integer", [.quantity], .bool, .unary(QuantityFunctions.isInteger))
        ]),
      Function(
        "add",
        [
          .member(
            "quantity_add", [.quantity, .quantity], .quantity, .binary(QuantityFunctions.add)),
          .member(
            "quantity_add_int", [.quantity, .int], .quantity, .binary(QuantityFunctions.addInteger)),
        ]),
      Function(
        "sub",
        [
          .member(
            "quantity_sub", [.quantity, .quantity], .quantity, .binary(QuantityFunctions.subtract)),
          .member(
            "quantity_sub_int", [.quantity, .int], .quantity,
            .binary(QuantityFunctions.subtractInteger)),
        ]),
    ])
}
