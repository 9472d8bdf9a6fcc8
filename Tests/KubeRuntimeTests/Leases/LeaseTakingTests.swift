import KubeCore
import KubeTestSupport
import KubeTesting
import Testing

@testable import KubeRuntime

@Suite("Taking a lease")
struct LeaseTakingTests {
  @Test("a process that is paused at any moment gets the lease yet, or is told that it lost it")
  func paused() async throws {
    for look in 1...30 {
      let clock = PausedClock(at: look, for: .seconds(20))
      let client = Client(
        transport: TestCluster(clock: .manual(), seed: 1).transport, clock: clock,
        now: { Time(secondsSince1970: 1_800_000_000) })
      let election = LeaderElection(
        client, lease: "lease", identity: "one",
        LeaderElectionSettings(random: { $0.lowerBound }))
      do {
        try await election.run { _ in }
      } catch let error as LeaderElectionError {
        #expect(error.kind == .lost)
      }
    }
  }

  @Test("one who is cancelled while the lease becomes theirs gives it up")
  func cancelled() async throws {
    let bench = LeaseBench()
    try await bench.hold("", seconds: 1)
    bench.cluster.faults.add(.silence(.afterWork), matching: .verbs(.update), times: 1)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try? await bench.election.run { _ in } }
      try await bench.leases.wait(
        for: "lease", until: WaitCondition("held") { $0?.spec?.holderIdentity == "one" })
      group.cancelAll()
      try await group.waitForAll()
    }
    #expect(try await bench.lease()?.holderIdentity == "")
  }

  private let day = MicroTime(secondsSince1970: 0)

  private func state() -> LeaderElectionState {
    var state = LeaderElectionState(
      identity: "one", name: "lease", namespace: "default",
      settings: LeaderElectionSettings(random: { $0.lowerBound }))
    state.begin(now: .zero)
    return state
  }

  private func created(by state: inout LeaderElectionState, now: Duration) -> Lease? {
    _ = state.next(now: now, time: day)
    state.found(nil, now: now)
    guard case .create(let lease) = state.next(now: now, time: day) else { return nil }
    return lease
  }

  @Test("a lease that is made anew goes on from the transitions that were seen")
  func transitions() {
    var state = state()
    _ = state.next(now: .zero, time: day)
    var lease = Lease(
      metadata: ObjectMeta(name: "lease"),
      spec: LeaseSpec(holderIdentity: "two", leaseDurationSeconds: 15, leaseTransitions: 7))
    (lease.metadata.uid, lease.metadata.resourceVersion) = ("u", "1")
    state.found(lease, now: .zero)
    // It is gone at 2; its holder may act until 17.
    #expect(created(by: &state, now: .seconds(2)) == nil)
    #expect(created(by: &state, now: .seconds(17))?.spec?.leaseTransitions == 8)
  }

  @Test("a create that arrives after another's turn does not go back to its own")
  func lateCreate() {
    var state = state()
    guard var mine = created(by: &state, now: .zero) else {
      Issue.record("not created")
      return
    }
    (mine.metadata.uid, mine.metadata.resourceVersion) = ("late", "9")
    state.failed(isRefused: false, now: .seconds(5))
    var other = mine
    (other.metadata.uid, other.metadata.resourceVersion) = ("held", "1")
    other.spec?.holderIdentity = "two"
    other.spec?.leaseTransitions = 7
    _ = state.next(now: .seconds(7), time: day)
    state.found(other, now: .seconds(7))
    _ = state.next(now: .seconds(9), time: day)
    state.found(mine, now: .seconds(9))
    _ = state.next(now: .seconds(24), time: day)
    state.found(mine, now: .seconds(24))
    guard case .update(let lease) = state.next(now: .seconds(24), time: day) else {
      Issue.record("not taken")
      return
    }
    #expect(lease.spec?.leaseTransitions == 8)
  }

  @Test("one that never was begins at zero, as client-go's does")
  func first() {
    var state = state()
    #expect(created(by: &state, now: .zero)?.spec?.leaseTransitions == 0)
  }

  @Test("it is known whether the fate of a write is")
  func unsure() {
    var state = state()
    #expect(!state.isUnsure)
    guard var lease = created(by: &state, now: .zero) else {
      Issue.record("not created")
      return
    }
    #expect(state.isUnsure)
    (lease.metadata.uid, lease.metadata.resourceVersion) = ("u", "1")
    var (failed, refused, found) = (state, state, state)
    state.wrote(lease, now: .zero)
    failed.failed(isRefused: false, now: .zero)
    refused.failed(isRefused: true, now: .zero)
    found.sawAtRelease(lease, now: .zero)
    #expect(!state.isUnsure && failed.isUnsure && !refused.isUnsure && !found.isUnsure)
    #expect(found.release(time: day) != nil && failed.release(time: day) == nil)
  }

  @Test("tokens are in one order, which equality is part of")
  func tokens() {
    let tokens = [("b", 1), ("a", 2), ("b", 2)].map {
      Leadership.Token(uid: $0.0, transitions: $0.1)
    }
    for (i, a) in tokens.enumerated() {
      for (j, b) in tokens.enumerated() {
        #expect((a < b) == (i < j) && (a == b) == (i == j))
      }
    }
  }
}
