import CCurl
import KubeTransport

/// libcurl's handle of one transfer, and what its callbacks need. Only the loop's thread has it.
final class EasyHandle {
  let transfer: Transfer
  let raw: UnsafeMutableRawPointer
  /// What is known of the connection.
  let notes: LaneNotes
  /// When the request began, in nanoseconds.
  let started: UInt64
  var head = HeadReader()
  /// Whether the request has had a connection.
  private(set) var isConnected = false
  /// The stream that the request is on, with HTTP/2.
  private var stream: Int?
  /// Whether libcurl has begun anew with the request.
  private(set) var isRestarted = false
  /// Whether libcurl is done with it.
  var isFinished = false
  private var lists: [UnsafeMutablePointer<curl_slist>] = []
  private let body: UnsafeMutableRawBufferPointer?
  private let messages = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

  init(_ transfer: Transfer, _ notes: LaneNotes, _ now: UInt64) throws(TransportError) {
    guard let made = curl_easy_init() else {
      throw TransportError(.other, "libcurl has no memory for a request.", wasNotSent: true)
    }
    self.transfer = transfer
    self.notes = notes
    started = now
    raw = made
    messages.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    if case .bytes(let bytes) = transfer.plan.body {
      let copy = UnsafeMutableRawBufferPointer.allocate(
        byteCount: max(bytes.count, 1), alignment: 1)
      copy.copyBytes(from: bytes)
      body = copy
    } else {
      body = nil
    }
    let settings = HandleSettings(raw, transfer.plan.route.library)
    try settings.pointer(CURLOPT_PRIVATE, Unmanaged.passUnretained(self).toOpaque())
    try settings.pointer(CURLOPT_ERRORBUFFER, messages)
    try settings.callbacks(context: Unmanaged.passUnretained(self).toOpaque())
    try settings.apply(transfer.plan)
    try settings.list(CURLOPT_HTTPHEADER, transfer.plan.headers, &lists)
    if let place = transfer.plan.connectTo {
      try settings.list(CURLOPT_CONNECT_TO, [place], &lists)
    }
    switch transfer.plan.body {
    case .none: break
    case .bytes(let bytes):
      try settings.offset(CURLOPT_POSTFIELDSIZE_LARGE, bytes.count)
      try settings.pointer(CURLOPT_POSTFIELDS, body?.baseAddress)
    case .stream(let length):
      try settings.flag(CURLOPT_UPLOAD, true)
      if let length { try settings.offset(CURLOPT_INFILESIZE_LARGE, length) }
    }
    if let target = transfer.plan.target {
      try settings.string(CURLOPT_REQUEST_TARGET, target)
    }
    // After the above, which choose a method of their own.
    try settings.string(CURLOPT_CUSTOMREQUEST, transfer.plan.method)
    if ["HEAD", "OPTIONS"].contains(transfer.plan.method) {
      try settings.flag(CURLOPT_NOBODY, true)
    }
  }

  deinit {
    curl_easy_cleanup(raw)
    for list in lists { curl_slist_free_all(list) }
    body?.deallocate()
    messages.deallocate()
  }

  /// Whether the request may be sent on the connection that there is now.
  ///
  /// libcurl sends a request again, on a new connection, if the one that it had was kept from
  /// earlier and ends without a byte of an answer. The server may have seen it all the same, so that
  /// only what reads may go twice.
  func connect() -> Bool {
    defer { isConnected = true }
    return !isConnected || isRepeatable
  }

  /// Whether the request may be sent again though a server may have seen it, or none can have.
  var isRepeatable: Bool {
    ["GET", "HEAD", "OPTIONS"].contains(transfer.plan.method)
      || kube_curl_long_info(raw, CURLINFO_REQUEST_SIZE) == 0
  }

  /// Whether the server has not looked at the request, though it was sent over HTTP/2 and failed:
  /// its stream is above the last that the server said it would look at, or was refused (RFC 9113,
  /// 6.8 and 8.7), or there never was one.
  func isUnprocessed(_ code: CURLcode) -> Bool {
    guard notes.isHTTP2, !head.hasBegun else { return false }
    guard let stream else { return isConnected }
    if let last = notes.goAway, stream > last { return true }
    // libcurl begins anew after a refusal, of which it says nothing, and after failures of the
    // connection, of which it does. But of a stream that was reset while another's bytes were in its
    // way, it says nothing either.
    return isRestarted && code == CURLE_RECV_ERROR && messages.pointee == 0 && !notes.isCrowded
  }

  /// Takes note of what libcurl says of the transfer.
  func read(_ text: UnsafeBufferPointer<UInt8>) {
    guard let message = TransferMessage(String(decoding: text, as: UTF8.self)) else { return }
    notes.read(message)
    switch message {
    case .stream(let id): stream = id
    case .restart: isRestarted = true
    case .goAway: break
    }
  }

  /// Whether the head of the answer is there.
  var hasHead: Bool { head.isDone }

  var isHTTP2: Bool { stream != nil }

  /// A pause in either direction ends. What libcurl holds back is handed over in here.
  func resume() {
    curl_easy_pause(raw, Int32(CURLPAUSE_CONT))
  }

  /// The connection ends with this transfer, unless it has others. Where libcurl refuses, it only
  /// lasts longer.
  func forbidReuse() {
    try? HandleSettings(raw).flag(CURLOPT_FORBID_REUSE, true)
  }

  /// Sends what waits to be sent on the connection; false where that cannot be done.
  func flush() -> Bool {
    guard !transfer.isPaused else { return false }
    // A change in what is paused is told to the server, and all else with it.
    curl_easy_pause(raw, Int32(CURLPAUSE_SEND))
    curl_easy_pause(raw, Int32(CURLPAUSE_CONT))
    return true
  }

  func outcome(of code: CURLcode, isUnprocessed: Bool = false) -> Result<Void, TransportError> {
    if code == CURLE_OK { return .success(()) }
    if let failure = transfer.uploadFailure { return .failure(failure) }
    if let problem = head.problem {
      return .failure(TransportError(.protocolViolation, problem))
    }
    // libcurl counts what it has written of the request, and what it asked a proxy for before that.
    let isSent =
      !isUnprocessed && isConnected && kube_curl_long_info(raw, CURLINFO_REQUEST_SIZE) > 0
    return .failure(
      CurlFailure(code, of: raw, messages, transfer.plan, isSent: isSent).error)
  }
}
