import HTTPTypes
import KubeTransport
import Synchronization

/// A connection that leaves HTTP, shared between its user and the loop.
final class Upgrade: Sendable {
  let plan: TransferPlan
  /// The head of the request, as it goes over the wire.
  let request: [UInt8]
  private let state = Mutex(UpgradeState())

  init(_ request: TransportRequest, by route: ServerRoute) throws(TransportError) {
    var route = route
    // Only HTTP/1.1 can be left by an upgrade.
    route.settings.isHTTP2Enabled = false
    plan = try TransferPlan(request, by: route)
    let server = route.server
    var lines = ["\(plan.method) \(server.pathPrefix)\(request.head.path ?? "/") HTTP/1.1"]
    lines.append("Host: \(server.authority)")
    for field in request.head.headerFields { lines.append("\(field.name): \(field.value)") }
    self.request = Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }

  var wantsBytes: Bool { state.withLock { $0.wantsBytes } }

  var outgoing: ArraySlice<UInt8>? { state.withLock { $0.outgoing } }

  var isEnded: Bool { state.withLock { $0.outcome != nil } }

  func waitForHead(_ continuation: UpgradeState.HeadContinuation) {
    state.withLock { $0.waitForHead(request, continuation) }.resume()
  }

  func receive(_ head: HTTPResponse) {
    state.withLock { $0.receive(head) }.resume()
  }

  func receive(_ bytes: some Collection<UInt8>) {
    state.withLock { $0.receive(bytes) }.resume()
  }

  func sent(_ count: Int) {
    state.withLock { $0.sent(count) }.resume()
  }

  /// Whether the loop is to read again.
  func waitForBytes(_ continuation: UpgradeState.BytesContinuation) -> Bool {
    let (wake, goesOn) = state.withLock { $0.waitForBytes(continuation) }
    wake.resume()
    return goesOn
  }

  /// Whether the loop must be told of the bytes.
  func write(_ bytes: [UInt8], _ continuation: UpgradeState.WriteContinuation) -> Bool {
    let (wake, isNew) = state.withLock { $0.write(bytes, continuation) }
    wake.resume()
    return isNew
  }

  func failWrites(_ error: TransportError) {
    state.withLock { $0.failWrites(error) }.resume()
  }

  func end(_ result: Result<Void, TransportError>) {
    state.withLock { $0.end(result) }.resume()
  }

  func cancel() {
    end(.failure(TransportError(.cancelled, "The connection was closed on this side.")))
  }
}
