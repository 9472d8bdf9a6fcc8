public import KubeCore

extension Api where Object: PodResource {
  /// What a container has written, as text.
  ///
  /// - Throws: ``ClientError``; with the code `invalidRequest` if the parameters say that the log is
  ///   followed, which would not end: see ``logLines(_:_:)``.
  public func log(
    _ pod: String, _ parameters: LogParameters = LogParameters()
  ) async throws -> String {
    guard !parameters.follow else {
      throw ClientError(
        .invalidRequest, "A log that is followed has no end; read its lines with logLines.")
    }
    return try await client.text(
      requests { (requests) throws(InvalidRequest) in try requests.log(pod, parameters) })
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
