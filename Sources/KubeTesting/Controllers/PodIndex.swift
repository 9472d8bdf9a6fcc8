import KubeCore
import KubeJSON

/// What controllers ask of pods, read once for each version of a pod.
struct PodFacts: Sendable {
  let stored: StoredObject
  let created: Time
  /// Of the owner that controls it; empty if none does.
  let controller: String
  let phase: String
  let node: String
  let isReady: Bool
  let readySince: Time?
  let restarts: Int
  let deletionCost: Int

  var key: StorageKey { stored.key }
  var labels: [String: String] { stored.labels }
  var isTerminating: Bool { stored.isTerminating }
  var isOver: Bool { phase == "Succeeded" || phase == "Failed" }
  /// Neither over nor being deleted.
  var isActive: Bool { !isOver && !isTerminating }

  init(_ stored: StoredObject) {
    self.stored = stored
    let pod = stored.value
    let metadata = pod["metadata"]
    let status = pod["status"]
    created =
      (metadata?["creationTimestamp"]?.string).flatMap { try? Time($0) }
      ?? Time(secondsSince1970: 0)
    controller = stored.owners.first(where: \.isController)?.uid ?? ""
    phase = status?["phase"]?.string ?? ""
    node = pod["spec"]?["nodeName"]?.string ?? ""
    let ready = status?["conditions"]?.array?.last { $0["type"]?.string == "Ready" }
    isReady = ready?["status"]?.string == "True"
    readySince = (ready?["lastTransitionTime"]?.string).flatMap { try? Time($0) }
    restarts = (status?["containerStatuses"]?.array ?? []).reduce(0) {
      max($0, $1["restartCount"]?.int ?? 0)
    }
    deletionCost =
      (metadata?["annotations"]?["controller.kubernetes.io/pod-deletion-cost"]?.string)
      .flatMap { Int($0) } ?? 0
  }

  /// Whether it has been ready for so long.
  func isAvailable(_ now: Time, minReadySeconds: Int) -> Bool {
    guard isReady else { return false }
    guard minReadySeconds > 0 else { return true }
    guard let readySince else { return false }
    return readySince.secondsSince1970 + Int64(clamping: minReadySeconds) <= now.secondsSince1970
  }
}

/// All pods, by what controls them.
struct PodIndex: Sendable {
  private var pods: [StorageKey: PodFacts] = [:]
  /// By namespace and the uid of what controls them.
  private var controlled: [String: [String: Set<StorageKey>]] = [:]

  mutating func observe(_ change: Change) {
    guard let key = change.key else { return }
    if let old = pods.removeValue(forKey: key) {
      controlled[key.namespace]?[old.controller]?.remove(key)
    }
    guard let new = change.new else { return }
    let facts = PodFacts(new)
    pods[key] = facts
    controlled[key.namespace, default: [:]][facts.controller, default: []].insert(key)
  }

  subscript(_ key: StorageKey) -> PodFacts? { pods[key] }

  /// Those that something controls, in the order of their names; with the empty uid, those that
  /// nothing controls.
  func controlled(by uid: String, in namespace: String) -> [PodFacts] {
    (controlled[namespace]?[uid] ?? []).sorted().compactMap { pods[$0] }
  }

  func all(in namespace: String) -> [PodFacts] {
    (controlled[namespace] ?? [:]).values.flatMap(\.self).sorted().compactMap { pods[$0] }
  }
}
