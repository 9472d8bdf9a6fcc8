public import KubeCore
import KubeTransport

extension Api where Object: PodResource {
  /// The lines that a container has written, and with `LogParameters.follow` those that it writes
  /// from now on.
  ///
  /// A log that is followed begins with its first line, however long that takes, and ends with the
  /// container.
  public func logLines(
    _ pod: String, _ parameters: LogParameters = LogParameters()
  ) async throws -> LogLines {
    var parameters = parameters
    while true {
      let request = try requests { (requests) throws(InvalidRequest) in
        try requests.log(pod, parameters)
      }
      guard parameters.follow else {
        let response = try await client.send(request, idleTimeout: client.idleTimeout)
        return LogLines(body: response.body, request: client.name(request))
      }
      var failure: ClientError?
      var response: TransportResponse?
      let waited = try await client.context.clock.measure {
        do {
          response = try await client.send(request)
        } catch let error as ClientError {
          guard (error.cause as? TransportError)?.code == .headTimeout else { throw error }
          failure = error
        }
      }
      if let response { return LogLines(body: response.body, request: client.name(request)) }
      // A kubelet answers with the first line of the log, so that silence may mean that there is
      // none yet.
      if let failure { try await client.requireAnswer(orThrow: failure) }
      // What was asked for began that much earlier.
      if let seconds = parameters.sinceSeconds {
        let (longer, isTooLong) = seconds.addingReportingOverflow(
          Int(waited.components.seconds) + 1)
        parameters.sinceSeconds = isTooLong ? seconds : longer
      }
    }
  }
}

extension Client {
  /// Asks the server for something that it always has.
  fileprivate func requireAnswer(orThrow failure: ClientError) async throws {
    do {
      _ = try await serverVersion()
    } catch let error as ClientError {
      if error.isCancelled { throw error }
      if error.code == .transport { throw failure }
    }
  }
}

/// The lines of a container's log, without line breaks. What is no UTF-8 is replaced.
///
/// They can be read once: a second `for await` throws. Letting go of them ends the transfer.
public struct LogLines: AsyncSequence, Sendable {
  fileprivate let body: ResponseBody
  fileprivate let request: String

  public func makeAsyncIterator() -> Iterator {
    Iterator(lines: BodyLines(body, request: request, keepsEmptyLines: true))
  }

  public struct Iterator: AsyncIteratorProtocol {
    fileprivate var lines: BodyLines

    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws -> String? {
      let line = try await lines.next(isolation: actor) ?? lines.rest()
      return line.map { String(decoding: $0, as: UTF8.self) }
    }
  }
}
