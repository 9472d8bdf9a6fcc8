import HTTPTypes
import KubeClient
import KubeCore
import KubeTransport
import Synchronization

/// An OpenID Connect issuer that answers from a script.
final class IssuerDouble: HTTPTransport {
  struct Call: Sendable {
    var server: String
    var method: String
    var path: String
    var authorization: String?
    var form: String
  }

  typealias Answer = @Sendable (Call) -> (status: Int, body: String)

  private let server: String
  private let calls: CallLog
  private let answer: Answer

  final class CallLog: Sendable {
    private let calls = Mutex<[Call]>([])
    var all: [Call] { calls.withLock { $0 } }
    func append(_ call: Call) { calls.withLock { $0.append(call) } }
  }

  init(server: String, calls: CallLog, answer: @escaping Answer) {
    self.server = server
    self.calls = calls
    self.answer = answer
  }

  func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
    var form = ""
    if case .bytes(let bytes) = request.body { form = String(decoding: bytes, as: UTF8.self) }
    let call = Call(
      server: server, method: request.head.method.rawValue, path: request.head.path ?? "",
      authorization: request.head.headerFields[.authorization], form: form)
    calls.append(call)
    let (status, body) = answer(call)
    if status == 0 { throw TransportError(.connectionFailed, "Nobody is there.") }
    return TransportResponse(
      HTTPResponse(status: .init(code: status)), body: ResponseBody(Array(body.utf8)))
  }

  func upgrade(_ request: TransportRequest) async throws(TransportError) -> UpgradeResult {
    throw TransportError(.invalidRequest, "There is nothing to upgrade to.")
  }

  /// A token that expires at a time.
  static func token(_ expiry: String, _ subject: String = "s") throws -> String {
    let seconds = try Time(expiry).secondsSince1970
    func part(_ text: String) -> String {
      Base64Data(utf8: text).base64Text.replacing("+", with: "-").replacing("/", with: "_")
        .replacing("=", with: "")
    }
    return "\(part("{}")).\(part(#"{"sub":"\#(subject)?>","exp":\#(seconds)}"#)).sig"
  }
}
