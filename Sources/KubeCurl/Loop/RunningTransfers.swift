import CCurl
import KubeCore

/// The transfers that libcurl works on. Only the loop's thread has it.
struct RunningTransfers {
  private let multi: MultiHandle
  private var running: [ObjectIdentifier: EasyHandle] = [:]
  /// The first transfer, whose connection shows whether the server has HTTP/2; nil once one did.
  ///
  /// Until then all others wait, lest each open a connection of its own where one would do.
  /// (`CURLOPT_PIPEWAIT` of libcurl 7.88 is for that, but leaves some waiting for as long as the
  /// others last, which is for ever with watches.)
  private var probe: Transfer?
  private var hasConnected = false
  private var waiting: [Transfer] = []
  /// No wait ends earlier, in nanoseconds.
  private var nextDeadline = UInt64.max

  /// How long libcurl may wait for something to happen.
  private static let longestWait: UInt64 = 60_000_000_000

  init(_ multi: MultiHandle) {
    self.multi = multi
  }

  var isEmpty: Bool { running.isEmpty && waiting.isEmpty }

  mutating func start(_ transfer: Transfer) {
    guard !transfer.isEnded else { return }
    if !hasConnected {
      guard probe == nil else { return waiting.append(transfer) }
      probe = transfer
    }
    add(transfer)
  }

  private mutating func add(_ transfer: Transfer) {
    do throws(TransportError) {
      let handle = try EasyHandle(transfer)
      guard curl_multi_add_handle(multi.raw, handle.raw) == CURLM_OK else {
        throw TransportError(.other, "libcurl did not take the request.", wasNotSent: true)
      }
      running[ObjectIdentifier(transfer)] = handle
      if let timeout = transfer.plan.idleTimeout {
        nextDeadline = min(
          nextDeadline, MonotonicTime.now() &+ MonotonicTime.nanoseconds(timeout))
      }
    } catch {
      transfer.end(.failure(error))
    }
  }

  func resume(_ transfer: Transfer) {
    running[ObjectIdentifier(transfer)]?.resume()
  }

  mutating func remove(_ transfer: Transfer) {
    guard let handle = running.removeValue(forKey: ObjectIdentifier(transfer)) else { return }
    curl_multi_remove_handle(multi.raw, handle.raw)
  }

  mutating func endAll(_ error: TransportError) {
    for handle in running.values {
      handle.transfer.end(.failure(error))
      curl_multi_remove_handle(multi.raw, handle.raw)
    }
    running = [:]
    for transfer in waiting { transfer.end(.failure(error)) }
    waiting = []
  }

  /// Lets go of those that wait, once the first has a connection; or of the next, if it failed.
  private mutating func settleProbe() {
    while let first = probe {
      if let handle = running[ObjectIdentifier(first)] {
        guard handle.isConnected else { return }
        hasConnected = true
      }
      probe = nil
      let next = waiting
      waiting = []
      for transfer in next { start(transfer) }
    }
  }

  /// Does what can be done, and waits until there is more to do.
  mutating func work() {
    var active: Int32 = 0
    curl_multi_perform(multi.raw, &active)
    takeFinished()
    settleProbe()
    let now = MonotonicTime.now()
    if now >= nextDeadline { endIdle(now) }
    let wait = min(nextDeadline > now ? nextDeadline - now : 0, Self.longestWait)
    curl_multi_poll(multi.raw, nil, 0, Int32(wait / 1_000_000) + 1, nil)
  }

  private mutating func takeFinished() {
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi.raw, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let raw = message.pointee.easy_handle,
        let context = kube_curl_context(raw)
      else { continue }
      let handle = Unmanaged<EasyHandle>.fromOpaque(context).takeUnretainedValue()
      let result = kube_curl_result(message)
      let transfer = handle.transfer
      let outcome = handle.outcome(of: result)
      if handle.isConnected { hasConnected = true }
      remove(transfer)
      transfer.end(outcome)
    }
  }

  private mutating func endIdle(_ now: UInt64) {
    nextDeadline = .max
    var late: [Transfer] = []
    for handle in running.values {
      guard let timeout = handle.transfer.plan.idleTimeout else { continue }
      if let deadline = handle.transfer.idleDeadline() {
        if deadline <= now {
          late.append(handle.transfer)
        } else {
          nextDeadline = min(nextDeadline, deadline)
        }
      } else {
        // Nobody waits now. Whoever comes will have waited long enough no earlier than this.
        nextDeadline = min(nextDeadline, now &+ MonotonicTime.nanoseconds(timeout))
      }
    }
    for transfer in late {
      let seconds = transfer.plan.idleTimeout.map { "\($0)" } ?? ""
      transfer.end(
        .failure(
          TransportError(.idleTimeout, "The server has sent nothing for \(seconds).")))
      remove(transfer)
    }
  }
}
