import KubeJSON

/// Writes YAML as the server does: members in order, lists as far in as what they belong to.
struct YAMLText {
  private var text = ""

  static func text(_ value: JSONValue) -> String {
    var writer = YAMLText()
    writer.write(value, indent: 0)
    return writer.text
  }

  private mutating func write(_ value: JSONValue, indent: Int) {
    if let members = value.members, !members.isEmpty {
      write(members, indent: indent, isInline: false)
    } else if let elements = value.array, !elements.isEmpty {
      write(elements, indent: indent, isInline: false)
    } else {
      text += Self.scalar(value, indent: indent, column: 0) + "\n"
    }
  }

  /// - Parameter isInline: the first line has its indentation, behind a hyphen.
  private mutating func write(
    _ members: [UnknownMembers.Member], indent: Int, isInline: Bool
  ) {
    let sorted = members.sorted { Self.precedes($0.name, $1.name) }
    for (index, member) in sorted.enumerated() {
      if index > 0 || !isInline { text += Self.blanks(indent) }
      text += Self.key(member.name) + ":"
      if let members = member.value.members, !members.isEmpty {
        text += "\n"
        write(members, indent: indent + 2, isInline: false)
      } else if let elements = member.value.array, !elements.isEmpty {
        text += "\n"
        write(elements, indent: indent, isInline: false)
      } else {
        let column = indent + Self.key(member.name).count + 2
        text += " " + Self.scalar(member.value, indent: indent + 2, column: column) + "\n"
      }
    }
  }

  private mutating func write(_ elements: [JSONValue], indent: Int, isInline: Bool) {
    for (index, element) in elements.enumerated() {
      if index > 0 || !isInline { text += Self.blanks(indent) }
      text += "- "
      if let members = element.members, !members.isEmpty {
        write(members, indent: indent + 2, isInline: true)
      } else if let inner = element.array, !inner.isEmpty {
        write(inner, indent: indent + 2, isInline: true)
      } else {
        text += Self.scalar(element, indent: indent + 2, column: indent + 2) + "\n"
      }
    }
  }

  private static func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

  private static func key(_ name: String) -> String {
    let style = YAMLScalar(name)
    return style.isPlain ? name : style.singleQuoted ?? style.doubleQuoted
  }

  private static func scalar(_ value: JSONValue, indent: Int, column: Int) -> String {
    guard let string = value.string else {
      if value.members != nil { return "{}" }
      if value.array != nil { return "[]" }
      return value.text
    }
    let style = YAMLScalar(string)
    if style.isAmbiguous && !style.hasBreaks { return style.doubleQuoted }
    if style.isPlain { return folded(string, indent: indent, column: column) }
    if style.hasBreaks, style.allowsBlock { return literal(string, indent: indent) }
    if let quoted = style.singleQuoted { return folded(quoted, indent: indent, column: column) }
    return style.doubleQuoted
  }

  /// Breaks a line at the first blank behind its 80th column, where none is beside it.
  private static func folded(_ string: String, indent: Int, column: Int) -> String {
    guard column + string.count > width else { return string }
    let characters = Array(string)
    var (result, column) = ("", column)
    for (index, character) in characters.enumerated() {
      let isInside = index > 0 && index < characters.count - 1
      if character == " ", isInside, column > width, characters[index - 1] != " ",
        characters[index + 1] != " "
      {
        result += "\n" + blanks(indent)
        column = indent
      } else {
        result.append(character)
        column += 1
      }
    }
    return result
  }

  private static let width = 80

  private static func literal(_ string: String, indent: Int) -> String {
    var head = "|"
    if string.hasPrefix(" ") || string.hasPrefix("\n") { head += "2" }
    if !string.hasSuffix("\n") {
      head += "-"
    } else if string == "\n" || string.hasSuffix("\n\n") {
      head += "+"
    }
    var lines = string.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() }
    return lines.reduce(head) { text, line in
      text + "\n" + (line.isEmpty ? "" : blanks(max(indent, 2)) + line)
    }
  }

  /// Letters after everything else, runs of digits by their value.
  static func precedes(_ a: String, _ b: String) -> Bool {
    let (a, b) = (Array(a.unicodeScalars), Array(b.unicodeScalars))
    for index in 0..<min(a.count, b.count) where a[index] != b[index] {
      let (one, other) = (a[index].properties.isAlphabetic, b[index].properties.isAlphabetic)
      if one && other { return a[index] < b[index] }
      if one || other { return other }
      let (first, second) = (digits(a, index), digits(b, index))
      if first.value != second.value { return first.value < second.value }
      if first.end != second.end { return first.end < second.end }
      return a[index] < b[index]
    }
    return a.count < b.count
  }

  private static func digits(
    _ scalars: [Unicode.Scalar], _ start: Int
  ) -> (value: Int, end: Int) {
    var (value, end) = (0, start)
    while end < scalars.count, ("0"..."9").contains(scalars[end]) {
      value = value &* 10 &+ Int(scalars[end].value - 48)
      end += 1
    }
    return (value, end)
  }
}
