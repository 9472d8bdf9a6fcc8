import HTTPTypes
import KubeCore

extension WebSocket {
  /// The key of a handshake, and the answer that shows that it was read (RFC 6455, 4.2.2).
  struct Handshake {
    let key: String
    let answer: String

    init(_ nonce: [UInt8] = (0..<16).map { _ in .random(in: .min ... .max) }) {
      key = Base64Data(nonce).base64Text
      let guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
      answer = Base64Data(SHA1.hash(Array((key + guid).utf8))).base64Text
    }

    /// The protocol that the server chose among those asked for.
    func check(
      _ head: HTTPResponse, asked: [String], request: String
    ) throws(ClientError) -> String {
      func wrong(_ why: String) -> ClientError {
        ClientError(.undecodable, "\(request): the server switched protocols, but \(why).")
      }
      let fields = head.headerFields
      guard fields[.upgrade]?.lowercased() == "websocket" else { throw wrong("to no WebSocket") }
      guard fields[.secWebSocketAccept] == answer else {
        throw wrong("did not answer to the key; something on the way may have answered instead")
      }
      guard let chosen = fields[.secWebSocketProtocol], asked.contains(chosen) else {
        throw wrong(
          "to none of the protocols that were asked for (\(asked.joined(separator: ", ")))")
      }
      return chosen
    }
  }
}
