import KubeJSON

@testable import KubeTesting

/// What is determined where controllers write beside the client: where they come to rest, not in
/// how many steps.
extension ReplayDifference {
  static let unorderedKeys: Set<String> = ["items", "rows", "conditions", "managedFields"]

  /// Compares watches by what became of each object.
  mutating func findSettled(_ recorded: [JSONValue], _ actual: [JSONValue]) -> String? {
    var rest = Self.ends(actual)
    for end in Self.ends(recorded) {
      let place = rest.firstIndex { candidate in
        var copy = self
        return copy.find(end, candidate) == nil
      }
      guard let place else {
        var copy = self
        let kind = end["type"]
        let near = rest.lazy.filter { $0["type"] == kind }.compactMap { copy.find(end, $0) }.first
        return "what became of \(end["object"]?["metadata"]?["name"]?.string ?? "") "
          + "(\(kind?.string ?? "")): \(near ?? "is not there"), of "
          + "\(rest.map { "\($0["type"]?.string ?? "") \($0["object"]?["metadata"]?["name"]?.string ?? "")" })"
      }
      _ = find(end, rest.remove(at: place))
    }
    let surplus = rest.filter { $0["object"]?["kind"]?.string != "Event" }
    if surplus.isEmpty { return nil }
    let names = surplus.map { $0["object"]?["metadata"]?["name"]?.string ?? "" }
    return "too much: \(names)"
  }

  /// Of events only that there are such.
  mutating func findEvents(_ recorded: [JSONValue], _ actual: [JSONValue]) -> String? {
    for event in recorded {
      var event = event
      event["kind"] = "Event"
      let form = Self.live(event)
      let isThere = actual.contains { other in
        var other = other
        other["kind"] = "Event"
        var copy = self
        return copy.find(form, Self.live(other)) == nil
      }
      if !isThere { return "no such event: \(form.text)" }
    }
    return nil
  }

  /// Of each object the last line.
  private static func ends(_ lines: [JSONValue]) -> [JSONValue] {
    var order: [String] = []
    var last: [String: JSONValue] = [:]
    for line in lines {
      guard let object = line["object"], let uid = object["metadata"]?["uid"]?.string else {
        continue
      }
      if last[uid] == nil { order.append(uid) }
      last[uid] = line["type"]?.string == "DELETED" ? ended(object) : live(object)
    }
    return order.compactMap { last[$0] }
  }

  private static func live(_ object: JSONValue) -> JSONValue {
    guard object["kind"]?.string == "Event" else { return ["type": "LIVE", "object": object] }
    // How often, and which of them were counted as one, depends on time.
    var event: JSONValue = ["kind": "Event"]
    for field in ["reason", "type", "source", "message"] { event[field] = object[field] }
    let message = object["message"]?.string ?? ""
    let combined = "(combined from similar events): "
    if message.hasPrefix(combined) {
      event["message"] = .string(String(message.dropFirst(combined.count)))
    }
    event["involvedObject"] = ["kind": object["involvedObject"]?["kind"] ?? .null]
    return ["type": "LIVE", "object": event]
  }

  /// What it was at its end depends on who was faster.
  private static func ended(_ object: JSONValue) -> JSONValue {
    var metadata: JSONValue = [:]
    for field in ["name", "namespace", "uid", "labels"] {
      metadata[field] = object["metadata"]?[field]
    }
    return ["type": "DELETED", "object": ["metadata": metadata]]
  }
}

extension ReplayValues {
  /// Finds one of our pods for one that a request names and no answer has named before.
  mutating func bindPod(of path: String, in store: Store) {
    let parts = path.split(separator: "/").map(String.init)
    guard let place = parts.firstIndex(of: "pods"), place + 1 < parts.count else { return }
    let name = String(parts[place + 1].prefix { $0 != "?" })
    if isBound(name) { return }
    var pods: [StoredObject] = []
    store.snapshot(ControlledResource.pods.groupResource).objects.visit(prefix: "", from: "") {
      if !PodFacts($0).isReady { pods.append($0) }
      return true
    }
    func head(_ name: String) -> Substring { name[..<(name.lastIndex(of: "-") ?? name.endIndex)] }
    let wanted = head(translated(name))
    pods.sort { a, b in
      let (first, second) = (head(a.key.name) == wanted, head(b.key.name) == wanted)
      return first == second ? a.revision > b.revision : first
    }
    for pod in pods where pod.key.name != name {
      if bindsGenerated(name, pod.key.name, rebinds: false) { return }
    }
  }

  /// Whether two texts differ in parts alone that were made up: ends of names and hashes.
  mutating func bindsGenerated(_ recorded: String, _ actual: String, rebinds: Bool) -> Bool {
    if rebinds, Self.isUID(recorded), Self.isUID(actual) {
      bind(recorded, actual)
      return true
    }
    if recorded.hasPrefix("<"), recorded.hasSuffix(">") { return true }
    let (old, new) = (Self.parts(recorded), Self.parts(actual))
    guard old.count == new.count else { return false }
    var pairs: [(String, String)] = []
    for (a, b) in zip(old, new) where a != b {
      guard Self.isMadeUp(a), Self.isMadeUp(b) else { return false }
      pairs.append((a, b))
    }
    guard !recorded.contains(" ") else { return true }
    if !rebinds, isBound(recorded) { return false }
    for (a, b) in pairs where a.count > 7 && (rebinds || !isBound(a)) { bind(a, b) }
    bind(recorded, actual)
    return true
  }

  private static func parts(_ text: String) -> [String] {
    text.split(omittingEmptySubsequences: false) { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private static func isMadeUp(_ text: String) -> Bool {
    if text.count == 16, text.allSatisfy(\.isHexDigit) { return true }
    return (5...10).contains(text.count)
      && text.allSatisfy { "bcdfghjklmnpqrstvwxz0123456789".contains($0) }
  }
}
