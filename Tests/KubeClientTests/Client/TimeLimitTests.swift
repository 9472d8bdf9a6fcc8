import HTTPTypes
import KubeClient
import KubeCore
import KubeTestSupport
import KubeTransport
import Testing

@Suite("How long an answer may take")
struct TimeLimitTests {
  typealias Transport = ScriptedTransport

  private let clock = TestClock(instantUpTo: .zero)

  private func client(_ transport: any HTTPTransport) -> Client {
    Client(transport: transport, retryPolicy: .none, clock: clock)
  }

  private func version() throws -> APIRequest { try APIRequest(raw: .get, "/version") }

  /// What a call fails with that is under way while the test moves the clock.
  private func error(
    of call: @escaping @Sendable () async throws -> Void, while body: () async -> Void
  ) async -> ClientError? {
    await withTaskGroup(of: ClientError?.self) { group in
      group.addTask { await #expect(throws: ClientError.self) { try await call() } }
      await body()
      return await group.next().flatMap(\.self)
    }
  }

  private func code(_ error: ClientError?) -> TransportError.Code? {
    (error?.cause as? TransportError)?.code
  }

  @Test("a head that does not come is waited for as long as the client says, and no longer")
  func lateHead() async throws {
    let client = client(Transport([Transport.gated(Gate(), Transport.json("{}"))]))
    let request = try version()
    let error = await error {
      _ = try await client.text(request)
    } while: {
      await clock.sleepers()
      #expect(clock.waits == [.seconds(90)])
      clock.advance(by: .seconds(90))
    }
    #expect(code(error) == .headTimeout)
    #expect(error?.message.contains("in-process: GET /version") == true)
  }

  @Test("one that is not bounded is waited for until it comes")
  func unbounded() async throws {
    let (gate, asked) = (Gate(), Gate())
    let transport = Transport { request throws(TransportError) in
      asked.open()
      await gate.wait()
      return try await Transport.json("{}")(request)
    }
    var client = client(transport)
    (client.headTimeout, client.idleTimeout) = (nil, nil)
    async let text = client.text(version())
    await asked.wait()
    #expect(clock.waits.isEmpty)
    clock.advance(by: .seconds(1_000_000))
    gate.open()
    #expect(try await text == "{}")
  }

  @Test("the head of an upgrade, too")
  func lateUpgrade() async throws {
    let transport = Transport(
      upgrades: [Transport.refuse(Transport.gated(Gate(), Transport.json("{}")))])
    let pods = Api<DynamicObject>(client(transport), Samples.pods, namespace: "ns")
    let error = await error {
      _ = try await pods.exec("a", ["ls"])
    } while: {
      await clock.sleepers()
      clock.advance(by: .seconds(90))
    }
    #expect(code(error) == .headTimeout)
  }

  @Test("an answer that is read whole may be quiet for as long as the client says")
  func lateBody() async throws {
    let body = ScriptedBody([Array("{".utf8)], then: .silence)
    let client = client(Transport([Transport.body(body)]))
    let request = try version()
    let error = await error {
      _ = try await client.text(request)
    } while: {
      await body.asked(2)
      await clock.sleepers()
      clock.advance(by: .seconds(90))
    }
    #expect(code(error) == .idleTimeout)
    #expect(body.isCancelled)
  }

  @Test("one that comes bit by bit takes as long as it takes")
  func trickle() async throws {
    let clock = clock
    let chunks = Shared(Array(repeating: Array("xy".utf8), count: 20)[...])
    let body = ScriptedBody {
      clock.advance(by: .seconds(60))
      return chunks.change { $0.popFirst() }
    }
    let client = client(Transport([Transport.body(body)]))
    #expect(try await client.text(version()).utf8.count == 40)
    #expect(clock.now.offset == .seconds(21 * 60))
  }

  @Test("of one that is read as it comes, only the time counts in which somebody asks")
  func slowReader() async throws {
    let clock = clock
    let chunks = Shared(Array(repeating: Array("xy".utf8), count: 5)[...])
    let body = ScriptedBody {
      clock.advance(by: .seconds(8))
      return chunks.change { $0.popFirst() }
    }
    let client = client(Transport([Transport.body(body)]))
    let response = try await client.send(version(), idleTimeout: .seconds(10))
    var count = 0
    for try await _ in response.body {
      clock.advance(by: .seconds(1000))
      count += 1
    }
    #expect(count == 5)
  }

  @Test("when nothing comes for too long, whoever asks gets an error, and the transfer ends")
  func silentStream() async throws {
    let body = ScriptedBody([[1]], then: .silence)
    let client = client(Transport([Transport.body(body)]))
    let response = try await client.send(version(), idleTimeout: .seconds(10))
    var iterator = response.body.makeAsyncIterator()
    #expect(try await iterator.next() == [1])
    let error = await withTaskGroup(of: Void.self) { [clock] group in
      group.addTask {
        await body.asked(2)
        await clock.sleepers()
        clock.advance(by: .seconds(10))
      }
      return await #expect(throws: TransportError.self) { try await iterator.next() }
    }
    #expect(error?.code == .idleTimeout)
    #expect(body.isCancelled)
  }

  @Test("a refusal whose text does not come is the refusal, once the time is over")
  func silentRefusal() async throws {
    let body = ScriptedBody([Array("you may not".utf8)], then: .silence)
    let client = client(Transport([Transport.body(body, 403)]))
    let request = try version()
    let error = await error {
      _ = try await client.send(request)
    } while: {
      await body.asked(2)
      await clock.sleepers()
      clock.advance(by: .seconds(90))
    }
    #expect(error?.isForbidden == true)
    #expect(error?.message.hasSuffix("403: you may not") == true)
  }

  @Test("a task that is cancelled waits for nothing, and says what ended it", arguments: [0, 1, 2])
  func cancelled(place: Int) async throws {
    let body = ScriptedBody([], then: .silence)
    let head = Transport.gated(Gate(), Transport.json("{}"))
    let transport = Transport([place == 0 ? head : Transport.body(body)])
    let client = client(transport)
    let request = try version()
    let error = await withTaskGroup(of: (any Error)?.self) { group in
      group.addTask {
        do {
          if place < 2 {
            _ = try await client.text(request)
          } else {
            for try await _ in try await client.send(request, idleTimeout: .seconds(1)).body {}
          }
          return nil
        } catch {
          return error
        }
      }
      if place == 0 { await transport.requested() } else { await body.asked() }
      group.cancelAll()
      return await group.next().flatMap(\.self)
    }
    let cancelled =
      (error as? ClientError)?.isCancelled ?? ((error as? TransportError)?.code == .cancelled)
    #expect(cancelled == true)
    #expect(clock.waits.isEmpty)
  }
}
