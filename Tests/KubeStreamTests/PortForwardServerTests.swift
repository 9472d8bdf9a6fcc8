import KubeClient
import KubeCore
import Testing

@Suite(
  "Ports over another project's WebSockets", .timeLimit(.minutes(10)),
  .enabled(if: StreamServer.isNeeded, "\(StreamServer.absence)"))
struct PortForwardServerTests {
  @Test("Bytes go both ways at once", arguments: [1, 100_000, 2_000_000])
  func echo(_ size: Int) async throws {
    let sent = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 / 7) }
    try await StreamServer.run(.v4) { pods in
      try await pods.withPortForward("p", port: 8080) { connection in
        async let written: Void = connection.write(sent)
        var received: [UInt8] = []
        while received.count < size, let bytes = try await connection.read() { received += bytes }
        try await written
        let isWhole = received == sent
        #expect(isWhole)
        try await connection.write(Array("quit".utf8))
        #expect(try await connection.read() == nil)
      }
    }
  }

  @Test("A port on which nothing listens is an error")
  func refused() async throws {
    try await StreamServer.run(.v4) { pods in
      let error = await #expect(throws: ClientError.self) {
        try await pods.withPortForward("p", port: 1) { _ = try await $0.read() }
      }
      #expect(error?.message.contains("nothing listens on port 1") == true)
    }
  }

  @Test("A server that does not speak the protocol is an error")
  func wrong() async throws {
    try await StreamServer.run(.v5) { pods in
      let error = await #expect(throws: ClientError.self) {
        try await pods.withPortForward("p", port: 80) { _ in }
      }
      #expect(error?.code == .undecodable || error?.code == .refused)
    }
  }
}
