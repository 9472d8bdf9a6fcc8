import Kube
import KubeTestingTraits
import Testing

@testable import website_operator

/// The operator against a cluster in the test's process, in which pods run and are ready at once.
@Suite(
  .cluster(
    crds: [Website.crd()], controllers: [.garbageCollection, .deployments], kubelet: .runsPods()))
struct WebsiteOperatorTests {
  /// Does something while the operator runs.
  private func withOperator(
    _ body: @escaping @Sendable (Client, Api<Website>) async throws -> Void
  ) async throws {
    let client = try TestCluster.current.client
    let controller = WebsiteOperator(client).controller
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await controller.run() }
      try await body(client, Api<Website>(client, namespace: "default"))
      group.cancelAll()
    }
  }

  @Test func `A website is served`() async throws {
    try await withOperator { client, websites in
      try await websites.create(
        Website(name: "handbook", spec: WebsiteSpec(page: "hello", replicas: 2)))
      let website = try await websites.wait(for: "handbook", until: .condition("Ready"))
      #expect(website?.status?.readyReplicas == 2)
      #expect(website?.status?.conditions.condition("Ready")?.reason == "Serving")
      let page = try await Api<ConfigMap>(client, namespace: "default").get("handbook")
      #expect(page.data["index.html"] == "hello")
    }
  }

  @Test func `What is deleted comes back`() async throws {
    try await withOperator { client, websites in
      let deployments = Api<Deployment>(client, namespace: "default")
      try await websites.create(Website(name: "handbook", spec: WebsiteSpec(page: "hello")))
      try await websites.wait(for: "handbook", until: .condition("Ready"))
      let first = try await deployments.get("handbook")
      try await deployments.delete("handbook")
      try await deployments.wait(for: "handbook", until: .created && .deleted(first))
    }
  }

  @Test func `A website that is deleted has no route`() async throws {
    try await withOperator { client, websites in
      let routes = Api<ConfigMap>(client, namespace: "default")
      try await websites.create(Website(name: "handbook", spec: WebsiteSpec(page: "hello")))
      try await websites.wait(for: "handbook", until: .condition("Ready"))
      #expect(try await routes.get("routes").data["default.handbook"] != nil)
      try await websites.delete("handbook")
      try await websites.wait(for: "handbook", until: .deleted)
      #expect(try await routes.get("routes").data["default.handbook"] == nil)
    }
  }
}
