import Kube
import KubeTestTypes
import Testing

@Suite(
  "Cluster: subresources", .timeLimit(.minutes(10)),
  .enabled(if: TestCluster.isNamed, TestCluster.absence))
struct SubresourceTests {
  @Test("A deployment is scaled, restarted, and has a status of its own")
  func deployment() async throws {
    try await TestCluster.withNamespace { client, namespace in
      let deployments = Api<Deployment>(client, namespace: namespace)
      try await deployments.create(.web)
      #expect(try await deployments.getScale("web").spec?.replicas == 2)
      #expect(try await deployments.scale("web", to: 3).spec?.replicas == 3)
      let restarted = try await deployments.restart("web")
      #expect(restarted.spec?.replicas == 3)
      let annotations = restarted.spec?.template.metadata?.annotations
      #expect(annotations?["kubectl.kubernetes.io/restartedAt"] != nil)
      let status = try await deployments.patchStatus(
        "web", .merge(["status": ["replicas": 1], "spec": ["replicas": 9]]))
      #expect(status.status?.replicas == 1)
      #expect(status.spec?.replicas == 3)
    }
  }

  @Test("A pod is bound, given an ephemeral container, and evicted")
  func pod() async throws {
    try await TestCluster.withNamespace { client, namespace in
      do {
        try await Api<ServiceAccount>(client, namespace: namespace).create(
          ServiceAccount(metadata: ObjectMeta(name: "default")))
      } catch let error as ClientError where error.isAlreadyExists {}
      let pods = Api<Pod>(client, namespace: namespace)
      let pod = Pod(
        metadata: ObjectMeta(name: "p"),
        spec: PodSpec(
          containers: [Container(name: "main", image: "busybox")],
          // Nobody but this test places it.
          schedulerName: "swift-kube"))
      try await pods.create(pod)
      let immutable = try await refusal {
        try await pods.patch("p", .merge(["spec": ["nodeName": "elsewhere"]]))
      }
      #expect(immutable.isInvalid)
      try await pods.createSubresource(
        "binding", of: "p",
        Binding(
          metadata: ObjectMeta(name: "p"), target: ObjectReference(kind: "Node", name: "no-node")))
      #expect(try await pods.get("p").spec?.nodeName == "no-node")
      let debugged = try await pods.addEphemeralContainers(
        "p", [EphemeralContainer(name: "debug", image: "busybox")])
      #expect(debugged.spec?.ephemeralContainers.map(\.name) == ["debug"])
      let unreachable = try await refusal { _ = try await pods.exec("p", ["true"]) }
      #expect(unreachable.api != nil, "\(unreachable)")
      let silent = try await refusal { _ = try await pods.log("p") }
      #expect(silent.api != nil, "\(silent)")
      try await pods.evict("p")
      let deletion = try await pods.delete("p", DeleteParameters(gracePeriodSeconds: 0))
      guard case .done = deletion else { Issue.record("\(deletion)"); return }
    }
  }

  @Test("A node is cordoned and uncordoned")
  func node() async throws {
    let client = try TestCluster.client()
    let identity = ResourceIdentity(
      version: "v1", kind: "Node", plural: "nodes", isNamespaced: false)
    let nodes = Api<DynamicObject>(client, identity)
    let name = TestCluster.name()
    try await nodes.create(DynamicObject(identity, name: name))
    #expect(try await nodes.cordon(name)["spec"]?["unschedulable"] == true)
    #expect(try await nodes.uncordon(name)["spec"]?["unschedulable"]?.bool != true)
    try await nodes.delete(name)
  }

  @Test("A lease is taken once, with a time of six decimals")
  func lease() async throws {
    try await TestCluster.withNamespace { client, namespace in
      let leases = Api<Lease>(client, namespace: namespace)
      let time = try MicroTime("2026-11-21T08:00:00.123456Z")
      let lease = Lease(
        metadata: ObjectMeta(name: "leader"),
        spec: LeaseSpec(acquireTime: time, holderIdentity: "one", leaseDurationSeconds: 15))
      let made = try await leases.create(lease)
      #expect(made.spec?.acquireTime == time)
      let second = try await refusal { try await leases.create(lease) }
      #expect(second.isAlreadyExists)
    }
  }
}
