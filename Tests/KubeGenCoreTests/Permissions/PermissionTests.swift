import KubeGenCore
import Testing

@Suite("Permissions")
struct PermissionTests {
  @Test(
    "Calls ask for verbs, wherever their Api comes from",
    arguments: [
      (#"_ = try await Api<ConfigMap>(client, namespace: other).get("a")"#, "configmaps: get"),
      (
        "let maps = Api<ConfigMap>(client, namespace: other)\ntry await maps.create(x)",
        "configmaps: create"
      ),
      (
        "for map in try await AllNamespaces<ConfigMap>(client).list().items { print(map) }",
        "configmaps: list"
      ),
      (
        #"print("\(try await Api<ConfigMap>(client, namespace: other).list().items.count)")"#,
        "configmaps: list"
      ),
      (
        "let maps: Api<ConfigMap> = Api(client, namespace: other)\ntry await maps.deleteAll()",
        "configmaps: deletecollection"
      ),
      (
        "let map = ConfigMap()\ntry await Api(client, namespace: other).createOrUpdate(map) { _ in }",
        "configmaps: get, create, update"
      ),
      (
        "let all = AllNamespaces<ConfigMap>(client)\ntry await all.inNamespace(other).delete(\"a\")",
        "configmaps: delete"
      ),
      (
        "for await event in Watcher(AllNamespaces<ConfigMap>(client).metadataOnly) { print(event) }",
        "configmaps: list, watch"
      ),
      (
        "if let maps = Optional(Api<ConfigMap>(client, namespace: other)) { print(maps) }\ntry await "
          + "maker(client).modify(\"a\") { _ in }", "configmaps: get, update"
      ),
      (
        "try await with(client) { maps in try await maps.patch(\"a\", .merge([:])) }",
        "configmaps: patch"
      ),
      ("try await Box(client).maps.apply(x, fieldManager: \"a\")", "configmaps: create, patch"),
      (
        "try await Maps(client, namespace: other).wait(for: \"a\", until: .deleted(uid: \"\"))",
        "configmaps: list, watch"
      ),
      ("try await Outer.shared.box.maps.find(\"a\")", "configmaps: get"),
    ])
  func collections(statements: String, rule: String) {
    let beside = """
      func maker(_ client: Client) -> Api<ConfigMap> { Api(client, namespace: "a") }
      func with(_ client: Client, _ body: (Api<ConfigMap>) async throws -> Void) async throws {}
      typealias Maps = Api<ConfigMap>
      struct Box {
        let maps: Api<ConfigMap>
        init(_ client: Client) { maps = Api(client, namespace: "a") }
      }
      enum Outer {
        static let shared = Inner()
        struct Inner { let box = Box(client) }
      }
      """
    let sample = PermissionSample(statements: statements, beside: beside)
    #expect(sample.rules == ["ClusterRole core/\(rule)"])
    #expect(sample.blanks == [])
  }

  @Test(
    "Subresources are resources of their own",
    arguments: [
      ("Deployment", #"scale("a", to: 3)"#, ["apps/deployments/scale: patch"]),
      ("Deployment", "replaceStatus(x)", ["apps/deployments/status: update"]),
      (
        "Deployment", "updateStatusIfNeeded(x) { _ in }",
        ["apps/deployments: get", "apps/deployments/status: update"]
      ),
      ("Deployment", #"patch("a", x, subresource: "status")"#, ["apps/deployments/status: patch"]),
      ("Pod", #"log("a")"#, ["core/pods/log: get"]),
      ("Pod", #"exec("a", ["ls"])"#, ["core/pods/exec: get, create"]),
      ("Pod", #"evict("a")"#, ["core/pods/eviction: create"]),
      ("Pod", #"getSubresource("resize", of: "a")"#, ["core/pods/resize: get"]),
      ("ServiceAccount", #"createToken("a")"#, ["core/serviceaccounts/token: create"]),
      ("Pod", #"withFinalizer("a", on: pod) { _ in .awaitChange }"#, ["core/pods: get, patch"]),
    ])
  func subresources(kind: String, call: String, rules: [String]) {
    let sample = PermissionSample(
      statements: "try await Api<\(kind)>(client, namespace: other).\(call)")
    #expect(sample.rules == rules.map { "ClusterRole \($0)" })
    #expect(sample.blanks == [])
  }

  @Test("The runtime asks for itself")
  func runtime() {
    let sample = PermissionSample(
      statements: """
        let events = EventRecorder(client, controller: "a")
        try await Controller(AllNamespaces<Deployment>(client), where: .generation)
          .owns(AllNamespaces<Pod>(client))
          .watches(AllNamespaces<Secret>(client)) { secret in [] }
          .run(client) { deployment, client in
            var map = ConfigMap()
            try map.setControllerOwner(deployment)
            return .awaitChange
          }
        let election = LeaderElection(client, lease: "a")
        let shards = Shards(client, group: "a", namespace: "shared")
        """, RoleManifest(name: "app", namespace: "web"))
    #expect(
      sample.rules == [
        "ClusterRole core/pods: list, watch", "ClusterRole core/secrets: list, watch",
        "ClusterRole apps/deployments: list, watch",
        "ClusterRole apps/deployments/finalizers: update",
        "ClusterRole events.k8s.io/events: create, patch",
        "Role shared coordination.k8s.io/leases: get, list, create, update, delete",
        "Role web coordination.k8s.io/leases: get, create, update",
      ])
    #expect(sample.blanks == [])
  }

  @Test("Generic code is about what it is used for")
  func generics() {
    let sample = PermissionSample(
      statements: """
        try await write(ConfigMap(), client)
        try await outer(secret(), client)
        try await Keeper<Pod>(client: client).drop()
        try await Keeper(client: client, kind: Service.self).drop()
        try await every(AllNamespaces<Node>(client))
        """,
      beside: """
        func secret() -> Secret { Secret() }
        func write<T: Resource>(_ object: T, _ client: Client) async throws {
          try await Api<T>(client, namespace: "a").create(object)
        }
        func outer<Inner: Resource>(_ object: Inner, _ client: Client) async throws {
          try await write(object, client)
        }
        func every<Object>(_ all: AllNamespaces<Object>) async throws { _ = try await all.list() }
        struct Keeper<Kept: Resource> {
          let client: Client
          var kind: Kept.Type = Kept.self
        }
        extension Keeper {
          func drop() async throws { try await Api<Kept>(client, namespace: "b").delete("a") }
        }
        """)
    #expect(
      sample.rules == [
        "ClusterRole core/nodes: list",
        "Role a core/configmaps: create", "Role a core/secrets: create",
        "Role b core/pods: delete", "Role b core/services: delete",
      ])
    #expect(sample.blanks == [])
  }

  @Test(
    "What cannot be seen is said",
    arguments: [
      (
        #"_ = try await Api<DynamicObject>(client, kind, namespace: "a").get("a")"#,
        "2:64: warning: 'get' is about a kind that is known only at run time."
      ),
      (
        #"try await unknown().createOrUpdate(x) { _ in }"#,
        "2:21: warning: It cannot be told which kind 'createOrUpdate' is about."
      ),
      (
        #"try await unknown.create(x)"#,
        "2:19: warning: It cannot be told what 'create' is called on. If that is an Api, its kind is "
          + "missing."
      ),
      (
        #"_ = try await Api<Gadget>(client, namespace: "a").list()"#,
        "2:51: warning: 'list' is about 'Gadget', which is no kind that is known here."
      ),
      (
        "try await Controller(unknown).run(client) { _, _ in .awaitChange }",
        "2:11: warning: It cannot be told which kind 'Controller' watches."
      ),
      (
        "_ = try await client.value(JSONValue.self, request)",
        "2:22: warning: A request that is made by hand is not looked into."
      ),
      (
        #"try await Api<Pod>(client, namespace: "a").patch("a", x, subresource: part)"#,
        "2:44: warning: The subresource is not written out here."
      ),
      (
        "nobody()",
        "5:43: warning: 'list' is about any 'T', and no use of it tells which kinds."
      ),
    ])
  func blanks(statements: String, blank: String) {
    let beside =
      statements == "nobody()"
      ? "func any<T: Resource>(_: T.Type, _ client: Client) {\n _ = try await AllNamespaces<T>(client)"
        + "  .list() }" : ""
    let sample = PermissionSample(statements: statements, beside: beside)
    #expect(sample.blanks == ["a.swift:\(blank)"])
    #expect(sample.yaml.hasPrefix("# What the sources do not tell"))
  }

  @Test("A namespace makes roles, and one who is confined needs nothing else")
  func namespaces() {
    let statements = """
      let maps = Api<ConfigMap>.defaultNamespaced(client)
      try await maps.get("a")
      try await Api<ConfigMap>(client, namespace: client.defaultNamespace).list()
      try await Api<Secret>(client, namespace: other).get("a")
      try await Api<Pod>(client, namespace: other ?? client.defaultNamespace).get("a")
      try await Api<Node>(client).get("a")
      """
    let open = PermissionSample(
      statements: statements, RoleManifest(name: "app", namespace: "web", serviceAccount: "me"))
    #expect(
      open.rules == [
        "ClusterRole core/nodes: get", "ClusterRole core/pods: get",
        "ClusterRole core/secrets: get",
        "Role web core/configmaps: get, list",
      ])
    #expect(open.yaml.contains("kind: RoleBinding\nmetadata:\n  name: app\n  namespace: web\n"))
    #expect(open.yaml.contains("- kind: ServiceAccount\n  name: me\n  namespace: web\n"))
    #expect(
      open.yaml.contains("# get: a.swift:3 get\n# list: a.swift:4 list\n- apiGroups: [\"\"]\n"))
    let confined = PermissionSample(
      statements: statements, RoleManifest(name: "app", namespace: "web", isConfined: true))
    #expect(
      confined.rules == [
        "ClusterRole core/nodes: get", "Role web core/configmaps: get, list",
        "Role web core/pods: get", "Role web core/secrets: get",
      ])
  }

  @Test("Kinds that the sources define are known, by comment and by macro")
  func definitions() {
    let sample = PermissionSample(
      statements: """
        try await client.apply(crd: Website.crd(), fieldManager: "a")
        try await Api<Gizmo>(client, namespace: other).delete("a")
        try await Api<PodNode>(client, namespace: other).merge("a", subresource: "status") { _ in }
        """,
      beside: """
        // @kube(group: "example.com", version: "v1", kind: "Website", namespaced: true)
        struct WebsiteSpec { var host: String }
        @Kube(group: "example.org", version: "v1", kind: "Gizmo", plural: "gizmata", namespaced: true)
        struct GizmoSpec { var size: Int }
        typealias Gizmo = GizmoSpec.Gizmo
        @KubeView(of: Pod.self)
        struct PodNode { struct Spec { var nodeName: String? }
          var spec: Spec? }
        """)
    #expect(
      sample.rules == [
        "ClusterRole core/pods/status: patch",
        "ClusterRole apiextensions.k8s.io/customresourcedefinitions: list, watch, create, patch",
        "ClusterRole example.com/websites: list", "ClusterRole example.org/gizmata: delete",
      ])
    #expect(sample.blanks == [])
  }
}
