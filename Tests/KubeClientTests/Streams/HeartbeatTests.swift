import KubeCore
import KubeTestSupport
import KubeTransport
import Testing

@testable import KubeClient

@Suite("Streams whose other end is silent", .timeLimit(.minutes(10)))
struct HeartbeatTests {
  /// The ways to a stream, each with what waits for its output.
  enum Way: CaseIterable {
    case exec, attach, portForward

    func read(_ pods: Api<DynamicObject>) async throws {
      switch self {
      case .exec: _ = try await pods.exec("p", ["x"])
      case .attach: _ = try await pods.withAttach("p") { try await $0.exit() }
      case .portForward:
        try await pods.withPortForward("p", port: 1) { while try await $0.read() != nil {} }
      }
    }

    func rig(pingTimeout: Duration? = .seconds(90)) throws -> StreamRig {
      try StreamRig(
        self == .portForward ? StreamRig.v4 : StreamRig.v5, pingTimeout: pingTimeout)
    }
  }

  @Test("Silence that pongs interrupt never ends a stream")
  func hours() {
    var heartbeat = Heartbeat(limit: .seconds(90))
    var pings = 0
    for _ in 0..<20_000 {
      switch heartbeat.beat() {
      case .nothing: break
      case .ping(let payload):
        pings += 1
        heartbeat.pinged()
        heartbeat.heard()
        heartbeat.answered(payload)
      case .lost(let silence): Issue.record("lost after \(silence)")
      }
    }
    #expect(pings == 10_000)
  }

  @Test("A quiet stream lives on, if its pings are answered", arguments: Way.allCases)
  func quiet(_ way: Way) async throws {
    let rig = try way.rig()
    try await rig.run { pipe in
      await pipe.hasReader()
      for _ in 0..<20 {
        await rig.beat()
        let ping = try #require(await pipe.nextFrame())
        #expect(ping.opcode == 9 && ping.isFinal && ping.mask != nil)
        pipe.send(ServerFrame(10, ping.payload))
        await pipe.hasReader()
        // Somebody was heard since the last look.
        await rig.beat()
      }
      pipe.send(StreamRig.success, .close(1000))
    } client: { pods in
      try await way.read(pods)
    }
    #expect(rig.clock.now.offset == .seconds(200))
  }

  @Test("One whose other end does not answer is ended, by an error", arguments: Way.allCases)
  func lost(_ way: Way) async throws {
    let rig = try way.rig()
    let error = try await rig.failure { pipe in
      pipe.send(.channel(1, ""))
      await pipe.hasReader()
      // What came before is heard, and not counted.
      await rig.beat()
      for _ in 0..<17 {
        await rig.beat()
        #expect(await pipe.nextFrame()?.opcode == 9)
      }
      await rig.beat()
      await pipe.closed()
    } client: { pods in
      try await way.read(pods)
    }
    #expect(error.code == .transport)
    #expect((error.cause as? TransportError)?.code == .connectionLost)
    #expect(error.message.contains("90.0 seconds"), "\(error.message)")
    #expect(rig.clock.now.offset == .seconds(95))
  }

  @Test("So is one of which nobody reads", arguments: [false, true])
  func onlyWritten(_ isStuck: Bool) async throws {
    let rig = try StreamRig()
    let error = try await rig.failure { pipe in
      await pipe.hasReader()
      #expect(await pipe.nextFrame()?.text == "a")
      pipe.setStuck(isStuck)
      for _ in 0..<18 { await rig.beat() }
      await pipe.closed()
    } client: { pods in
      try await pods.withExec("p", ["x"], AttachParameters(stdin: true)) { process in
        try await process.write("a")
        if isStuck { await rig.pipe.hasStuckWriter() } else { await rig.pipe.closed() }
        try await process.write("b")
      }
    }
    #expect((error.cause as? TransportError)?.code == .connectionLost)
  }

  @Test("One whose output nobody takes lives on, and has it all")
  func untaken() async throws {
    let rig = try StreamRig()
    let (size, count) = (100_000, 8)
    let taken = Gate()
    let total = try await rig.run { pipe in
      for _ in 0..<count { pipe.send(.binary([1] + [UInt8](repeating: 7, count: size))) }
      pipe.send(StreamRig.success, .close(1000))
      await pipe.hasNoReader()
      for _ in 0..<60 { await rig.beat() }
      taken.open()
    } client: { pods in
      try await pods.withExec("p", ["x"]) { process in
        await taken.wait()
        var total = 0
        for try await case .stdout(let bytes) in process.output { total += bytes.count }
        #expect(try await process.exit().isSuccess)
        return total
      }
    }
    #expect(total == size * count)
  }

  @Test("Where much input may be unread, which hides pings from the server, it has more time")
  func unreadInput() async throws {
    let rig = try StreamRig()
    let error = try await rig.failure { pipe in
      var count = 0
      while count < 100_000, let frame = await pipe.nextFrame() { count += frame.payload.count - 1 }
      for _ in 0..<179 { await rig.beat() }
      await rig.clock.sleepers()
      #expect(!pipe.isClosed)
      await rig.beat()
      await pipe.closed()
    } client: { pods in
      try await pods.withExec("p", ["x"], AttachParameters(stdin: true)) { process in
        try await process.write([UInt8](repeating: 0, count: 100_000))
        _ = try await process.exit()
      }
    }
    #expect((error.cause as? TransportError)?.code == .connectionLost)
    #expect(error.message.contains("900.0 seconds"), "\(error.message)")
  }

  @Test("What the server has read of it, as pongs show, gives no more time")
  func readInput() async throws {
    let rig = try StreamRig()
    let error = try await rig.failure { pipe in
      var count = 0
      while count < 100_000, let frame = await pipe.nextFrame() { count += frame.payload.count - 1 }
      await rig.beat()
      let ping = try #require(await pipe.nextFrame())
      pipe.send(ServerFrame(10, ping.payload))
      await pipe.hasReader()
      for _ in 0..<19 { await rig.beat() }
      await pipe.closed()
    } client: { pods in
      try await pods.withExec("p", ["x"], AttachParameters(stdin: true)) { process in
        try await process.write([UInt8](repeating: 0, count: 100_000))
        _ = try await process.exit()
      }
    }
    #expect((error.cause as? TransportError)?.code == .connectionLost)
  }

  @Test("Without a time limit nothing is sent, and nothing ends", arguments: Way.allCases)
  func off(_ way: Way) async throws {
    let rig = try way.rig(pingTimeout: nil)
    try await rig.run { pipe in
      await pipe.hasReader()
      rig.clock.advance(by: .seconds(100_000))
      #expect(rig.clock.waits.isEmpty)
      pipe.send(StreamRig.success, .close(1000))
      #expect(await pipe.nextFrame()?.opcode == 8)
    } client: { pods in
      try await way.read(pods)
    }
  }

  @Test("A server that does not answer the request is not waited for", arguments: Way.allCases)
  func head(_ way: Way) async throws {
    let never = Gate()
    let silence: StreamRig.Upgrade = { _ throws(TransportError) in
      await never.wait()
      throw TransportError(.cancelled, "The task was cancelled.")
    }
    let rig = try StreamRig(answers: [silence])
    let error = try await rig.failure { _ in
      await rig.clock.sleepers()
      rig.clock.advance(by: .seconds(90))
    } client: { pods in
      try await way.read(pods)
    }
    #expect((error.cause as? TransportError)?.code == .headTimeout)
  }

  @Test("A server's ping is answered while nobody reads or writes")
  func pong() async throws {
    let rig = try StreamRig()
    let answered = Gate()
    try await rig.run { pipe in
      pipe.send(.ping("there?"))
      let pong = try #require(await pipe.nextFrame())
      #expect(pong.opcode == 10 && pong.payload == Array("there?".utf8))
      answered.open()
    } client: { pods in
      try await pods.withExec("p", ["x"]) { _ in await answered.wait() }
    }
  }
}
