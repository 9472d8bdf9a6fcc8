public import KubeCore
import KubeTransport

extension Api where Object: PodResource {
  /// What a container has written, as text.
  ///
  /// - Throws: ``ClientError``; with the code `invalidRequest` if the parameters say that the log is
  ///   followed, which would not end: see ``logLines(_:_:)``.
  public func log(
    _ pod: String, _ parameters: LogParameters = LogParameters()
  ) async throws -> String {
    guard !parameters.follows else {
      throw ClientError(
        .invalidRequest, "A log that is followed has no end; read its lines with logLines.")
    }
    return try await client.text(
      requests { (requests) throws(InvalidRequest) in try requests.log(pod, parameters) })
  }

  /// The lines that a container has written, and with `LogParameters.follows` those that it
  /// writes from now on.
  ///
  /// The sequence can be read once; letting go of it ends the transfer. It ends with the container.
  public func logLines(
    _ pod: String, _ parameters: LogParameters = LogParameters()
  ) async throws -> LogLines {
    let request = try requests { (requests) throws(InvalidRequest) in
      try requests.log(pod, parameters)
    }
    let response = try await client.send(
      request, idleTimeout: parameters.follows ? nil : client.idleTimeout)
    return LogLines(body: response.body, request: "\(request)")
  }

  /// Asks to end a pod in a way that respects its disruption budgets.
  ///
  /// - Throws: ``ClientError``; with ``ClientError/isTooManyRequests`` if a budget does not allow it
  ///   now. That is not tried again by itself.
  public func evict(
    _ pod: String, _ parameters: DeleteParameters = DeleteParameters()
  ) async throws {
    _ = try await client.value(
      JSONValue.self,
      requests { (requests) throws(InvalidRequest) in try requests.evict(pod, parameters) })
  }

  /// Adds containers to a pod that runs, to look into it; they cannot be removed.
  ///
  /// - Parameters:
  ///   - pod: the pod's name.
  ///   - containers: `name`, `image` and `targetContainerName`, as in `spec.ephemeralContainers`.
  @discardableResult
  public func addEphemeralContainers(
    _ pod: String, _ containers: [some JSONCodable]
  ) async throws -> Object {
    let values = try containers.map { container throws(ClientError) in
      do throws(JSONError) {
        return try JSONValue(json: container.jsonBytes())
      } catch {
        throw ClientError(
          .invalidRequest, "The container cannot be written: \(error)", cause: error)
      }
    }
    return try await patch(
      pod, .strategic(["spec": ["ephemeralContainers": .array(values)]]),
      subresource: "ephemeralcontainers")
  }
}

/// The lines of a container's log, without line breaks. What is no UTF-8 is replaced.
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
