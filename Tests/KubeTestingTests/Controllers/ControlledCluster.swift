import HTTPTypes
import KubeCore
import KubeJSON

@testable import KubeTesting

/// A cluster with controllers, and requests to it in one line.
struct ControlledCluster {
  let clock = ClusterClock.manual()
  let cluster: TestCluster

  init(
    seed: UInt64 = 1, _ controllers: ClusterControllers = .all, kubelet: Kubelet? = nil
  ) {
    cluster = TestCluster(clock: clock, seed: seed, controllers: controllers, kubelet: kubelet)
  }

  @discardableResult
  func send(
    _ method: String, _ path: String, _ body: JSONValue? = nil
  ) async -> (status: Int, body: JSONValue) {
    var fields = HTTPFields()
    fields[.contentType] =
      method == "PATCH" ? "application/merge-patch+json" : "application/json"
    let answer = await cluster.server.answer(
      ServerRequest(
        method: method, target: path, fields: fields, body: Array((body?.text ?? "").utf8)))
    guard case .bytes(let bytes) = answer.body else { return (answer.status, .null) }
    return (answer.status, (try? JSONValue(tree: bytes)) ?? .null)
  }

  func items(_ path: String) async -> [JSONValue] {
    await send("GET", path).body["items"]?.array ?? []
  }

  func names(_ path: String) async -> [String] {
    await items(path).compactMap { $0["metadata"]?["name"]?.string }
  }

  /// All that is stored, to compare two runs.
  var trace: [String] {
    cluster.server.store.resources.flatMap { resource in
      cluster.server.store.snapshot(resource).objects.all.map {
        "\(resource) \(String(decoding: $0.bytes, as: UTF8.self))"
      }
    }
  }
}

extension ObjectIndex {
  fileprivate var all: [StoredObject] {
    var found: [StoredObject] = []
    visit(prefix: "", from: "") {
      found.append($0)
      return true
    }
    return found
  }
}
