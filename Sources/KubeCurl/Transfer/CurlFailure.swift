import CCurl
import KubeTransport

/// What libcurl's codes mean to whoever sent a request.
func curlError(
  _ code: CURLcode, _ detail: String, isSent: Bool, verification: Int
) -> TransportError {
  let reason = detail.isEmpty ? String(cString: curl_easy_strerror(code)) : detail
  func error(_ kind: TransportError.Code, _ message: String) -> TransportError {
    TransportError(kind, message, wasNotSent: !isSent)
  }
  // This quotes the address, with the password in it.
  if reason.hasPrefix("Unsupported proxy") {
    return error(
      .invalidSettings,
      "The proxy's address cannot be used; it is of the form http://user:password@host:port, "
        + "percent-encoded.")
  }
  if reason.hasPrefix("Unix socket path too long") {
    return error(.invalidSettings, "The path of the Unix socket is too long.")
  }
  switch code {
  case CURLE_COULDNT_RESOLVE_HOST:
    return error(.nameNotResolved, "The server's name has no address: \(reason).")
  case CURLE_COULDNT_RESOLVE_PROXY:
    return error(.proxyFailed, "The proxy's name has no address: \(reason).")
  case CURLE_PROXY:
    return error(.proxyFailed, "The proxy refused: \(reason).")
  case CURLE_COULDNT_CONNECT:
    return error(.connectionFailed, "No connection to the server: \(reason).")
  case CURLE_OPERATION_TIMEDOUT:
    return error(
      .connectTimeout, "No connection within the time allowed: \(reason). Is the address right?")
  case CURLE_PEER_FAILED_VERIFICATION:
    return error(.certificateRejected, rejection(verification, reason))
  case CURLE_SSL_CERTPROBLEM:
    return error(
      .invalidSettings,
      "The client certificate cannot be used: \(reason). Do certificate and key belong together, and "
        + "is the key not encrypted?")
  case CURLE_SSL_CACERT_BADFILE:
    return error(.invalidSettings, "The certificate authority cannot be used: \(reason).")
  case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_SSL_ENGINE_INITFAILED, CURLE_USE_SSL_FAILED:
    return error(.tlsFailed, "TLS could not be agreed on: \(reason).")
  case CURLE_URL_MALFORMAT:
    return error(.invalidRequest, "The address cannot be used: \(reason).")
  case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_SEND_FAIL_REWIND, CURLE_ABORTED_BY_CALLBACK:
    return error(.closedEarly, "The connection ended before the answer did: \(reason).")
  case CURLE_RECV_ERROR, CURLE_SEND_ERROR:
    if !isSent, reason.contains("CONNECT") {
      return error(.proxyFailed, "The proxy refused: \(reason).")
    }
    // With TLS 1.3 a server refuses our certificate only after the handshake.
    if reason.contains("alert") { return error(.tlsFailed, "The server ended TLS: \(reason).") }
    if reason.contains("chunked-encoding") || reason.contains("Too large response headers") {
      return error(.protocolViolation, "The answer breaks HTTP's rules: \(reason).")
    }
    return error(.closedEarly, "The connection broke: \(reason).")
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

/// Why a certificate was rejected, by OpenSSL's code, and what to do.
private func rejection(_ code: Int, _ reason: String) -> String {
  let why =
    switch code {
    case 9: "it is not valid yet; is this machine's clock right?"
    case 10: "it has expired; the server needs a new one (or this machine's clock is wrong)."
    case 18, 19:
      "it is signed by itself and not among those to trust; set the cluster's certificate authority."
    case 2, 20, 21, 27:
      "its issuer is not among those to trust; is the certificate authority that of this cluster?"
    case 23: "it has been revoked."
    default:
      reason.contains("subject name") || reason.contains("does not match")
        ? "it is for another name; connect to that name, or set the TLS server name."
        : "it cannot be verified."
    }
  return "The server's certificate is rejected: \(why) (\(reason))"
}
