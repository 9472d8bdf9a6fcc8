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

  /// Sends chunks of the body until they end, or the head of the answer is there.
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
      while answer == nil, let next = await group.next() { answer = next }
      group.cancelAll()
      return answer
    }
    guard let result else { throw TransportError(.cancelled, "The request was cancelled.") }
    return try result.get()
  }

  private static func pump<Stream: AsyncSequence>(
    _ stream: Stream, into transfer: Transfer, _ loop: EventLoop
  ) async where Stream.Element == [UInt8] {
    do {
      for try await chunk in stream where !chunk.isEmpty {
        guard await transfer.upload(chunk, loop) else { return }
      }
      transfer.endUpload(failure: nil, loop)
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
