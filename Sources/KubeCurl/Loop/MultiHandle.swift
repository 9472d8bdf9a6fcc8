import CCurl
import KubeTransport

/// libcurl's multi handle, whose sockets a ``Poller`` waits for. Only the loop's thread has it.
final class MultiHandle: SocketOwner {
  private let raw: UnsafeMutableRawPointer
  private let poller: Poller
  private let time: LoopTime
  /// When libcurl wants to be called though nothing happens, in nanoseconds.
  private(set) var deadline = UInt64.max
  /// Called after libcurl has worked.
  private let onWork: () -> Void
  private var isClosed = false

  /// libcurl wants this once, before all else.
  private static let isInitialised = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  /// - Parameters:
  ///   - hasOneConnection: whether what finds no room on a connection waits for room instead of
  ///     opening another.
  ///   - onWork: called after libcurl has worked.
  init(
    _ poller: Poller, _ time: LoopTime, hasOneConnection: Bool, onWork: @escaping () -> Void
  ) throws(TransportError) {
    guard Self.isInitialised, let made = curl_multi_init() else {
      throw TransportError(.other, "libcurl could not be started.", wasNotSent: true)
    }
    raw = made
    self.poller = poller
    self.time = time
    self.onWork = onWork
    try set("CURLMOPT_PIPELINING", CURLMOPT_PIPELINING, Int(CURLPIPE_MULTIPLEX))
    try set("CURLMOPT_MAX_CONCURRENT_STREAMS", CURLMOPT_MAX_CONCURRENT_STREAMS, 1000)
    if hasOneConnection {
      try set("CURLMOPT_MAX_HOST_CONNECTIONS", CURLMOPT_MAX_HOST_CONNECTIONS, 1)
    }
    try setCallbacks()
  }

  deinit {
    close()
  }

  /// Ends all connections. No handle may be left.
  func close() {
    guard !isClosed else { return }
    isClosed = true
    // libcurl tells of the sockets that it closes.
    curl_multi_cleanup(raw)
    deadline = .max
  }

  private func set(
    _ name: String, _ option: CURLMoption, _ value: Int
  ) throws(TransportError) {
    try check(name, kube_curl_multi_set_long(raw, option, value))
  }

  private func check(_ name: String, _ code: CURLMcode) throws(TransportError) {
    guard code != CURLM_OK else { return }
    throw TransportError(
      .invalidSettings,
      "This libcurl refuses the option \(name): \(String(cString: curl_multi_strerror(code))). "
        + "Use libcurl 7.80 or later.", wasNotSent: true)
  }

  private func setCallbacks() throws(TransportError) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    try check(
      "CURLMOPT_SOCKETFUNCTION",
      kube_curl_multi_set_socket(
        raw,
        { _, socket, what, context, _ in
          guard let context else { return 0 }
          Unmanaged<MultiHandle>.fromOpaque(context).takeUnretainedValue().watch(socket, what)
          return 0
        }, context))
    try check(
      "CURLMOPT_TIMERFUNCTION",
      kube_curl_multi_set_timer(
        raw,
        { _, milliseconds, context in
          guard let context else { return 0 }
          let multi = Unmanaged<MultiHandle>.fromOpaque(context).takeUnretainedValue()
          multi.expect(milliseconds)
          return 0
        }, context))
  }

  private func watch(_ socket: curl_socket_t, _ what: Int32) {
    let events: Poller.Events =
      switch what {
      case CURL_POLL_IN: .readable
      case CURL_POLL_OUT: .writable
      case CURL_POLL_INOUT: [.readable, .writable]
      default: []
      }
    poller.watch(socket, for: events, owner: self)
  }

  func socket(_ socket: Int32, has events: Poller.Events) {
    var bits: Int32 = 0
    if events.contains(.readable) { bits |= CURL_CSELECT_IN }
    if events.contains(.writable) { bits |= CURL_CSELECT_OUT }
    if events.contains(.failed) { bits |= CURL_CSELECT_ERR }
    work(socket, bits)
  }

  /// - Parameter milliseconds: below 0 for never.
  private func expect(_ milliseconds: Int) {
    deadline =
      milliseconds < 0 ? .max : time.now() &+ UInt64(clamping: milliseconds) &* 1_000_000
  }

  /// Lets libcurl do what is due.
  func workIfDue(_ now: UInt64) {
    guard deadline <= now, !isClosed else { return }
    deadline = .max
    work(CURL_SOCKET_TIMEOUT, 0)
    guard deadline == .max, !isClosed else { return }
    // Where libcurl's clock says that it is too early, it tells the time no second time.
    var milliseconds = -1
    curl_multi_timeout(raw, &milliseconds)
    expect(milliseconds == 0 ? 1 : milliseconds)
  }

  private func work(_ socket: curl_socket_t, _ bits: Int32) {
    var running: Int32 = 0
    curl_multi_socket_action(raw, socket, bits, &running)
    onWork()
  }

  /// Whether libcurl took the transfer.
  func add(_ easy: UnsafeMutableRawPointer) -> Bool { curl_multi_add_handle(raw, easy) == CURLM_OK }

  func remove(_ easy: UnsafeMutableRawPointer) { curl_multi_remove_handle(raw, easy) }

  /// The next transfer that has ended, and how.
  func nextFinished() -> (easy: UnsafeMutableRawPointer, code: CURLcode)? {
    var left: Int32 = 0
    while let message = curl_multi_info_read(raw, &left) {
      if message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle {
        return (easy, kube_curl_result(message))
      }
    }
    return nil
  }
}

extension MultiHandle {
  /// libcurl has no socket where a timer is meant: `CURL_SOCKET_TIMEOUT`, which is a macro.
  private var CURL_SOCKET_TIMEOUT: curl_socket_t { -1 }
}
