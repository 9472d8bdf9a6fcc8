import KubeJSON
import Testing

@testable import KubeTesting

/// What every cluster has.
@Suite struct BootObjectsTests {
  private let cluster = ControlledCluster()

  @Test func theServerHasAService() async {
    let service = await cluster.send("GET", "/api/v1/namespaces/default/services/kubernetes").body
    #expect(service["spec"]?["clusterIP"] == "10.0.0.1")
    #expect(service["metadata"]?["labels"]?["component"] == "apiserver")
    let networking = "/apis/networking.k8s.io/v1"
    #expect(await cluster.names("\(networking)/servicecidrs") == ["kubernetes"])
    #expect(await cluster.names("\(networking)/ipaddresses") == ["10.0.0.1"])
    let slice = await cluster.send(
      "GET", "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices/kubernetes"
    ).body
    #expect(slice["metadata"]?["labels"]?["kubernetes.io/service-name"] == "kubernetes")
    #expect(slice["ports"]?[0]?["port"]?.int == 6443)
    let endpoints = await cluster.send("GET", "/api/v1/namespaces/default/endpoints/kubernetes")
    #expect(
      endpoints.body["subsets"]?[0]?["addresses"]?[0]?["ip"]
        == slice["endpoints"]?[0]?["addresses"]?[0])
  }

  /// Each of them would be accepted as it is, if somebody else sent it.
  @Test func allOfItIsValid() async {
    for (path, name) in [
      ("/api/v1/namespaces/default/services", "kubernetes"),
      ("/apis/scheduling.k8s.io/v1/priorityclasses", "system-node-critical"),
      ("/apis/apiregistration.k8s.io/v1/apiservices", "v1."),
      ("/apis/apiregistration.k8s.io/v1/apiservices", "v2.autoscaling"),
      ("/apis/networking.k8s.io/v1/servicecidrs", "kubernetes"),
      ("/apis/networking.k8s.io/v1/ipaddresses", "10.0.0.1"),
    ] {
      let object = await cluster.send("GET", "\(path)/\(name)")
      #expect(object.status == 200, "\(path)/\(name)")
      let same = await cluster.send("PUT", "\(path)/\(name)", object.body)
      #expect(same.status == 200, "\(same.body.text)")
    }
  }

  /// APIServices are there for what is served, and come and go with definitions.
  @Test func apiServicesFollowDefinitions() async {
    let path = "/apis/apiregistration.k8s.io/v1/apiservices"
    let before = await cluster.names(path)
    #expect(before.contains("v1.apps") && !before.contains("v1.apiregistration.k8s.io"))
    let made = await cluster.send(
      "POST", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
      [
        "metadata": ["name": "foos.x.dev"],
        "spec": [
          "group": "x.dev", "scope": "Cluster", "names": ["plural": "foos", "kind": "Foo"],
          "versions": .array(
            ["v1", "v2"].map { name in
              [
                "name": .string(name), "served": true, "storage": .bool(name == "v1"),
                "schema": ["openAPIV3Schema": ["type": "object"]],
              ]
            }),
        ],
      ])
    #expect(made.status == 201)
    let new = Set(await cluster.names(path)).subtracting(before)
    #expect(new == ["v1.x.dev", "v2.x.dev"])
    await cluster.send(
      "DELETE", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/foos.x.dev")
    #expect(await cluster.names(path) == before)
  }
}
