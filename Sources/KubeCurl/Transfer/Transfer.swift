import HTTPTypes
import KubeTransport
import Synchronization

/// A request that is under way, shared between the one who asked and the loop.
final class Transfer: Sendable {
  let plan: TransferPlan
  private let state = Mutex(TransferState())

  init(_ plan: TransferPlan) {
    self.plan = plan
  }

  func waitForHead(_ continuation: TransferState.HeadContinuation) {
    state.withLock { $0.waitForHead(continuation) }.resume()
  }

  /// Whether a paused transfer is to go on.
  func waitForChunk(_ continuation: TransferState.ChunkContinuation) -> Bool {
    let (wake, goesOn) = state.withLock { $0.waitForChunk(continuation) }
    wake.resume()
    return goesOn
  }

  /// Whether more of the body is wanted.
  func upload(_ chunk: [UInt8], _ loop: EventLoop) async -> Bool {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let (wake, goesOn) = state.withLock { $0.addUpload(chunk, continuation) }
        wake.resume()
        if goesOn { loop.post(.resume(self)) }
        // Whoever was cancelled before this found nobody to let go.
        if Task.isCancelled { state.withLock { $0.stopUpload() }.resume() }
      }
    } onCancel: {
      state.withLock { $0.stopUpload() }.resume()
    }
  }

  func endUpload(failure: TransportError?, _ loop: EventLoop) {
    if state.withLock({ $0.endUpload(failure: failure) }) { loop.post(.resume(self)) }
  }

  func cancel() {
    end(.failure(TransportError(.cancelled, "The request was cancelled.")))
  }

  func end(_ result: Result<Void, TransportError>) {
    state.withLock { $0.end(result) }.resume()
  }

  /// Whether libcurl holds back what it has in either direction.
  var isPaused: Bool { state.withLock { $0.isPaused || $0.isUploadPaused } }

  /// What ends a transfer whose upload failed.
  var uploadFailure: TransportError? { state.withLock { $0.uploadFailure } }

  /// Whether the request may be sent once more, as no server has looked at it; not for ever.
  func mayRestart() -> Bool { state.withLock { $0.mayRestart() } }

  var isEnded: Bool { state.withLock { $0.outcome != nil } }

  func receive(_ head: HTTPResponse) {
    state.withLock { $0.receive(head) }.resume()
  }

  /// Whether the bytes were taken.
  func receive(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let wake = state.withLock({ $0.receive(bytes) }) else { return false }
    wake.resume()
    return true
  }

  func fillUpload(_ space: UnsafeMutableRawBufferPointer) -> TransferState.Upload {
    let (upload, wake) = state.withLock { $0.fillUpload(space) }
    wake.resume()
    return upload
  }
}
