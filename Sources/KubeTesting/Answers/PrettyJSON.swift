import KubeJSON

/// JSON with two blanks for each level, as browsers and curl get it.
enum PrettyJSON {
  static func text(_ value: JSONValue, indent: Int = 0) -> String {
    let (outer, inner) = (blanks(indent), blanks(indent + 1))
    if let members = value.members, !members.isEmpty {
      let lines = members.map {
        "\(inner)\(JSONValue.string($0.name).text): \(text($0.value, indent: indent + 1))"
      }
      return "{\n\(lines.joined(separator: ",\n"))\n\(outer)}"
    }
    if let elements = value.array, !elements.isEmpty {
      let lines = elements.map { inner + text($0, indent: indent + 1) }
      return "[\n\(lines.joined(separator: ",\n"))\n\(outer)]"
    }
    if value.members != nil { return "{}" }
    return value.array == nil ? value.text : "[]"
  }

  private static func blanks(_ indent: Int) -> String { String(repeating: "  ", count: indent) }
}
