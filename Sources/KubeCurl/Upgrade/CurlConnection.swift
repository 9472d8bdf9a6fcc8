import KubeTransport

/// A connection that has left HTTP, as its user has it.
final class CurlConnection: UpgradedConnection {
  private let upgrade: Upgrade
  private let loop: EventLoop

  init(_ upgrade: Upgrade, _ loop: EventLoop) {
    self.upgrade = upgrade
    self.loop = loop
  }

  deinit {
    close()
  }

  func close() {
    upgrade.cancel()
    loop.post(.close(upgrade))
  }

  func read() async throws(TransportError) -> [UInt8]? {
    let bytes = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if upgrade.waitForBytes(continuation) { loop.post(.proceed(upgrade)) }
      }
    } onCancel: {
      close()
    }
    return try bytes.get()
  }

  func write(_ bytes: [UInt8]) async throws(TransportError) {
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if upgrade.write(bytes, continuation) { loop.post(.proceed(upgrade)) }
      }
    } onCancel: {
      close()
    }
    try result.get()
  }
}
