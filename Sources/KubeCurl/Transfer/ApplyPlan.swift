import CCurl
import KubeTransport

extension HandleSettings {
  func apply(_ plan: TransferPlan) throws(TransportError) {
    let settings = plan.route.settings
    try string(CURLOPT_URL, plan.url)
    try string(CURLOPT_PROTOCOLS_STR, "http,https")
    try flag(CURLOPT_PATH_AS_IS, true)
    try flag(CURLOPT_NOSIGNAL, true)
    // The loop's thread must not wait for a name that nobody wants resolved any more.
    try number(CURLOPT_QUICK_EXIT, 1)
    try flag(CURLOPT_SUPPRESS_CONNECT_HEADERS, true)
    // Watches are quiet for minutes, and what is on the way forgets quiet connections.
    try flag(CURLOPT_TCP_KEEPALIVE, true)
    try number(CURLOPT_TCP_KEEPIDLE, 30)
    try number(CURLOPT_TCP_KEEPINTVL, 5)
    try prepareSockets()
    try number(CURLOPT_BUFFERSIZE, 128 << 10)
    try number(
      CURLOPT_HTTP_VERSION,
      settings.isHTTP2Enabled ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1,
      // One without HTTP/2 agrees on HTTP/1.1, as it does with servers that have no other.
      tolerating: settings.isHTTP2Enabled ? [CURLE_UNSUPPORTED_PROTOCOL] : [])
    // libcurl 7.88 sends a head in two pieces of this size, and no third.
    if plan.hasLongHead { try number(CURLOPT_UPLOAD_BUFFERSIZE, 1 << 20) }
    let timeout = MonotonicTime.nanoseconds(settings.connectTimeout) / 1_000_000
    try number(CURLOPT_CONNECTTIMEOUT_MS, Int(clamping: max(timeout, 1)))
    if settings.isCompressionEnabled { try string(CURLOPT_ACCEPT_ENCODING, "gzip") }
    if let path = settings.unixSocket { try string(CURLOPT_UNIX_SOCKET_PATH, path) }
    try apply(settings.tls)
    if let identity = plan.identity {
      try pem(identity.certificate, file: CURLOPT_SSLCERT, bytes: CURLOPT_SSLCERT_BLOB)
      try pem(identity.key, file: CURLOPT_SSLKEY, bytes: CURLOPT_SSLKEY_BLOB)
      // Without one OpenSSL asks on the terminal for that of an encrypted file, and libcurl 7.88
      // crashes at encrypted bytes.
      try string(CURLOPT_KEYPASSWD, "")
    }
    // Both are set in any case, lest libcurl read the environment by rules of its own.
    try string(CURLOPT_PROXY, plan.route.proxy?.url ?? "")
    try string(CURLOPT_NOPROXY, "")
    if plan.route.proxy?.scheme == .https { try applyToProxy(settings.tls, plan.identity) }
  }

  /// A proxy is verified as the server is, and gets the same client certificate if it asks, as
  /// with kubectl. It never gets the key, nor can it use the certificate with the server.
  private func applyToProxy(
    _ tls: TLSSettings, _ identity: ClientIdentity?
  ) throws(TransportError) {
    try number(CURLOPT_PROXY_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
    switch tls.trust {
    case .system: break
    case .certificates(let pem):
      try self.pem(pem, file: CURLOPT_PROXY_CAINFO, bytes: CURLOPT_PROXY_CAINFO_BLOB)
      try pointer(CURLOPT_PROXY_CAPATH, nil, tolerating: [CURLE_NOT_BUILT_IN])
    case .insecure:
      try flag(CURLOPT_PROXY_SSL_VERIFYPEER, false)
      try number(CURLOPT_PROXY_SSL_VERIFYHOST, 0)
    }
    guard let identity else { return }
    try pem(identity.certificate, file: CURLOPT_PROXY_SSLCERT, bytes: CURLOPT_PROXY_SSLCERT_BLOB)
    try pem(identity.key, file: CURLOPT_PROXY_SSLKEY, bytes: CURLOPT_PROXY_SSLKEY_BLOB)
    try string(CURLOPT_PROXY_KEYPASSWD, "")
  }

  private func apply(_ tls: TLSSettings) throws(TransportError) {
    try number(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
    switch tls.trust {
    case .system: break
    case .certificates(let pem):
      try self.pem(pem, file: CURLOPT_CAINFO, bytes: CURLOPT_CAINFO_BLOB)
      // libcurl adds the directory of the system's certificates of its own accord, where its TLS
      // library knows directories.
      try pointer(CURLOPT_CAPATH, nil, tolerating: [CURLE_NOT_BUILT_IN])
      // Certificates that rotate must be noticed; libcurl would keep them for a day, where it keeps
      // any.
      try number(
        CURLOPT_CA_CACHE_TIMEOUT, 0, tolerating: [CURLE_UNKNOWN_OPTION, CURLE_NOT_BUILT_IN])
    case .insecure:
      try flag(CURLOPT_SSL_VERIFYPEER, false)
      try number(CURLOPT_SSL_VERIFYHOST, 0)
    }
  }

  private func pem(_ pem: PEM, file: CURLoption, bytes: CURLoption) throws(TransportError) {
    switch pem {
    case .file(let path): try string(file, path)
    case .bytes(let content): try blob(bytes, content)
    }
  }
}
