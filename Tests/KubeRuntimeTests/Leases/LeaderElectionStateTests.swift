import KubeCore
import Testing

@testable import KubeRuntime

@Suite("The state machine of leader election")
struct LeaderElectionStateTests {
  @Test("an answer that comes after the deadline is too late")
  func tooLate() {
    var state = LeaderElectionState(
      identity: "one", name: "lease", namespace: "default", settings: LeaderElectionSettings())
    let day = MicroTime(secondsSince1970: 0)
    state.begin(now: .zero)
    _ = state.next(now: .zero, time: day)
    state.found(nil, now: .zero)
    guard case .create(var lease) = state.next(now: .zero, time: day) else {
      Issue.record("not created")
      return
    }
    (lease.metadata.uid, lease.metadata.resourceVersion) = ("u", "1")
    state.wrote(lease, now: .seconds(10))
    #expect(!state.isLeading(now: .seconds(10)) && !state.isLost)
  }

  @Test("a renewal counts from when it was sent")
  func sent() {
    var state = LeaderElectionState(
      identity: "one", name: "lease", namespace: "default", settings: LeaderElectionSettings())
    let day = MicroTime(secondsSince1970: 0)
    state.begin(now: .zero)
    _ = state.next(now: .zero, time: day)
    state.found(nil, now: .seconds(1))
    guard case .create(var lease) = state.next(now: .seconds(2), time: day) else {
      Issue.record("not created")
      return
    }
    (lease.metadata.uid, lease.metadata.resourceVersion) = ("u", "1")
    state.wrote(lease, now: .seconds(9))
    #expect(state.deadline == .seconds(12))
  }

  /// One who sent a create of which it heard no more, and saw another's lease since.
  private func outrun() throws -> (state: LeaderElectionState, created: Lease) {
    var state = LeaderElectionState(
      identity: "one", name: "lease", namespace: "default",
      settings: LeaderElectionSettings(random: { _ in 0 }))
    let day = MicroTime(secondsSince1970: 0)
    state.begin(now: .zero)
    _ = state.next(now: .zero, time: day)
    state.found(nil, now: .zero)
    let action = state.next(now: .zero, time: day)
    guard case .create(var created) = action else { throw Unexpected(action: action) }
    (created.metadata.uid, created.metadata.resourceVersion) = ("late", "9")
    state.failed(isRefused: false, now: .seconds(5))
    var other = created
    (other.metadata.uid, other.metadata.resourceVersion) = ("held", "1")
    other.spec?.holderIdentity = "another"
    state.found(other, now: .seconds(7))
    return (state, created)
  }

  private struct Unexpected: Error { var action: LeaderElectionState.Action }

  private func isWriting(_ state: LeaderElectionState, now: Duration) -> Bool {
    var state = state
    if case .update = state.next(now: now, time: MicroTime(secondsSince1970: 0)) { return true }
    return false
  }

  @Test("a create that arrives when another's lease was deleted is no way around the wait")
  func lateCreate() throws {
    var (state, created) = try outrun()
    state.found(created, now: .seconds(9))
    #expect(!isWriting(state, now: .seconds(23)))
    state.found(created, now: .seconds(23))
    #expect(!isWriting(state, now: .seconds(23)))
    state.found(created, now: .seconds(24))
    #expect(isWriting(state, now: .seconds(24)))
  }

  @Test("nor if the lease was seen to be deleted, which is when the wait begins")
  func lateCreateSeenDeleted() throws {
    var (state, created) = try outrun()
    state.found(nil, now: .seconds(9))
    state.found(created, now: .seconds(22))
    #expect(!isWriting(state, now: .seconds(23)))
    state.found(created, now: .seconds(24))
    #expect(isWriting(state, now: .seconds(24)))
  }

  @Test("a lease that was given up, but is not the one that was held, is waited for")
  func otherReleased() throws {
    var (state, released) = try outrun()
    released.spec?.holderIdentity = ""
    released.spec?.leaseDurationSeconds = 1
    state.found(released, now: .seconds(9))
    #expect(!isWriting(state, now: .seconds(23)))
    state.found(released, now: .seconds(24))
    #expect(isWriting(state, now: .seconds(24)))
  }

  @Test("a lease that says the same as before, but is another version, has changed")
  func sameAgain() throws {
    var (state, other) = try outrun()
    state.found(nil, now: .seconds(8))
    (other.metadata.uid, other.metadata.resourceVersion) = ("again", "10")
    other.spec?.holderIdentity = "another"
    state.found(other, now: .seconds(30))
    other.metadata.resourceVersion = "12"
    state.found(other, now: .seconds(40))
    state.found(other, now: .seconds(54))
    #expect(!isWriting(state, now: .seconds(54)))
    state.found(other, now: .seconds(55))
    #expect(isWriting(state, now: .seconds(55)))
  }
}
