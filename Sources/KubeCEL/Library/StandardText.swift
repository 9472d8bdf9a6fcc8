/// The part of the standard definitions: text.
extension Function {
  static let standardText: [Function] = [
    Function(
      "contains",
      [
        .member("contains_string", [.string, .string], .bool, .builtIn)
      ]),
    Function(
      "endsWith",
      [
        .member("ends_with_string", [.string, .string], .bool, .builtIn)
      ]),
    Function(
      "startsWith",
      [
        .member("starts_with_string", [.string, .string], .bool, .builtIn)
      ]),
    Function(
      "matches",
      [
        .global("matches", [.string, .string], .bool, .builtIn),
        .member("matches_string", [.string, .string], .bool, .builtIn),
      ]),
  ]
}
