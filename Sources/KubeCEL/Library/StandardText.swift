/// The part of the standard definitions: text.
extension Function {
  static let standardText: [Function] = [
    Function(
      "contains",
      [
        .member("contains_string", [.string, .string], .bool, .binary(TextFunctions.contains))
      ]),
    Function(
      "endsWith",
      [
        .member("ends_with_string", [.string, .string], .bool, .binary(TextFunctions.endsWith))
      ]),
    Function(
      "startsWith",
      [
        .member("starts_with_string", [.string, .string], .bool, .binary(TextFunctions.startsWith))
      ]),
    Function(
      "matches",
      [
        .global("matches", [.string, .string], .bool, .binary(PatternFunctions.matches)),
        .member("matches_string", [.string, .string], .bool, .binary(PatternFunctions.matches)),
      ]),
  ]
}
