import CCurl
import KubeTransport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Sets libcurl's options.
struct HandleSettings {
  let raw: UnsafeMutableRawPointer

  init(_ raw: UnsafeMutableRawPointer) {
    self.raw = raw
  }

  func number(_ option: CURLoption, _ value: Int) {
    _ = kube_curl_set_long(raw, option, value)
  }

  func flag(_ option: CURLoption, _ value: Bool) {
    number(option, value ? 1 : 0)
  }

  func offset(_ option: CURLoption, _ value: Int) {
    _ = kube_curl_set_offset(raw, option, curl_off_t(value))
  }

  /// libcurl makes a copy.
  func string(_ option: CURLoption, _ value: String) {
    _ = kube_curl_set_string(raw, option, value)
  }

  func pointer(_ option: CURLoption, _ value: UnsafeRawPointer?) {
    _ = kube_curl_set_pointer(raw, option, value)
  }

  func blob(_ option: CURLoption, _ bytes: [UInt8]) {
    _ = bytes.withUnsafeBytes { kube_curl_set_blob(raw, option, $0.baseAddress, $0.count) }
  }

  func list(
    _ option: CURLoption, _ lines: [String], _ lists: inout [UnsafeMutablePointer<curl_slist>]
  ) {
    var list: UnsafeMutablePointer<curl_slist>?
    for line in lines { list = curl_slist_append(list, line) ?? list }
    guard let list else { return }
    lists.append(list)
    pointer(option, list)
  }

  /// The context is the handle's ``EasyHandle``.
  func callbacks(context: UnsafeMutableRawPointer) {
    _ = kube_curl_set_transfer(raw, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
      guard let bytes, let context else { return 0 }
      let handle = Unmanaged<EasyHandle>.fromOpaque(context).takeUnretainedValue()
      let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
      let goesOn = handle.head.read(line.bindMemory(to: UInt8.self)) { handle.transfer.receive($0) }
      return goesOn ? size * count : 0
    }
    _ = kube_curl_set_transfer(raw, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
      guard let bytes, let context else { return 0 }
      let handle = Unmanaged<EasyHandle>.fromOpaque(context).takeUnretainedValue()
      let chunk = UnsafeRawBufferPointer(start: bytes, count: size * count)
      let isTaken = handle.transfer.receive(chunk.bindMemory(to: UInt8.self))
      return isTaken ? size * count : Int(KUBE_CURL_WRITE_PAUSE)
    }
    _ = kube_curl_set_transfer(raw, CURLOPT_READFUNCTION) { bytes, size, count, context in
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
    _ = kube_curl_set_connected(
      raw,
      { context, _, _, _, _ in
        guard let context else { return CURL_PREREQFUNC_ABORT }
        let handle = Unmanaged<EasyHandle>.fromOpaque(context).takeUnretainedValue()
        return handle.connect() ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
      }, context)
    pointer(CURLOPT_HEADERDATA, context)
    pointer(CURLOPT_WRITEDATA, context)
    pointer(CURLOPT_READDATA, context)
  }

  func apply(_ plan: TransferPlan) throws(TransportError) {
    let settings = plan.settings
    string(CURLOPT_URL, plan.url)
    string(CURLOPT_PROTOCOLS_STR, "http,https")
    flag(CURLOPT_PATH_AS_IS, true)
    flag(CURLOPT_NOSIGNAL, true)
    flag(CURLOPT_SUPPRESS_CONNECT_HEADERS, true)
    // Watches are quiet for minutes, and what is on the way forgets quiet connections.
    flag(CURLOPT_TCP_KEEPALIVE, true)
    number(CURLOPT_TCP_KEEPIDLE, 30)
    number(CURLOPT_TCP_KEEPINTVL, 30)
    number(CURLOPT_BUFFERSIZE, 128 << 10)
    number(
      CURLOPT_HTTP_VERSION,
      settings.isHTTP2Enabled ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1)
    let timeout = MonotonicTime.nanoseconds(settings.connectTimeout) / 1_000_000
    number(CURLOPT_CONNECTTIMEOUT_MS, Int(clamping: max(timeout, 1)))
    if settings.isCompressionEnabled { string(CURLOPT_ACCEPT_ENCODING, "gzip") }
    if let path = settings.unixSocket { string(CURLOPT_UNIX_SOCKET_PATH, path) }
    switch settings.proxy {
    case .environment:
      // libcurl reads this one in small letters only, as a header field could set the other in CGI.
      if plan.url.hasPrefix("http:"), settings.unixSocket == nil, getenv("http_proxy") == nil,
        getenv("REQUEST_METHOD") == nil, let url = getenv("HTTP_PROXY")
      {
        string(CURLOPT_PROXY, String(cString: url))
      }
    case .none: string(CURLOPT_PROXY, "")
    case .url(let url):
      string(CURLOPT_PROXY, url)
      // The environment's NO_PROXY is for the environment's proxies.
      string(CURLOPT_NOPROXY, "")
    }
    apply(settings.tls)
    if let identity = plan.identity {
      pem(identity.certificate, file: CURLOPT_SSLCERT, bytes: CURLOPT_SSLCERT_BLOB)
      pem(identity.key, file: CURLOPT_SSLKEY, bytes: CURLOPT_SSLKEY_BLOB)
      // Without one OpenSSL asks on the terminal for that of an encrypted file, and libcurl 7.88
      // crashes at encrypted bytes.
      string(CURLOPT_KEYPASSWD, "")
    }
  }

  private func apply(_ tls: TLSSettings) {
    number(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
    switch tls.trust {
    case .system: break
    case .certificates(let pem):
      self.pem(pem, file: CURLOPT_CAINFO, bytes: CURLOPT_CAINFO_BLOB)
      // libcurl adds the directory of the system's certificates of its own accord.
      pointer(CURLOPT_CAPATH, nil)
      // Certificates that rotate must be noticed; libcurl would keep them for a day.
      number(CURLOPT_CA_CACHE_TIMEOUT, 0)
    case .insecure:
      flag(CURLOPT_SSL_VERIFYPEER, false)
      number(CURLOPT_SSL_VERIFYHOST, 0)
    }
  }

  private func pem(_ pem: PEM, file: CURLoption, bytes: CURLoption) {
    switch pem {
    case .file(let path): string(file, path)
    case .bytes(let content): blob(bytes, content)
    }
  }
}
