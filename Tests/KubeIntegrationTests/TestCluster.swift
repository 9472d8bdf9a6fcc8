import Foundation
import Kube
import KubeTestTypes
import Testing

/// The cluster that `KUBE_TEST_KUBECONFIG` names, as its administrator.
///
/// Tests work in namespaces of their own, which they delete. They expect an API server and nothing
/// behind it: no controllers, no kubelet.
enum TestCluster {
  static let path = ProcessInfo.processInfo.environment["KUBE_TEST_KUBECONFIG"] ?? ""

  /// An image with a shell that the cluster's nodes can run.
  static let image = ProcessInfo.processInfo.environment["KUBE_TEST_IMAGE"]

  static var isNamed: Bool { !path.isEmpty }
  static let absence: Comment =
    "KUBE_TEST_KUBECONFIG names no kubeconfig of a cluster to test with."

  static func configuration() throws -> ClientConfiguration { try .kubeconfig(path: path) }

  static func client() throws -> Client { try Client(configuration()) }

  /// A name that no other test has.
  static func name(_ prefix: String = "swift-kube") -> String {
    "\(prefix)-\(String(UInt32.random(in: .min ... .max), radix: 16))"
  }

  static func withNamespace<Result>(
    _ body: (Client, String) async throws -> Result
  ) async throws -> Result {
    let client = try client()
    let namespaces = Api<Namespace>(client)
    let name = name()
    try await namespaces.create(Namespace(metadata: ObjectMeta(name: name)))
    do {
      let result = try await body(client, name)
      try await namespaces.delete(name)
      return result
    } catch {
      _ = try? await namespaces.delete(name)
      throw error
    }
  }
}

/// What a call refuses with.
func refusal(
  sourceLocation: SourceLocation = #_sourceLocation, _ body: () async throws -> Void
) async throws -> ClientError {
  let error = await #expect(throws: ClientError.self, sourceLocation: sourceLocation) {
    try await body()
  }
  return try #require(error, sourceLocation: sourceLocation)
}

extension ConfigMap {
  init(_ name: String, _ data: [String: String] = [:], labels: [String: String] = [:]) {
    self.init(name: name, labels: labels, data: data)
  }
}
