import KubeClient
import KubeCore
import KubeTestSupport
import KubeTransport
import Testing

@Suite("Lines of a log")
struct LogLinesTests {
  private func lines(_ answer: @escaping ScriptedTransport.Answer) async throws -> [String] {
    let transport = ScriptedTransport([answer])
    var lines: [String] = []
    for try await line in try await Observed().pods(transport).logLines("a") { lines.append(line) }
    return lines
  }

  @Test(
    "come out whole, however the bytes come in",
    arguments: [
      ("", []), ("a\n", ["a"]), ("a", ["a"]), ("a\nb", ["a", "b"]), ("\n", [""]),
      ("\n\na\n\n", ["", "", "a", ""]), ("a\r\nb\r\n", ["a", "b"]), ("\r\n\r\n", ["", ""]),
      ("a\rb\n", ["a\rb"]), ("a\r\n\r\nb", ["a", "", "b"]),
      ("über\n日本\n👍🏽 ok\n", ["über", "日本", "👍🏽 ok"]), ("  a \t\n", ["  a \t"]),
      ("{\"level\":\"info\"}\nnot json\n", ["{\"level\":\"info\"}", "not json"]),
    ])
  func chunks(text: String, expected: [String]) async throws {
    for size in [1, 2, 3, 5, 4096] {
      #expect(try await lines(ScriptedTransport.chunks(text, of: size)) == expected)
    }
  }

  @Test("that are no UTF-8 are replaced, and cost no other line")
  func wrongBytes() async throws {
    let bytes = Array("ok\n".utf8) + [0xFF, 0x61, 0xC3, 0x0A] + Array("fine".utf8)
    let answer: ScriptedTransport.Answer = { _ throws(TransportError) in
      TransportResponse(.init(status: .ok), body: ResponseBody(bytes))
    }
    #expect(try await lines(answer) == ["ok", "\u{FFFD}a\u{FFFD}", "fine"])
  }

  @Test("are all there, however long", arguments: [1, 1000, 70_000])
  func long(length: Int) async throws {
    let line = String(repeating: "x", count: length)
    #expect(
      try await lines(ScriptedTransport.chunks("\(line)\n\(line)", of: 4096)) == [line, line])
  }

  @Test("are told until the connection breaks, then comes an error and nothing more")
  func cut() async throws {
    let transport = ScriptedTransport([ScriptedTransport.broken("a\n\nb\nhalf")])
    var iterator = try await Observed().pods(transport).logLines("a").makeAsyncIterator()
    #expect(try await iterator.next() == "a")
    #expect(try await iterator.next() == "")
    #expect(try await iterator.next() == "b")
    let error = await #expect(throws: ClientError.self) { try await iterator.next() }
    #expect(error?.code == .transport)
    #expect((error?.cause as? TransportError)?.code == .closedEarly)
    #expect(error?.message.contains("GET /api/v1/namespaces/ns/pods/a/log:") == true)
    #expect(transport.requests.count == 1)
  }

  @Test("are read once: a second loop gets an error, and takes nothing from the first")
  func twice() async throws {
    let transport = ScriptedTransport([ScriptedTransport.chunks("a\nb\n", of: 1)])
    let lines = try await Observed().pods(transport).logLines("a")
    var first = lines.makeAsyncIterator()
    #expect(try await first.next() == "a")
    let error = await #expect(throws: ClientError.self) { for try await _ in lines {} }
    #expect((error?.cause as? TransportError)?.code == .alreadyRead)
    #expect(try await first.next() == "b")
    #expect(try await first.next() == nil)
  }

  @Test("of a pod that is not there are an error ahead of the first")
  func refused() async throws {
    let transport = ScriptedTransport([
      ScriptedTransport.json(Samples.status(404, "NotFound"), 404)
    ])
    let pods = try Observed().pods(transport)
    let error = await #expect(throws: ClientError.self) { try await pods.logLines("a") }
    #expect(error?.isNotFound == true)
  }
}
