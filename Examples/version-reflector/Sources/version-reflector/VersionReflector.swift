import FlyingFox
import Foundation
import Kube

/// Tells over HTTP which images the deployments of a cluster run: swift run version-reflector
///
///     curl localhost:8000/versions                 # all of them
///     curl localhost:8000/versions/default/web     # one
///
/// Each answer comes out of memory: a store holds the deployments as a watch tells of them.
@main
struct VersionReflector {
  static func main() async throws {
    let client = try Client()

    // Only what is looked at is kept.
    let writer = StoreWriter<Deployment> { $0.metadata.managedFields = [] }
    let deployments = writer.store
    let reflection = reflect(writer, Watcher(AllNamespaces<Deployment>(client)))

    let server = HTTPServer(port: 8000)
    await server.appendRoute("GET /versions") { _ in
      let all = deployments.objects.sorted { $0.key.description < $1.key.description }
      return answer(all.map(version).joined())
    }
    await server.appendRoute("GET /versions/:namespace/:name") { request in
      guard let namespace = request.routeParameters["namespace"],
        let name = request.routeParameters["name"],
        let deployment = deployments[ObjectKey(namespace: namespace, name: name)]
      else { return FlyingFox.HTTPResponse(statusCode: .notFound) }
      return answer(version(deployment))
    }

    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await reflection.run() }
      try await deployments.waitUntilReady()
      print("http://localhost:8000/versions knows \(deployments.count) deployments")
      group.addTask { try await server.run() }
      try await group.waitForAll()
    }
  }

  /// A deployment, and the images of its containers.
  static func version(_ deployment: Deployment) -> String {
    let containers = deployment.spec?.template.spec?.containers ?? []
    return "\(deployment.key) \(containers.compactMap(\.image).joined(separator: " "))\n"
  }

  static func answer(_ text: String) -> FlyingFox.HTTPResponse {
    FlyingFox.HTTPResponse(
      statusCode: .ok, headers: [.contentType: "text/plain"], body: Data(text.utf8))
  }
}
