import CCurl
import KubeTransport

/// What setting options needs of libcurl, so that tests can have one that refuses.
struct OptionLibrary: Sendable {
  typealias List = UnsafeMutablePointer<curl_slist>

  /// Why an option cannot be set; nil where libcurl is to be asked.
  var refusal: @Sendable (CURLoption) -> CURLcode? = { _ in nil }
  /// A list with one more line, or nil if there is no memory.
  var append: @Sendable (List?, String) -> List? = { curl_slist_append($0, $1) }
}

/// What it means that libcurl refuses an option: nothing goes on without it, lest a certificate
/// that is pinned become the system's store.
func optionError(_ option: CURLoption, _ code: CURLcode) -> TransportError {
  let name = curl_easy_option_by_id(option).map { "CURLOPT_\(String(cString: $0.pointee.name))" }
  let reason =
    "\(name ?? "option \(option.rawValue)"): \(String(cString: curl_easy_strerror(code)))"
  let version = String(cString: kube_curl_version())
  switch code {
  case CURLE_OUT_OF_MEMORY:
    return TransportError(
      .other, "libcurl has no memory to \(purpose(of: option)) (\(reason)).", wasNotSent: true)
  case CURLE_UNKNOWN_OPTION, CURLE_NOT_BUILT_IN, CURLE_UNSUPPORTED_PROTOCOL:
    return TransportError(
      .invalidSettings,
      "This libcurl, \(version), cannot \(purpose(of: option)) (\(reason)); it takes libcurl 7.87 "
        + "or later, built with OpenSSL and HTTP/2.", wasNotSent: true)
  default:
    return TransportError(
      .invalidSettings,
      "libcurl refuses to \(purpose(of: option)) as the settings or the request say (\(reason)).",
      wasNotSent: true)
  }
}

/// What an option is for: "cannot …".
private func purpose(of option: CURLoption) -> String {
  switch option {
  case CURLOPT_CAINFO, CURLOPT_CAINFO_BLOB, CURLOPT_CAPATH: "pin certificate authorities"
  case CURLOPT_CA_CACHE_TIMEOUT: "notice certificate authorities that change"
  case CURLOPT_SSLCERT, CURLOPT_SSLCERT_BLOB: "send a client certificate"
  case CURLOPT_SSLKEY, CURLOPT_SSLKEY_BLOB, CURLOPT_KEYPASSWD: "use a client key"
  case CURLOPT_SSL_VERIFYPEER, CURLOPT_SSL_VERIFYHOST: "do without verification of certificates"
  case CURLOPT_SSLVERSION: "demand TLS 1.2 or later"
  case CURLOPT_PROXY: "choose a proxy, or none"
  case CURLOPT_NOPROXY: "choose which servers need no proxy"
  case CURLOPT_PROXY_CAINFO, CURLOPT_PROXY_CAINFO_BLOB, CURLOPT_PROXY_CAPATH:
    "pin certificate authorities for a proxy"
  case CURLOPT_PROXY_SSLCERT, CURLOPT_PROXY_SSLCERT_BLOB: "send a client certificate to a proxy"
  case CURLOPT_PROXY_SSLKEY, CURLOPT_PROXY_SSLKEY_BLOB, CURLOPT_PROXY_KEYPASSWD:
    "use a client key with a proxy"
  case CURLOPT_PROXY_SSL_VERIFYPEER, CURLOPT_PROXY_SSL_VERIFYHOST:
    "do without verification of a proxy's certificate"
  case CURLOPT_PROXY_SSLVERSION: "demand TLS 1.2 or later of a proxy"
  case CURLOPT_HTTPPROXYTUNNEL, CURLOPT_SUPPRESS_CONNECT_HEADERS: "make a tunnel through a proxy"
  case CURLOPT_UPLOAD_BUFFERSIZE: "send a request with a long head"
  case CURLOPT_UNIX_SOCKET_PATH: "connect to a Unix socket"
  case CURLOPT_CONNECT_TO: "connect to a host by another name than the one to verify"
  case CURLOPT_CONNECTTIMEOUT_MS: "bound the time to connect"
  case CURLOPT_CONNECT_ONLY: "hand over a connection that leaves HTTP"
  case CURLOPT_TCP_KEEPALIVE, CURLOPT_TCP_KEEPIDLE, CURLOPT_TCP_KEEPINTVL:
    "keep connections alive, and notice dead ones"
  case CURLOPT_HTTP_VERSION: "choose the version of HTTP"
  case CURLOPT_ACCEPT_ENCODING: "ask for compression"
  case CURLOPT_URL, CURLOPT_PATH_AS_IS, CURLOPT_PROTOCOLS_STR: "use the address of the request"
  case CURLOPT_HTTPHEADER: "send header fields"
  case CURLOPT_CUSTOMREQUEST, CURLOPT_NOBODY: "send the method of the request"
  case CURLOPT_POSTFIELDS, CURLOPT_POSTFIELDSIZE_LARGE, CURLOPT_UPLOAD, CURLOPT_INFILESIZE_LARGE,
    CURLOPT_READFUNCTION, CURLOPT_READDATA:
    "send the body of the request"
  case CURLOPT_HEADERFUNCTION, CURLOPT_HEADERDATA, CURLOPT_WRITEFUNCTION, CURLOPT_WRITEDATA,
    CURLOPT_BUFFERSIZE:
    "hand over the answer"
  case CURLOPT_PREREQFUNCTION, CURLOPT_PREREQDATA:
    "keep a request that changes something from going twice"
  case CURLOPT_DEBUGFUNCTION, CURLOPT_DEBUGDATA, CURLOPT_VERBOSE:
    "tell requests that a server refused from those that it has seen"
  case CURLOPT_REQUEST_TARGET: "ask a server whether it is there"
  case CURLOPT_SOCKOPTFUNCTION: "notice dead connections in time"
  case CURLOPT_QUICK_EXIT: "give up the resolving of a name"
  case CURLOPT_NOSIGNAL: "do without signals"
  case CURLOPT_PRIVATE: "tell one request from another"
  case CURLOPT_ERRORBUFFER: "say what goes wrong"
  default: "set an option that is needed"
  }
}
