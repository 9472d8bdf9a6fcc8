import KubeCore
import Testing

@testable import KubeRuntime

@Suite("What a replica knows of the others")
struct ShardsStateTests {
  private func lease(
    _ name: String, member: String? = nil, version: Int, holder: String = "", seconds: Int32 = 15,
    roll: ShardRoll? = nil
  ) -> Lease {
    var lease = Lease(
      metadata: ObjectMeta(name: name),
      spec: LeaseSpec(holderIdentity: holder, leaseDurationSeconds: seconds))
    lease.metadata.uid = "uid-\(name)"
    lease.metadata.resourceVersion = "\(version)"
    if let member { lease.metadata.annotations = [ShardsState.memberAnnotation: member] }
    if let roll { lease.metadata.annotations = [ShardRoll.annotation: roll.annotationText] }
    return lease
  }

  private func entry(_ name: String, _ lease: Lease) -> ShardRoll.Entry {
    ShardRoll.Entry(
      name: name, session: lease.session, isMember: true, wasMember: true, hasAgreed: true,
      isGone: false)
  }

  @Test("one who is gone is forgotten when nothing speaks of it any more, and no earlier")
  func forgotten() {
    var state = ShardsState(
      group: "g", namespace: "default", member: "one", settings: LeaderElectionSettings(),
      labels: [:])
    let one = lease("g-one", member: "one", version: 1, holder: "1")
    let two = lease("g-two", member: "two", version: 2, holder: "2")
    let left = lease("g-two", member: "two", version: 4, seconds: 1)
    let both = ShardRoll(
      epoch: 1, knowsPast: true, entries: [entry("one", one), entry("two", two)])
    let alone = ShardRoll(epoch: 2, knowsPast: true, entries: [entry("one", one)])
    state.began(session: one.session, now: .zero)
    state.listed([lease("g", version: 3, roll: both), one, two], now: .zero)
    #expect(state.gone.isEmpty && state.absentSince.isEmpty)
    state.listed([lease("g", version: 3, roll: both), one, left], now: .seconds(2))
    #expect(state.gone == [two.session] && state.absentSince == [two.session: .seconds(2)])
    state.listed([lease("g", version: 5, roll: alone), one, left], now: .seconds(4))
    #expect(state.gone.isEmpty && state.absentSince.isEmpty)
  }

  @Test(
    "a roll of an epoch that nobody can count on from is no roll",
    arguments: [Int.max, Int.max / 2, -1])
  func epochs(_ epoch: Int) {
    let roll = ShardRoll(epoch: epoch, knowsPast: true, entries: [])
    #expect(ShardRoll(annotation: roll.annotationText) == nil)
  }

  @Test("the last epoch has a next one, which can be read")
  func lastEpoch() {
    let last = ShardRoll(epoch: Int.max / 2 - 1, knowsPast: true, entries: [])
    #expect(ShardRoll(annotation: last.annotationText) == last)
    let next = last.next(with: [])
    #expect(next.epoch == 0 && ShardRoll(annotation: next.annotationText) == next)
  }
}
