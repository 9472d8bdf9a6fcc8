import KubeJSON

/// Compares an answer with the recorded one, and says where they differ.
struct ReplayDifference {
  var values: ReplayValues
  /// Whether times must be as recorded.
  var comparesTimes: Bool
  /// Controllers made some of the names, and nobody knows in which order they did what.
  var hasControllers = false
  /// Which of two pods is which is not known either.
  var rebinds = false

  /// The first difference; nil if there is none that counts.
  mutating func find(
    _ recorded: JSONValue, _ actual: JSONValue, at path: String = "", key: String = ""
  ) -> String? {
    if hasControllers, recorded["kind"]?.string == "EventList",
      let events = recorded["items"]?.array,
      let others = actual["items"]?.array
    {
      return findEvents(events, others)
    }
    if let members = recorded.members, let others = actual.members {
      return find(members, others, recorded, actual, path)
    }
    if let array = recorded.array, let other = actual.array {
      if key == "causes" || hasControllers && Self.unorderedKeys.contains(key) {
        return findUnordered(array, other, path)
      }
      for (index, pair) in zip(array, other).enumerated() {
        if let found = find(pair.0, pair.1, at: "\(path)[\(index)]", key: key) { return found }
      }
      if array.count == other.count { return nil }
      return "\(path): \(array.count) elements, and here \(other.count)"
    }
    if let text = recorded.string, let other = actual.string {
      return find(text, other, path, key)
    }
    if recorded == actual || ["nodePort", "healthCheckNodePort"].contains(key) { return nil }
    return "\(path): \(Self.excerpt(recorded)), and here \(Self.excerpt(actual))"
  }

  private mutating func find(
    _ members: [UnknownMembers.Member], _ others: [UnknownMembers.Member], _ recorded: JSONValue,
    _ actual: JSONValue, _ path: String
  ) -> String? {
    // What is kept of a list or map that is cut down is somewhere in the whole one.
    let leftOut = recorded["_left_out"] != nil
    for member in members where member.name != "_left_out" {
      guard let other = actual[values.translated(member.name)] ?? actual[member.name] else {
        return "\(path).\(member.name) is missing: \(Self.excerpt(member.value))"
      }
      let (recorded, actual) = leftOut ? Self.kept(member.value, of: other) : (member.value, other)
      if let found = find(recorded, actual, at: "\(path).\(member.name)", key: member.name) {
        return found
      }
    }
    if leftOut { return nil }
    let names = Set(members.flatMap { [$0.name, values.translated($0.name)] })
    for other in others where !names.contains(other.name) {
      return "\(path).\(other.name) is too much: \(Self.excerpt(other.value))"
    }
    return nil
  }

  /// A whole list or map without what a recorded one has not.
  private static func kept(
    _ recorded: JSONValue, of whole: JSONValue
  ) -> (recorded: JSONValue, actual: JSONValue) {
    if let elements = recorded.array, let others = whole.array, elements.count < others.count {
      let names = elements.map { $0["metadata"]?["name"] }
      return (recorded, .array(others.filter { names.contains($0["metadata"]?["name"]) }))
    }
    if let members = recorded.members, let others = whole.members {
      let names = Set(members.map(\.name))
      return (recorded, JSONValue(members: others.filter { names.contains($0.name) }))
    }
    return (recorded, whole)
  }

  private mutating func find(
    _ text: String, _ other: String, _ path: String, _ key: String
  ) -> String? {
    if values.binds(text, other, key: key) { return nil }
    if hasControllers, values.bindsGenerated(text, other, rebinds: rebinds) { return nil }
    if !comparesTimes, Self.isTime(text), Self.isTime(other) { return nil }
    let translated = Replay.expanded(values.translated(text))
    if translated == other { return nil }
    if Self.plain(translated) == Self.plain(other) { return nil }
    // From shortly before they differ on.
    let same = zip(translated, other).prefix { $0 == $1 }.count - 80
    let texts = [translated, other].map {
      Self.excerpt(.string(String($0.dropFirst(max(0, same)))))
    }
    return "\(path): \(texts[0]), and here \(texts[1])"
  }

  private mutating func findUnordered(
    _ array: [JSONValue], _ other: [JSONValue], _ path: String
  ) -> String? {
    var rest = other
    for (index, element) in array.enumerated() {
      let place = rest.firstIndex { candidate in
        var copy = self
        return copy.find(element, candidate) == nil
      }
      guard let place else {
        return
          "\(path)[\(index)] is missing: \(Self.excerpt(element)), of \(Self.excerpt(.array(other)))"
      }
      _ = find(element, rest.remove(at: place))
    }
    return rest.isEmpty ? nil : "\(path) has too much: \(Self.excerpt(.array(rest)))"
  }

  static func isTime(_ text: String) -> Bool {
    text.count >= 20 && text.hasSuffix("Z") && text.dropFirst(10).hasPrefix("T")
  }

  /// A message without the numbers of versions, with the parts of a list in order.
  static func plain(_ text: String) -> String {
    var result = text
    for word in [
      "resource version: ", "current: ", "ResourceVersion: ", "meta: ", "(", "version: ",
      #"resourceVersion\":\""#, "selfType",
    ] {
      var parts = result.components(separatedBy: word)
      for index in parts.indices.dropFirst() {
        parts[index] = "#" + parts[index].drop { $0.isNumber }
      }
      result = parts.joined(separator: word)
    }
    return result.components(separatedBy: CharacterSet(charactersIn: "[],")).map {
      $0.trimmingCharacters(in: .whitespaces)
    }.sorted().joined(separator: "\n")
  }

  static func excerpt(_ value: JSONValue) -> String {
    let text = value.text
    return text.count > 600 ? text.prefix(600) + "…" : text
  }
}

import Foundation
