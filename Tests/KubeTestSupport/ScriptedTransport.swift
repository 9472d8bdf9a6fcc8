package import HTTPTypes
package import KubeTransport

/// A transport that answers as a test says, and remembers what it was asked.
///
/// Without a script for upgrades it refuses them as a transport does that has none.
package final class ScriptedTransport: HTTPTransport {
  package typealias Answer =
    @Sendable (TransportRequest) async throws(TransportError) -> TransportResponse
  package typealias Upgrade =
    @Sendable (TransportRequest) async throws(TransportError) -> UpgradeResult

  private struct State {
    var requests: [TransportRequest] = []
    var answers: ArraySlice<Answer>
    var upgrades: ArraySlice<Upgrade>?
  }

  private let state: Shared<State>
  /// For what comes after the script.
  private let otherwise: Answer

  /// - Parameters:
  ///   - answers: the answers in order; the next request after them fails.
  ///   - upgrades: what comes of upgrades, in order.
  package init(_ answers: [Answer] = [], upgrades: [Upgrade]? = nil) {
    state = Shared(State(answers: answers[...], upgrades: upgrades?[...]))
    otherwise = Self.fail(TransportError(.other, "The script has no more answers."))
  }

  /// Answers each request in the same way.
  package init(answering answer: @escaping Answer) {
    state = Shared(State(answers: []))
    otherwise = answer
  }

  /// - Parameter routes: answers by path without query; all else is answered 404.
  package convenience init(routes: [String: Answer]) {
    let missing = Self.json(
      #"{"kind":"Status","apiVersion":"v1","status":"Failure","message":"no such page","#
        + #""reason":"NotFound","code":404}"#, 404)
    self.init { request throws(TransportError) in
      let path = String((request.head.path ?? "").prefix { $0 != "?" })
      return try await (routes[path] ?? missing)(request)
    }
  }

  package var requests: [TransportRequest] { state.value.requests }

  /// `GET /api/v1/pods?limit=1`
  package var lines: [String] { requests.map { "\($0.head.method) \($0.head.path ?? "")" } }

  /// Returns once there were this many requests, or the task is cancelled.
  package func requested(_ count: Int = 1) async {
    try? await state.wait { $0.requests.count >= count ? () : nil }
  }

  package func send(
    _ request: TransportRequest
  ) async throws(TransportError) -> TransportResponse {
    let answer = state.change { state in
      state.requests.append(request)
      return state.answers.popFirst()
    }
    return try await (answer ?? otherwise)(request)
  }

  package func upgrade(
    _ request: TransportRequest
  ) async throws(TransportError) -> UpgradeResult {
    let (isScripted, upgrade) = state.change { state in
      state.requests.append(request)
      return (state.upgrades != nil, state.upgrades?.popFirst())
    }
    guard isScripted else { return try await WithoutUpgrades().upgrade(request) }
    guard let upgrade else { throw TransportError(.other, "The script has no more upgrades.") }
    return try await upgrade(request)
  }
}

/// What a transport does that has no upgrades.
private struct WithoutUpgrades: HTTPTransport {
  func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
    throw TransportError(.other, "Nothing is sent here.")
  }
}

extension ScriptedTransport {
  package static func json(
    _ text: String, _ code: Int = 200, fields: HTTPFields = [:]
  ) -> Answer {
    { _ throws(TransportError) in
      TransportResponse(
        HTTPResponse(status: HTTPResponse.Status(code: code), headerFields: fields),
        body: ResponseBody(Array(text.utf8)))
    }
  }

  package static func fail(_ error: TransportError) -> Answer {
    { _ throws(TransportError) in throw error }
  }

  /// A body that is made for each answer.
  package static func body(
    _ source: @autoclosure @escaping @Sendable () -> any ResponseBodySource, _ code: Int = 200,
    fields: HTTPFields = [:]
  ) -> Answer {
    { _ throws(TransportError) in
      TransportResponse(
        HTTPResponse(status: HTTPResponse.Status(code: code), headerFields: fields),
        body: ResponseBody(source()))
    }
  }

  /// A body in chunks of this many bytes.
  package static func chunks(_ text: String, of size: Int) -> Answer {
    let bytes = Array(text.utf8)
    return body(
      ScriptedBody(
        stride(from: 0, to: bytes.count, by: size).map {
          Array(bytes[$0..<min($0 + size, bytes.count)])
        }))
  }

  /// A body that breaks off.
  package static func broken(
    _ text: String, _ code: Int = 200,
    _ error: TransportError = TransportError(.closedEarly, "reset")
  ) -> Answer {
    body(ScriptedBody([Array(text.utf8)], then: .failure(error)), code)
  }

  /// A body that has this text again and again.
  package static func endless(_ text: String, _ code: Int = 200) -> Answer {
    let bytes = Array(text.utf8)
    return body(ScriptedBody { bytes }, code)
  }

  /// A body after which nothing comes, and no end.
  package static func silent(_ text: String = "", _ code: Int = 200) -> Answer {
    body(ScriptedBody([Array(text.utf8)], then: .silence), code)
  }

  /// An answer that waits for a gate.
  package static func gated(_ gate: Gate, _ answer: @escaping Answer) -> Answer {
    { request throws(TransportError) in
      await gate.wait()
      guard !Task.isCancelled else { throw TransportError(.cancelled, "The task was cancelled.") }
      return try await answer(request)
    }
  }

  /// An upgrade that the server answers otherwise.
  package static func refuse(_ answer: @escaping Answer) -> Upgrade {
    { request throws(TransportError) in .refused(try await answer(request)) }
  }

  package static func fail(upgrade error: TransportError) -> Upgrade {
    { _ throws(TransportError) in throw error }
  }
}
