extension CELType {
  /// As cel-go's messages show it, cut off where it is immense.
  public var display: String {
    var text = ""
    show(in: &text)
    return text
  }

  private static let longest = 10_000

  private func show(in text: inout String) {
    guard text.utf8.count < Self.longest else { return }
    switch self {
    case .dyn: text += "dyn"
    case .null: text += "null"
    case .bool: text += "bool"
    case .int: text += "int"
    case .uint: text += "uint"
    case .double: text += "double"
    case .string: text += "string"
    case .bytes: text += "bytes"
    case .timestamp: text += "timestamp"
    case .duration: text += "duration"
    case .list(let element): Self.show("list", [element], in: &text)
    case .map(let key, let value): Self.show("map", [key, value], in: &text)
    case .object(let name): text += name
    case .opaque(let name, let parameters): Self.show(name, parameters, in: &text)
    case .type(let type): Self.show("type", type.map { [$0] } ?? [], in: &text)
    case .parameter(let name): text += name
    case .variable(let number): text += "_var\(number)"
    case .error: text += "!error!"
    }
  }

  private static func show(_ name: String, _ parameters: [CELType], in text: inout String) {
    text += name
    guard !parameters.isEmpty else { return }
    text += "("
    for (index, parameter) in parameters.enumerated() {
      if index > 0 { text += ", " }
      parameter.show(in: &text)
    }
    text += ")"
  }
}
