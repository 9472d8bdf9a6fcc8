import KubeCore
import KubeTestSupport
import KubeTesting
import MetricsTestKit
import ServiceLifecycle
import Testing

@testable import KubeRuntime

@Suite("Leader election")
struct LeaderElectionTests {
  @Test("the lease says what client-go's says, and is given up at the end")
  func lease() async throws {
    let bench = LeaseBench()
    let during = try await bench.election.run { leadership in
      #expect(leadership.isHeld && leadership.remaining == .seconds(10))
      try leadership.check()
      return try await bench.lease()
    }
    #expect(during?.holderIdentity == "one" && during?.leaseDurationSeconds == 15)
    #expect(during?.leaseTransitions == 0)
    #expect(during?.acquireTime == MicroTime(secondsSince1970: 1_800_000_000))
    #expect(during?.renewTime == during?.acquireTime)
    let after = try await bench.lease()
    #expect(after?.holderIdentity == "" && after?.leaseDurationSeconds == 1)
    #expect(after?.leaseTransitions == 0 && !bench.election.isLeader)
  }

  @Test("another's lease is waited for by the clock here, whatever its times say")
  func expiry() async throws {
    let bench = LeaseBench()
    try await bench.hold("client-go")
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        try await bench.election.run { leadership in
          #expect(leadership.token.transitions == 4)
        }
      }
      // Seen at 0, it is over at 15; looks are at 2, 4, and so on.
      for _ in 0..<8 {
        await bench.isWaiting()
        #expect(!bench.election.isLeader && bench.election.leader == "client-go")
        bench.clock.advance(by: .seconds(2))
      }
      try await group.waitForAll()
    }
    let after = try await bench.lease()
    #expect(after?.leaseTransitions == 4)
    #expect(bench.clock.now.offset == .seconds(16))
  }

  @Test("one that was given up is taken at once")
  func released() async throws {
    let bench = LeaseBench()
    try await bench.hold("", seconds: 1)
    #expect(try await bench.election.run { $0.token.transitions } == 4)
    #expect(bench.clock.now.offset == .zero)
  }

  @Test("one that was emptied by hand is waited for")
  func emptied() async throws {
    let bench = LeaseBench()
    try await bench.hold("", seconds: 15)
    await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { _ = try await bench.election.run { _ in } }
      await bench.isWaiting()
      #expect(!bench.election.isLeader)
      group.cancelAll()
    }
  }

  /// Runs the election until it ends, and tells how the body ended and what was thrown.
  private func run(
    _ bench: LeaseBench, _ drive: @escaping @Sendable () async throws -> Void
  ) async throws -> (any Error)? {
    try await withThrowingTaskGroup(of: (any Error)?.self) { group in
      group.addTask {
        do {
          try await bench.election.run { _ in await Gate().wait() }
          return nil
        } catch {
          return error
        }
      }
      try await drive()
      return try await group.next() ?? nil
    }
  }

  @Test("it is renewed every two seconds, in one request")
  func renewal() async throws {
    let bench = LeaseBench()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await bench.election.run { _ in await Gate().wait() } }
      for second in stride(from: Int64(0), to: 20, by: 2) {
        await bench.isRenewed()
        let spec = try await bench.lease()
        #expect(spec?.renewTime == MicroTime(secondsSince1970: 1_800_000_000 + second))
        #expect(spec?.acquireTime == MicroTime(secondsSince1970: 1_800_000_000))
        bench.clock.advance(by: .seconds(2))
      }
      await bench.isRenewed()
      group.cancelAll()
    }
    #expect(try await bench.lease()?.holderIdentity == "")
  }

  @Test("a server that fails for ten seconds costs the lease, and the body is cancelled")
  func failing() async throws {
    let bench = LeaseBench()
    let error = try await run(bench) {
      await bench.isRenewed()
      bench.cluster.faults.add(.status(503), matching: .resource("leases"))
      for left in [8, 6, 4] {
        bench.clock.advance(by: .seconds(2))
        await bench.clock.waits(.seconds(2), .seconds(left))
        #expect(bench.election.isLeader)
      }
      bench.clock.advance(by: .seconds(2))
      await bench.clock.waits(.seconds(2), .seconds(2))
      bench.clock.advance(by: .milliseconds(1999))
      #expect(bench.election.isLeader)
      bench.clock.advance(by: .milliseconds(1))
      #expect(!bench.election.isLeader)
    }
    #expect((error as? LeaderElectionError)?.kind == .lost)
  }

  @Test("a server that fails for less does not")
  func recovering() async throws {
    let bench = LeaseBench()
    let error = try await withThrowingTaskGroup(of: (any Error)?.self) { group in
      group.addTask {
        do { try await bench.election.run { _ in await Gate().wait() } } catch { return error }
        return nil
      }
      await bench.isRenewed()
      bench.cluster.faults.add(.status(500), matching: .resource("leases"), times: 3)
      for left in [8, 6, 4] {
        bench.clock.advance(by: .seconds(2))
        await bench.clock.waits(.seconds(2), .seconds(left))
      }
      bench.clock.advance(by: .seconds(2))
      await bench.isRenewed()
      group.cancelAll()
      return try await group.next() ?? nil
    }
    #expect(error == nil)
  }

  @Test("a request that hangs is given up after half the time, and what it did is found")
  func hanging() async throws {
    let bench = LeaseBench()
    await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await bench.election.run { _ in await Gate().wait() } }
      await bench.isRenewed()
      bench.cluster.faults.add(.silence(.afterWork), matching: .verbs(.update), times: 1)
      bench.clock.advance(by: .seconds(2))
      await bench.clock.waits(.seconds(5), .seconds(8))
      bench.clock.advance(by: .seconds(5))
      await bench.clock.waits(.seconds(2), .seconds(3))
      bench.clock.advance(by: .seconds(2))
      await bench.isRenewed()
      #expect(bench.election.isLeader)
      group.cancelAll()
    }
  }

  @Test("a lease that somebody deleted is made anew, and nobody else acts")
  func deleted() async throws {
    let bench = LeaseBench()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await bench.election.run { _ in await Gate().wait() } }
      await bench.isRenewed()
      try await bench.leases.delete("lease")
      bench.clock.advance(by: .seconds(2))
      await bench.isRenewed()
      #expect(try await bench.lease()?.holderIdentity == "one")
      group.cancelAll()
    }
  }

  @Test("a lease that somebody gave to another is lost at the next renewal")
  func givenAway() async throws {
    let bench = LeaseBench()
    let error = try await run(bench) {
      await bench.isRenewed()
      try await bench.leases.modify("lease") { $0.spec?.holderIdentity = "two" }
      bench.clock.advance(by: .seconds(2))
    }
    #expect((error as? LeaderElectionError)?.kind == .lost)
    #expect(try await bench.lease()?.holderIdentity == "two")
  }

  @Test("what somebody else wrote into the lease stays")
  func edited() async throws {
    let bench = LeaseBench { $0.labels = ["app": "operator"] }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await bench.election.run { _ in await Gate().wait() } }
      await bench.isRenewed()
      try await bench.leases.modify("lease") { $0.metadata.annotations = ["note": "mine"] }
      bench.clock.advance(by: .seconds(2))
      await bench.isRenewed()
      let lease = try await bench.leases.get("lease")
      #expect(lease.metadata.annotations == ["note": "mine"])
      #expect(lease.metadata.labels == ["app": "operator"])
      group.cancelAll()
    }
  }

  @Test("the lease is renewed until a body that is cancelled has ended")
  func windingDown() async throws {
    let bench = LeaseBench()
    let (isCancelled, mayEnd) = (Gate(), Gate())
    await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        try await bench.election.run { _ in
          await Gate().wait()
          isCancelled.open()
          await uncancelled { await mayEnd.wait() }
        }
      }
      await bench.isRenewed()
      group.cancelAll()
      await isCancelled.wait()
      for _ in 0..<10 {
        await bench.isRenewed()
        bench.clock.advance(by: .seconds(2))
      }
      await bench.isRenewed()
      #expect(bench.election.isLeader)
      mayEnd.open()
    }
    #expect(try await bench.lease()?.holderIdentity == "")
  }

  @Test("what the body throws is thrown, and the lease given up")
  func throwing() async throws {
    struct Trouble: Error {}
    let bench = LeaseBench()
    await #expect(throws: Trouble.self) {
      try await bench.election.run { _ in throw Trouble() }
    }
    #expect(try await bench.lease()?.holderIdentity == "")
    #expect(try await bench.election.run { $0.token.transitions } == 1)
  }

  @Test("one who is told not to give the lease up does not")
  func keeping() async throws {
    let bench = LeaseBench { $0.releasesOnStop = false }
    try await bench.election.run { _ in }
    #expect(try await bench.lease()?.holderIdentity == "one")
  }

  @Test("one election runs once at a time, and not with settings that make no sense")
  func misuse() async throws {
    let bench = LeaseBench()
    try await bench.election.run { _ in
      let error = await #expect(throws: LeaderElectionError.self) {
        try await bench.election.run { _ in }
      }
      #expect(error?.kind == .isRunning)
    }
    let wrong = LeaseBench { $0.renewDeadline = .seconds(15) }
    let error = await #expect(throws: LeaderElectionError.self) {
      try await wrong.election.run { _ in }
    }
    #expect(error?.kind == .settings)
  }

  @Test("the identity is the host's name and a UUID, the namespace the client's")
  func identity() {
    let bench = LeaseBench(identity: nil)
    let parts = bench.election.identity.split(separator: "_")
    #expect(parts.count == 2 && parts.last?.split(separator: "-").map(\.count) == [8, 4, 4, 4, 12])
    #expect(bench.election.lease == ObjectKey(namespace: "default", name: "lease"))
    #expect(LeaseBench(identity: nil).election.identity != bench.election.identity)
  }

  @Test("its metrics have client-go's names")
  func metrics() async throws {
    let metrics = TestMetrics()
    let bench = LeaseBench { $0.metrics = metrics }
    let gauge = try metrics.expectRecorder("leader_election_master_status", [("name", "lease")])
    try await bench.election.run { _ in #expect(gauge.lastValue == 1) }
    #expect(gauge.lastValue == 0)
  }

  @Test("a graceful shutdown ends the wait for the lease")
  func graceful() async throws {
    let bench = LeaseBench()
    try await bench.hold("client-go")
    let group = ServiceGroup(
      services: [ClosureService { try? await bench.election.run { _ in } }],
      logger: bench.client.logger)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try? await group.run() }
      await bench.isWaiting()
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
  }
}
