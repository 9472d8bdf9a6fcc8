/// The part of the standard definitions: containers.
extension Function {
  static let standardContainers: [Function] = [
    Function(
      "_[_]",
      [
        .global("index_list", [.listOfA, .int], .a, .builtIn),
        .global("index_map", [.mapOfAB, .a], .b, .builtIn),
      ]),
    Function(
      "@in",
      [
        .global("in_list", [.a, .listOfA], .bool, .binary(Containers.contains)),
        .global("in_map", [.a, .mapOfAB], .bool, .binary(Containers.contains)),
      ]),
    Function(
      "size",
      [
        .global("size_bytes", [.bytes], .int, .unary(Containers.size)),
        .member("bytes_size", [.bytes], .int, .unary(Containers.size)),
        .global("size_list", [.listOfA], .int, .unary(Containers.size)),
        .member("list_size", [.listOfA], .int, .unary(Containers.size)),
        .global("size_map", [.mapOfAB], .int, .unary(Containers.size)),
        .member("map_size", [.mapOfAB], .int, .unary(Containers.size)),
        .global("size_string", [.string], .int, .unary(Containers.size)),
        .member("string_size", [.string], .int, .unary(Containers.size)),
      ]),
  ]
}
