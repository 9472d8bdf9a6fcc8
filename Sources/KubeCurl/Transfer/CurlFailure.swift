import CCurl
import KubeTransport

/// What libcurl knows of a request that failed.
struct CurlFailure: Sendable {
  var code: CURLcode
  /// libcurl's own words; may be empty.
  var detail = ""
  var isSent = false
  var proxy: ProxyAddress?
  /// OpenSSL's codes of the server's certificate and of the proxy's.
  var verification = 0
  var proxyVerification = 0
  /// What the proxy answered to `CONNECT`; zero before.
  var connectStatus = 0
  /// libcurl's code of what a SOCKS proxy answered.
  var socksAnswer = CURLPX_OK

  private var reason: String {
    detail.isEmpty ? String(cString: curl_easy_strerror(code)) : detail
  }

  /// Whether the connection had come no further than the proxy.
  private var isAtProxy: Bool { proxy != nil && !isSent && connectStatus == 0 }

  /// Whether what failed in TLS is that of the proxy.
  private var isProxysTLS: Bool { proxy?.scheme == .https && isAtProxy }

  /// What there is a connection to. A proxy resolves the server's name.
  private var nearest: String { proxy == nil ? "server" : "proxy" }

  /// What TLS is with.
  private var party: String { isProxysTLS ? "proxy" : "server" }
}

extension CurlFailure {
  init(
    _ code: CURLcode, of handle: UnsafeMutableRawPointer, _ messages: UnsafePointer<CChar>,
    _ plan: TransferPlan, isSent: Bool
  ) {
    self.init(
      code: code, detail: String(cString: messages), isSent: isSent, proxy: plan.route.proxy,
      verification: kube_curl_long_info(handle, CURLINFO_SSL_VERIFYRESULT),
      proxyVerification: kube_curl_long_info(handle, CURLINFO_PROXY_SSL_VERIFYRESULT),
      connectStatus: kube_curl_long_info(handle, CURLINFO_HTTP_CONNECTCODE),
      socksAnswer: CURLproxycode(
        UInt32(clamping: kube_curl_long_info(handle, CURLINFO_PROXY_ERROR))))
  }

  /// What it means to whoever sent the request.
  var error: TransportError {
    func error(_ kind: TransportError.Code, _ message: String) -> TransportError {
      TransportError(kind, message, wasNotSent: !isSent)
    }
    // This quotes the address, with the password in it.
    if reason.hasPrefix("Unsupported proxy") {
      return error(.invalidSettings, "This libcurl has no TLS for proxies, as https:// wants it.")
    }
    if reason.hasPrefix("Unix socket path too long") {
      return error(.invalidSettings, "The path of the Unix socket is too long.")
    }
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY:
      return error(.nameNotResolved, "The \(nearest)'s name has no address: \(reason).")
    case CURLE_PROXY: return error(.proxyFailed, refusal)
    case CURLE_COULDNT_CONNECT:
      return error(.connectionFailed, "No connection to the \(nearest): \(reason).")
    case CURLE_OPERATION_TIMEDOUT:
      let way = proxy.map { " through the proxy \($0)" } ?? ""
      return error(
        .connectTimeout,
        "No connection\(way) within the time allowed: \(reason). Is the address right?")
    case CURLE_PEER_FAILED_VERIFICATION: return error(.certificateRejected, rejection)
    case CURLE_SSL_CERTPROBLEM:
      return error(
        .invalidSettings,
        "The client certificate cannot be used: \(reason). Do certificate and key belong together, "
          + "and is the key not encrypted?")
    case CURLE_SSL_CACERT_BADFILE:
      return error(.invalidSettings, "The certificate authority cannot be used: \(reason).")
    case CURLE_SSL_CONNECT_ERROR where reason.contains("Connection reset"):
      // As a server that is killed does; the next try may meet the one that is started.
      return error(
        .closedEarly, "The \(party) ended the connection while TLS was agreed on: \(reason).")
    case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_SSL_ENGINE_INITFAILED,
      CURLE_USE_SSL_FAILED:
      // Within the TLS of a proxy, libcurl loses why a certificate is rejected.
      let isHidden = proxy?.scheme == .https && !isProxysTLS && reason.contains("SYSCALL")
      let hint = isHidden ? " Is the certificate authority that of this cluster?" : ""
      return error(
        .tlsFailed, "TLS could not be agreed on with the \(party): \(reason).\(hint)")
    case CURLE_URL_MALFORMAT:
      return error(.invalidRequest, "The address cannot be used: \(reason).")
    case CURLE_RECV_ERROR, CURLE_SEND_ERROR:
      if !isSent, proxy != nil, reason.contains("CONNECT") { return error(.proxyFailed, refusal) }
      // With TLS 1.3 a server refuses our certificate only after the handshake.
      if reason.contains("alert") { return error(.tlsFailed, "The \(party) ended TLS: \(reason).") }
      if isAtProxy {
        return error(.proxyFailed, "The connection to the proxy broke: \(reason).")
      }
      if reason.contains("chunked-encoding") || reason.contains("Too large response headers") {
        return error(.protocolViolation, "The answer breaks HTTP's rules: \(reason).")
      }
      return error(.closedEarly, "The connection broke: \(reason).")
    case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_SEND_FAIL_REWIND, CURLE_ABORTED_BY_CALLBACK:
      return error(.closedEarly, "The connection ended before the answer did: \(reason).")
    case CURLE_HTTP2, CURLE_HTTP2_STREAM:
      return error(.closedEarly, "The server ended the HTTP/2 stream: \(reason).")
    case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_BAD_CONTENT_ENCODING,
      CURLE_WRITE_ERROR:
      return error(.protocolViolation, "The answer breaks HTTP's rules: \(reason).")
    case CURLE_OUT_OF_MEMORY where isSent:
      // What libcurl says of a line of more than 100 KB.
      return error(
        .protocolViolation, "There is no memory for the answer, or a line of its head is too long.")
    default:
      return error(.other, "The transfer failed: \(reason) (libcurl \(code.rawValue)).")
    }
  }

  /// Why a proxy made no way to the server.
  private var refusal: String {
    switch (socksAnswer, connectStatus) {
    case (CURLPX_NO_AUTH, _), (CURLPX_USER_REJECTED, _), (_, 407):
      "The proxy wants a user and a password, or others than these: \(reason)."
    case (CURLPX_REPLY_CONNECTION_REFUSED, _), (CURLPX_REPLY_HOST_UNREACHABLE, _),
      (CURLPX_REPLY_NETWORK_UNREACHABLE, _), (CURLPX_REPLY_TTL_EXPIRED, _), (_, 502...504):
      "The proxy does not reach the server: \(reason)."
    default: "The proxy refused: \(reason)."
    }
  }

  /// Why a certificate was rejected, by OpenSSL's code, and what to do.
  private var rejection: String {
    let why =
      switch isProxysTLS ? proxyVerification : verification {
      case 9: "it is not valid yet; is this machine's clock right?"
      case 10: "it has expired; the \(party) needs a new one (or this machine's clock is wrong)."
      case 18, 19:
        "it is signed by itself and not among those to trust; \(remedy)"
      case 2, 20, 21, 27:
        isProxysTLS
          ? "its issuer is not among those to trust; \(remedy)"
          : "its issuer is not among those to trust; is the certificate authority that of this cluster?"
      case 23: "it has been revoked."
      default:
        reason.contains("subject name") || reason.contains("does not match")
          ? isProxysTLS
            ? "it is for another name; connect to the proxy by that name."
            : "it is for another name; connect to that name, or set the TLS server name."
          : "it cannot be verified."
      }
    return "The \(party)'s certificate is rejected: \(why) (\(reason))"
  }

  private var remedy: String {
    isProxysTLS
      ? "the cluster's certificate authority counts for the proxy, too: add the proxy's to it."
      : "set the cluster's certificate authority."
  }
}
