import KubeCore

/// A value of a kubeconfig with its place, so that errors can point at it.
struct ConfigNode: Sendable {
  indirect enum Content: Sendable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case sequence([ConfigNode])
    case mapping([Member])
    /// What cannot be read, and why, as a noun. It matters to whoever uses the value, and to nobody
    /// else.
    case unusable(String)
  }

  struct Member: Sendable {
    var key: String
    var value: ConfigNode
  }

  var content: Content
  var line: Int
  var column: Int

  /// What the value is, for a message that must not show it.
  var kind: String {
    switch content {
    case .null: "nothing"
    case .bool: "true or false (in YAML, so are yes, no, on, off, y and n; put it in quotes)"
    case .number: "a number (put it in quotes)"
    case .string: "a text"
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .unusable(let reason): reason
    }
  }

  var members: [Member]? {
    if case .mapping(let members) = content { members } else { nil }
  }

  var elements: [ConfigNode]? {
    if case .sequence(let elements) = content { elements } else { nil }
  }

  var text: String? {
    if case .string(let text) = content { text } else { nil }
  }

  var isNull: Bool {
    if case .null = content { true } else { false }
  }

  var bool: Bool? {
    if case .bool(let bool) = content { bool } else { nil }
  }

  /// The value of a key; nil where it is absent or null.
  subscript(key: String) -> ConfigNode? {
    members?.first { $0.key == key && !$0.value.isNull }?.value
  }

  var json: JSONValue {
    switch content {
    case .null, .unusable: .null
    case .bool(let bool): .bool(bool)
    case .number(let number): .number(number)
    case .string(let text): .string(text)
    case .sequence(let elements): .array(elements.map(\.json))
    case .mapping(let members):
      .object(Dictionary(members.map { ($0.key, $0.value.json) }, uniquingKeysWith: { $1 }))
    }
  }
}

extension ConfigNode: CustomReflectable {
  var customMirror: Mirror { Mirror(self, children: []) }
}
