public import KubeCore
import KubeTransport

extension Api {
  /// One watch, as the server gives it: it ends when the server ends it, and does not begin anew.
  ///
  /// - Parameters:
  ///   - parameters: which changes to hear of, and for how long.
  ///   - version: what to go on from: the version of a list, of the last event or bookmark. From nil
  ///     the watch begins with `added` events for what there is.
  public func watch(
    _ parameters: WatchParameters = WatchParameters(), from version: String? = nil
  ) async throws -> WatchEvents<Object> {
    let request = try requests { (requests) throws(InvalidRequest) in
      try requests.watch(parameters, from: version, as: form)
    }
    // A watch that is quiet beyond its own end is one whose connection is gone.
    let response = try await client.send(
      request, idleTimeout: .seconds(parameters.timeoutSeconds + 5))
    return WatchEvents(body: response.body, request: "\(request)")
  }
}

/// The events of a watch, decoded as they arrive. It can be read once; letting go of it ends the
/// watch.
public struct WatchEvents<Object: KubeObject>: AsyncSequence, Sendable {
  fileprivate let body: ResponseBody
  fileprivate let request: String

  public func makeAsyncIterator() -> Iterator {
    Iterator(lines: BodyLines(body, request: request), request: request)
  }

  public struct Iterator: AsyncIteratorProtocol {
    fileprivate var lines: BodyLines
    fileprivate let request: String

    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws -> WatchEvent<Object>? {
      guard let line = try await lines.next(isolation: actor) else { return nil }
      return try decode(line)
    }

    private func decode(_ line: ArraySlice<UInt8>) throws(ClientError) -> WatchEvent<Object> {
      do throws(JSONError) {
        return try WatchEvent<Object>(json: line)
      } catch {
        if let status = try? Status(json: line), status.status == "Failure" {
          return .error(status)
        }
        throw ClientError(
          .undecodable, "\(request): this is no event of \(Object.self): \(error)", cause: error)
      }
    }
  }
}
