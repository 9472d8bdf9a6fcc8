import CCurl
import KubeTransport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The connections that have left HTTP or are about to. Only the loop's thread has it.
struct RunningUpgrades {
  private let multi: MultiHandle
  private var handles: [UnsafeMutableRawPointer: UpgradeHandle] = [:]
  private var places: [ObjectIdentifier: UnsafeMutableRawPointer] = [:]

  init(_ multi: MultiHandle) {
    self.multi = multi
  }

  var isEmpty: Bool { handles.isEmpty }

  mutating func open(_ upgrade: Upgrade) {
    guard !upgrade.isEnded else { return }
    do throws(TransportError) {
      let handle = try UpgradeHandle(upgrade)
      guard curl_multi_add_handle(multi.raw, handle.raw) == CURLM_OK else {
        throw TransportError(.other, "libcurl did not take the request.", wasNotSent: true)
      }
      handles[handle.raw] = handle
      places[ObjectIdentifier(upgrade)] = handle.raw
    } catch {
      upgrade.end(.failure(error))
    }
  }

  /// libcurl is done with connecting.
  mutating func connected(_ raw: UnsafeMutableRawPointer, _ code: CURLcode) {
    guard let handle = handles[raw] else { return }
    handle.connected(code)
    proceed(handle)
  }

  mutating func proceed(_ upgrade: Upgrade) {
    if let raw = places[ObjectIdentifier(upgrade)], let handle = handles[raw] { proceed(handle) }
  }

  private mutating func proceed(_ handle: UpgradeHandle) {
    if !handle.proceed() { close(handle.upgrade) }
  }

  /// libcurl closes the connection with its handle.
  mutating func close(_ upgrade: Upgrade) {
    guard let raw = places.removeValue(forKey: ObjectIdentifier(upgrade)) else { return }
    if let handle = handles.removeValue(forKey: raw) {
      curl_multi_remove_handle(multi.raw, handle.raw)
    }
  }

  mutating func endAll(_ error: TransportError) {
    for handle in handles.values {
      handle.upgrade.end(.failure(error))
      curl_multi_remove_handle(multi.raw, handle.raw)
    }
    handles = [:]
    places = [:]
  }

  /// The sockets to wait for.
  func waits() -> [curl_waitfd] {
    handles.values.compactMap { handle in
      guard let socket = handle.socket else { return nil }
      var events: Int16 = 0
      if handle.upgrade.wantsBytes { events |= Int16(CURL_WAIT_POLLIN) }
      if handle.upgrade.outgoing != nil { events |= Int16(CURL_WAIT_POLLOUT) }
      return events == 0 ? nil : curl_waitfd(fd: socket, events: events, revents: 0)
    }
  }

  /// Goes on with those whose sockets are ready.
  mutating func proceed(_ ready: [curl_waitfd]) {
    let sockets = Set(ready.lazy.filter { $0.revents != 0 }.map(\.fd))
    guard !sockets.isEmpty else { return }
    for handle in Array(handles.values) {
      if let socket = handle.socket, sockets.contains(socket) { proceed(handle) }
    }
  }
}
