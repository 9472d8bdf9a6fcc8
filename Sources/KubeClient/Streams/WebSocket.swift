import KubeTransport
import Synchronization

/// A WebSocket whose messages begin with the number of a channel, as Kubernetes' streams have it.
///
/// Somebody has to ``run(_:)`` it for as long as it is used. One reader at a time; several may send.
final class WebSocket: Sendable {
  /// `v5.channel.k8s.io` or `v4.channel.k8s.io`.
  let subprotocol: String
  private let connection: any UpgradedConnection
  private let state: Mutex<State>
  /// What the request was, for errors.
  private let request: String

  struct Message: Sendable, Hashable {
    var channel: UInt8
    var bytes: ArraySlice<UInt8>
  }

  private struct State {
    var inbox: WebSocketInbox
    /// Nil where the other end may be silent for ever.
    var heartbeat: Heartbeat?
    /// How many write, or wait for it.
    var writers = 0
    /// Whether the server has closed the stream, after which nothing is to be sent but the answer.
    var isClosing = false
    /// Bytes of the server's last ping, for as long as it has no answer.
    var pong: [UInt8]?
    var isPonging = false
  }

  /// - Parameter pingTimeout: the longest silence of the other end; nil for any, without pings.
  init(
    _ connection: any UpgradedConnection, subprotocol: String, pingTimeout: Duration?,
    request: String
  ) {
    self.connection = connection
    self.subprotocol = subprotocol
    self.request = request
    state = Mutex(
      State(
        inbox: WebSocketInbox(request: request),
        heartbeat: pingTimeout.map { Heartbeat(limit: $0) }))
  }

  deinit {
    connection.close()
  }

  func close() { close(.failure(failure(.cancelled, "The connection was closed on this side."))) }

  private func close(_ end: Result<Void, ClientError>) {
    finish(end)
    connection.close()
  }

  private func finish(_ end: Result<Void, ClientError>) {
    state.withLock { $0.inbox.finish(end) }.resume()
  }

  private func failure(_ code: TransportError.Code, _ message: String) -> ClientError {
    failure(TransportError(code, message))
  }

  private func failure(_ error: TransportError) -> ClientError {
    ClientError(.transport, "\(request): \(error)", cause: error)
  }

  /// The next message that has a channel; nil once the server has closed. Cancelling the task ends
  /// the wait, and not the stream.
  func receive() async throws(ClientError) -> Message? {
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        state.withLock { $0.inbox.take(continuation) }.resume()
        // The handler may have run before there was anybody to stop.
        if Task.isCancelled { stopReader() }
      }
    } onCancel: {
      stopReader()
    }
    return try result.get()
  }

  private func stopReader() { state.withLock { $0.inbox.stopReader() }.resume() }

  func send(_ channel: UInt8, _ bytes: some Collection<UInt8>) async throws(ClientError) {
    state.withLock { $0.heartbeat?.sends(bytes.count) }
    try await write(WebSocketFrame.bytes(.binary, [channel] + bytes))
  }

  private func write(_ bytes: [UInt8]) async throws(ClientError) {
    let end = state.withLock { state in
      let end = state.inbox.end ?? (state.isClosing ? .success(()) : nil)
      if end == nil { state.writers += 1 }
      return end
    }
    if let end { throw writeFailure(end) }
    defer { state.withLock { $0.writers -= 1 } }
    do throws(TransportError) {
      try await connection.write(bytes)
    } catch {
      // Who ended the stream knows why; the connection knows that it was closed.
      if let end = state.withLock({ $0.inbox.end }) { throw writeFailure(end) }
      throw failure(error)
    }
  }

  private func writeFailure(_ end: Result<Void, ClientError>) -> ClientError {
    switch end {
    case .failure(let error): error
    case .success: failure(.closedEarly, "The server has closed the stream.")
    }
  }
}

extension WebSocket {
  /// Reads what comes, answers pings, and sends them, until the stream ends or the task is
  /// cancelled.
  func run(_ clock: any Clock<Duration>) async {
    await withTaskCancellationHandler {
      await withDiscardingTaskGroup { group in
        if let period = state.withLock({ $0.heartbeat?.period }) {
          group.addTask { await self.beat(clock, period) }
        }
        await read(&group)
        group.cancelAll()
      }
    } onCancel: {
      close()
    }
  }

  private func beat(_ clock: any Clock<Duration>, _ period: Duration) async {
    await withDiscardingTaskGroup { group in
      while (try? await clock.sleep(for: period)) != nil {
        switch state.withLock({ $0.heartbeat?.beat() }) {
        case .nothing, nil: break
        case .ping(let payload):
          // It may have to wait behind input that nobody reads.
          group.addTask {
            try? await self.write(WebSocketFrame.bytes(.ping, payload))
            self.state.withLock { $0.heartbeat?.pinged() }
          }
        case .lost(let silence):
          return close(
            .failure(
              failure(
                .connectionLost,
                "The other end has sent nothing for \(silence), and does not answer pings.")))
        }
      }
    }
  }

  private func read(_ group: inout DiscardingTaskGroup) async {
    var reader = WebSocketReader()
    do throws(ClientError) {
      while true {
        switch try nextEvent(&reader) {
        case .message(let bytes):
          if let channel = bytes.first {
            await put(Message(channel: channel, bytes: bytes.dropFirst()))
          }
        case .ping(let payload):
          let isFirst = state.withLock { state in
            defer { (state.pong, state.isPonging) = (payload, true) }
            return !state.isPonging
          }
          if isFirst { group.addTask { await self.pong() } }
        case .pong(let payload): state.withLock { $0.heartbeat?.answered(payload) }
        case .close(let code, let reason): return await close(code, reason)
        case nil:
          guard let bytes = try await readConnection() else { throw end(of: reader) }
          state.withLock { $0.heartbeat?.heard() }
          reader.append(bytes)
        }
      }
    } catch {
      close(.failure(error))
    }
  }

  private func end(of reader: WebSocketReader) -> ClientError {
    failure(
      .closedEarly,
      reader.isBetweenMessages
        ? "The connection ended before the stream did." : "The connection ended inside a message.")
  }

  private func put(_ message: Message) async {
    let (wake, hasRoom) = state.withLock { $0.inbox.put(message) }
    wake.resume()
    guard !hasRoom else { return }
    state.withLock { $0.heartbeat?.setReading(false) }
    await withCheckedContinuation { continuation in
      state.withLock { $0.inbox.waitForRoom(continuation) }.resume()
    }
    state.withLock { $0.heartbeat?.setReading(true) }
  }

  /// Answers the last ping, as RFC 6455 allows it where several wait.
  private func pong() async {
    while let payload = takePong() {
      try? await write(WebSocketFrame.bytes(.pong, payload))
    }
  }

  private func takePong() -> [UInt8]? {
    state.withLock { state in
      defer { state.pong = nil }
      if state.pong == nil { state.isPonging = false }
      return state.pong
    }
  }

  /// The server may leave the connection to us to close.
  private func close(_ code: Int, _ reason: String) async {
    // An answer would have to wait behind what is being written, which the server need not read.
    let isFree = state.withLock { state in
      state.isClosing = true
      return state.writers == 0
    }
    let answer = code == 1005 ? [] : [UInt8(code >> 8 & 0xFF), UInt8(code & 0xFF)]
    if isFree { try? await connection.write(WebSocketFrame.bytes(.close, answer)) }
    // 1000 is a normal end, 1005 one without a code, which must not be sent.
    guard code != 1000, code != 1005 else { return close(.success(())) }
    let words = reason.isEmpty ? "" : ": \(reason)"
    close(
      .failure(
        ClientError(
          .transport, "\(request): the server closed the stream\(words) (\(code)).")))
  }

  private func nextEvent(
    _ reader: inout WebSocketReader
  ) throws(ClientError) -> WebSocketReader.Event? {
    do throws(WebSocketReader.Violation) {
      return try reader.next()
    } catch {
      throw ClientError(.undecodable, "\(request): this is no WebSocket: \(error).", cause: error)
    }
  }

  private func readConnection() async throws(ClientError) -> [UInt8]? {
    do throws(TransportError) {
      return try await connection.read()
    } catch {
      throw failure(error)
    }
  }
}
