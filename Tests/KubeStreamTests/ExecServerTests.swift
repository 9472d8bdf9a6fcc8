import KubeClient
import KubeCore
import KubeTransport
import Testing

@Suite(
  "Commands over another project's WebSockets", .timeLimit(.minutes(10)),
  .enabled(if: StreamServer.isNeeded, "\(StreamServer.absence)"))
struct ExecServerTests {
  private static let interactive = AttachParameters(stdin: true)

  private static func pattern(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0) }
  }

  @Test("What a command writes, and how it ends", arguments: StreamServer.Subprotocol.allCases)
  func output(_ subprotocol: StreamServer.Subprotocol) async throws {
    try await StreamServer.run(subprotocol) { pods in
      let words = try await pods.exec("p", ["echo", "a b", "ü🎉", "&?="])
      #expect(words.text == "a b ü🎉 &?=" && words.exit == .exited(0))
      let failed = try await pods.exec("p", ["exit", "137"])
      #expect(failed.errorText == "it failed" && failed.exit == .exited(137))
    }
  }

  @Test("Much output, of all bytes, in messages of all sizes", arguments: [0, 1, 126, 5_000_000])
  func large(_ size: Int) async throws {
    try await StreamServer.run { pods in
      let result = try await pods.exec("p", ["output", "\(size)"])
      let isWhole = result.stdout == Self.pattern(size)
      #expect(isWhole)
      #expect(result.exit.isSuccess)
    }
  }

  @Test("Input of any size comes back", arguments: [0, 1, 125, 32 << 10, 2_000_000])
  func input(_ size: Int) async throws {
    try await StreamServer.run { pods in
      let result = try await pods.exec("p", ["cat"], stdin: Self.pattern(size))
      let isWhole = result.stdout == Self.pattern(size)
      #expect(isWhole)
      #expect(result.exit.isSuccess)
    }
  }

  @Test("A conversation", arguments: [1, 1000])
  func conversation(_ rounds: Int) async throws {
    try await StreamServer.run { pods in
      try await pods.withExec("p", ["cat"], Self.interactive) { process in
        var output = process.output.makeAsyncIterator()
        for round in 0..<rounds {
          try await process.write("\(round)")
          let answer = try await output.next()
          #expect(answer == .stdout(Array("\(round)".utf8)))
        }
        try await process.closeInput()
        #expect(try await output.next() == nil)
        #expect(try await process.exit().isSuccess)
      }
    }
  }

  @Test("A message in parts, with pings between that are answered")
  func fragments() async throws {
    try await StreamServer.run { pods in
      let result = try await pods.exec("p", ["fragments", "5"])
      #expect(result.text == "0 1 2 3 4 ")
    }
  }

  @Test("A message of 30 MB comes, one of 40 MB is an error")
  func huge() async throws {
    try await StreamServer.run { pods in
      let result = try await pods.exec("p", ["message", "30000000"])
      #expect(result.stdout.count == 30_000_000)
      let error = await #expect(throws: ClientError.self) {
        try await pods.exec("p", ["message", "40000000"])
      }
      #expect(error?.code == .undecodable)
      #expect(error?.message.contains("more than") == true)
    }
  }

  @Test("What comes after the status, on channels that nobody knows, and as text")
  func odd() async throws {
    try await StreamServer.run { pods in
      let late = try await pods.exec("p", ["late"])
      #expect(late.text == "late")
      let odd = try await pods.exec("p", ["odd"])
      #expect(odd.text == "text")
    }
  }

  @Test("A terminal is told its size")
  func resize() async throws {
    try await StreamServer.run { pods in
      try await pods.withExec("p", ["size"], .terminal) { process in
        try await process.resize(columns: 80, rows: 25)
        var output = process.output.makeAsyncIterator()
        guard case .stdout(let bytes) = try await output.next() else { throw ServerFailure("?") }
        #expect(try JSONValue(json: bytes) == ["Width": 80, "Height": 25])
        #expect(try await process.exit().isSuccess)
      }
    }
  }

  @Test("A command that does not read its input ends all the same")
  func deaf() async throws {
    try await StreamServer.run { pods in
      let input = [UInt8](repeating: 1, count: 30_000_000)
      let result = try await pods.exec("p", ["deaf"], stdin: input)
      #expect(result.text == "enough" && result.exit == .exited(1))
    }
  }

  @Test("A stream that is closed by an error, or without a word, is an error")
  func ends() async throws {
    try await StreamServer.run { pods in
      let closed = await #expect(throws: ClientError.self) {
        try await pods.exec("p", ["close", "1011", "kubelet is gone"])
      }
      #expect(closed?.message.contains("kubelet is gone (1011)") == true)
      let status = await #expect(throws: ClientError.self) {
        try await pods.exec("p", ["close", "1000", ""])
      }
      #expect(status?.message.contains("before the server said") == true)
      try await pods.withExec("p", ["vanish"]) { process in
        let error = await #expect(throws: ClientError.self) {
          for try await _ in process.output {}
        }
        #expect((error?.cause as? TransportError)?.code == .closedEarly)
      }
    }
  }
}
