import KubeCore
import KubeJSON

/// What a pod asks of a node, in thousandths.
enum PodRequests {
  static func amounts(_ spec: JSONValue) -> [String: Int64] {
    var amounts: [String: Int64] = [:]
    for container in spec.items("containers") {
      for (name, amount) in requests(container["resources"]) {
        amounts[name] = sum(amounts[name] ?? 0, amount)
      }
    }
    for container in spec.items("initContainers") {
      let stays = container.text("restartPolicy") == "Always"
      for (name, amount) in requests(container["resources"]) {
        let before = amounts[name] ?? 0
        amounts[name] = stays ? sum(before, amount) : max(before, amount)
      }
    }
    for (name, amount) in read(spec["overhead"]) {
      amounts[name] = sum(amounts[name] ?? 0, amount)
    }
    return amounts.filter { $0.value > 0 }
  }

  private static func requests(_ resources: JSONValue?) -> [String: Int64] {
    // What has a limit and no request asks for its limit.
    read(resources?["limits"]).merging(read(resources?["requests"])) { $1 }
  }

  static func read(_ amounts: JSONValue?) -> [String: Int64] {
    (amounts?.members ?? []).reduce(into: [:]) { result, member in
      guard let quantity = ResourceAmounts.quantity(member.value) else { return }
      result[member.name] = (try? quantity.milliValue) ?? .max
    }
  }

  static func sum(_ one: Int64, _ other: Int64) -> Int64 {
    let (sum, isTooLarge) = one.addingReportingOverflow(other)
    return isTooLarge ? .max : sum
  }
}

/// How many pods are on each node, and what they have asked for.
struct NodeLoads: Sendable {
  struct Load: Sendable {
    var pods = 0
    var amounts: [String: Int64] = [:]
  }

  private struct Place: Sendable {
    var node: String
    var amounts: [String: Int64]
  }

  private var places: [StorageKey: Place] = [:]
  private var loads: [String: Load] = [:]

  subscript(_ node: String) -> Load { loads[node] ?? Load() }

  /// - Returns: whether a node has more room now.
  mutating func observe(_ change: Change) -> Bool {
    guard let key = change.key else { return false }
    let phase = change.new?.fields["status.phase"] ?? ""
    let isOver = phase == "Succeeded" || phase == "Failed"
    let node = isOver ? "" : change.new?.fields["spec.nodeName"] ?? ""
    if let place = places[key], place.node == node { return false }
    let old = places.removeValue(forKey: key)
    if let old { add(old, times: -1) }
    if let new = change.new, !node.isEmpty {
      // Most ask for nothing, and need not be read.
      let spec = Self.mentionsAmounts(new) ? new.value["spec"] ?? [:] : [:]
      let place = Place(node: node, amounts: PodRequests.amounts(spec))
      places[key] = place
      add(place, times: 1)
    }
    return old != nil
  }

  private static let words = ["\"requests\"", "\"limits\"", "\"overhead\""].map { Array($0.utf8) }

  private static func mentionsAmounts(_ pod: StoredObject) -> Bool {
    words.contains { pod.bytes.firstRange(of: $0) != nil }
  }

  private mutating func add(_ place: Place, times sign: Int64) {
    var load = self[place.node]
    load.pods += Int(sign)
    for (name, amount) in place.amounts {
      load.amounts[name] = max(
        0, PodRequests.sum(load.amounts[name] ?? 0, sign < 0 ? -amount : amount))
    }
    loads[place.node] = load.pods > 0 ? load : nil
  }
}
