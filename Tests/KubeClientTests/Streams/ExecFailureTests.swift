import HTTPTypes
import KubeClient
import KubeCore
import KubeTestSupport
import KubeTransport
import Testing

@Suite("Commands that cannot be run, or are lost", .timeLimit(.minutes(10)))
struct ExecFailureTests {
  @Test("A connection that ends without a status is an error", arguments: [0, 1, 2])
  func noStatus(_ way: Int) async throws {
    let error = try await StreamRig().failure { pipe in
      pipe.send(.channel(1, "out"))
      if way == 0 { pipe.send(.close(1000)) }
      if way == 1 { pipe.end() }
      if way == 2 { pipe.end(.failure(TransportError(.closedEarly, "reset"))) }
    } client: {
      _ = try await $0.exec("p", ["x"])
    }
    #expect(error.code == .transport)
    let texts = ["before the server said", "ended before the stream did", "reset"]
    #expect(error.message.contains(texts[way]))
    #expect((error.cause as? TransportError)?.code == (way == 0 ? nil : .closedEarly))
    #expect(error.message.contains("GET /api/v1/namespaces/ns/pods/p/exec"))
    #expect(!error.message.contains("command="))
  }

  @Test("A server that closes with an error is an error with its words")
  func closedWithError() async throws {
    let error = try await StreamRig().failure { pipe in
      pipe.send(.channel(1, "out"), .close(1011, "kubelet is gone"))
    } client: {
      _ = try await $0.exec("p", ["x"])
    }
    #expect(error.code == .transport)
    #expect(error.message.contains("kubelet is gone (1011)"))
  }

  @Test("What is no WebSocket is an error")
  func violation() async throws {
    let rig = try StreamRig()
    let error = try await rig.failure { pipe in
      pipe.send(Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8))
    } client: {
      _ = try await $0.exec("p", ["x"])
    }
    #expect(error.code == .undecodable)
    #expect(error.message.contains("no WebSocket"))
    #expect(rig.pipe.isClosed)
  }

  @Test("More output than the limit is an error, and the connection is closed")
  func tooLarge() async throws {
    let (good, bad) = (try StreamRig(responseLimit: 10), try StreamRig(responseLimit: 10))
    let result = try await good.run {
      $0.send(.channel(1, "12345"), .channel(2, "67890"), StreamRig.success, .close(1000))
    } client: {
      try await $0.exec("p", ["x"])
    }
    #expect(result.stdout.count + result.stderr.count == 10)
    let error = try await bad.failure {
      $0.send(.channel(1, "12345"), .channel(2, "67890"), .channel(1, "1"))
    } client: {
      _ = try await $0.exec("p", ["x"])
    }
    #expect(error.code == .tooLarge)
    #expect(error.message.contains("10 bytes"))
    #expect(bad.pipe.isClosed)
  }

  @Test(
    "Cancelling ends a command that runs, and one whose input is not read",
    arguments: [false, true])
  func cancelled(_ hasInput: Bool) async throws {
    let rig = try StreamRig()
    rig.pipe.setStuck(true)
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        let error = await #expect(throws: ClientError.self) {
          try await rig.pods.exec("p", ["sleep"], stdin: hasInput ? [1, 2, 3] : nil)
        }
        #expect(error?.isCancelled == true)
      }
      await rig.pipe.hasReader()
      if hasInput { await rig.pipe.hasStuckWriter() }
      group.cancelAll()
    }
    #expect(rig.pipe.isClosed)
  }

  private static let forbidden = #"""
    {"kind":"Status","apiVersion":"v1","status":"Failure","reason":"Forbidden","code":403,
     "message":"pods \"p\" is forbidden: no exec","details":{"name":"p","kind":"pods"}}
    """#

  @Test("A server that refuses is an error with what it said")
  func refused() async throws {
    let rig = try StreamRig(answers: [StreamRig.refusing(403, Self.forbidden)])
    let error = try await rig.failure { _ = try await $0.exec("p", ["x"]) }
    #expect(error.code == .refused && error.isForbidden)
    #expect(error.api?.status.details?.name == "p")
    #expect(error.message.contains("no exec"))
    #expect(rig.transport.requests.count == 1)
  }

  @Test("A server that answers without switching is an error")
  func notSwitched() async throws {
    let rig = try StreamRig(answers: [StreamRig.refusing(200, "hello")])
    let error = try await rig.failure { _ = try await $0.exec("p", ["x"]) }
    #expect(error.code == .undecodable)
    #expect(error.message.contains("200"))
  }

  @Test("A command is run again only if the server cannot have seen it")
  func retries() async throws {
    let pipe = PipeConnection()
    let unsent = ScriptedTransport.fail(
      upgrade: TransportError(.connectionFailed, "refused", wasNotSent: true))
    let rig = try StreamRig(answers: [unsent, StreamRig.switching(to: pipe, StreamRig.v5)])
    pipe.send(StreamRig.success, .close(1000))
    #expect(try await rig.pods.exec("p", ["x"]).exit.isSuccess)
    #expect(rig.clock.sleeps.count == 1)
    let lost = try StreamRig(
      answers: [
        ScriptedTransport.fail(upgrade: TransportError(.closedEarly, "reset"))
      ])
    let error = try await lost.failure { _ = try await $0.exec("p", ["x"]) }
    #expect(error.message.contains("reset"))
    #expect(lost.transport.requests.count == 1)
  }

  @Test(
    "A server that switches to something else is an error, and the connection is closed",
    arguments: [
      (HTTPField.Name.upgrade, "SPDY/3.1"), (.secWebSocketAccept, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="),
      (.secWebSocketProtocol, "base64.channel.k8s.io"),
    ])
  func wrongSwitch(_ name: HTTPField.Name, _ value: String) async throws {
    let pipe = PipeConnection()
    let rig = try StreamRig(answers: [
      StreamRig.switching(to: pipe, StreamRig.v5) { $0[name] = value }
    ])
    let error = try await rig.failure { _ = try await $0.exec("p", ["x"]) }
    #expect(error.code == .undecodable)
    #expect(pipe.isClosed)
  }

  @Test("Nothing is sent for a command that makes no sense")
  func invalid() async throws {
    let rig = try StreamRig(answers: [])
    let none = try await rig.failure { _ = try await $0.exec("p", []) }
    let dots = try await rig.failure { _ = try await $0.exec("..", ["x"]) }
    let both = try await rig.failure {
      try await $0.withExec("p", ["x"], AttachParameters(tty: true)) { _ in }
    }
    #expect([none, dots, both].allSatisfy { $0.code == .invalidRequest })
    #expect(rig.transport.requests.isEmpty)
  }
}
