import HTTPTypes
import Kube
import Synchronization

/// A server in this process that has every answer ready: pages of a list, and one watch.
final class CannedServer: HTTPTransport {
  private let pages: [[UInt8]]
  private let watch: Mutex<BodyPipe?> = Mutex(nil)

  /// - Parameter pages: JSON of lists; the token to go on with is the number of the next one.
  init(pages: [[UInt8]]) {
    self.pages = pages
  }

  /// Where lines of the watch that is open go.
  var openWatch: BodyPipe? { watch.withLock { $0 } }

  func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
    let query = request.head.path.map(Self.query) ?? [:]
    var head = HTTPResponse(status: .ok)
    head.headerFields[.contentType] = "application/json"
    let pipe = BodyPipe(limit: 1 << 20)
    if query["watch"] != nil {
      // The lists stand for all that there is: no streaming list.
      if query["sendInitialEvents"] != nil { return Self.refusal() }
      watch.withLock { $0 = pipe }
      return TransportResponse(head, body: pipe.makeBody())
    }
    let page = query["continue"].flatMap { Int($0) } ?? 0
    _ = pipe.offer(pages[min(page, pages.count - 1)])
    pipe.finish()
    return TransportResponse(head, body: pipe.makeBody())
  }

  private static func refusal() -> TransportResponse {
    var head = HTTPResponse(status: .unprocessableContent)
    head.headerFields[.contentType] = "application/json"
    let pipe = BodyPipe()
    _ = pipe.offer(
      Array(
        """
        {"kind":"Status","apiVersion":"v1","status":"Failure","code":422,"reason":"Invalid",\
        "message":"sendInitialEvents is forbidden"}
        """.utf8))
    pipe.finish()
    return TransportResponse(head, body: pipe.makeBody())
  }

  private static func query(_ path: String) -> [String: String] {
    let parts = path.split(separator: "?", maxSplits: 1)
    guard parts.count == 2 else { return [:] }
    return parts[1].split(separator: "&").reduce(into: [:]) { query, item in
      let pair = item.split(separator: "=", maxSplits: 1)
      query[String(pair[0])] = pair.count == 2 ? String(pair[1]) : ""
    }
  }
}
