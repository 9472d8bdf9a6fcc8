import HTTPTypes
import KubeCore
import Testing

@testable import KubeClient

@Suite("The handshake of a WebSocket")
struct HandshakeTests {
  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0\(digits)" : digits
    }.joined()
  }

  @Test(
    "SHA-1 gives what FIPS 180 says",
    arguments: [
      ("", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
      ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "84983e441c3bd26ebaae4aa1f95129e5e54670f1"
      ),
      (String(repeating: "a", count: 1_000_000), "34aa973cd4c4daa4f61eeb2bdbad27316534016f"),
    ])
  func digest(_ text: String, _ digest: String) {
    #expect(Self.hex(SHA1.hash(Array(text.utf8))) == digest)
  }

  @Test(
    "SHA-1 of messages around the size of a block",
    arguments: [
      (55, "c1c8bbdc22796e28c0e15163d20899b65621d65a"),
      (56, "c2db330f6083854c99d4b5bfb6e8f29f201be699"),
      (63, "03f09f5b158a7a8cdad920bddc29b81c18a551f5"),
      (64, "0098ba824b5c16427bd7a1122a5a442a25ec644d"),
      (65, "11655326c708d70319be2610e8a57d9a5b959d3b"),
    ])
  func blocks(_ count: Int, _ digest: String) {
    #expect(Self.hex(SHA1.hash([UInt8](repeating: UInt8(ascii: "a"), count: count))) == digest)
  }

  private static let example = WebSocket.Handshake(Array("the sample nonce".utf8))
  private static let protocols = ["v5.channel.k8s.io", "v4.channel.k8s.io"]

  @Test("The key of RFC 6455's example has the answer that is there")
  func vector() {
    #expect(Self.example.key == "dGhlIHNhbXBsZSBub25jZQ==")
    #expect(Self.example.answer == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
  }

  @Test("Each handshake has a key of its own, of 16 bytes")
  func keys() {
    let keys = (0..<50).map { _ in WebSocket.Handshake().key }
    #expect(Set(keys).count == 50)
    #expect(keys.allSatisfy { $0.count == 24 && $0.hasSuffix("==") })
  }

  private static func head(_ change: (inout HTTPFields) -> Void = { _ in }) -> HTTPResponse {
    var fields: HTTPFields = [
      .upgrade: "websocket", .connection: "Upgrade",
      .secWebSocketAccept: "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
      .secWebSocketProtocol: "v4.channel.k8s.io",
    ]
    change(&fields)
    return HTTPResponse(status: .switchingProtocols, headerFields: fields)
  }

  private static func check(_ head: HTTPResponse) throws(ClientError) -> String {
    try example.check(head, asked: protocols, request: "GET /x")
  }

  @Test("A right answer gives the protocol that the server chose", arguments: protocols)
  func right(_ name: String) throws {
    #expect(try Self.check(Self.head { $0[.secWebSocketProtocol] = name }) == name)
    let capital = Self.head {
      $0[.secWebSocketProtocol] = name
      $0[.upgrade] = "WebSocket"
    }
    #expect(try Self.check(capital) == name)
  }

  /// Fields of the answer that are not as they should be, and what the error says.
  struct Wrong: Sendable, CustomTestStringConvertible {
    let name: HTTPField.Name
    let value: String?
    let why: String

    init(_ name: HTTPField.Name, _ value: String?, _ why: String) {
      (self.name, self.value, self.why) = (name, value, why)
    }

    var testDescription: String { "\(name): \(value ?? "nothing")" }
  }

  static let wrong = [
    Wrong(.upgrade, nil, "no WebSocket"), Wrong(.upgrade, "h2c", "no WebSocket"),
    Wrong(.upgrade, "SPDY/3.1", "no WebSocket"),
    Wrong(.secWebSocketAccept, nil, "the key"), Wrong(.secWebSocketAccept, "", "the key"),
    Wrong(.secWebSocketAccept, "s3pPLMBiTxaQ9kYGzzhZRbK+xOO=", "the key"),
    Wrong(.secWebSocketAccept, "S3PPLMBITXAQ9KYGZZHZRBK+XOO=", "the key"),
    Wrong(.secWebSocketAccept, "dGhlIHNhbXBsZSBub25jZQ==", "the key"),
    Wrong(.secWebSocketProtocol, nil, "v5.channel.k8s.io, v4.channel.k8s.io"),
    Wrong(.secWebSocketProtocol, "", "none of the protocols"),
    Wrong(.secWebSocketProtocol, "channel.k8s.io", "none of the protocols"),
    Wrong(.secWebSocketProtocol, "V5.CHANNEL.K8S.IO", "none of the protocols"),
    Wrong(
      .secWebSocketProtocol, "v5.channel.k8s.io, v4.channel.k8s.io", "none of the protocols"),
  ]

  @Test(
    "An answer with a wrong field, or without it, is an error that says which", arguments: wrong)
  func refused(_ wrong: Wrong) {
    let error = #expect(throws: ClientError.self) {
      _ = try Self.check(Self.head { $0[wrong.name] = wrong.value })
    }
    #expect(error?.code == .undecodable)
    #expect(error?.message.contains(wrong.why) == true, "\(error?.message ?? "")")
    #expect(error?.message.hasPrefix("GET /x: ") == true)
  }
}
