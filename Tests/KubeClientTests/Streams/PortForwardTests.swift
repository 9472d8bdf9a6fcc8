import KubeClient
import KubeCore
import KubeTransport
import Testing

@Suite("Forwarding a port", .timeLimit(.minutes(10)))
struct PortForwardTests {
  private struct BodyFailure: Error {}

  /// The port's number, which begins each channel: 8080.
  private static let greetings = [
    ServerFrame.binary([0, 0x90, 0x1F]), ServerFrame.binary([1, 0x90, 0x1F]),
  ].flatMap(\.bytes)

  @Test("Bytes go both ways, after the port's number")
  func data() async throws {
    let rig = try StreamRig(StreamRig.v4)
    let sent = (0..<70_000).map { UInt8(truncatingIfNeeded: $0 / 3) }
    try await rig.run { pipe in
      pipe.send(Self.greetings)
      var received: [UInt8] = []
      while received.count < sent.count, let frame = await pipe.nextFrame() {
        #expect(frame.opcode == 2 && frame.mask != nil && frame.channel == 0)
        received += frame.payload.dropFirst()
      }
      #expect(received == sent)
      pipe.send(.channel(0, "HTTP/1.1 "), .binary([0]), .channel(0, "200 OK"), .close(1000))
    } client: { pods in
      try await pods.withPortForward("p", port: 8080) { connection in
        try await connection.write(sent)
        #expect(try await connection.read() == Array("HTTP/1.1 ".utf8))
        #expect(try await connection.read() == Array("200 OK".utf8))
        #expect(try await connection.read() == nil)
        #expect(try await connection.read() == nil)
      }
    }
    #expect(try rig.target() == "/api/v1/namespaces/ns/pods/p/portforward?ports=8080")
    let fields = try #require(rig.transport.requests.first?.head.headerFields)
    #expect(fields[.secWebSocketProtocol] == StreamRig.v4)
    #expect(rig.pipe.isClosed)
  }

  @Test(
    "The port's number is no data, however it comes",
    arguments: [
      [[0, 0x90, 0x1F], [1, 0x90, 0x1F], [0, 65, 66]],
      [[0, 0x90], [1, 0x90], [0, 0x1F], [1, 0x1F], [0, 65, 66]],
      [[0, 0x90], [0, 0x1F, 65], [0, 66]],
      [[0, 0x90, 0x1F, 65, 66]],
      [[1, 0x90, 0x1F], [0], [0, 0x90, 0x1F], [0, 65], [0], [0, 66]],
    ])
  func greeting(_ messages: [[UInt8]]) async throws {
    let rig = try StreamRig(StreamRig.v4)
    let bytes = try await rig.run { pipe in
      for message in messages { pipe.send(.binary(message)) }
      pipe.send(.close(1000))
    } client: { pods in
      try await pods.withPortForward("p", port: 8080) { connection in
        var bytes: [UInt8] = []
        while let next = try await connection.read() {
          #expect(!next.isEmpty)
          bytes += next
        }
        return bytes
      }
    }
    #expect(bytes == [65, 66])
  }

  @Test(
    "What the server says of a port that cannot be reached is an error", arguments: [false, true])
  func refused(_ hasStrange: Bool) async throws {
    let rig = try StreamRig(StreamRig.v4)
    let error = try await rig.failure { pipe in
      // A channel that nobody asked for takes nothing of the others.
      if hasStrange { pipe.send(.channel(2, "??")) }
      pipe.send(Self.greetings)
      pipe.send(.channel(0, "some"), .channel(1, "connection refused"))
    } client: { pods in
      try await pods.withPortForward("p", port: 8080) { connection in
        #expect(try await connection.read() == Array("some".utf8))
        _ = try await connection.read()
      }
    }
    #expect(error.code == .transport)
    #expect(error.message.hasSuffix("port 8080: connection refused"), "\(error.message)")
    #expect(rig.pipe.isClosed)
  }

  @Test("After the pod's end what it sent is still there, and writing is an error")
  func otherEnd() async throws {
    let rig = try StreamRig(StreamRig.v4)
    try await rig.run { pipe in
      pipe.send(Self.greetings)
      pipe.send(.channel(0, "last"), .close(1000))
    } client: { pods in
      try await pods.withPortForward("p", port: 8080) { connection in
        let last = try await connection.read()
        #expect(last == Array("last".utf8))
        #expect(try await connection.read() == nil)
        let error = await #expect(throws: ClientError.self) { try await connection.write([1]) }
        #expect((error?.cause as? TransportError)?.code == .closedEarly)
      }
    }
  }

  @Test("A connection that breaks off, inside a message or not, is no end, but an error")
  func cut() async throws {
    let frame = ServerFrame.channel(0, "abcdef").bytes
    let part = ServerFrame(2, [0, 97], isFinal: false).bytes
    for cut in [[], Array(frame.prefix(1)), Array(frame.dropLast()), part] {
      let rig = try StreamRig(StreamRig.v4)
      let error = try await rig.failure { pipe in
        pipe.send(Self.greetings)
        if !cut.isEmpty { pipe.send(cut) }
        pipe.end()
      } client: { pods in
        try await pods.withPortForward("p", port: 8080) { _ = try await $0.read() }
      }
      #expect(error.code == .transport)
      #expect((error.cause as? TransportError)?.code == .closedEarly)
    }
  }

  @Test("Reading is ended by cancelling, by the body's end and by what it throws")
  func ends() async throws {
    let rig = try StreamRig(StreamRig.v4)
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        let error = await #expect(throws: ClientError.self) {
          try await rig.pods.withPortForward("p", port: 1) { _ = try await $0.read() }
        }
        #expect(error?.isCancelled == true)
      }
      await rig.pipe.hasReader()
      group.cancelAll()
    }
    #expect(rig.pipe.isClosed)
    let other = try StreamRig(StreamRig.v4)
    await #expect(throws: BodyFailure.self) {
      try await other.pods.withPortForward("p", port: 1) { _ in throw BodyFailure() }
    }
    #expect(other.pipe.isClosed)
    let third = try StreamRig(StreamRig.v4)
    #expect(try await third.pods.withPortForward("p", port: 1) { _ in 7 } == 7)
    #expect(third.pipe.isClosed)
  }

  @Test("A protocol that was not asked for, and a port that is none, are errors")
  func invalid() async throws {
    let rig = try StreamRig(StreamRig.v5)
    var error = try await rig.failure { try await $0.withPortForward("p", port: 1) { _ in } }
    #expect(error.code == .undecodable)
    #expect(rig.pipe.isClosed)
    let none = try StreamRig(answers: [])
    error = try await none.failure { try await $0.withPortForward("p", port: 0) { _ in } }
    #expect(error.code == .invalidRequest)
    #expect(none.transport.requests.isEmpty)
  }
}
