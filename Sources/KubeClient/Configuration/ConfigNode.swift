import KubeCore

/// A value of a kubeconfig with its place, so that errors can point at it.
struct ConfigNode: Sendable {
  indirect enum Content: Sendable {
    case null
    /// Plain scalars are those without quotes: only they can be null, booleans and numbers.
    case scalar(String, isPlain: Bool)
    case sequence([ConfigNode])
    case mapping([Member])
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
    case .scalar: "a single value"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }

  var members: [Member]? {
    if case .mapping(let members) = content { members } else { nil }
  }

  var elements: [ConfigNode]? {
    if case .sequence(let elements) = content { elements } else { nil }
  }

  var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  var isNull: Bool {
    if case .null = content { true } else { false }
  }

  /// The booleans of YAML 1.1, as kubectl reads them.
  var bool: Bool? {
    guard case .scalar(let text, isPlain: true) = content else { return nil }
    return switch text {
    case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON": true
    case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF": false
    default: nil
    }
  }

  /// The value of a key; nil where it is absent or null.
  subscript(key: String) -> ConfigNode? {
    members?.first { $0.key == key && !$0.value.isNull }?.value
  }

  var json: JSONValue {
    switch content {
    case .null: .null
    case .scalar(let text, let isPlain):
      if let bool {
        .bool(bool)
      } else if isPlain, let number = try? JSONValue(json: text), number.number != nil {
        number
      } else {
        .string(text)
      }
    case .sequence(let elements): .array(elements.map(\.json))
    case .mapping(let members):
      .object(Dictionary(members.map { ($0.key, $0.value.json) }, uniquingKeysWith: { $1 }))
    }
  }
}

extension ConfigNode: CustomReflectable {
  var customMirror: Mirror { Mirror(self, children: []) }
}
