public import KubeClient
import KubeCore
import Synchronization

extension ResourceCollection {
  /// Waits until the server serves the kind: until discovery names it, and a list of it is answered.
  ///
  /// A definition that was just created is established before it is served. Of several API servers
  /// behind one address, the ones that were not asked may take a moment longer.
  ///
  /// - Parameter timeout: how long to wait, by the client's clock; nil for ever.
  /// - Throws: ``WaitError``; `CancellationError`.
  public func waitUntilServed(timeout: Duration? = .seconds(30)) async throws {
    let (resource, state) = (resource, ServedState())
    try await client.within(timeout) {
      try await askUntilServed(state)
    } else: {
      WaitError(
        code: .timedOut,
        description: "\(resource.kind) of \(resource.apiVersion) is not served"
          + "\(timeout.map { " after \($0)" } ?? ""): \(state.reason)",
        lastObject: nil, cause: state.error)
    }
  }

  func askUntilServed(_ state: ServedState) async throws {
    var backoff = client.retryPolicy.backoff
    (backoff.firstDelay, backoff.factor, backoff.longestDelay) = (
      .milliseconds(50), 1.5, .seconds(2)
    )
    backoff.reset()
    while true {
      do {
        if try await isDiscovered(), try await isListed() {
          // What was known before the kind was there is of no use.
          client.forgetDiscovery()
          return
        }
        state.note("discovery does not name it.", nil)
      } catch let error as ClientError {
        if error.isCancelled { throw CancellationError() }
        state.note(error.description, error)
      }
      try await client.clock.sleep(for: backoff.next())
    }
  }

  private func isDiscovered() async throws -> Bool {
    let version = resource.apiVersion
    let path = resource.group.isEmpty ? "/api/\(version)" : "/apis/\(version)"
    let request: APIRequest
    do throws(InvalidRequest) {
      request = try APIRequest(raw: .get, path)
    } catch {
      throw WaitError(
        code: .impossible, description: "\(version) cannot be served: \(error)", lastObject: nil,
        cause: error)
    }
    let list = try await client.value(APIResourceList.self, request)
    return list.resources.contains {
      $0.name == resource.plural && $0.kind == resource.kind
        && $0.namespaced == resource.isNamespaced
    }
  }

  private func isListed() async throws -> Bool {
    let request = try ResourceRequests(resource, namespace: namespace).list(
      ListParameters(limit: 1), as: .metadataList)
    do {
      _ = try await client.value(JSONValue.self, request)
      return true
    } catch let error as ClientError where error.isForbidden {
      // Who may not list it can do no more than believe discovery.
      return true
    }
  }
}

/// Why a kind is not served yet.
final class ServedState: Sendable {
  private let state = Mutex<(reason: String, error: ClientError?)>(
    (
      "the server has not answered.", nil
    ))

  var reason: String { state.withLock { $0.reason } }
  var error: ClientError? { state.withLock { $0.error } }

  func note(_ reason: String, _ error: ClientError?) {
    state.withLock { $0 = (reason, error) }
  }
}
