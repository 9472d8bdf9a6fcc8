import KubeCore
import KubeTestSupport
import KubeTesting
import KubeTransport
import Testing

@testable import KubeRuntime

/// A cluster, replicas that shard, and one clock for all.
private struct ShardBench {
  let cluster = TestCluster(clock: .manual(), seed: 1)
  let clock = TestClock(instantUpTo: .zero)
  private let onWay = Shared(0)

  /// Counts the requests that are on their way.
  private struct Counted: HTTPTransport {
    let transport: any HTTPTransport
    let onWay: Shared<Int>

    func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
      onWay.change { $0 += 1 }
      defer { onWay.change { $0 -= 1 } }
      return try await transport.send(request)
    }
  }

  func replica(_ member: String) -> Shards {
    let client = Client(
      transport: Counted(transport: cluster.transport, onWay: onWay), clock: clock,
      now: { Time(secondsSince1970: 1_800_000_000) })
    return Shards(
      client, group: "group", member: member,
      ShardsSettings(lease: LeaderElectionSettings(random: { $0.lowerBound })))
  }

  var leases: Api<Lease> {
    Api<Lease>(Client(transport: cluster.transport), namespace: "default")
  }

  /// Lets time go by, as fast as those can follow who wait, until something is so.
  ///
  /// - Parameter sleepers: how many wait for something when nothing else is to be done.
  func until(sleepers: Int, _ isSo: () -> Bool) async {
    for _ in 0..<2000 {
      if isSo() { return }
      repeat {
        try? await onWay.wait { $0 == 0 ? () : nil }
        // Time limits of requests are of five seconds.
        await clock.sleepers {
          $0.count >= sleepers && $0.allSatisfy { $0 > .zero && $0 != .seconds(5) }
        }
      } while onWay.value != 0
      // No number of these steps leaves five seconds of any time.
      clock.advance(by: .milliseconds(130))
    }
    Issue.record("It is never so.")
  }

  static let keys = (0..<40).map { ObjectKey(namespace: "default", name: "key-\($0)") }
}

@Suite("Shards")
struct ShardsTests {
  private let bench = ShardBench()
  private let keys = ShardBench.keys

  @Test("one replica has all keys, and leaves nothing that others must wait for")
  func alone() async throws {
    let one = bench.replica("one")
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await one.run() }
      await bench.until(sleepers: 3) { keys.allSatisfy(one.owns) }
      // At once: nobody else was there.
      #expect(bench.clock.now.offset < .seconds(1))
      #expect(one.view.members == ["one"] && one.view.isMember)
      #expect(try await one.withOwnership(of: keys[0]) { 5 } == 5)
      group.cancelAll()
      try await group.waitForAll()
    }
    #expect(keys.allSatisfy { !one.owns($0) })
    #expect(try await one.withOwnership(of: keys[0]) { 5 } == nil)
    #expect(try await bench.leases.get("group-one").spec?.holderIdentity == "")
  }

  @Test("two replicas divide the keys, and one that goes leaves its own to the other")
  func two() async throws {
    let (one, two) = (bench.replica("one"), bench.replica("two"))
    let isOver = Gate()
    await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await one.run() }
      await bench.until(sleepers: 3) { keys.allSatisfy(one.owns) }
      group.addTask {
        await withThrowingTaskGroup(of: Void.self) { inner in
          inner.addTask { try await two.run() }
          await isOver.wait()
          inner.cancelAll()
        }
      }
      await bench.until(sleepers: 6) {
        two.view.members == ["one", "two"] && one.view.isSettled && two.view.isSettled
      }
      #expect(keys.allSatisfy { one.owns($0) != two.owns($0) })
      let share = keys.count(where: two.owns)
      #expect(share > 8 && share < 32)
      let before = bench.clock.now.offset
      isOver.open()
      await bench.until(sleepers: 3) { keys.allSatisfy(one.owns) }
      // Its lease was given up, so nobody waited for it to expire.
      #expect(bench.clock.now.offset - before < .seconds(8))
      group.cancelAll()
    }
  }

  @Test("a key that moves has no owner until the work on it has ended, which is cancelled")
  func handover() async throws {
    let (one, two) = (bench.replica("one"), bench.replica("two"))
    let (isCancelled, mayEnd) = (Gate(), Gate())
    // One that the second will have.
    let weights = ["one", "two"].map { name in
      keys.map { KeyHash($0).weight(KeyHash.hash(of: name)) }
    }
    let index = try #require(keys.indices.first { weights[1][$0] > weights[0][$0] })
    let key = keys[index]
    await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await one.run() }
      await bench.until(sleepers: 3) { one.owns(key) }
      group.addTask {
        _ = try await one.withOwnership(of: key) {
          await Gate().wait()
          isCancelled.open()
          await uncancelled { await mayEnd.wait() }
        }
      }
      group.addTask { try await two.run() }
      await bench.until(sleepers: 6) { isCancelled.isOpen }
      await bench.until(sleepers: 6) { two.view.members == ["one", "two"] }
      let start = bench.clock.now.offset
      await bench.until(sleepers: 6) { bench.clock.now.offset - start > .seconds(70) }
      #expect(!two.owns(key) && !one.owns(key) && !two.view.isSettled)
      #expect(throws: ShardsError.self) { try one.checkHealth() }
      #expect(throws: Never.self) { try two.checkHealth() }
      mayEnd.open()
      await bench.until(sleepers: 6) { two.owns(key) }
      #expect(throws: Never.self) { try one.checkHealth() }
      group.cancelAll()
    }
  }

  @Test("a replica that is lost leaves its keys when its lease is over")
  func lost() async throws {
    let (one, two) = (bench.replica("one"), bench.replica("two"))
    await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await one.run() }
      group.addTask { try await two.run() }
      await bench.until(sleepers: 6) {
        keys.allSatisfy { one.owns($0) != two.owns($0) } && one.view.members.count == 2
          && one.view.isSettled && two.view.isSettled
      }
      // From here on nothing of the second's is written.
      bench.cluster.faults.add(
        .status(503), matching: .verbs(.update, of: "leases", name: "group-two"))
      let start = bench.clock.now.offset
      await bench.until(sleepers: 4) { keys.allSatisfy(one.owns) }
      let time = bench.clock.now.offset - start
      #expect(time > .seconds(12) && time < .seconds(25))
      #expect(keys.allSatisfy { !two.owns($0) })
      group.cancelAll()
    }
  }

  @Test("changes are told, the present first")
  func changes() async throws {
    let one = bench.replica("one")
    var changes = one.changes.makeAsyncIterator()
    #expect(await changes.next()?.isMember == false)
    await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await one.run() }
      await bench.until(sleepers: 3) { one.owns(keys[0]) }
      var view = await changes.next()
      while view?.isMember == false { view = await changes.next() }
      #expect(view?.members == ["one"])
      group.cancelAll()
    }
  }

  @Test("a group that cannot be a label is refused")
  func settings() async throws {
    let client = Client(transport: bench.cluster.transport)
    let error = await #expect(throws: ShardsError.self) {
      try await Shards(client, group: String(repeating: "x", count: 64)).run()
    }
    #expect(error?.kind == .settings)
  }
}

@Suite("Who owns what")
struct ShardRollTests {
  private func entry(_ name: String) -> ShardRoll.Entry {
    ShardRoll.Entry(
      name: name, session: name, isMember: true, wasMember: true, hasAgreed: true, isGone: false)
  }

  private let keys = (0..<3000).map { KeyHash(ObjectKey(namespace: "n", name: "object-\($0)")) }

  private func owners(_ names: [String]) -> [String?] {
    let roll = ShardRoll(epoch: 1, knowsPast: true, entries: names.map(entry))
    return keys.map { key in names.first { roll.owns(key, $0) } }
  }

  @Test("each key has one owner, shares are about equal, and no more moves than must")
  func shares() {
    let four = owners(["a-0", "a-1", "a-2", "a-3"])
    #expect(four.allSatisfy { $0 != nil })
    for name in ["a-0", "a-1", "a-2", "a-3"] {
      let share = four.count { $0 == name }
      #expect(share > 600 && share < 900)
    }
    let three = owners(["a-0", "a-1", "a-3"])
    for (before, after) in zip(four, three) where before != "a-2" { #expect(before == after) }
    let five = owners(["a-0", "a-1", "a-2", "a-3", "b"])
    for (before, after) in zip(four, five) where after != "b" { #expect(before == after) }
  }

  @Test("what replicas of all versions must calculate alike")
  func fixed() {
    let key = KeyHash(ObjectKey(namespace: "default", name: "site"))
    #expect(key.weight(KeyHash.hash(of: "operator-0")) == Self.known)
    #expect(KeyHash.hash(of: "") == 0xCBF2_9CE4_8422_2325)
    #expect(KeyHash.hash(of: "a") == 0xAF63_DC4C_8601_EC8C)
  }

  private static let known: UInt64 = 0x2E0C_DB0A_71D2_B6B6

  @Test("a roll is read as it was written; nonsense is none")
  func annotation() {
    var roll = ShardRoll(epoch: 7, knowsPast: false, entries: [entry("a"), entry("b/\"x\"")])
    roll.entries[0].isGone = true
    roll.entries[1].isMember = false
    #expect(ShardRoll(annotation: roll.annotationText) == roll)
    for text in ["", "{}", "[]", #"{"epoch":1}"#, #"{"epoch":1,"knowsPast":true,"members":[{}]}"#] {
      #expect(ShardRoll(annotation: text) == nil)
    }
    let twice = ShardRoll(epoch: 1, knowsPast: true, entries: [entry("a"), entry("a")])
    #expect(ShardRoll(annotation: twice.annotationText) == nil)
  }

  @Test("one that won a key waits for its former owner, and for nobody else")
  func handover() {
    let roll = ShardRoll(epoch: 1, knowsPast: true, entries: [entry("a"), entry("c")])
    var next = roll.next(with: [("b", "b")])
    #expect(next.epoch == 2 && !next.isSettled)
    for key in keys {
      let former = roll.owns(key, "a") ? "a" : "c"
      #expect(!next.owns(key, "b"))
      if next.owns(key, former) { continue }
      var agreed = next
      let index = agreed.entries.firstIndex { $0.name == former } ?? 0
      agreed.entries[index].hasAgreed = true
      #expect(agreed.owns(key, "b"))
    }
    for index in next.entries.indices {
      next.entries[index].isGone = next.entries[index].name != "b"
    }
    #expect(next.isSettled)
    let last = next.next(with: [])
    #expect(keys.allSatisfy { last.owns($0, "b") })
    #expect(last.entries.count == 3 && last.next(with: []).entries.count == 1)
  }
}
