public import KubeTransport

/// The transport over libcurl.
///
/// All transfers of a transport go through one thread, over connections that they share: HTTP/2
/// where the server has it, else HTTP/1.1. The thread ends with the last transfer after the
/// transport was let go.
public final class CurlTransport: HTTPTransport {
  public var settings: TransportSettings { route.settings }
  private let route: ServerRoute
  let loop: EventLoop

  /// - Throws: `TransportError` with `invalidSettings` if the server's address cannot be used, or
  ///   a file of certificates or keys cannot be read.
  public convenience init(_ settings: TransportSettings) throws(TransportError) {
    try self.init(ServerRoute(settings))
  }

  init(_ route: ServerRoute) throws(TransportError) {
    self.route = route
    loop = try EventLoop(route.settings)
  }

  deinit {
    loop.endWhenIdle()
  }

  /// Ends all transfers, each with an error of code `shutDown`, and the thread.
  public func shutDown() {
    loop.shutDown()
  }

  public func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
    let plan = try TransferPlan(request, by: route)
    let transfer = Transfer(plan)
    if case .stream(let stream, _) = request.body {
      return try await sendStream(stream, transfer)
    }
    return try await response(of: transfer)
  }

  /// Sends the chunks of the body. An answer that comes ahead of their end waits for it, unless it is
  /// one that wants no more of them.
  private func sendStream(
    _ stream: any AsyncSequence<[UInt8], any Error> & Sendable, _ transfer: Transfer
  ) async throws(TransportError) -> TransportResponse {
    let result = await withTaskGroup(of: Result<TransportResponse, TransportError>?.self) {
      group -> Result<TransportResponse, TransportError>? in
      group.addTask { [self] in
        await Self.pump(stream, into: transfer, loop)
        return nil
      }
      group.addTask { [self] in
        do throws(TransportError) {
          return .success(try await response(of: transfer))
        } catch {
          return .failure(error)
        }
      }
      var answer: Result<TransportResponse, TransportError>?
      for await next in group {
        guard let next else { continue }
        answer = next
        guard case .success(let response) = next, response.head.status.code < 300 else {
          // What has been sent is all.
          transfer.endUpload(failure: nil, loop)
          group.cancelAll()
          continue
        }
      }
      return answer
    }
    guard let result else { throw TransportError(.cancelled, "The request was cancelled.") }
    return try result.get()
  }

  private static func pump<Stream: AsyncSequence>(
    _ stream: Stream, into transfer: Transfer, _ loop: EventLoop
  ) async where Stream.Element == [UInt8] {
    let cancelled = TransportError(.cancelled, "The request was cancelled.")
    do {
      for try await chunk in stream where !chunk.isEmpty {
        guard await transfer.upload(chunk, loop) else { break }
      }
      // A sequence may end because its task was cancelled, which is not the end of the body.
      transfer.endUpload(failure: Task.isCancelled ? cancelled : nil, loop)
    } catch {
      transfer.endUpload(
        failure: TransportError(.requestBodyFailed, "The body of the request failed: \(error)"),
        loop)
    }
  }

  private func response(of transfer: Transfer) async throws(TransportError) -> TransportResponse {
    let head = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        transfer.waitForHead(continuation)
        loop.post(.start(transfer))
      }
    } onCancel: {
      transfer.cancel()
      loop.post(.end(transfer))
    }
    return TransportResponse(
      try head.get(), body: ResponseBody(CurlBody(transfer, loop)))
  }

  public func upgrade(_ request: TransportRequest) async throws(TransportError) -> UpgradeResult {
    let upgrade = try Upgrade(request, by: route)
    let connection = CurlConnection(upgrade, loop)
    let head = try await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        upgrade.waitForHead(continuation)
        loop.post(.open(upgrade))
      }
    } onCancel: {
      connection.close()
    }.get()
    if head.status.code == 101 { return .upgraded(head, connection) }
    return .refused(
      TransportResponse(head, body: ResponseBody(RefusalBody(connection, head))))
  }
}
