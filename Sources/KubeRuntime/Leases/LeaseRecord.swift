import KubeCore

/// What changes in a lease whenever its holder is alive.
struct LeaseRecord: Hashable, Sendable {
  var holder: String
  var durationSeconds: Int32
  var transitions: Int32
  var acquireTime: MicroTime?
  var renewTime: MicroTime?

  init(_ lease: Lease) {
    holder = lease.spec?.holderIdentity ?? ""
    durationSeconds = max(lease.spec?.leaseDurationSeconds ?? 0, 0)
    transitions = lease.spec?.leaseTransitions ?? 0
    acquireTime = lease.spec?.acquireTime
    renewTime = lease.spec?.renewTime
  }

  /// Whether its holder gave it up, or it never had one. One that was made to look so by hand, but
  /// has a duration still, is waited for: its holder may not know yet.
  var isReleased: Bool { holder.isEmpty && durationSeconds <= 1 }
}
