import KubeCore
import Logging
import Synchronization

/// What is said of a lease; of failures that repeat, the first.
final class LeaseLog: Sendable {
  private let logger: Logger
  private let last = Mutex<String?>(nil)

  init(_ logger: Logger, lease: ObjectKey, identity: String) {
    var logger = logger
    logger[metadataKey: "lease"] = "\(lease)"
    logger[metadataKey: "identity"] = "\(identity)"
    self.logger = logger
  }

  func began() { logger.info("Lease is held") }
  func ended() { logger.info("Lease is given up") }
  func lost() { logger.error("Lease is lost") }

  func failed(_ error: any Error) {
    let text = "\(error)"
    let isNew = last.withLock { last in
      defer { last = text }
      return last != text
    }
    guard isNew else { return }
    logger.warning("Lease cannot be read or written", metadata: ["error": "\(text)"])
  }

  func succeeded() { last.withLock { $0 = nil } }
}
