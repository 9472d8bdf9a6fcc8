import KubeCore
import Yams

/// Replaces values of a user's auth-provider in the text of a kubeconfig, and leaves all else as it
/// is: comments, order, quotes, line breaks.
struct KubeconfigTokenEdit {
  private let text: String
  private let user: String
  private var values: [(key: String, value: String)] = []

  init(text: String, user: String) {
    self.text = text
    self.user = user
  }

  /// Nil leaves the value as it is.
  mutating func set(_ key: String, to value: String?) {
    if let value { values.append((key, value)) }
  }

  /// The `config` of the auth-provider of a user.
  static func config(of user: String, in document: ConfigNode) -> ConfigNode? {
    let entry = document["users"]?.elements?.first { $0["name"]?.text == user }
    let provider = entry?["user"]?["auth-provider"]
    return provider?["name"]?.text == "oidc" ? provider?["config"] : nil
  }

  /// The new text; nil if the values stand in a way that this does not know how to replace. The result
  /// is read again: it must say the same as before in all but the values.
  var result: String? {
    guard let old = try? ConfigDocument.read(text), let edited = edited,
      let new = try? ConfigDocument.read(edited), let config = Self.config(of: user, in: new),
      values.allSatisfy({ config[$0.key]?.text == $0.value }), rest(of: old) == rest(of: new)
    else { return nil }
    return edited
  }

  /// What the document says without the values.
  private func rest(of document: ConfigNode) -> JSONValue {
    func without(_ node: ConfigNode, _ path: ArraySlice<String>) -> ConfigNode {
      var node = node
      if let elements = node.elements, path.first == "users" {
        var isFound = false
        node.content = .sequence(
          elements.map { element in
            guard !isFound, element["name"]?.text == user else { return element }
            isFound = true
            return without(element, path.dropFirst())
          })
      } else if let members = node.members, let key = path.first {
        let rest = key == "users" ? path : path.dropFirst()
        node.content = .mapping(
          members.compactMap { member in
            if path.count == 1 {
              return values.contains { $0.key == member.key } ? nil : member
            }
            guard member.key == key else { return member }
            return ConfigNode.Member(key: key, value: without(member.value, rest))
          })
      }
      return node
    }
    return without(document, ["users", "user", "auth-provider", "config", "id-token"]).json
  }

  private var edited: String? {
    guard let root = try? Yams.Parser(yaml: text, resolver: .basic, encoding: .utf8).nextRoot(),
      let users = root.mapping?.first(where: { $0.key.string == "users" })?.value.sequence,
      let entry = users.first(where: { $0["name"]?.string == user }),
      let config = entry["user"]?["auth-provider"]?["config"]?.mapping
    else { return nil }
    var changes: [(range: Range<String.Index>, text: String)] = []
    for (key, value) in values {
      guard let change = change(key, value, in: config) else { return nil }
      changes.append(change)
    }
    var edited = text
    for change in changes.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      edited.replaceSubrange(change.range, with: change.text)
    }
    return edited
  }

  private func change(
    _ key: String, _ value: String, in config: Yams.Node.Mapping
  ) -> (range: Range<String.Index>, text: String)? {
    let place = ConfigPlace(text)
    guard let mark = config.mark, let start = place.index(of: mark).map(skippingProperties) else {
      return nil
    }
    let isFlow = text.unicodeScalars[start] == "{"
    if let pair = config.first(where: { $0.key.string == key }) {
      guard case .scalar(let scalar) = pair.value, let mark = scalar.mark,
        let start = place.index(of: mark).map(skippingProperties),
        let end = ScalarEnd(text: text, isFlow: isFlow, indent: pair.key.mark?.column ?? 1)
          .end(of: start)
      else { return nil }
      if scalar.string == value { return (start..<start, "") }
      let isPlain = scalar.style == .plain && !scalar.string.isEmpty
      let new = isPlain && Self.isPlain(value) ? value : Self.quoted(value)
      return (start..<end, scalar.string.isEmpty && start == end ? " " + new : new)
    }
    guard let first = config.first?.key.mark, let index = place.index(of: first) else { return nil }
    if isFlow { return (index..<index, "\(Self.quoted(key)): \(Self.quoted(value)), ") }
    let lineBreak = text.utf8.contains(UInt8(ascii: "\r")) ? "\r\n" : "\n"
    let indent = String(repeating: " ", count: max(0, first.column - 1))
    let new = Self.isPlain(value) ? value : Self.quoted(value)
    return (index..<index, "\(key): \(new)\(lineBreak)\(indent)")
  }

  /// The index behind anchor, tag and white space.
  private func skippingProperties(_ start: String.Index) -> String.Index {
    let scalars = text.unicodeScalars
    var index = start
    while index < scalars.endIndex, scalars[index] == "&" || scalars[index] == "!" {
      index = scalars[index...].firstIndex(where: \.properties.isWhitespace) ?? scalars.endIndex
      index =
        scalars[index...].firstIndex(where: { !$0.properties.isWhitespace }) ?? scalars.endIndex
    }
    return index
  }

  private static func quoted(_ value: String) -> String { JSONValue.string(value).text }

  private static func isPlain(_ value: String) -> Bool {
    guard value.first?.isLetter == true, case .string = ConfigScalar.resolve(value) else {
      return false
    }
    return value.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"):
        true
      default: false
      }
    }
  }
}

/// Finds where a scalar of YAML ends.
private struct ScalarEnd {
  let text: String
  let isFlow: Bool
  /// The column of the key, from 1.
  let indent: Int

  func end(of start: String.Index) -> String.Index? {
    let scalars = text.unicodeScalars
    guard start < scalars.endIndex else { return start }
    switch scalars[start] {
    case "\"": return quoteEnd(after: start, "\"", escape: "\\")
    case "'": return quoteEnd(after: start, "'", escape: "'")
    case "|", ">": return isFlow ? nil : blockEnd(of: start)
    default:
      let ends: (Unicode.Scalar) -> Bool = { scalar in
        scalar.properties.isWhitespace || isFlow && ",[]{}".unicodeScalars.contains(scalar)
      }
      return scalars[start...].firstIndex(where: ends) ?? scalars.endIndex
    }
  }

  private func quoteEnd(
    after start: String.Index, _ quote: Unicode.Scalar, escape: Unicode.Scalar
  ) -> String.Index? {
    let scalars = text.unicodeScalars
    var index = scalars.index(after: start)
    while index < scalars.endIndex {
      let next = scalars.index(after: index)
      if scalars[index] == escape, next < scalars.endIndex,
        escape != quote || scalars[next] == quote
      {
        index = scalars.index(after: next)
        continue
      }
      if scalars[index] == quote { return next }
      index = next
    }
    return nil
  }

  /// The end of the last line that is indented deeper than the key.
  private func blockEnd(of start: String.Index) -> String.Index {
    let utf8 = text.utf8
    var next = utf8[start...].firstIndex(of: UInt8(ascii: "\n")) ?? utf8.endIndex
    var end = next
    while next < utf8.endIndex {
      let line = utf8.index(after: next)
      let stop = utf8[line...].firstIndex(of: UInt8(ascii: "\n")) ?? utf8.endIndex
      let depth = utf8[line..<stop].prefix { $0 == UInt8(ascii: " ") }.count
      let isBlank = utf8[line..<stop].allSatisfy { $0 <= UInt8(ascii: " ") }
      guard isBlank || depth >= indent else { break }
      if !isBlank { end = stop }
      next = stop
    }
    let last = utf8.index(before: end)
    return utf8[last] == UInt8(ascii: "\r") ? last : end
  }
}
