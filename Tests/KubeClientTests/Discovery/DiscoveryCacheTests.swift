import HTTPTypes
import KubeCore
import KubeTestSupport
import KubeTransport
import Testing

@testable import KubeClient

@Suite("What is known of what a server serves")
struct DiscoveryCacheTests {
  typealias Transport = ScriptedTransport

  private let clock = TestClock()
  /// The kinds of the group `example.com` that the server has.
  private let kinds = Shared<[String]>(["Gadget"])
  /// How often it has been asked.
  private let asked = Shared(0)
  /// What else it does ahead of its answer.
  private let before = Shared<@Sendable () async throws(TransportError) -> Void>({})

  private func client() -> Client {
    let (kinds, asked, before) = (kinds, asked, before)
    let transport = Transport { request throws(TransportError) in
      guard request.head.path == "/apis" else {
        return try await Transport.json(DiscoverySamples.list([]))(request)
      }
      asked.change { $0 += 1 }
      try await before.value()
      let resources = kinds.value.map { DiscoverySamples.resource($0.lowercased() + "s", $0) }
      return try await Transport.json(
        DiscoverySamples.list([
          DiscoverySamples.group("example.com", [DiscoverySamples.version("v1", resources)])
        ]))(request)
    }
    return Client(transport: transport, retryPolicy: .none, clock: clock)
  }

  private func kind(_ name: String) -> GroupVersionKind {
    GroupVersionKind(group: "example.com", version: "v1", kind: name)
  }

  @Test("the server is asked once for what it has, by whatever name")
  func once() async throws {
    let client = client()
    #expect(try await client.resource(named: "gadgets").identity.kind == "Gadget")
    let copy = client
    #expect(try await copy.resource(for: kind("Gadget")).identity.plural == "gadgets")
    clock.advance(by: .seconds(86400))
    _ = try await client.resource(named: "gadget.example.com")
    #expect(asked.value == 1)
  }

  @Test("it is asked again for what is missing, but not again and again")
  func miss() async throws {
    let client = client()
    _ = try await client.resource(named: "gadgets")
    kinds.change { $0.append("Widget") }
    let error = await #expect(throws: ClientError.self) {
      try await client.resource(named: "widgets")
    }
    #expect(error?.code == .invalidRequest)
    #expect(error?.message == "in-process: The server has no resource 'widgets'.")
    #expect(asked.value == 1)
    clock.advance(by: .seconds(5))
    #expect(try await client.resource(for: kind("Widget")).identity.plural == "widgets")
    #expect(asked.value == 2)
    clock.advance(by: .seconds(5))
    for _ in 0..<10 {
      await #expect(throws: ClientError.self) { try await client.resource(for: kind("Nothing")) }
    }
    #expect(asked.value == 3)
  }

  @Test("what has gone is found until it is forgotten")
  func forgotten() async throws {
    let client = client()
    _ = try await client.resource(named: "gadgets")
    kinds.change { $0 = [] }
    _ = try await client.resource(named: "gadgets")
    client.forgetDiscovery()
    await #expect(throws: ClientError.self) { try await client.resource(named: "gadgets") }
    #expect(asked.value == 2)
  }

  @Test("an answer that was asked for before all was forgotten is not kept")
  func forgottenMeanwhile() async throws {
    let client = client()
    before.change { $0 = { () throws(TransportError) in client.forgetDiscovery() } }
    _ = try await client.resource(named: "gadgets")
    _ = try await client.resource(named: "gadgets")
    #expect(asked.value == 2)
  }

  @Test("asking for all tells also those who look for one")
  func discover() async throws {
    let client = client()
    _ = try await client.discover()
    _ = try await client.resource(named: "gadgets")
    #expect(asked.value == 1)
  }

  @Test("errors are not kept")
  func errors() async throws {
    let client = client()
    before.change {
      $0 = { () throws(TransportError) in throw TransportError(.connectionFailed, "refused") }
    }
    await #expect(throws: ClientError.self) { try await client.resource(named: "gadgets") }
    before.change { $0 = {} }
    _ = try await client.resource(named: "gadgets")
    #expect(asked.value == 2)
  }

  @Test("those who look at the same time share one answer")
  func shared() async throws {
    let client = client()
    let gate = Gate()
    before.change { $0 = { () throws(TransportError) in await gate.wait() } }
    let found = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<20 {
        group.addTask { try await client.resource(named: "gadgets").identity.kind }
      }
      gate.open()
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(found == Array(repeating: "Gadget", count: 20))
    #expect(asked.value == 1)
  }

  @Test("if who asks for others is cancelled, the next asks in its place")
  func leader() async throws {
    let (started, waiting) = (Gate(), Gate())
    let work = SharedWork<Int> { waiting.open() }
    let results = await withTaskGroup(of: Int?.self) { group in
      group.addTask {
        try? await work.value { () throws(ClientError) in
          started.open()
          await waiting.wait()
          throw ClientError.cancelled("the first")
        }
      }
      await started.wait()
      group.addTask { try? await work.value { () throws(ClientError) in 2 } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(Set(results) == [nil, 2])
  }

  @Test("who waits for another and is cancelled waits no longer")
  func cancelledWait() async throws {
    let (started, waiting, end) = (
      Gate(), Gate(), Gate()
    )
    let work = SharedWork<Int> { waiting.open() }
    try await withThrowingTaskGroup(of: Int.self) { group in
      group.addTask {
        try await work.value { () throws(ClientError) in
          started.open()
          await end.wait()
          return 1
        }
      }
      await started.wait()
      let error = await withTaskGroup(of: ClientError?.self) { inner in
        inner.addTask {
          await #expect(throws: ClientError.self) {
            try await work.value { () throws(ClientError) in 2 }
          }
        }
        await waiting.wait()
        inner.cancelAll()
        return await inner.next().flatMap(\.self)
      }
      #expect(error?.isCancelled == true)
      end.open()
      let result = try await group.next()
      #expect(result == 1)
    }
  }
}
