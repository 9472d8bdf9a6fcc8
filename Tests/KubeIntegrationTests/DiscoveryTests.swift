import Kube
import KubeTestTypes
import Logging
import Testing

@Suite(
  "Cluster: discovery", .timeLimit(.minutes(10)),
  .enabled(if: TestCluster.isNamed, TestCluster.absence))
struct DiscoveryTests {
  @Test("The server says what it is, and that it is ready")
  func version() async throws {
    let client = try TestCluster.client()
    let version = try await client.serverVersion()
    #expect(version.major == "1")
    #expect(try #require(version.minorNumber) >= 30)
    #expect(try await client.isReady())
  }

  @Test(
    "Resources by any of their names",
    arguments: [
      ("pods", "v1", "Pod"), ("po", "v1", "Pod"), ("Pod", "v1", "Pod"),
      ("deploy", "apps/v1", "Deployment"),
      ("deployments.apps", "apps/v1", "Deployment"),
      ("deployments.v1.apps", "apps/v1", "Deployment"),
      ("crd", "apiextensions.k8s.io/v1", "CustomResourceDefinition"),
      ("leases", "coordination.k8s.io/v1", "Lease"),
    ])
  func names(name: String, apiVersion: String, kind: String) async throws {
    let resource = try await TestCluster.client().resource(named: name)
    #expect(resource.identity.apiVersion == apiVersion)
    #expect(resource.identity.kind == kind)
  }

  @Test("Each resource that can be listed is listed, as a table and as it is")
  func everything() async throws {
    let client = try TestCluster.client()
    let discovery = try await client.discover()
    #expect(discovery.failures == [:])
    for group in discovery.groups {
      for resource in group.preferredResources where resource.supports(.list) {
        // Its answer waits for parts of the cluster that there may not be.
        if resource.identity.plural == "componentstatuses" { continue }
        let objects = Api<DynamicObject>(client, resource.identity)
        let list = try await objects.list(ListParameters(limit: 3))
        #expect(list.items.allSatisfy { $0.kind == resource.identity.kind })
        #expect(try await !objects.table(ListParameters(limit: 3)).columnDefinitions.isEmpty)
      }
    }
  }

  @Test("A resource that there is not")
  func unknown() async throws {
    let error = try await refusal {
      _ = try await TestCluster.client().resource(named: "unicorns")
    }
    #expect("\(error)".contains("unicorns"))
    let missing = try await refusal {
      _ = try await Api<DynamicObject>(
        TestCluster.client(),
        ResourceIdentity(
          group: "swift-kube.invalid", version: "v1", kind: "Unicorn", plural: "unicorns",
          isNamespaced: false)
      ).list()
    }
    #expect(missing.isNotFound)
  }
}
