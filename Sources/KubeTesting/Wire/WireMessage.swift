/// A Go struct of Kubernetes: its fields as JSON shows them.
final class WireMessage: Sendable {
  /// In the order in which Go writes them.
  let fields: [WireField]
  /// By their names in JSON.
  let byName: [String: WireField]
  /// What stands under a number in protobuf.
  let parts: [Int: Part]
  /// Those of the parts, in the order in which Go writes them.
  let numbers: [Int]

  enum Part: Sendable {
    case field(WireField)
    /// A message whose fields are members of the same object in JSON.
    case embedded(WireMessage)
  }

  static let empty = WireMessage([])

  /// - Parameter statements: fields, and structs in place of which their fields stand.
  init(_ statements: [Statement]) {
    var fields: [WireField] = []
    var parts: [Int: Part] = [:]
    for statement in statements {
      switch statement {
      case .field(let field):
        fields.append(field)
        parts[field.number] = .field(field)
      case .embedded(let number, let message):
        for var field in message.fields {
          if number == 0 {
            field.number = 0
          } else {
            field.embedded.insert(number, at: 0)
          }
          fields.append(field)
        }
        parts[number] = .embedded(message)
      }
    }
    // What has no number is not in protobuf.
    parts[0] = nil
    self.fields = fields
    self.parts = parts
    numbers = parts.keys.sorted()
    byName = Dictionary(fields.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  enum Statement {
    case field(WireField)
    case embedded(number: Int, WireMessage)
  }
}
