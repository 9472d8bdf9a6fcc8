import CCurl
import KubeTransport

/// The connections that have left HTTP or are about to. Only the loop's thread has it.
final class RunningUpgrades: SocketOwner {
  private let poller: Poller
  private let time: LoopTime
  /// Made with the first.
  private var multi: MultiHandle?
  private var handles: [UnsafeMutableRawPointer: UpgradeHandle] = [:]
  private var places: [ObjectIdentifier: UnsafeMutableRawPointer] = [:]
  private var sockets: [curl_socket_t: UpgradeHandle] = [:]

  init(_ poller: Poller, _ time: LoopTime) {
    self.poller = poller
    self.time = time
  }

  var isEmpty: Bool { handles.isEmpty }

  /// Those that had more to do than one turn allows.
  private var interrupted: [UpgradeHandle] = []

  /// When there is something to do though nothing happens, in nanoseconds.
  var deadline: UInt64 { interrupted.isEmpty ? multi?.deadline ?? .max : 0 }

  func work(_ now: UInt64) {
    multi?.workIfDue(now)
    let next = interrupted
    interrupted = []
    for handle in next where handles[handle.raw] === handle { proceed(handle) }
  }

  func open(_ upgrade: Upgrade) {
    guard !upgrade.isEnded else { return }
    do throws(TransportError) {
      let multi = try makeMulti()
      let handle = try UpgradeHandle(upgrade)
      guard multi.add(handle.raw) else {
        throw TransportError(.other, "libcurl did not take the request.", wasNotSent: true)
      }
      handles[handle.raw] = handle
      places[ObjectIdentifier(upgrade)] = handle.raw
    } catch {
      upgrade.end(.failure(error))
    }
  }

  private func makeMulti() throws(TransportError) -> MultiHandle {
    if let multi { return multi }
    let made = try MultiHandle(poller, time, hasOneConnection: false) { [unowned self] in
      takeConnected()
    }
    multi = made
    return made
  }

  /// libcurl is done with connecting.
  private func takeConnected() {
    while let (easy, code) = multi?.nextFinished() {
      guard let handle = handles[easy] else { continue }
      handle.connected(code)
      if let socket = handle.socket { sockets[socket] = handle }
      proceed(handle)
    }
  }

  func proceed(_ upgrade: Upgrade) {
    if let raw = places[ObjectIdentifier(upgrade)], let handle = handles[raw] { proceed(handle) }
  }

  func socket(_ socket: Int32, has events: Poller.Events) {
    if let handle = sockets[socket] { proceed(handle) }
  }

  private func proceed(_ handle: UpgradeHandle) {
    guard handle.proceed() else { return close(handle.upgrade) }
    guard let socket = handle.socket else { return }
    var events: Poller.Events = []
    if handle.upgrade.wantsBytes { events.insert(.readable) }
    if handle.upgrade.outgoing != nil { events.insert(.writable) }
    poller.watch(socket, for: events, owner: self)
    if handle.isInterrupted, !interrupted.contains(where: { $0 === handle }) {
      interrupted.append(handle)
    }
  }

  /// libcurl closes the connection with its handle.
  func close(_ upgrade: Upgrade) {
    guard let raw = places.removeValue(forKey: ObjectIdentifier(upgrade)) else { return }
    if let handle = handles.removeValue(forKey: raw) { end(handle) }
  }

  private func end(_ handle: UpgradeHandle) {
    if let socket = handle.socket {
      poller.watch(socket, for: [], owner: self)
      sockets[socket] = nil
    }
    multi?.remove(handle.raw)
  }

  func endAll(_ error: TransportError) {
    for handle in handles.values {
      handle.upgrade.end(.failure(error))
      end(handle)
    }
    handles = [:]
    places = [:]
    multi?.close()
  }
}
