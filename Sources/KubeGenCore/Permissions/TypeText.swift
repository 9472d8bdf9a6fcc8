/// A type as far as permissions depend on it: a name and its arguments.
///
/// Optionals are what they hold, and `some` and `any` are the protocol.
struct TypeText: Hashable {
  var name: String
  var arguments: [TypeText] = []
  /// Of a collection: where the objects are.
  var reach: Reach?

  init(_ name: String, _ arguments: [TypeText] = [], reach: Reach? = nil) {
    self.name = name
    self.arguments = arguments
    self.reach = reach
  }

  /// Nil for what is no plain type: tuples, functions, compositions.
  init?(parsing text: String) {
    var reader = TypeTextReader(text)
    guard let type = reader.type(depth: 0), reader.isAtEnd else { return nil }
    self = type
  }

  var isCollection: Bool { ["Api", "AllNamespaces", "ResourceCollection"].contains(name) }

  /// What an array, a list or an optional of something holds.
  var element: TypeText? {
    ["Array", "ObjectList", "Set", "ListPages"].contains(name) ? arguments.first : nil
  }

  func substituting(_ types: [String: TypeText]) -> TypeText {
    if let type = types[name], arguments.isEmpty { return type }
    var type = self
    type.arguments = arguments.map { $0.substituting(types) }
    return type
  }

  /// Whether one of the names stands in it.
  func mentions(_ names: Set<String>) -> Bool {
    names.contains(name) || name.hasSuffix(".Type") && names.contains(String(name.dropLast(5)))
      || arguments.contains { $0.mentions(names) }
  }
}

/// Which objects of a kind a program reaches.
enum Reach: Hashable {
  /// Those of the namespace that the program runs in.
  case own
  /// Those of a namespace that the source names.
  case named(String)
  /// Those of any namespace, or of the cluster.
  case any
}

private struct TypeTextReader {
  private var rest: Substring

  init(_ text: String) { rest = Substring(text) }

  var isAtEnd: Bool {
    mutating get {
      skipSpace()
      return rest.isEmpty
    }
  }

  private mutating func skipSpace() { rest = rest.drop { $0.isWhitespace } }

  private mutating func take(_ character: Character) -> Bool {
    skipSpace()
    guard rest.first == character else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func word() -> String {
    skipSpace()
    let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "`" }
    rest = rest.dropFirst(word.count)
    return word.filter { $0 != "`" }
  }

  private static let specifiers: Set<String> = [
    "some", "any", "inout", "borrowing", "consuming", "sending", "isolated", "each", "repeat",
  ]

  mutating func type(depth: Int) -> TypeText? {
    guard depth < 16 else { return nil }
    skipSpace()
    while take("@") { _ = word() }
    if take("[") { return list(depth) }
    var name = word()
    while Self.specifiers.contains(name) { name = word() }
    guard !name.isEmpty else { return nil }
    var type = TypeText(name)
    while true {
      if rest.first == "<" {
        rest.removeFirst()
        repeat {
          // An argument that cannot be read is one nevertheless.
          guard let argument = self.type(depth: depth + 1) else { return nil }
          type.arguments.append(argument)
        } while take(",")
        guard take(">") else { return nil }
      } else if rest.first == "." {
        rest.removeFirst()
        let member = word()
        guard !member.isEmpty else { return nil }
        type = TypeText("\(type.name).\(member)")
      } else {
        break
      }
    }
    while rest.first == "?" || rest.first == "!" { rest.removeFirst() }
    return type
  }

  private mutating func list(_ depth: Int) -> TypeText? {
    guard let element = type(depth: depth + 1) else { return nil }
    if take(":") {
      guard let value = type(depth: depth + 1), take("]") else { return nil }
      return TypeText("Dictionary", [element, value])
    }
    return take("]") ? TypeText("Array", [element]) : nil
  }
}
