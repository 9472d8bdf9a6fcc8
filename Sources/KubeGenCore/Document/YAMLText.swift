extension Node {
  /// The value as YAML in block style, as `kubectl apply -f -` takes it.
  ///
  /// Strings stand in quotes only where a reader of YAML 1.1 or 1.2 would take them for something
  /// else. Strings of several lines are literal blocks. The text ends with a line feed.
  package func yamlText() -> String {
    var text = YAMLText()
    text.appendRoot(self)
    return text.text
  }
}

private struct YAMLText {
  var text = ""

  /// Keys beyond this are written with `?`: readers look no further than 1,024 characters for a
  /// colon.
  private static let longestSimpleKey = 1000

  mutating func appendRoot(_ node: Node) {
    switch node.content {
    case .mapping(let members) where !members.isEmpty: append(members, indent: 0)
    case .sequence(let elements) where !elements.isEmpty: append(elements, indent: 0)
    default: append(scalar: node, indent: 2)
    }
  }

  /// Block members; the first one's indentation is there already.
  private mutating func append(_ members: [Node.Member], indent: Int) {
    for (index, member) in members.enumerated() {
      if index > 0 { appendSpaces(indent) }
      let key = YAMLString.inline(member.key)
      if key.utf8.count > Self.longestSimpleKey {
        text += "? \(key)\n"
        appendSpaces(indent)
      } else {
        text += key
      }
      text += ":"
      switch member.value.content {
      case .mapping(let members) where !members.isEmpty:
        text += "\n"
        appendSpaces(indent + 2)
        append(members, indent: indent + 2)
      case .sequence(let elements) where !elements.isEmpty:
        text += "\n"
        appendSpaces(indent)
        append(elements, indent: indent)
      default:
        text += " "
        append(scalar: member.value, indent: indent + 2)
      }
    }
  }

  /// Block elements; the first one's indentation is there already.
  private mutating func append(_ elements: [Node], indent: Int) {
    for (index, element) in elements.enumerated() {
      if index > 0 { appendSpaces(indent) }
      text += "- "
      switch element.content {
      case .mapping(let members) where !members.isEmpty: append(members, indent: indent + 2)
      case .sequence(let elements) where !elements.isEmpty: append(elements, indent: indent + 2)
      default: append(scalar: element, indent: indent + 2)
      }
    }
  }

  /// A scalar or an empty collection, and the line's end.
  private mutating func append(scalar: Node, indent: Int) {
    switch scalar.content {
    case .null: text += "null\n"
    case .bool(let bool): text += bool ? "true\n" : "false\n"
    case .integer(let integer): text += "\(integer)\n"
    case .number(let number): text += YAMLString.number(number) + "\n"
    case .sequence: text += "[]\n"
    case .mapping: text += "{}\n"
    case .string(let string):
      if YAMLString.fitsLiteralBlock(string) {
        appendBlock(string, indent: indent)
      } else {
        text += YAMLString.inline(string) + "\n"
      }
    }
  }

  private mutating func appendBlock(_ string: String, indent: Int) {
    var lines = string.split(separator: "\n", omittingEmptySubsequences: false)
    let endings = lines.reversed().prefix { $0.isEmpty }.count
    text += endings == 0 ? "|-\n" : endings == 1 ? "|\n" : "|+\n"
    if endings > 0 { lines.removeLast() }
    for line in lines {
      if !line.isEmpty {
        appendSpaces(indent)
        text += line
      }
      text += "\n"
    }
  }

  private mutating func appendSpaces(_ count: Int) {
    text += String(repeating: " ", count: count)
  }
}
