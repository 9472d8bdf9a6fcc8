extension Node {
  /// The value as JSON of several lines, with a line feed at the end.
  func indentedJSONText() -> String {
    var text = ""
    append(to: &text, indentation: "\n")
    return text + "\n"
  }

  private func append(to text: inout String, indentation: String) {
    let inner = indentation + "  "
    switch content {
    case .sequence(let elements) where !elements.isEmpty:
      for (index, element) in elements.enumerated() {
        text += (index == 0 ? "[" : ",") + inner
        element.append(to: &text, indentation: inner)
      }
      text += indentation + "]"
    case .mapping(let members) where !members.isEmpty:
      for (index, member) in members.enumerated() {
        text += (index == 0 ? "{" : ",") + inner + Node(.string(member.key)).jsonText() + ": "
        member.value.append(to: &text, indentation: inner)
      }
      text += indentation + "}"
    default:
      text += jsonText()
    }
  }
}
