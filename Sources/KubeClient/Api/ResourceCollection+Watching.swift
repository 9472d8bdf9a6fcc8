public import KubeCore
import KubeTransport

extension ResourceCollection {
  /// One watch, as the server gives it: it ends when the server ends it, and does not begin anew.
  ///
  /// - Parameters:
  ///   - labels: which objects to hear of.
  ///   - fields: which objects to hear of.
  ///   - version: what to go on from: the version of a list, of the last event or bookmark. From nil
  ///     the watch begins with `added` events for what there is.
  public func watch(
    labels: LabelQuery = LabelQuery(), fields: FieldSelector = FieldSelector(),
    from version: String? = nil
  ) async throws -> WatchEvents<Object> {
    try await watch(WatchParameters(labels: labels, fields: fields), from: version)
  }

  /// One watch, as the server gives it: it ends when the server ends it, and does not begin anew.
  ///
  /// - Parameters:
  ///   - parameters: which changes to hear of, and for how long.
  ///   - version: what to go on from: the version of a list, of the last event or bookmark. From nil
  ///     the watch begins with `added` events for what there is.
  public func watch(
    _ parameters: WatchParameters, from version: String? = nil
  ) async throws -> WatchEvents<Object> {
    // A watch that is quiet beyond its own end is one whose connection is gone.
    try await watch(
      parameters, from: version, idle: IdleLimit(.seconds(parameters.timeoutSeconds + 5)))
  }

  /// - Parameter idle: how long the server may be silent.
  package func watch(
    _ parameters: WatchParameters, from version: String?, idle: IdleLimit
  ) async throws -> WatchEvents<Object> {
    let request = try requests { (requests) throws(InvalidRequest) in
      try requests.watch(parameters, from: version, as: form)
    }
    let response = try await client.send(request, idle: idle)
    return WatchEvents(
      body: response.body, request: client.name(request), resource: resource,
      lineLimit: min(client.responseLimit, watchLineLimit))
  }
}

/// The most bytes of an event. What etcd takes is 1.5 MB.
private let watchLineLimit = 64 << 20

/// The events of a watch, decoded as they arrive.
///
/// It can be read once: a second `for await` throws. Letting go of it ends the watch. What the
/// server sends besides events is an error of code `undecodable`, wherever it stands.
public struct WatchEvents<Object: KubeObject>: AsyncSequence, Sendable {
  fileprivate let body: ResponseBody
  fileprivate let request: String
  fileprivate let resource: ResourceIdentity
  fileprivate let lineLimit: Int

  public func makeAsyncIterator() -> Iterator {
    Iterator(
      lines: BodyLines(body, request: request, lineLimit: lineLimit), request: request,
      resource: resource)
  }

  public struct Iterator: AsyncIteratorProtocol {
    fileprivate var lines: BodyLines
    fileprivate let request: String
    fileprivate let resource: ResourceIdentity

    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws -> WatchEvent<Object>? {
      while let line = try await lines.next(isolation: actor) ?? lines.rest() {
        if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
        return try decode(line).assuming(resource)
      }
      return nil
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

extension WatchEvent {
  fileprivate func assuming(_ resource: ResourceIdentity) -> Self {
    func assumed(_ object: Object) -> Object {
      var object = object
      object.assume(resource)
      return object
    }
    return switch self {
    case .added(let object): .added(assumed(object))
    case .modified(let object): .modified(assumed(object))
    case .deleted(let object): .deleted(assumed(object))
    case .bookmark, .error: self
    }
  }
}
