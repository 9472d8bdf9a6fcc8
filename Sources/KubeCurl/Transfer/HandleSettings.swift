import CCurl
import KubeTransport

/// Sets libcurl's options. Each counts: one that the library refuses ends the request.
struct HandleSettings {
  let raw: UnsafeMutableRawPointer
  private let library: OptionLibrary

  init(_ raw: UnsafeMutableRawPointer, _ library: OptionLibrary = OptionLibrary()) {
    self.raw = raw
    self.library = library
  }

  /// - Parameter tolerating: the answers of a library for which the option changes nothing.
  func number(
    _ option: CURLoption, _ value: Int, tolerating: [CURLcode] = []
  ) throws(TransportError) {
    try set(option, tolerating) { kube_curl_set_long(raw, option, value) }
  }

  func flag(_ option: CURLoption, _ value: Bool) throws(TransportError) {
    try number(option, value ? 1 : 0)
  }

  func offset(_ option: CURLoption, _ value: Int) throws(TransportError) {
    try set(option) { kube_curl_set_offset(raw, option, curl_off_t(value)) }
  }

  /// libcurl makes a copy.
  func string(_ option: CURLoption, _ value: String) throws(TransportError) {
    // C would take what is before it for the whole.
    guard !value.utf8.contains(0) else { throw optionError(option, CURLE_BAD_FUNCTION_ARGUMENT) }
    try set(option) { kube_curl_set_string(raw, option, value) }
  }

  func pointer(
    _ option: CURLoption, _ value: UnsafeRawPointer?, tolerating: [CURLcode] = []
  ) throws(TransportError) {
    try set(option, tolerating) { kube_curl_set_pointer(raw, option, value) }
  }

  func blob(_ option: CURLoption, _ bytes: [UInt8]) throws(TransportError) {
    try set(option) {
      bytes.withUnsafeBytes { kube_curl_set_blob(raw, option, $0.baseAddress, $0.count) }
    }
  }

  func list(
    _ option: CURLoption, _ lines: [String], _ lists: inout [UnsafeMutablePointer<curl_slist>]
  ) throws(TransportError) {
    var list: UnsafeMutablePointer<curl_slist>?
    for line in lines {
      guard let longer = library.append(list, line) else {
        curl_slist_free_all(list)
        throw optionError(option, CURLE_OUT_OF_MEMORY)
      }
      list = longer
    }
    guard let list else { return }
    lists.append(list)
    try pointer(option, list)
  }

  private func set(
    _ option: CURLoption, _ tolerated: [CURLcode] = [], _ call: () -> CURLcode
  ) throws(TransportError) {
    let code = library.refusal(option) ?? call()
    guard code == CURLE_OK || tolerated.contains(code) else { throw optionError(option, code) }
  }

  /// Has TCP give up connections whose other end is gone.
  func prepareSockets() throws(TransportError) {
    try set(CURLOPT_SOCKOPTFUNCTION) { kube_curl_prepare_sockets(raw) }
  }

  /// The context is the handle's ``EasyHandle``.
  func callbacks(context: UnsafeMutableRawPointer) throws(TransportError) {
    try callback(CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
      guard let bytes, let context else { return 0 }
      let handle = Unmanaged<EasyHandle>.fromOpaque(context).takeUnretainedValue()
      handle.notes.hear()
      let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
      let goesOn = handle.head.read(line.bindMemory(to: UInt8.self)) { handle.transfer.receive($0) }
      if handle.head.isHTTP1 == true { handle.notes.isHTTP1 = true }
      return goesOn ? size * count : 0
    }
    try callback(CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
      guard let bytes, let context else { return 0 }
      let handle = Unmanaged<EasyHandle>.fromOpaque(context).takeUnretainedValue()
      handle.notes.hear(bodyBytes: size * count)
      let chunk = UnsafeRawBufferPointer(start: bytes, count: size * count)
      let isTaken = handle.transfer.receive(chunk.bindMemory(to: UInt8.self))
      return isTaken ? size * count : Int(KUBE_CURL_WRITE_PAUSE)
    }
    try callback(CURLOPT_READFUNCTION) { bytes, size, count, context in
      guard let bytes, let context else { return Int(KUBE_CURL_READ_ABORT) }
      let handle = Unmanaged<EasyHandle>.fromOpaque(context).takeUnretainedValue()
      let space = UnsafeMutableRawBufferPointer(start: bytes, count: size * count)
      switch handle.transfer.fillUpload(space) {
      case .bytes(let count): return count
      case .pause: return Int(KUBE_CURL_READ_PAUSE)
      case .end: return 0
      case .fail: return Int(KUBE_CURL_READ_ABORT)
      }
    }
    try set(CURLOPT_PREREQFUNCTION) {
      kube_curl_set_connected(raw) { context, _, _, _, _ in
        guard let context else { return CURL_PREREQFUNC_ABORT }
        let handle = Unmanaged<EasyHandle>.fromOpaque(context).takeUnretainedValue()
        return handle.connect() ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
      }
    }
    try pointer(CURLOPT_PREREQDATA, context)
    try set(CURLOPT_DEBUGFUNCTION) {
      kube_curl_set_debug(raw) { _, kind, text, count, context in
        guard kind == CURLINFO_TEXT, let text, let context else { return 0 }
        Unmanaged<EasyHandle>.fromOpaque(context).takeUnretainedValue().read(
          UnsafeRawBufferPointer(start: text, count: count).bindMemory(to: UInt8.self))
        return 0
      }
    }
    try pointer(CURLOPT_DEBUGDATA, context)
    try flag(CURLOPT_VERBOSE, true)
    try pointer(CURLOPT_HEADERDATA, context)
    try pointer(CURLOPT_WRITEDATA, context)
    try pointer(CURLOPT_READDATA, context)
  }

  private func callback(
    _ option: CURLoption, _ function: kube_curl_transfer
  ) throws(TransportError) {
    try set(option) { kube_curl_set_transfer(raw, option, function) }
  }
}
