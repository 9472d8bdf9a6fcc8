import HTTPTypes
import KubeCore

extension Client {
  /// Opens a WebSocket with a request that asks for one, for as long as the body needs it.
  ///
  /// - Returns: what the body gives or throws.
  func withWebSocket<Value, Failure: Error>(
    _ request: APIRequest, isolation: isolated (any Actor)? = #isolation,
    body: (WebSocket) async throws(Failure) -> Value
  ) async throws(ClientError) -> Result<Value, Failure> {
    let socket = try await webSocket(request)
    async let _ = socket.run(context.clock)
    defer { socket.close() }
    do throws(Failure) {
      return .success(try await body(socket))
    } catch {
      return .failure(error)
    }
  }

  private func webSocket(_ request: APIRequest) async throws(ClientError) -> WebSocket {
    let handshake = WebSocket.Handshake()
    var request = request
    request.headerFields[.secWebSocketKey] = handshake.key
    let asked = (request.headerFields[.secWebSocketProtocol] ?? "").split(separator: ",").map {
      String($0.drop { $0 == " " })
    }
    let (head, connection) = try await upgrade(request)
    do throws(ClientError) {
      let chosen = try handshake.check(head, asked: asked, request: name(request))
      return WebSocket(
        connection, subprotocol: chosen, pingTimeout: pingTimeout, request: name(request))
    } catch {
      connection.close()
      throw error
    }
  }
}
