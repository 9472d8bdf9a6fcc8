import KubeTestSupport
import KubeTransport
import Testing

@Suite("Bodies of answers")
struct ResponseBodyTests {
  /// All chunks until the end.
  static func read(_ body: ResponseBody) async throws -> [[UInt8]] {
    var chunks: [[UInt8]] = []
    for try await chunk in body { chunks.append(chunk) }
    return chunks
  }

  @Test("A body gives its bytes and ends, and goes on being at its end")
  func ends() async throws {
    var reader = ResponseBody([1, 2]).makeAsyncIterator()
    #expect(try await reader.next() == [1, 2])
    #expect(try await reader.next() == nil)
    #expect(try await reader.next() == nil)
    #expect(try await Self.read(ResponseBody()).isEmpty)
  }

  @Test("A second reader gets an error, and takes nothing from the first")
  func singleUse() async throws {
    let source = ScriptedBody([[1], [2]])
    let body = ResponseBody(source)
    var first = body.makeAsyncIterator()
    #expect(try await first.next() == [1])
    for copy in [body, body] {
      let error = await #expect(throws: TransportError.self) { try await Self.read(copy) }
      #expect(error?.code == .alreadyRead)
    }
    #expect(source.reads == 1)
    #expect(try await first.next() == [2])
    #expect(try await first.next() == nil)
  }

  @Test("A body that is cancelled gives nothing more")
  func cancelled() async throws {
    let source = ScriptedBody([[1], [2]])
    let body = ResponseBody(source)
    var reader = body.makeAsyncIterator()
    #expect(try await reader.next() == [1])
    body.cancel()
    #expect(source.isCancelled)
    let error = await #expect(throws: TransportError.self) { try await reader.next() }
    #expect(error?.code == .cancelled)
  }
}
