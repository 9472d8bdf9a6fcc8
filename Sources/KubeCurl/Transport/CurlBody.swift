import KubeTransport

/// The body of an answer that libcurl brings.
final class CurlBody: ResponseBodySource {
  private let transfer: Transfer
  private let loop: EventLoop

  init(_ transfer: Transfer, _ loop: EventLoop) {
    self.transfer = transfer
    self.loop = loop
  }

  deinit {
    cancel()
  }

  func cancel() {
    transfer.cancel()
    loop.post(.end(transfer))
  }

  func next() async throws(TransportError) -> [UInt8]? {
    let chunk = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if transfer.waitForChunk(continuation) { loop.post(.resume(transfer)) }
      }
    } onCancel: {
      cancel()
    }
    return try chunk.get()
  }
}
