import KubeJSON

/// One step from an object or a list to what is in it.
enum PathElement: Sendable, Hashable {
  /// A member of an object or a map.
  case field(String)
  /// An item of a list map by its keys, in the order of their names.
  case key([Key])
  /// An item of a set.
  case value(FieldValue)
  /// An item of an atomic list.
  case index(Int)

  struct Key: Sendable, Hashable {
    var name: String
    var value: FieldValue
  }
}

extension PathElement {
  /// Below zero if `a` comes first, zero if the two are equal. Sets are kept and written in this
  /// order.
  static func order(_ a: PathElement, _ b: PathElement) -> Int {
    switch (a, b) {
    case (.field(let a), .field(let b)): return a.byteOrder(b)
    case (.key(let a), .key(let b)):
      for (some, other) in zip(a, b) {
        let names = some.name.byteOrder(other.name)
        if names != 0 { return names }
        let values = FieldValue.order(some.value, other.value)
        if values != 0 { return values }
      }
      return a.count - b.count
    case (.value(let a), .value(let b)): return FieldValue.order(a, b)
    case (.index(let a), .index(let b)): return a < b ? -1 : (a == b ? 0 : 1)
    default: return a.rank - b.rank
    }
  }

  private var rank: Int {
    switch self {
    case .field: 0
    case .key: 1
    case .value: 2
    case .index: 3
    }
  }

  /// The name of the member of `fieldsV1` that stands for it: `f:data`, `k:{"name":"main"}`,
  /// `v:"x"`, `i:0`.
  var name: String {
    var text: String
    switch self {
    case .field(let name): return "f:" + name
    case .key(let keys):
      text = "k:{"
      for (place, key) in keys.enumerated() {
        if place > 0 { text += "," }
        key.name.writeGoJSON(to: &text)
        text += ":"
        key.value.write(to: &text)
      }
      text += "}"
    case .value(let value):
      text = "v:"
      value.write(to: &text)
    case .index(let index): return "i:\(index)"
    }
    return text
  }

  enum Reading {
    case element(PathElement)
    /// Of a kind that a later version may know.
    case unknown
    case malformed
  }

  /// Reads the name of a member of `fieldsV1`.
  static func read(_ name: String) -> Reading {
    let bytes = name.utf8
    guard bytes.count >= 2, let kind = bytes.first,
      bytes[bytes.index(after: bytes.startIndex)] == UInt8(ascii: ":")
    else { return .malformed }
    let rest = bytes.dropFirst(2)
    switch kind {
    case UInt8(ascii: "f"): return .element(.field(String(Substring(rest))))
    case UInt8(ascii: "v"):
      guard let value = try? JSONValue(tree: Array(rest)) else { return .malformed }
      return .element(.value(FieldValue(value)))
    case UInt8(ascii: "k"):
      guard let members = (try? JSONValue(tree: Array(rest)))?.members else { return .malformed }
      return .element(
        .key(
          members.map { Key(name: $0.name, value: FieldValue($0.value)) }
            .sorted { $0.name.byteOrder($1.name) < 0 }))
    case UInt8(ascii: "i"):
      guard let index = Int(Substring(rest)) else { return .malformed }
      return .element(.index(index))
    default: return .unknown
    }
  }
}

extension PathElement: CustomStringConvertible {
  /// As messages have it: `.spec`, `[name="main"]`, `[="x"]`, `[0]`.
  var description: String {
    switch self {
    case .field(let name): "." + name
    case .key(let keys):
      "[" + keys.map { "\($0.name)=\($0.value.quoted)" }.joined(separator: ",") + "]"
    case .value(let value): "[=\(value.quoted)]"
    case .index(let index): "[\(index)]"
    }
  }
}
