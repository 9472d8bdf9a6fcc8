import HTTPTypes
import KubeCore
import KubeTransport

extension APIServer {
  /// What comes of a request at a door, where things go wrong.
  ///
  /// - Throws: what a client gets to see of a connection that ends without an answer.
  func serve(_ request: ServerRequest) async throws(TransportError) -> ServerAnswer {
    if faults.isDown(at: clock.now) {
      throw TransportError(
        .connectionFailed, "The server is down, as a test has it.", wasNotSent: true)
    }
    let taken = faults.taken(by: request, random)
    for (id, fault) in taken {
      switch fault.kind {
      case .latency(let duration):
        do {
          try await clock.sleep(for: duration)
        } catch {
          throw TransportError(.cancelled, "The request was cancelled.")
        }
      case .status(let code, let seconds, let reason, let message):
        return answer(.fault(code, seconds, reason, message), request)
      case .cut(.beforeAnswer): throw Self.closed
      case .silence(.beforeAnswer): try await beSilent(id)
      default: break
      }
    }
    let answer = await self.answer(request)
    if Task.isCancelled { throw TransportError(.cancelled, "The request was cancelled.") }
    for (id, fault) in taken {
      switch fault.kind {
      case .cut(.afterWork): throw Self.closed
      case .silence(.afterWork): try await beSilent(id)
      default: break
      }
    }
    return faulty(answer, taken.filter(\.1.concernsBody))
  }

  private func faulty(_ answer: ServerAnswer, _ faults: [(Faults.ID, Fault)]) -> ServerAnswer {
    var answer = answer
    switch answer.body {
    case .stream(let source): answer.body = .stream(FaultyBody(source, faults, self))
    case .bytes(let bytes):
      let faults = faults.filter { !$0.1.concernsWatchesOnly }
      guard !faults.isEmpty else { break }
      // The client is to know that more should have come.
      answer.fields[.contentLength] = "\(bytes.count)"
      answer.body = .stream(FaultyBody(ResponseBody(bytes).takeSource(), faults, self))
    }
    return answer
  }

  private func beSilent(_ id: Faults.ID) async throws(TransportError) -> Never {
    await faults.silence(id).wait()
    if Task.isCancelled { throw TransportError(.cancelled, "The request was cancelled.") }
    throw Self.closed
  }

  private static var closed: TransportError {
    TransportError(.closedEarly, "The connection ended before an answer came.")
  }
}

extension Refusal {
  /// What a server says with a code, if nothing else is to be said.
  static func fault(
    _ code: Int, _ seconds: Int?, _ reason: String?, _ message: String?
  ) -> Refusal {
    let known: [Int: (StatusReason, String)] = [
      400: (.badRequest, "the server rejected our request for an unknown reason"),
      401: (.unauthorized, "Unauthorized"),
      403: (.forbidden, "forbidden"),
      404: (.notFound, "the server could not find the requested resource"),
      405: (.methodNotAllowed, "the server does not allow this method on the requested resource"),
      409: (
        .conflict,
        "the object has been modified; please apply your changes to the latest version and try again"
      ),
      410: (.expired, "The resourceVersion for the provided list is too old."),
      422: (.invalid, "the server rejected our request due to an error in our request"),
      429: (.tooManyRequests, "Too many requests, please try again later."),
      500: (.internalError, "Internal error occurred: a fault that a test asked for"),
      503: (.serviceUnavailable, "the server is currently unable to handle the request"),
      504: (.timeout, "Timeout: request did not complete within the allotted timeout"),
    ]
    var refusal = Refusal(
      code, known[code]?.0, message ?? known[code]?.1 ?? "a fault that a test asked for",
      Details(retryAfterSeconds: seconds), retryAfterSeconds: seconds)
    if let reason { refusal.reason = reason }
    return refusal
  }
}
