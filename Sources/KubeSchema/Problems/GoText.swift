import KubeJSON

/// Values as Go prints them in messages.
package enum GoText {
  /// A value as it stands in the message of a field that is wrong: a text in quotes, anything else
  /// as JSON.
  package static func value(_ value: JSONValue?) -> String {
    guard let value else { return "null" }
    return value.string.map(quoted) ?? json(value)
  }

  /// As `%q` prints a text.
  package static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\u{7}": quoted += "\\a"
      case "\u{8}": quoted += "\\b"
      case "\u{c}": quoted += "\\f"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case "\u{b}": quoted += "\\v"
      case _ where isPrintable(scalar): quoted.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x80: quoted += "\\x" + hex(scalar.value, digits: 2)
      case _ where scalar.value < 0x1_0000: quoted += "\\u" + hex(scalar.value, digits: 4)
      default: quoted += "\\U" + hex(scalar.value, digits: 8)
      }
    }
    return quoted + "\""
  }

  private static func hex(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  package static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return 0x20..<0x7f ~= scalar.value }
    return switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .spaceSeparator,
      .lineSeparator, .paragraphSeparator:
      false
    default: true
    }
  }

  /// As `json.Marshal` writes a value: members in their order, `<`, `>` and `&` escaped.
  package static func json(_ value: JSONValue) -> String {
    var text = ""
    for character in value.tree.text.unicodeScalars {
      switch character {
      case "<": text += "\\u003c"
      case ">": text += "\\u003e"
      case "&": text += "\\u0026"
      case "\u{2028}": text += "\\u2028"
      case "\u{2029}": text += "\\u2029"
      default: text.unicodeScalars.append(character)
      }
    }
    return text
  }

  /// As a map: members by their names.
  package static func sorted(_ value: JSONValue) -> JSONValue {
    if let members = value.members {
      return JSONValue(
        members: members.map { .init(name: $0.name, value: sorted($0.value)) }
          .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
    }
    if let items = value.array { return .array(items.map(sorted)) }
    return value
  }

  /// As a struct: members in the order of the names, without those that are absent; others behind.
  package static func ordered(_ value: JSONValue, _ names: [String]) -> JSONValue {
    guard let members = value.members else { return value }
    let known = names.compactMap { name in members.last { $0.name == name } }
    return JSONValue(
      members: (known + members.filter { !names.contains($0.name) })
        .map { .init(name: $0.name, value: sorted($0.value)) })
  }

  package static let metadata = [
    "name", "generateName", "namespace", "selfLink", "uid", "resourceVersion", "generation",
    "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "labels",
    "annotations", "ownerReferences", "finalizers", "managedFields",
  ]

  package static func ownerReference(_ value: JSONValue) -> JSONValue {
    ordered(
      value, ["apiVersion", "kind", "name", "uid", "controller", "blockOwnerDeletion"])
  }

  package static func labelSelector(_ value: JSONValue) -> JSONValue {
    guard var expressions = value["matchExpressions"]?.array else {
      return ordered(value, ["matchLabels"])
    }
    expressions = expressions.map { ordered($0, ["key", "operator", "values"]) }
    var selector: JSONValue = [:]
    selector["matchLabels"] = value["matchLabels"].map(sorted)
    selector["matchExpressions"] = .array(expressions)
    return selector
  }

  /// As `json.MarshalIndent` with one space writes a value, line by line.
  package static func lines(_ value: JSONValue) -> [String] {
    var lines: [String] = []
    append(value, prefix: "", suffix: "", depth: 0, &lines)
    return lines
  }

  private static func append(
    _ value: JSONValue, prefix: String, suffix: String, depth: Int, _ lines: inout [String]
  ) {
    let indent = String(repeating: " ", count: depth)
    if let members = value.members, !members.isEmpty {
      lines.append("\(indent)\(prefix){")
      for (index, member) in members.enumerated() {
        append(
          member.value, prefix: "\(json(.string(member.name))): ",
          suffix: index + 1 < members.count ? "," : "", depth: depth + 1, &lines)
      }
      lines.append("\(indent)}\(suffix)")
    } else if let items = value.array, !items.isEmpty {
      lines.append("\(indent)\(prefix)[")
      for (index, item) in items.enumerated() {
        append(
          item, prefix: "", suffix: index + 1 < items.count ? "," : "", depth: depth + 1, &lines)
      }
      lines.append("\(indent)]\(suffix)")
    } else {
      lines.append("\(indent)\(prefix)\(json(value))\(suffix)")
    }
  }
}
