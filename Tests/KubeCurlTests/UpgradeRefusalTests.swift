import HTTPTypes
import KubeTestSupport
import KubeTransport
import KubeCurl
import Testing

@Suite("Servers that do not leave HTTP", .timeLimit(.minutes(10)))
struct UpgradeRefusalTests {
  private static func bytes(_ body: ResponseBody) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    for try await chunk in body {
      #expect(!chunk.isEmpty)
      bytes += chunk
    }
    return bytes
  }

  /// An answer, and what is read of its body.
  struct Answer: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    /// Nil if it is broken.
    let body: String?
    /// Whether the server closes, without which the body has no end.
    var closes = false
    var status = 403

    init(
      _ name: String, _ text: String, _ body: String?, closes: Bool = false, status: Int = 403
    ) {
      (testDescription, self.text, self.body) = (name, text, body)
      (self.closes, self.status) = (closes, status)
    }
  }

  private static let forbidden = "HTTP/1.1 403 Forbidden\r\n"
  private static let chunked = forbidden + "Transfer-Encoding: chunked\r\n\r\n"

  static let answers = [
    Answer("length", forbidden + "Content-Length: 5\r\n\r\nno waymore", "no wa"),
    Answer("no length", forbidden + "Content-Length: 0\r\n\r\n", ""),
    Answer("chunked", chunked + "2\r\nno\r\n4\r\n way\r\n0\r\n\r\n", "no way"),
    Answer(
      "chunks with extensions, zeros and a trailer",
      chunked + "002;a=b\r\nno\r\nA ;x\r\n0123456789\r\n0\r\nX-A: b\r\n\r\n", "no0123456789"),
    Answer(
      "line breaks in chunks", chunked + "4\r\n\r\n\r\n\r\n1\r\n\n\r\n0\r\n\r\n", "\r\n\r\n\n"),
    Answer("no chunks", chunked + "0\r\n\r\n", ""),
    Answer("to the end", forbidden + "\r\nno way", "no way", closes: true),
    Answer("nothing to the end", forbidden + "\r\n", "", closes: true),
    Answer(
      "chunked beats length",
      forbidden
        + "Content-Length: 1\r\nTransfer-Encoding: gzip, Chunked\r\n\r\n2\r\nno\r\n0\r\n\r\n",
      "no"),
    Answer("no content", "HTTP/1.1 204 No Content\r\n\r\n", "", status: 204),
    Answer("success", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", "ok", status: 200),
    Answer("length, cut", forbidden + "Content-Length: 5\r\n\r\nno", nil, closes: true),
    Answer("chunk, cut", chunked + "5\r\nno", nil, closes: true),
    Answer("chunks, cut", chunked + "2\r\nno\r\n", nil, closes: true),
    Answer("chunk's length, cut", chunked + "2", nil, closes: true),
    Answer("chunk without a length", chunked + "\r\nno\r\n", nil),
    Answer("chunk with no number", chunked + "x\r\nno\r\n", nil),
    Answer("chunk with a negative length", chunked + "-1\r\nno\r\n", nil),
    Answer("chunk with a huge length", chunked + "7FFFFFFFFFFFFFFF\r\nno\r\n", nil),
    Answer("chunk with a longer length", chunked + String(repeating: "F", count: 40) + "\r\n", nil),
    Answer("a line without an end", chunked + String(repeating: "1", count: 5000), nil),
  ]

  @Test(
    "A refusal's body is read to where it ends, or is broken", arguments: answers, [false, true])
  func refusal(_ answer: Answer, byteByByte: Bool) async throws {
    let rig = try UpgradeRig { connection in
      _ = connection.request()
      if byteByByte {
        for byte in answer.text.utf8 { connection.write([byte]) }
      } else {
        connection.write(answer.text)
      }
      if !answer.closes { connection.waitForClose() }
    }
    let response = try await rig.refusal()
    #expect(response.head.status.code == answer.status)
    if let body = answer.body {
      var iterator = response.body.makeAsyncIterator()
      var bytes: [UInt8] = []
      while let chunk = try await iterator.next() {
        #expect(!chunk.isEmpty)
        bytes += chunk
      }
      #expect(bytes == Array(body.utf8))
      #expect(try await iterator.next() == nil)
    } else {
      let error = await #expect(throws: TransportError.self) {
        _ = try await Self.bytes(response.body)
      }
      #expect(error?.code == (answer.closes ? .closedEarly : .protocolViolation))
    }
    withExtendedLifetime(rig) {}
  }

  @Test("A large body is read whole, and its connection is closed with it")
  func large() async throws {
    let (closed, body) = (Gate(), pattern(3 << 20))
    let rig = try UpgradeRig { connection in
      _ = connection.request()
      connection.write("HTTP/1.1 500 Error\r\nContent-Length: \(body.count)\r\n\r\n")
      connection.write(body)
      connection.waitForClose()
      closed.open()
    }
    func read() async throws -> [UInt8] { try await Self.bytes(rig.refusal().body) }
    #expect(try await read() == body)
    await closed.wait()
    withExtendedLifetime(rig) {}
  }

  @Test(
    "A head that is cut is an error",
    arguments: [
      "", "HTTP/1.1 101 Switching", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: echo\r\n",
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: echo\r\n\r", "HTTP/1.1 100 Continue\r\n\r\n",
    ])
  func cut(_ head: String) async throws {
    let rig = try UpgradeRig { connection in
      _ = connection.request()
      connection.write(head)
    }
    let error = try await rig.failure()
    #expect(error.code == .closedEarly && !error.wasNotSent, "\(error)")
    withExtendedLifetime(rig) {}
  }

  @Test(
    "What is no head of HTTP is an error at once",
    arguments: [
      "SSH-2.0-OpenSSH_9.2\r\n", "\u{15}\u{3}\u{1}\0\u{2}\u{2}P\n", "HTTP/1.1 abc\r\n\r\n",
      "HTTP/1.1 99 Low\r\n\r\n", "HTTP/1.1\r\n\r\n", "<html>\n",
      "HTTP/1.1 101 Switching Protocols\r\nX: " + String(repeating: "x", count: 1 << 20 | 1),
      "HTTP/1.1 403 Forbidden\r\nContent-Length: 99999999999999999999\r\n\r\n",
    ])
  func noHead(_ head: String) async throws {
    let rig = try UpgradeRig { connection in
      _ = connection.request()
      connection.write(head)
      connection.waitForClose()
    }
    let error = try await rig.failure()
    #expect(error.code == .protocolViolation, "\(error)")
    withExtendedLifetime(rig) {}
  }
}
