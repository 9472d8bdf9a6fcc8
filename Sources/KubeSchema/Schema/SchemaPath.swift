/// A path to a field of a schema: `.spec.color`, `.labels['a.b/c']`.
package struct SchemaPath {
  /// Why a text is none.
  package struct Invalid: Error, Hashable {
    package var message: String
  }

  package private(set) var keys: [String] = []
  /// As messages have it: `spec.labels[a.b/c]`.
  package private(set) var text = ""
  package private(set) var schema: CustomSchema

  package init(
    _ text: String, in schema: CustomSchema, allowsBrackets: Bool = true
  ) throws(Invalid) {
    self.schema = schema
    var tokens = Self.tokens(text)[...]
    while let token = tokens.popFirst() {
      switch token {
      case "[":
        guard allowsBrackets else { throw Invalid(message: "array notation is not allowed") }
        guard let quoted = tokens.popFirst() else {
          throw Invalid(message: "unexpected end of JSON path")
        }
        guard quoted.utf8.count >= 2, quoted.hasPrefix("'"), quoted.hasSuffix("'") else {
          throw Invalid(message: "expected single quoted string but got \(quoted)")
        }
        try descend(Self.unescaped(quoted.dropFirst().dropLast()))
        guard let closing = tokens.popFirst() else {
          throw Invalid(message: "unexpected end of JSON path")
        }
        guard closing == "]" else { throw Invalid(message: "expected ] but got \(closing)") }
      case ".":
        guard let key = tokens.popFirst() else {
          throw Invalid(message: "unexpected end of JSON path")
        }
        try descend(key)
      default: throw Invalid(message: "expected [ or . but got: \(token)")
      }
    }
  }

  private mutating func descend(_ key: String) throws(Invalid) {
    let next = schema.properties.isEmpty ? schema.additionalSchema : schema.properties[key]
    guard let next else { throw Invalid(message: "does not refer to a valid field") }
    keys.append(key)
    let name = text.isEmpty ? key : ".\(key)"
    text += schema.properties.isEmpty ? "[\(key)]" : name
    schema = next
  }

  /// Delimiters, quoted texts, and what stands between.
  private static func tokens(_ text: String) -> [String] {
    var tokens: [String] = []
    var rest = text[...]
    while let first = rest.first {
      var length = 1
      if first == "'" {
        let inner = rest.dropFirst()
        var previous = first
        var isClosed = false
        for character in inner {
          length += 1
          if character == "'", previous != "\\" {
            isClosed = true
            break
          }
          previous = character
        }
        if !isClosed { length = rest.count }
      } else if !".[]".contains(first) {
        length = rest.prefix { !".[]".contains($0) }.count
      }
      tokens.append(String(rest.prefix(length)))
      rest = rest.dropFirst(length)
    }
    return tokens
  }

  private static func unescaped(_ text: Substring) throws(Invalid) -> String {
    var result = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        guard character == "'" || character == "\\" else {
          throw Invalid(message: "invalid string literal: invalid escape")
        }
        result.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        result.append(character)
      }
    }
    return result
  }
}
