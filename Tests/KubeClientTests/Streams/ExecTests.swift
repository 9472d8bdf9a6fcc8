import KubeClient
import KubeCore
import Synchronization
import Testing

@Suite("Running a command", .timeLimit(.minutes(10)))
struct ExecTests {
  @Test("What a command writes comes back, each stream in order, and how it ended")
  func output() async throws {
    let rig = try StreamRig()
    let result = try await rig.run { pipe in
      // API servers begin with an empty message of each channel.
      pipe.send(.binary([0]), .binary([1]), .binary([2]), .binary([3]))
      pipe.send(.channel(1, "one "), .channel(2, "bad "), .channel(1, "two"))
      // What nobody knows is left out.
      pipe.send(.channel(9, "?"), .binary([]), .init(10), .channel(2, "worse"))
      pipe.send(StreamRig.success, .close(1000))
    } client: { pods in
      try await pods.exec("p", ["ls", "-l", "a b&c"], container: "main")
    }
    #expect(result.text == "one two")
    #expect(result.errorText == "bad worse")
    #expect(result.exit == .exited(0) && result.exit.isSuccess)
    #expect(rig.pipe.isClosed)
    let target = try rig.target()
    #expect(target.hasPrefix("/api/v1/namespaces/ns/pods/p/exec?"))
    let items = try #require(target.split(separator: "?").last).split(separator: "&")
    #expect(items.filter { $0.hasPrefix("command=") }.count == 3)
    #expect(items.contains("command=ls") && items.contains("command=-l"))
    #expect(items.contains("container=main") && items.contains("stdout=true"))
    #expect(items.contains("stderr=true") && !items.contains("stdin=true"))
  }

  @Test("The request asks for a WebSocket with Kubernetes' protocols, with a key of its own")
  func request() async throws {
    var keys: Set<String> = []
    for _ in 0..<3 {
      let rig = try StreamRig()
      _ = try await rig.run {
        $0.send(StreamRig.success, .close(1000))
      } client: {
        try await $0.exec("p", ["ls"])
      }
      let request = try #require(rig.transport.requests.first)
      #expect(request.head.method == .get)
      let fields = request.head.headerFields
      #expect(fields[.upgrade] == "websocket" && fields[.connection] == "Upgrade")
      #expect(fields[.secWebSocketVersion] == "13")
      #expect(fields[.secWebSocketProtocol] == "v5.channel.k8s.io, v4.channel.k8s.io")
      keys.insert(try #require(fields[.secWebSocketKey]))
    }
    #expect(keys.count == 3)
  }

  @Test("A command reads what it is given, and the end of it")
  func stdin() async throws {
    let rig = try StreamRig()
    let input = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31 / 7) }
    let keys = Mutex(Set<[UInt8]>())
    let result = try await rig.run { pipe in
      var count = 0
      while let frame = await pipe.nextFrame(), frame.channel != 255 {
        #expect(frame.opcode == 2 && frame.isFinal && frame.channel == 0)
        #expect(frame.payload.count <= 32 << 10 | 1)
        let mask = try #require(frame.mask)
        _ = keys.withLock { $0.insert(mask) }
        let next = frame.payload.dropFirst()
        #expect(next.elementsEqual(input[count..<min(count + next.count, input.count)]))
        count += next.count
        if count == input.count {
          let end = await pipe.nextFrame()
          #expect(end?.payload == [255, 0] && end?.mask != nil)
          break
        }
      }
      pipe.send(.channel(1, "\(count)"), StreamRig.success, .close(1000))
    } client: { pods in
      try await pods.exec("p", ["wc", "-c"], stdin: input)
    }
    #expect(result.text == "100000")
    #expect(keys.withLock { $0.count } > 1)
    #expect(try rig.target().contains("stdin=true"))
  }

  @Test("Input of no bytes is an end at once")
  func emptyInput() async throws {
    let rig = try StreamRig()
    _ = try await rig.run { pipe in
      #expect(await pipe.nextFrame()?.payload == [255, 0])
      pipe.send(StreamRig.success, .close(1000))
    } client: {
      try await $0.exec("p", ["cat"], stdin: [])
    }
  }

  @Test("A command that does not read its input ends all the same")
  func unreadInput() async throws {
    let rig = try StreamRig()
    rig.pipe.setStuck(true)
    let result = try await rig.run { pipe in
      await pipe.hasStuckWriter()
      pipe.send(.channel(1, "enough"), StreamRig.success)
      pipe.end()
    } client: {
      try await $0.exec("p", ["true"], stdin: [UInt8](repeating: 1, count: 1 << 20))
    }
    #expect(result.text == "enough")
    #expect(result.exit.isSuccess)
  }

  static let ends: [(String, RemoteExit)] = [
    (#"{"metadata":{},"status":"Success"}"#, .exited(0)),
    (
      #"{"metadata":{},"status":"Failure","message":"command terminated with non-zero exit code","#
        + #""reason":"NonZeroExitCode","details":{"causes":[{"reason":"Other","message":"9"},"#
        + #"{"reason":"ExitCode","message":"137"}]}}"#, .exited(137)
    ),
    (
      #"{"status":"Failure","reason":"InternalError","message":"no such file","code":500}"#,
      .failed(
        Status(status: "Failure", reason: "InternalError", message: "no such file", code: 500))
    ),
    (
      #"{"status":"Failure","reason":"NonZeroExitCode","message":"odd"}"#,
      .failed(Status(status: "Failure", reason: "NonZeroExitCode", message: "odd"))
    ),
    (
      #"{"status":"Failure","reason":"NonZeroExitCode","details":{"causes":[{"reason":"ExitCode","#
        + #""message":"x"}]}}"#,
      .failed(
        Status(
          status: "Failure",
          reason: "NonZeroExitCode",
          details: StatusDetails(causes: [StatusCause(reason: "ExitCode", message: "x")])))
    ),
    ("no JSON", .failed(Status(status: "Failure", message: "no JSON"))),
  ]

  @Test("How a command ended is what the server's status says", arguments: ends)
  func exit(_ text: String, _ exit: RemoteExit) async throws {
    for subprotocol in [StreamRig.v4, StreamRig.v5] {
      let rig = try StreamRig(subprotocol)
      let result = try await rig.run {
        $0.send(.channel(1, "out"), .channel(3, text), .close(1000))
      } client: {
        try await $0.exec("p", ["x"])
      }
      #expect(result.exit == exit)
      #expect(result.exit.isSuccess == (exit == .exited(0)))
      #expect(result.text == "out")
    }
  }

  @Test("Input for a command is refused where the server cannot be told its end")
  func inputWithoutEnd() async throws {
    let rig = try StreamRig(StreamRig.v4)
    let error = await #expect(throws: ClientError.self) {
      try await rig.run { _ in
      } client: {
        try await $0.exec("p", ["sort"], stdin: [1])
      }
    }
    #expect(error?.code == .invalidRequest)
    #expect(error?.message.contains("1.30") == true)
  }

  @Test("A connection that ends in any way after the status is no error", arguments: [0, 1, 2])
  func afterStatus(_ way: Int) async throws {
    let rig = try StreamRig()
    let result = try await rig.run { pipe in
      pipe.send(.channel(1, "out"), StreamRig.success)
      // The server need not close the connection after the close frame for that to be the end.
      if way == 0 { pipe.send(.close(1000)) }
      if way == 1 { pipe.send(.init(8)) }
      if way == 2 { pipe.end() }
    } client: {
      try await $0.exec("p", ["x"])
    }
    #expect(result.text == "out" && result.exit.isSuccess)
  }
}
