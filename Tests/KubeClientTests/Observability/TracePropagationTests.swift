import HTTPTypes
import InMemoryTracing
import KubeClient
import KubeCore
import KubeTestSupport
import KubeTransport
import Testing
import Tracing

@Suite("Traces that go on at the server")
struct TracePropagationTests {
  @Test("the span's context is in the fields of each try, its parent is the caller's span")
  func injected() async throws {
    let tracer = TraceparentTracer()
    let transport = ScriptedTransport([
      ScriptedTransport.json("", 503), ScriptedTransport.json(Samples.pod()),
    ])
    let client = try Client(
      ClientConfiguration(transport: TransportSettings(server: "https://k8s")), tracer: tracer,
      clock: TestClock()
    ) { _ throws(TransportError) in transport }
    let pods = Api<DynamicObject>(client, Samples.pods, namespace: "ns")
    try await tracer.withSpan("caller") { _ in _ = try await pods.get("a") }
    let spans = tracer.base.finishedSpans
    let span = try #require(spans.first { $0.operationName == "get pods" })
    let caller = try #require(spans.first { $0.operationName == "caller" })
    #expect(span.parentSpanID == caller.spanID)
    #expect(span.traceID == caller.traceID)
    let name = try #require(HTTPField.Name("traceparent"))
    #expect(
      transport.requests.map { $0.head.headerFields[values: name] }
        == Array(repeating: ["00-\(span.traceID)-\(span.spanID)-01"], count: 2))
  }

  @Test("each request has a span of its own")
  func distinct() async throws {
    let observed = Observed()
    let transport = ScriptedTransport([
      ScriptedTransport.json(Samples.pod()), ScriptedTransport.json(Samples.pod()),
    ])
    let pods = try observed.pods(transport)
    _ = try await pods.get("a")
    _ = try await pods.get("a")
    let name = try #require(HTTPField.Name(InMemoryTracer.spanIDKey))
    let ids = transport.requests.compactMap { $0.head.headerFields[name] }
    #expect(ids == observed.tracer.finishedSpans.map(\.spanID))
    #expect(Set(ids).count == 2)
  }
}

/// A tracer that writes contexts as W3C says.
private struct TraceparentTracer: Tracer {
  let base = InMemoryTracer()

  func startSpan<Instant: TracerInstant>(
    _ operationName: String, context: @autoclosure () -> ServiceContext, ofKind kind: SpanKind,
    at instant: @autoclosure () -> Instant, function: String, file fileID: String, line: UInt
  ) -> InMemorySpan {
    base.startSpan(
      operationName, context: context(), ofKind: kind, at: instant(), function: function,
      file: fileID, line: line)
  }

  func activeSpan(identifiedBy context: ServiceContext) -> InMemorySpan? {
    base.activeSpan(identifiedBy: context)
  }

  func forceFlush() {}

  func inject<Carrier, Inject: Injector>(
    _ context: ServiceContext, into carrier: inout Carrier, using injector: Inject
  ) where Carrier == Inject.Carrier {
    guard let span = context.inMemorySpanContext else { return }
    injector.inject("00-\(span.traceID)-\(span.spanID)-01", forKey: "traceparent", into: &carrier)
  }

  func extract<Carrier, Extract: Extractor>(
    _ carrier: Carrier, into context: inout ServiceContext, using extractor: Extract
  ) where Carrier == Extract.Carrier {}
}
