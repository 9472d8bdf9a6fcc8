import Dispatch
import Foundation
import Synchronization

/// SIGINT and SIGTERM, which end the server in order; the second one does at once.
final class EndSignals: Sendable {
  private struct State {
    var hasCome = false
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())

  /// - Returns: what listens until it is cancelled.
  func listen() -> [any DispatchSourceSignal] {
    // A client that goes away while it is written to is an error there, and no signal.
    signal(SIGPIPE, SIG_IGN)
    let queue = DispatchQueue(label: "kube-testserver.signals")
    return [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { self.come(number) }
      source.resume()
      return source
    }
  }

  var hasCome: Bool { state.withLock { $0.hasCome } }

  private func come(_ number: Int32) {
    let (isSecond, waiting) = state.withLock { state in
      defer { (state.hasCome, state.waiting) = (true, []) }
      return (state.hasCome, state.waiting)
    }
    if isSecond { _exit(128 + number) }
    for continuation in waiting { continuation.resume() }
  }

  func wait() async {
    await withCheckedContinuation { continuation in
      let isOver = state.withLock { state in
        if !state.hasCome { state.waiting.append(continuation) }
        return state.hasCome
      }
      if isOver { continuation.resume() }
    }
  }
}
