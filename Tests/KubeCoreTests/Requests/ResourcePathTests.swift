import KubeCore
import Testing

@Suite("Paths of resources")
struct ResourcePathTests {
  @Test(
    "every group, version and scope has its place",
    arguments: [
      (Kinds.namespaced("", "v1", "Secret", "secrets"), "/api/v1/namespaces/ns/secrets"),
      (
        Kinds.namespaced("apps", "v1", "ReplicaSet", "replicasets"),
        "/apis/apps/v1/namespaces/ns/replicasets"
      ),
      (
        Kinds.namespaced("rbac.authorization.k8s.io", "v1", "Role", "roles"),
        "/apis/rbac.authorization.k8s.io/v1/namespaces/ns/roles"
      ),
      (
        Kinds.namespaced("batch", "v1", "CronJob", "cronjobs"),
        "/apis/batch/v1/namespaces/ns/cronjobs"
      ),
      (
        Kinds.namespaced(
          "autoscaling", "v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers"),
        "/apis/autoscaling/v2/namespaces/ns/horizontalpodautoscalers"
      ),
      (
        Kinds.namespaced("networking.k8s.io", "v1", "NetworkPolicy", "networkpolicies"),
        "/apis/networking.k8s.io/v1/namespaces/ns/networkpolicies"
      ),
      (Kinds.ingress, "/apis/networking.k8s.io/v1/namespaces/ns/ingresses"),
      (
        Kinds.cluster("storage.k8s.io", "v1", "VolumeAttachment", "volumeattachments"),
        "/apis/storage.k8s.io/v1/volumeattachments"
      ),
      (
        Kinds.cluster(
          "admissionregistration.k8s.io", "v1", "ValidatingWebhookConfiguration",
          "validatingwebhookconfigurations"),
        "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations"
      ),
      (SelfSubjectReview.identity, "/apis/authentication.k8s.io/v1/selfsubjectreviews"),
      (
        CustomResourceDefinition.identity,
        "/apis/apiextensions.k8s.io/v1/customresourcedefinitions"
      ),
      (Kinds.namespace, "/api/v1/namespaces"),
      (Kinds.node, "/api/v1/nodes"),
      (Gadget.identity, "/apis/example.com/v1/namespaces/ns/gadgets"),
    ])
  func places(resource: ResourceIdentity, collection: String) throws {
    let namespace = resource.isNamespaced ? "ns" : nil
    let path = try ResourcePath(resource, namespace: namespace)
    #expect(path.collection == collection)
    #expect(try path.object("x") == "\(collection)/x")
    #expect(try path.object("x", subresource: "status") == "\(collection)/x/status")

    let object = DynamicObject(resource, name: "x", namespace: namespace)
    let request = try ResourceRequests(path).create(object)
    #expect(request.line == "POST \(collection)")
    #expect(request.contentType == "application/json")
    #expect(request.resource == resource)
    #expect(try DynamicObject(json: request.bodyText) == object)
  }

  @Test("without a namespace the collection is that of all namespaces, and no object has a place")
  func allNamespaces() throws {
    let path = try ResourcePath(Kinds.pod)
    #expect(path.collection == "/api/v1/pods")
    let error = try #require(throws: InvalidRequest.self) { try path.object("web") }
    #expect(error.description.contains("'web'"))
    #expect(error.description.contains("namespace"))
  }

  @Test("an object of the cluster has no namespace")
  func clusterScoped() throws {
    let error = try #require(throws: InvalidRequest.self) {
      try ResourcePath(Kinds.node, namespace: "default")
    }
    #expect(error.description.contains("Node"))
    #expect(try ResourcePath(Kinds.node).object("a") == "/api/v1/nodes/a")
  }

  @Test("an empty name is refused, as it would be about all objects")
  func emptyName() throws {
    let requests = try ResourceRequests(Kinds.pod, namespace: "ns")
    let merge = Patch.merge(["spec": nil])
    #expect(throws: InvalidRequest.self) { try requests.get("") }
    #expect(throws: InvalidRequest.self) { try requests.delete("") }
    #expect(throws: InvalidRequest.self) { try requests.patch("", merge) }
    #expect(throws: InvalidRequest.self) { try requests.log("") }
    #expect(throws: InvalidRequest.self) { try requests.evict("") }
    #expect(throws: InvalidRequest.self) { try requests.proxy("") }
    #expect(throws: InvalidRequest.self) {
      try requests.replace("", with: merge.body, subresource: nil)
    }
    #expect(throws: InvalidRequest.self) { try requests.get("web", subresource: "") }
    #expect(throws: InvalidRequest.self) { try ResourceRequests(Kinds.pod, namespace: "") }
  }

  @Test(
    "a group, version, plural or namespace that leaves its segment is refused",
    arguments: ["a/b", "..", ".", "a%2Fb", "/"])
  func badIdentity(part: String) {
    var resource = Kinds.deployment
    resource.group = part
    #expect(throws: InvalidRequest.self) { try ResourcePath(resource) }
    resource = Kinds.deployment
    resource.version = part
    #expect(throws: InvalidRequest.self) { try ResourcePath(resource) }
    resource = Kinds.deployment
    resource.plural = part
    #expect(throws: InvalidRequest.self) { try ResourcePath(resource) }
    #expect(throws: InvalidRequest.self) { try ResourcePath(Kinds.pod, namespace: part) }
  }

  @Test("a path needs a version and a plural")
  func emptyIdentity() {
    for key in [\ResourceIdentity.version, \.plural] {
      var resource = Kinds.pod
      resource[keyPath: key] = ""
      #expect(throws: InvalidRequest.self) { try ResourcePath(resource) }
    }
  }
}
