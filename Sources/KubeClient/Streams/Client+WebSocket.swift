import HTTPTypes
import KubeCore

extension Client {
  /// Opens a WebSocket with a request that asks for one.
  func webSocket(_ request: APIRequest) async throws(ClientError) -> WebSocket {
    let handshake = WebSocket.Handshake()
    var request = request
    request.headerFields[.secWebSocketKey] = handshake.key
    let asked = (request.headerFields[.secWebSocketProtocol] ?? "").split(separator: ",").map {
      String($0.drop { $0 == " " })
    }
    let (head, connection) = try await upgrade(request)
    do throws(ClientError) {
      let chosen = try handshake.check(head, asked: asked, request: "\(request)")
      return WebSocket(connection, subprotocol: chosen, request: "\(request)")
    } catch {
      connection.close()
      throw error
    }
  }
}
