import Kube
import KubeRuntimeHTTP
import Metrics

/// A page that is served to the web.
// @kube(group: "demo.swift-kube.dev", version: "v1", kind: "Website", namespaced: true,
//       status: WebsiteStatus.self, shortNames: ["ws"])
// @kube.printColumn(name: "Replicas", type: "integer", jsonPath: ".spec.replicas")
// @kube.printColumn(name: "Ready", type: "string", jsonPath: ".status.conditions[?(@.type=='Ready')].status")
// @kube.printColumn(name: "Reason", type: "string", jsonPath: ".status.conditions[?(@.type=='Ready')].reason")
// @kube.printColumn(name: "Age", type: "date", jsonPath: ".metadata.creationTimestamp")
struct WebsiteSpec {
  /// The page, in HTML.
  // @schema(minLength: 1)
  var page: String
  /// What serves it.
  var image: String = "nginx:1.29"
  // @schema(minimum: 0, maximum: 20)
  var replicas: Int32 = 1
}

struct WebsiteStatus {
  var readyReplicas: Int32?
  var conditions: [Condition]?
}

/// Keeps what serves each Website: a ConfigMap with the page, a Deployment and a Service; and an entry
/// in a table of routes, which stands for something outside of the cluster.
struct WebsiteOperator: Sendable {
  static let name = "website-operator"
  /// What has to be undone before a Website is gone.
  static let finalizer = "demo.swift-kube.dev/route"

  let client: Client
  let events: EventRecorder

  init(_ client: Client) {
    self.client = client
    events = EventRecorder(client, controller: Self.name)
  }

  /// A Website is reconciled when its spec changes, or something that it owns.
  var controller: ControllerService {
    Controller(AllNamespaces<Website>(client), where: .generation || .finalizers)
      .owns(AllNamespaces<Deployment>(client))
      .owns(AllNamespaces<Service>(client))
      .owns(AllNamespaces<ConfigMap>(client))
      .reconciling(reconcile: reconcile)
  }

  func reconcile(_ website: Website) async throws -> ReconcileAction {
    let websites = Api<Website>(client, namespace: website.namespace ?? "default")
    return try await websites.withFinalizer(Self.finalizer, on: website) { event in
      switch event {
      case .apply(let website): return try await apply(website, websites)
      case .cleanup(let website): return try await removeRoute(website)
      }
    }
  }

  // What a Website wants

  private func apply(_ website: Website, _ websites: Api<Website>) async throws -> ReconcileAction {
    let namespace = website.namespace ?? "default"
    try await write(page(of: website), namespace)
    try await write(service(of: website), namespace)
    let deployment = try await write(deployment(of: website), namespace)
    try await addRoute(website)

    let ready = deployment.status?.readyReplicas ?? 0
    let isReady = ready >= website.spec.replicas
    let written = try await websites.updateStatusIfNeeded(website) { website in
      var status = website.status ?? WebsiteStatus()
      status.readyReplicas = ready
      status.conditions.set(
        "Ready", isReady ? .true : .false, reason: isReady ? "Serving" : "Starting",
        message: "\(ready) of \(website.spec.replicas) replicas are ready.",
        observedGeneration: website.metadata.generation)
      website.status = status
    }
    let wasReady = website.status?.conditions.isTrue("Ready") ?? false
    if isReady, !wasReady, written.change != .unchanged {
      events.record("Serving", note: "All replicas are ready.", regarding: website)
    }
    return .awaitChange
  }

  /// Makes something so, and a Website's own.
  @discardableResult
  private func write<Object: Resource>(_ object: Object, _ namespace: String) async throws -> Object
  where Object.Scope == NamespaceScope {
    try await Api<Object>(client, namespace: namespace)
      .applyIfNeeded(object, fieldManager: Self.name, force: true).object
  }

  private func metadata(of website: Website) -> ObjectMeta {
    ObjectMeta(
      name: website.name, labels: ["website": website.name],
      ownerReferences: website.ownerReference().map { [$0] } ?? [])
  }

  private func page(of website: Website) -> ConfigMap {
    ConfigMap(metadata: metadata(of: website), data: ["index.html": website.spec.page])
  }

  private func service(of website: Website) -> Service {
    Service(
      metadata: metadata(of: website),
      spec: ServiceSpec(
        selector: ["website": website.name], ports: [ServicePort(port: 80, targetPort: 80)]))
  }

  private func deployment(of website: Website) -> Deployment {
    let container = Container(
      name: "web", image: website.spec.image,
      ports: [ContainerPort(containerPort: 80)],
      volumeMounts: [VolumeMount(name: "page", mountPath: "/usr/share/nginx/html")])
    let page = Volume(name: "page", configMap: ConfigMapVolumeSource(name: website.name))
    return Deployment(
      metadata: metadata(of: website),
      spec: DeploymentSpec(
        replicas: website.spec.replicas,
        selector: LabelSelector(matchLabels: ["website": website.name]),
        template: PodTemplateSpec(
          metadata: ObjectMeta(labels: ["website": website.name]),
          spec: PodSpec(containers: [container], volumes: [page]))))
  }

  // The routes

  private var routes: Api<ConfigMap> { Api(client, namespace: "default") }

  private func addRoute(_ website: Website) async throws {
    let key = "\(website.namespace ?? "default").\(website.name)"
    let value = "http://\(website.name).\(website.namespace ?? "default").svc"
    try await routes.createOrUpdate(ConfigMap(metadata: ObjectMeta(name: "routes"))) { map in
      map.data[key] = value
    }
  }

  private func removeRoute(_ website: Website) async throws -> ReconcileAction {
    let key = "\(website.namespace ?? "default").\(website.name)"
    try await routes.createOrUpdate(ConfigMap(metadata: ObjectMeta(name: "routes"))) { map in
      map.data[key] = nil
    }
    return .awaitChange
  }
}

/// Runs the operator: two of them may run, of which one works.
@main
struct Main {
  static func main() async throws {
    let metrics = PrometheusMetrics()
    MetricsSystem.bootstrap(metrics)
    let client = try Client()

    try await client.apply(crd: Website.crd(), fieldManager: WebsiteOperator.name)

    let websites = WebsiteOperator(client)
    var manager = ControllerManager(
      client, election: LeaderElection(client, lease: WebsiteOperator.name))
    manager.add(try Endpoints(for: manager, metrics: metrics))
    manager.add(websites.controller)
    manager.add(websites.events)
    try await manager.runUntilSignal()
  }
}
