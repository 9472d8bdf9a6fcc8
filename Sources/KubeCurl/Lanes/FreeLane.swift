import CCurl
import KubeTransport

/// Requests whose connections take one request at a time, and which libcurl chooses. Only the loop's
/// thread has it.
final class FreeLane {
  private var handles: [ObjectIdentifier: EasyHandle] = [:]
  private var multi: MultiHandle?
  private unowned let pool: LanePool

  init(_ pool: LanePool, _ poller: Poller) throws(TransportError) {
    self.pool = pool
    multi = try MultiHandle(poller, pool.time, hasOneConnection: false) { [unowned self] in settle()
    }
  }

  var deadline: UInt64 { multi?.deadline ?? .max }

  func workIfDue(_ now: UInt64) { multi?.workIfDue(now) }

  func add(_ transfer: Transfer, _ now: UInt64) {
    do throws(TransportError) {
      let handle = try EasyHandle(transfer, LaneNotes(), now)
      guard multi?.add(handle.raw) == true else {
        throw TransportError(.other, "libcurl did not take the request.", wasNotSent: true)
      }
      handles[ObjectIdentifier(transfer)] = handle
    } catch {
      pool.forget(transfer)
      transfer.end(.failure(error))
    }
  }

  func resume(_ transfer: Transfer) {
    handles[ObjectIdentifier(transfer)]?.resume()
  }

  func remove(_ transfer: Transfer) {
    guard let handle = handles.removeValue(forKey: ObjectIdentifier(transfer)) else { return }
    // Where it is HTTP/2 all the same, the server must hear of the end: see ``Lane``.
    if handle.isHTTP2, !handle.isFinished { handle.forbidReuse() }
    multi?.remove(handle.raw)
  }

  func close(_ error: TransportError) {
    let ended = handles.values.map(\.transfer)
    for handle in handles.values { multi?.remove(handle.raw) }
    handles = [:]
    multi?.close()
    for transfer in ended {
      pool.forget(transfer)
      transfer.end(.failure(error))
    }
  }

  private func settle() {
    while let (easy, code) = multi?.nextFinished() {
      guard let context = kube_curl_context(easy) else { continue }
      let handle = Unmanaged<EasyHandle>.fromOpaque(context).takeUnretainedValue()
      let transfer = handle.transfer
      handle.isFinished = true
      if handle.isHTTP2 { pool.hasHTTP2() }
      let outcome = handle.outcome(of: code)
      remove(transfer)
      pool.forget(transfer)
      transfer.end(outcome)
    }
  }
}
