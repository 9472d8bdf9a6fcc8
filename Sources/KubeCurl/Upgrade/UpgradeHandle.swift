import CCurl
import HTTPTypes
import KubeTransport

/// libcurl's handle of a connection that leaves HTTP: libcurl makes it, through proxies and with
/// TLS, and from there on only sends and receives. Only the loop's thread has it.
final class UpgradeHandle {
  let upgrade: Upgrade
  let raw: UnsafeMutableRawPointer
  /// Nil until the connection is there.
  private(set) var socket: curl_socket_t?
  private var head: HeadReader? = HeadReader()
  /// The part of the head's last line that has come.
  private var line: [UInt8] = []
  /// Whether the next line is the first of a head.
  private var isAtStart = true
  private var lists: [UnsafeMutablePointer<curl_slist>] = []
  /// Whether there may be more to do at once: one connection must not keep the others waiting.
  private(set) var isInterrupted = false
  /// How often is sent and received at a time.
  private static let rounds = 16
  private let messages = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

  init(_ upgrade: Upgrade) throws(TransportError) {
    guard let made = curl_easy_init() else {
      throw TransportError(.other, "libcurl has no memory for a request.", wasNotSent: true)
    }
    self.upgrade = upgrade
    raw = made
    messages.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    let settings = HandleSettings(raw, upgrade.plan.route.library)
    try settings.pointer(CURLOPT_ERRORBUFFER, messages)
    try settings.apply(upgrade.plan)
    try settings.flag(CURLOPT_CONNECT_ONLY, true)
    try settings.flag(CURLOPT_HTTPPROXYTUNNEL, true)
    if let place = upgrade.plan.connectTo {
      try settings.list(CURLOPT_CONNECT_TO, [place], &lists)
    }
  }

  deinit {
    curl_easy_cleanup(raw)
    for list in lists { curl_slist_free_all(list) }
    messages.deallocate()
  }

  /// What came of connecting.
  func connected(_ code: CURLcode) {
    guard code == CURLE_OK else { return fail(code, isSent: false) }
    let made = kube_curl_socket(raw)
    // A command that does not read its input is slow, and not gone.
    kube_curl_limit_silence(made, 0)
    socket = made
  }

  /// Sends and receives what can be without waiting; false if the connection has ended.
  func proceed() -> Bool {
    isInterrupted = false
    if socket != nil {
      send()
      receive()
    }
    return !upgrade.isEnded
  }

  private func send() {
    for _ in 0..<Self.rounds {
      guard let bytes = upgrade.outgoing else { return }
      var count = 0
      let code = bytes.withUnsafeBytes { curl_easy_send(raw, $0.baseAddress, $0.count, &count) }
      guard code == CURLE_OK else {
        if code != CURLE_AGAIN { upgrade.failWrites(error(code, isSent: true)) }
        return
      }
      upgrade.sent(count)
    }
    isInterrupted = true
  }

  private func receive() {
    let size = 64 << 10
    for _ in 0..<Self.rounds {
      guard upgrade.wantsBytes else { return }
      var code = CURLE_OK
      let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        code = curl_easy_recv(raw, buffer.baseAddress, size, &count)
        if code != CURLE_OK { count = 0 }
      }
      guard code == CURLE_OK else {
        if code != CURLE_AGAIN { fail(code, isSent: true) }
        return
      }
      guard !bytes.isEmpty else { return upgrade.end(.success(())) }
      if head == nil { upgrade.receive(bytes) } else { read(bytes) }
    }
    isInterrupted = true
  }

  /// Reads lines of the head. What comes after it belongs to the connection's user.
  private func read(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while head != nil, let end = rest.firstIndex(of: 0x0A) {
      line += rest[...end]
      rest = rest[(end + 1)...]
      let isBlank = line == [0x0D, 0x0A] || line == [0x0A]
      guard !isAtStart || isBlank || line.starts(with: "HTTP/".utf8) else { return failHead(nil) }
      isAtStart = isBlank
      var response: HTTPResponse?
      let goesOn = line.withUnsafeBufferPointer { head?.read($0) { response = $0 } ?? true }
      line = []
      guard goesOn else { return failHead(head?.problem) }
      if let response {
        head = nil
        upgrade.receive(response)
      }
    }
    if head == nil { return upgrade.receive(rest) }
    line += rest
    if line.count > HeadReader.limit { failHead("A line of the answer's head has no end.") }
  }

  private func failHead(_ problem: String?) {
    upgrade.end(
      .failure(TransportError(.protocolViolation, problem ?? "The answer is not HTTP.")))
  }

  private func fail(_ code: CURLcode, isSent: Bool) {
    upgrade.end(.failure(error(code, isSent: isSent)))
  }

  private func error(_ code: CURLcode, isSent: Bool) -> TransportError {
    CurlFailure(code, of: raw, messages, upgrade.plan, isSent: isSent).error
  }
}
