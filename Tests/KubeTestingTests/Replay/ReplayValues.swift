import Foundation
import KubeJSON

/// What the real server made up, and what ours made up in its place.
struct ReplayValues {
  /// uids, tokens, generated names and addresses.
  private var texts: [String: String] = [:]
  private var revisions: [Int: Int] = [:]

  /// Whether a text of an answer may stand for a recorded one, which is remembered if it was made up.
  mutating func binds(_ recorded: String, _ actual: String, key: String) -> Bool {
    if recorded == actual {
      if key == "resourceVersion", let number = Int(recorded) { revisions[number] = number }
      return true
    }
    if key == "resourceVersion", let old = Int(recorded), let new = Int(actual) {
      revisions[old] = new
      return true
    }
    if key == "token", recorded.hasPrefix("<token") {
      // All tokens of one kind are called the same.
      texts[recorded] = actual
      return true
    }
    if recorded.hasPrefix("JTI="), actual.hasPrefix("JTI=") {
      return binds(String(recorded.dropFirst(4)), String(actual.dropFirst(4)), key: "")
    }
    if let known = texts[recorded] { return known == actual }
    // The URLs of OpenAPI documents end in a hash.
    if key == "serverRelativeURL", let old = Self.hash(recorded), let new = Self.hash(actual),
      old.path == new.path
    {
      texts[old.hash] = new.hash
      return true
    }
    guard Self.isUID(recorded) && Self.isUID(actual) || Self.madeUpKeys.contains(key) else {
      return false
    }
    texts[recorded] = actual
    return true
  }

  mutating func bind(_ recorded: String, _ actual: String) { texts[recorded] = actual }

  func isBound(_ recorded: String) -> Bool { texts[recorded] != nil }

  private static let madeUpKeys: Set<String> = [
    "continue", "clusterIP", "token", "etag", "serverAddress", "hash", "gitCommit",
  ]

  private static func hash(_ text: String) -> (path: Substring, hash: String)? {
    let parts = text.components(separatedBy: "?hash=")
    guard parts.count == 2 else { return nil }
    return (parts[0][...], parts[1])
  }

  static func isUID(_ text: String) -> Bool {
    let lengths = text.split(separator: "-", omittingEmptySubsequences: false).map(\.count)
    return lengths == [8, 4, 4, 4, 12] && text.allSatisfy { $0.isHexDigit || $0 == "-" }
  }

  /// Our text for a recorded one, wherever in it something made up stands.
  func translated(_ text: String) -> String {
    if let known = texts[text] { return known }
    var result = text
    // Longer ones first, as one may be the beginning of another.
    for (old, new) in texts.sorted(by: { $0.key.count > $1.key.count }) where old.count > 5 {
      if result.contains(old) { result = result.replacing(old, with: new) }
    }
    return result
  }

  /// Our revision for a recorded one; those that no answer had keep their place between others.
  func translated(revision text: String) -> String {
    guard let number = Int(text), number > 1 else { return text }
    if let known = revisions[number] { return "\(known)" }
    let lower = revisions.filter { $0.key < number }.max { $0.key < $1.key }
    let upper = revisions.contains { $0.key > number }
    guard let lower, upper || number - lower.key < 1000 else { return text }
    return "\(lower.value)"
  }

  func translated(_ value: JSONValue, key: String = "") -> JSONValue {
    if let text = value.string {
      if key == "resourceVersion" { return .string(translated(revision: text)) }
      return .string(translated(text))
    }
    if let array = value.array {
      return .array(array.map { translated($0, key: key) })
    }
    if let members = value.members {
      // The operation of a JSON patch names the field elsewhere.
      let patched = value["path"]?.string?.hasSuffix("/resourceVersion") ?? false
      return JSONValue(
        members: members.map { member in
          UnknownMembers.Member(
            name: translated(member.name),
            value: translated(
              member.value,
              key: patched && member.name == "value" ? "resourceVersion" : member.name))
        })
    }
    return value
  }

  /// A path with its query.
  func translated(target: String) -> String {
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return translated(target) }
    let query = parts[1].split(separator: "&", omittingEmptySubsequences: false).map { pair in
      if pair.hasPrefix("resourceVersion=") {
        return "resourceVersion=" + translated(revision: String(pair.dropFirst(16)))
      }
      return translated(String(pair))
    }
    return translated(String(parts[0])) + "?" + query.joined(separator: "&")
  }
}
