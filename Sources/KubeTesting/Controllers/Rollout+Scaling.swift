import KubeCore
import KubeJSON

extension Rollout {
  /// Spreads the number that is wanted over the sets, each in proportion to its size.
  mutating func scaleAll(_ context: inout ControllerContext) throws(Refusal) {
    let active = all.filter { $0.replicas > 0 }
    if active.count <= 1 {
      let latest = active.first ?? new ?? old.max { $0.isOlder($1) }
      guard let latest, latest.replicas != wanted else { return }
      return try scale(latest.name, to: wanted, &context)
    }
    if let set = new, set.replicas == wanted, set.available == wanted,
      set.annotation(Self.desiredAnnotation) == "\(wanted)"
    {
      for set in old where set.replicas > 0 { try scale(set.name, to: 0, &context) }
      return
    }
    guard !recreates else { return }
    let total = active.reduce(0) { $0 + $1.replicas }
    let allowed = wanted > 0 ? wanted + surge : 0
    let toAdd = allowed - total
    let sorted = active.sorted { a, b in
      guard a.replicas == b.replicas else { return a.replicas > b.replicas }
      return toAdd > 0 ? b.isOlder(a) : a.isOlder(b)
    }
    var added = 0
    var sizes: [Int] = []
    for set in sorted {
      let share = toAdd == 0 ? 0 : share(of: set, toAdd, added)
      sizes.append(set.replicas + share)
      added += share
    }
    if let first = sizes.first, toAdd != 0 { sizes[0] = max(0, first + toAdd - added) }
    for (set, size) in zip(sorted, sizes) { try scale(set.name, to: size, &context) }
  }

  private func share(of set: SetFacts, _ toAdd: Int, _ added: Int) -> Int {
    guard set.replicas != 0, toAdd != added else { return 0 }
    let fraction: Int
    if wanted == 0 {
      fraction = -set.replicas
    } else {
      let before =
        set.annotation(Self.maxAnnotation).flatMap { Int($0) }
        ?? status["replicas"]?.int ?? 0
      guard before > 0 else { return 0 }
      let size = Double(set.replicas) * Double(wanted + surge) / Double(before)
      fraction = Int(size.rounded(.toNearestOrAwayFromZero)) - set.replicas
    }
    let allowed = toAdd - added
    return toAdd > 0 ? min(fraction, allowed) : max(fraction, allowed)
  }

  private mutating func scale(
    _ name: String, to count: Int, _ context: inout ControllerContext
  ) throws(Refusal) {
    if var set = new, set.name == name {
      try scale(&set, to: count, &context)
      new = set
    } else if let index = old.firstIndex(where: { $0.name == name }) {
      try scale(&old[index], to: count, &context)
    }
  }

  func scale(
    _ set: inout SetFacts, to count: Int, _ context: inout ControllerContext
  ) throws(Refusal) {
    let before = set.replicas
    let (desired, most) = ("\(wanted)", "\(wanted + surge)")
    guard
      before != count || set.annotation(Self.desiredAnnotation) != desired
        || set.annotation(Self.maxAnnotation) != most
    else { return }
    set.object = try context.update(
      ControlledResource.replicaSets, StorageKey(namespace: key.namespace, name: set.name)
    ) { object in
      object["spec"]?["replicas"] = .number(count)
      object.setAnnotation(Self.desiredAnnotation, desired)
      object.setAnnotation(Self.maxAnnotation, most)
    }
    guard before != count else { return }
    context.note(
      "Normal", "ScalingReplicaSet",
      "Scaled \(before < count ? "up" : "down") replica set \(set.name) from \(before) to \(count)",
      about: deployment)
  }

  /// Deletes old sets that are empty, but for as many as an undo may want.
  func forgetOldSets(_ context: ControllerContext) throws(Refusal) {
    guard let limit = spec["revisionHistoryLimit"]?.int else { return }
    let alive = old.filter { !$0.isEnding }
    guard alive.count > limit else { return }
    let sorted = alive.sorted {
      $0.revision == $1.revision ? $0.isOlder($1) : $0.revision < $1.revision
    }
    for set in sorted.prefix(alive.count - limit) {
      let generation = set.object["metadata"]?["generation"]?.int ?? 0
      let observed = set.object["status"]?["observedGeneration"]?.int ?? 0
      guard set.actual == 0, set.replicas == 0, generation <= observed else { continue }
      try context.delete(
        ControlledResource.replicaSets, StorageKey(namespace: key.namespace, name: set.name),
        uid: set.uid)
    }
  }
}

extension JSONValue {
  mutating func setAnnotation(_ name: String, _ value: String) {
    var annotations = self["metadata"]?["annotations"] ?? [:]
    annotations[name] = .string(value)
    self["metadata"]?["annotations"] = annotations
  }
}
