import KubeClient
import KubeCore
import Testing

@Suite("Processes with input and output", .timeLimit(.minutes(10)))
struct RemoteProcessTests {
  private struct BodyFailure: Error {}

  private static let interactive = AttachParameters(stdin: true)

  @Test("Output comes in the order of the wire, and input goes out while it does")
  func conversation() async throws {
    let rig = try StreamRig()
    let chunks = try await rig.run { pipe in
      pipe.send(.channel(1, "name? "), .channel(2, "!"))
      #expect(await pipe.nextFrame()?.text == "Ada\n")
      // One message in parts, and several in one chunk.
      pipe.send(.init(2, [1, 65], isFinal: false), .init(0, [66], isFinal: false))
      pipe.send(.init(0, [67]), .channel(2, "e"), .channel(1, "D"))
      #expect(await pipe.nextFrame()?.payload == [255, 0])
      pipe.send(StreamRig.success, .close(1000))
    } client: { pods in
      try await pods.withExec("p", ["sh"], Self.interactive) { process in
        var chunks: [RemoteOutput.Chunk] = []
        for try await chunk in process.output {
          chunks.append(chunk)
          if chunk == .stderr([33]) { try await process.write("Ada\n") }
          if chunk == .stdout([68]) { try await process.closeInput() }
        }
        #expect(try await process.exit() == .exited(0))
        return chunks
      }
    }
    #expect(
      chunks == [
        .stdout(Array("name? ".utf8)), .stderr([33]), .stdout([65, 66, 67]), .stderr([101]),
        .stdout([68]),
      ])
    #expect(rig.pipe.isClosed)
  }

  @Test("How a process ended can be asked again, and without its output")
  func exit() async throws {
    let rig = try StreamRig()
    try await rig.run {
      $0.send(.channel(1, "unread"), StreamRig.success, .close(1000))
    } client: { pods in
      try await pods.withExec("p", ["sh"]) { process in
        let exit = try await process.exit()
        #expect(exit == .exited(0))
        #expect(try await process.exit() == .exited(0))
      }
    }
  }

  @Test("The end of input is an error with a server that cannot be told of it")
  func olderServer() async throws {
    let rig = try StreamRig(StreamRig.v4)
    let error = try await rig.failure { pods in
      try await pods.withExec("p", ["cat"], Self.interactive) { process in
        try await process.write([7])
        #expect(await rig.pipe.nextFrame()?.payload == [0, 7])
        try await process.closeInput()
      }
    }
    #expect(error.code == .invalidRequest)
    #expect(error.message.contains("v4.channel.k8s.io"))
    // Nothing was sent for it.
    #expect(await rig.pipe.nextFrame() == nil)
  }

  @Test("A process without input or terminal says so instead of losing what is sent")
  func notAskedFor() async throws {
    let rig = try StreamRig()
    try await rig.run { _ in
    } client: { pods in
      try await pods.withExec("p", ["ls"]) { process in
        var error = await #expect(throws: ClientError.self) { try await process.write("a") }
        #expect(error?.code == .invalidRequest)
        error = await #expect(throws: ClientError.self) { try await process.closeInput() }
        #expect(error?.code == .invalidRequest)
        error = await #expect(throws: ClientError.self) {
          try await process.resize(columns: 1, rows: 1)
        }
        #expect(error?.code == .invalidRequest)
      }
    }
    #expect(await rig.pipe.nextFrame() == nil)
  }

  @Test("A terminal is attached to, and is told its size")
  func terminal() async throws {
    let rig = try StreamRig()
    try await rig.run { pipe in
      let frame = try #require(await pipe.nextFrame())
      #expect(frame.opcode == 2 && frame.mask != nil && frame.channel == 4)
      #expect(try JSONValue(json: frame.payload.dropFirst()) == ["Width": 132, "Height": 43])
      pipe.send(.channel(1, "$ "), StreamRig.success, .close(1000))
    } client: { pods in
      try await pods.withAttach("p", .terminal) { process in
        try await process.resize(columns: 132, rows: 43)
        var output = process.output.makeAsyncIterator()
        #expect(try await output.next() == .stdout(Array("$ ".utf8)))
        #expect(try await process.exit().isSuccess)
      }
    }
    let target = try rig.target()
    #expect(target.hasPrefix("/api/v1/namespaces/ns/pods/p/attach?"))
    #expect(target.contains("tty=true") && target.contains("stdin=true"))
    #expect(!target.contains("command=") && !target.contains("stderr=true"))
  }

  @Test("What the body throws comes out, and the connection is closed")
  func bodyThrows() async throws {
    for isAttached in [false, true] {
      let rig = try StreamRig()
      await #expect(throws: BodyFailure.self) {
        if isAttached {
          try await rig.pods.withAttach("p") { _ in throw BodyFailure() }
        } else {
          try await rig.pods.withExec("p", ["x"]) { _ in throw BodyFailure() }
        }
      }
      #expect(rig.pipe.isClosed)
    }
  }

  @Test("A ping is answered with its own bytes, a close with its own code")
  func control() async throws {
    for (close, answer) in [
      (ServerFrame.close(1000, "bye"), [3, 0xE8]), (ServerFrame(8), []),
    ] as [(ServerFrame, [UInt8])] {
      let rig = try StreamRig()
      try await rig.run { pipe in
        pipe.send(.init(2, [1, 65], isFinal: false), .ping("are you there?"), .init(0, [66]))
        let pong = try #require(await pipe.nextFrame())
        #expect(pong.opcode == 10 && pong.isFinal && pong.mask != nil)
        #expect(pong.payload == Array("are you there?".utf8))
        pipe.send(StreamRig.success, close)
        let end = try #require(await pipe.nextFrame())
        #expect(end.opcode == 8 && end.isFinal && end.mask != nil)
        #expect(end.payload == answer)
        // What comes after the end is not read.
        pipe.send(.channel(1, "late"))
      } client: { pods in
        try await pods.withExec("p", ["x"]) { process in
          var output = process.output.makeAsyncIterator()
          let chunk = try await output.next()
          #expect(chunk == .stdout([65, 66]))
          #expect(try await output.next() == nil)
          #expect(try await process.exit().isSuccess)
        }
      }
    }
  }

  @Test("Large writes of several at once stay whole messages")
  func manyWriters() async throws {
    let rig = try StreamRig()
    try await rig.run { pipe in
      var counts: [UInt8: Int] = [:]
      while counts.values.reduce(0, +) < 8 * 100_000, let frame = await pipe.nextFrame() {
        #expect(frame.channel == 0)
        let first = try #require(frame.payload.dropFirst().first)
        #expect(frame.payload.dropFirst().allSatisfy { $0 == first })
        counts[first, default: 0] += frame.payload.count - 1
      }
      #expect(counts.values.allSatisfy { $0 == 100_000 })
    } client: { pods in
      try await pods.withExec("p", ["x"], Self.interactive) { process in
        try await withThrowingTaskGroup(of: Void.self) { group in
          for letter in UInt8(1)...8 {
            group.addTask { try await process.write([UInt8](repeating: letter, count: 100_000)) }
          }
          try await group.waitForAll()
        }
      }
    }
  }
}
