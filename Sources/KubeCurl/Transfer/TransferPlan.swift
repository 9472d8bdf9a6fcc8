import HTTPTypes
import KubeTransport

/// All that a transfer is set up from, checked.
struct TransferPlan: Sendable {
  var url: String
  /// What is asked for in place of the URL's path.
  var target: String?
  /// Whether the answer may go on for as long as somebody reads it.
  var isLongLived: Bool
  var method: String
  /// `Name: value`, as libcurl takes them.
  var headers: [String]
  var body: Body
  var route: ServerRoute
  var identity: ClientIdentity?
  /// Whether the connection may have HTTP/2.
  var mayShareConnection: Bool
  /// Whether the head is longer than libcurl sends over HTTP/2, as that of a request with a selector
  /// of thousands of values. It goes over HTTP/1.1.
  var hasLongHead = false
  /// `name:port:host:port`, where the name to verify is not the host to connect to.
  var connectTo: String?

  enum Body: Sendable {
    case none
    case bytes([UInt8])
    /// The length, if it is known.
    case stream(Int?)
  }

  init(_ request: TransportRequest, by route: ServerRoute) throws(TransportError) {
    let (server, settings) = (route.server, route.settings)
    func invalid(_ why: String) -> TransportError {
      TransportError(.invalidRequest, why, wasNotSent: true)
    }
    let path = request.head.path ?? "/"
    guard path.utf8.first == UInt8(ascii: "/"), path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else {
      throw invalid(
        "The path of the request does not begin with a slash, or is not percent-encoded.")
    }
    self.route = route
    mayShareConnection = settings.isHTTP2Enabled && server.isTLS
    isLongLived = request.isLongLived
    identity = request.identity ?? settings.tls.identity
    if let own = request.identity { try PEMCheck.check(own) }
    method = request.head.method.rawValue
    var headers = try Self.lines(of: request.head.headerFields)
    let scheme = server.isTLS ? "https" : "http"
    if let name = settings.tls.serverName, !name.isEmpty, server.isTLS {
      guard name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }) else {
        throw TransportError(
          .invalidSettings, "The TLS server name '\(name)' is no host name.", wasNotSent: true)
      }
      let host = name.contains(":") && !name.hasPrefix("[") ? "[\(name)]" : name
      url = "\(scheme)://\(host):\(server.port)\(server.pathPrefix)\(path)"
      connectTo = "\(host):\(server.port):\(server.host):\(server.port)"
      headers.append("Host: \(server.authority)")
    } else {
      url = "\(scheme)://\(server.authority)\(server.pathPrefix)\(path)"
    }
    switch request.body {
    case .none: body = .none
    case .bytes(let bytes): body = .bytes(bytes)
    case .stream(_, let length): body = .stream(length)
    }
    // libcurl adds these of its own accord to what it takes for a form.
    headers.append("Expect:")
    if request.head.headerFields[.contentType] == nil { headers.append("Content-Type:") }
    if request.head.headerFields[.accept] == nil { headers.append("Accept:") }
    self.headers = headers
    try fitHead()
  }

  /// The most bytes of a head that servers written in Go read, and that libcurl sends.
  static let headLimit = 1_000_000
  /// The most bytes of a head over HTTP/2. At 64 KiB libcurl's nghttp2 ends the connection, with all
  /// that is on it.
  static let shortHeadLimit = 60_000

  private mutating func fitHead() throws(TransportError) {
    let size = headers.reduce(method.utf8.count + url.utf8.count) { $0 + $1.utf8.count + 32 }
    guard size <= Self.headLimit else {
      throw TransportError(
        .invalidRequest,
        "The head of the request has \(size) bytes, and \(Self.headLimit) are what servers read; "
          + "shorten its selector, or select by fewer values at a time.", wasNotSent: true)
    }
    guard size > Self.shortHeadLimit else { return }
    hasLongHead = true
    mayShareConnection = false
    route.settings.isHTTP2Enabled = false
  }

  private static func lines(of fields: HTTPFields) throws(TransportError) -> [String] {
    var lines: [String] = []
    for field in fields {
      // HTTPField replaces line breaks by spaces; this is for whatever gets past it.
      guard field.value.utf8.allSatisfy({ $0 != 0 && $0 != 0x0A && $0 != 0x0D }) else {
        throw TransportError(
          .invalidRequest, "The value of the header field \(field.name) has a line break.",
          wasNotSent: true)
      }
      lines.append(field.value.isEmpty ? "\(field.name);" : "\(field.name): \(field.value)")
    }
    return lines
  }
}
