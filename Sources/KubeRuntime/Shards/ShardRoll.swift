import KubeCore

/// Who takes part in sharding, as all of them have agreed: what stands in the group's Lease.
///
/// It is written by whoever sees a need to, always in the place of the version that was read, so that
/// it is one history for all. Its epoch grows when the members change. An epoch remembers the
/// members of the one before, because these are who may still act by it, and does not end before
/// each of them has said that it has stopped acting by the one before, or is known to be gone.
struct ShardRoll: Hashable, Sendable {
  struct Entry: Hashable, Sendable {
    var name: String
    /// Which life of the member: its lease's uid, holder and time of acquisition.
    var session: String
    /// Whether it has keys in this epoch.
    var isMember: Bool
    /// Whether it had keys in the epoch before.
    var wasMember: Bool
    /// Whether it acts by this epoch alone.
    var hasAgreed: Bool
    /// Whether it acts no more, for ever.
    var isGone: Bool
    private let nameHash: UInt64

    init(
      name: String, session: String, isMember: Bool, wasMember: Bool, hasAgreed: Bool, isGone: Bool
    ) {
      self.name = name
      self.session = session
      self.isMember = isMember
      self.wasMember = wasMember
      self.hasAgreed = hasAgreed
      self.isGone = isGone
      nameHash = KeyHash.hash(of: name)
    }

    /// How much the member wants a key.
    func weight(_ key: KeyHash) -> UInt64 { key.weight(nameHash) }
  }

  var epoch: Int
  /// How many epochs there are, after which they begin again: only that one is not the next matters.
  static let epochs = Int.max / 2

  static func epoch(after epoch: Int) -> Int { (epoch + 1) % epochs }

  /// Whether the members of the epoch before are known. Not in a roll that was made anew, while there
  /// were members: then nobody acts until all have agreed.
  var knowsPast: Bool
  var entries: [Entry]

  /// Whether nobody acts by an earlier epoch.
  var isSettled: Bool { entries.allSatisfy { $0.hasAgreed || $0.isGone } }

  func entry(_ session: String) -> Entry? { entries.first { $0.session == session } }

  /// Whether a session may act on a key.
  func owns(_ key: KeyHash, _ session: String) -> Bool {
    guard let owner = owner(key, among: \.isMember), owner.session == session, !owner.isGone
    else { return false }
    guard knowsPast else {
      return entries.allSatisfy { $0.hasAgreed || $0.isGone }
    }
    guard let former = former(key), former.session != session else { return true }
    return former.hasAgreed || former.isGone
  }

  private func former(_ key: KeyHash) -> Entry? { owner(key, among: \.wasMember) }

  private func owner(_ key: KeyHash, among isOne: KeyPath<Entry, Bool>) -> Entry? {
    var best: (weight: UInt64, entry: Entry)?
    for entry in entries where entry[keyPath: isOne] {
      let weight = entry.weight(key)
      if let best, (best.weight, best.entry.session) >= (weight, entry.session) { continue }
      best = (weight, entry)
    }
    return best?.entry
  }

  /// The next epoch: without those who are gone, and with the newcomers. Only of a settled one.
  func next(with newcomers: [(name: String, session: String)]) -> ShardRoll {
    var next = self
    next.epoch = Self.epoch(after: epoch)
    next.knowsPast = true
    next.entries = entries.filter(\.isMember).map { entry in
      var entry = entry
      entry.wasMember = true
      entry.isMember = !entry.isGone
      entry.hasAgreed = false
      return entry
    }
    for newcomer in newcomers {
      next.entries.append(
        Entry(
          name: newcomer.name, session: newcomer.session, isMember: true, wasMember: false,
          hasAgreed: true, isGone: false))
    }
    next.entries.sort { ($0.name, $0.session) < ($1.name, $1.session) }
    return next
  }
}

/// A key, and how much each member wants it: the one that wants it most has it (rendezvous hashing),
/// so that a member that comes or goes moves its own keys and no others.
///
/// All replicas must calculate the same, whatever their version: this never changes.
struct KeyHash: Sendable {
  private let hash: UInt64

  init(_ key: ObjectKey) {
    hash = Self.hash(of: (key.namespace ?? "") + "/" + key.name)
  }

  func weight(_ member: UInt64) -> UInt64 { Self.mixed(member &* 31 ^ hash) }

  /// FNV-1a.
  static func hash(of text: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }

  /// The end of SplitMix64.
  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
