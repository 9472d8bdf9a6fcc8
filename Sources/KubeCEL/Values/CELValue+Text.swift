extension CELValue {
  /// The value in a message, as Go's `%v` writes it.
  var plainText: String {
    switch self {
    case .null: return "0"
    case .bool(let value): return String(value)
    case .int(let value): return String(value)
    case .uint(let value): return String(value)
    case .double(let value): return GoNumberText.general(value)
    case .string(let value): return value
    case .bytes(let value):
      return "[" + value.map { String($0) }.joined(separator: " ") + "]"
    case .timestamp(let value): return value.text
    case .duration(let value): return value.text
    case .type(let type): return type.runtimeName
    case .quantity(let quantity): return quantity.quantity.text
    case .semver(let version): return version.text
    case .ip(let address): return address.text
    case .cidr(let network): return network.text
    case .url(let url): return url.text
    case .format(let format): return format.rawValue
    case .list, .map, .optional, .unknown: return nestedText(depth: 0)
    }
  }

  /// What is nested more deeply than anybody reads is left out.
  private func nestedText(depth: Int) -> String {
    guard depth < 16 else { return "…" }
    switch self {
    case .list(let list):
      let elements = (try? list.values) ?? []
      return "[" + elements.map { $0.nestedText(depth: depth + 1) }.joined(separator: ", ") + "]"
    case .map(let map):
      let entries = map.keys.map { key in
        let value = (try? map.find(key)) ?? .null
        return "\(key.plainText): \(value.nestedText(depth: depth + 1))"
      }
      return "{" + entries.joined(separator: ", ") + "}"
    case .optional(let optional):
      guard let value = optional.value else { return "optional.none()" }
      return "optional(\(value.nestedText(depth: depth + 1)))"
    case .unknown(let json): return json.text
    default: return plainText
    }
  }
}

extension CELSemver {
  /// The canonical text.
  public var text: String {
    var text = "\(major).\(minor).\(patch)"
    if !prerelease.isEmpty {
      let identifiers = prerelease.map { identifier in
        switch identifier {
        case .number(let number): String(number)
        case .text(let text): text
        }
      }
      text += "-" + identifiers.joined(separator: ".")
    }
    return build.isEmpty ? text : text + "+" + build.joined(separator: ".")
  }
}
