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
        .global("in_list", [.a, .listOfA], .bool, .builtIn),
        .global("in_map", [.a, .mapOfAB], .bool, .builtIn),
      ]),
    Function(
      "size",
      [
        .global("size_bytes", [.bytes], .int, .builtIn),
        .member("bytes_size", [.bytes], .int, .builtIn),
        .global("size_list", [.listOfA], .int, .builtIn),
        .member("list_size", [.listOfA], .int, .builtIn),
        .global("size_map", [.mapOfAB], .int, .builtIn),
        .member("map_size", [.mapOfAB], .int, .builtIn),
        .global("size_string", [.string], .int, .builtIn),
        .member("string_size", [.string], .int, .builtIn),
      ]),
  ]
}
