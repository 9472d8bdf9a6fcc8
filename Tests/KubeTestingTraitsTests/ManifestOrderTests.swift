import KubeClient
import KubeCore
import KubeTestTypes
import KubeTesting
import KubeTestingTraits
import Testing

/// Objects as one would write their manifests: the labels of the initialisers stand in that order.
@Suite("Objects in the order of manifests")
struct ManifestOrderTests {
  private static let deployment = Deployment(
    name: "web",
    namespace: "default",
    labels: ["app": "web"],
    spec: DeploymentSpec(
      replicas: 3,
      selector: LabelSelector(matchLabels: ["app": "web"]),
      template: PodTemplateSpec(
        metadata: ObjectMeta(labels: ["app": "web"]),
        spec: PodSpec(
          containers: [
            Container(
              name: "web",
              image: "nginx:1.29",
              imagePullPolicy: .ifNotPresent,
              ports: [ContainerPort(name: "http", containerPort: 80, protocol: .tcp)],
              env: [
                EnvVar(name: "MODE", value: "production"),
                EnvVar(
                  name: "TOKEN",
                  valueFrom: EnvVarSource(
                    secretKeyRef: SecretKeySelector(name: "token", key: "value"))),
              ],
              resources: ResourceRequirements(
                requests: ["cpu": "100m"], limits: ["memory": "128Mi"]),
              volumeMounts: [VolumeMount(name: "pages", mountPath: "/usr/share/nginx/html")],
              livenessProbe: Probe(
                httpGet: HTTPGetAction(path: "/", port: 80), initialDelaySeconds: 5)),
            Container(name: "logs", image: "fluent-bit:4", args: ["-c", "/etc/fluent-bit.conf"]),
          ],
          volumes: [Volume(name: "pages", configMap: ConfigMapVolumeSource(name: "pages"))]))))

  @Test("a Deployment with two containers, a ConfigMap, and an apply of one field")
  func manifests() async throws {
    let client = TestCluster().client
    let deployments = Api<Deployment>(client, namespace: "default")
    let maps = Api<ConfigMap>(client, namespace: "default")

    let made = try await deployments.create(Self.deployment)
    try await maps.create(ConfigMap(name: "pages", data: ["index.html": "hello"]))
    try await maps.apply(
      ConfigMap(name: "pages", data: ["motd": "welcome"]), fieldManager: "greeter")

    #expect(made.spec?.template.spec?.containers.map(\.name) == ["web", "logs"])
    #expect(try await maps.get("pages").data == ["index.html": "hello", "motd": "welcome"])
  }

  @Test("what is absent or empty is read without asking, and changed without asking")
  func collections() throws {
    var map = ConfigMap(name: "settings")
    #expect(map.data.isEmpty && map.metadata.labels["app"] == nil)
    #expect(
      try map.jsonText()
        == #"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"settings"}}"#)

    map.metadata.labels["app"] = "web"
    map.metadata.finalizers.append("example.com/cleanup")
    map.data["a"] = "b"
    let text = try map.jsonText()
    #expect(
      text
        == #"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"settings","#
        + #""labels":{"app":"web"},"finalizers":["example.com/cleanup"]},"data":{"a":"b"}}"#)
    #expect(try ConfigMap(json: text) == map)
  }
}
