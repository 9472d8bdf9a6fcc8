import KubeClient
import KubeMacros
import KubeTestTypes
import KubeTesting
import KubeTestingTraits
import Testing

@KubeView(of: Deployment.self)
private struct Replicated {
  var metadata: ObjectMeta
  var spec: Spec

  @KubeSchema
  struct Spec {
    var replicas: Int32?
    var template: Template

    @KubeSchema
    struct Template {
      var spec: Inner

      @KubeSchema
      struct Inner {
        var containers: [Part]

        @KubeSchema
        struct Part {
          var name: String
          var image: String?
        }
      }
    }
  }
}

@Suite("Views: a part of a kind", .cluster())
struct ViewTests {
  private func deployment() -> Deployment {
    Deployment(
      name: "web", namespace: "default", labels: ["tier": "web"],
      spec: DeploymentSpec(
        replicas: 2, selector: LabelSelector(matchLabels: ["app": "web"]),
        template: PodTemplateSpec(
          metadata: ObjectMeta(labels: ["app": "web"]),
          spec: PodSpec(containers: [
            Container(
              name: "web", image: "nginx:1", env: [EnvVar(name: "MODE", value: "a")]),
            Container(name: "logs", image: "logs:1", args: ["-v"]),
          ]))))
  }

  @Test("is read, listed and watched as its kind is")
  func reading() async throws {
    let client = try TestCluster.current.client
    try await Api<Deployment>(client, namespace: "default").create(deployment())
    let view = try await Api<Replicated>(client, namespace: "default").get("web")
    #expect(view.spec.replicas == 2 && view.kind == "Deployment" && view.apiVersion == "apps/v1")
    #expect(view.metadata.labels == ["tier": "web"])
    let all = try await AllNamespaces<Replicated>(client).list()
    #expect(all.map(\.spec.template.spec.containers.count) == [2])
    #expect(try JSONValue(json: view.jsonText())["status"] == nil)
  }

  @Test("is changed without what it does not know being lost")
  func modifying() async throws {
    let client = try TestCluster.current.client
    let deployments = Api<Deployment>(client, namespace: "default")
    let created = try await deployments.create(deployment())
    let views = Api<Replicated>(client, namespace: "default")
    let view = try await views.modify("web") { view in
      view.spec.replicas = 5
      view.metadata.labels["tier"] = nil
      view.spec.template.spec.containers.reverse()
      view.spec.template.spec.containers[0].image = "logs:2"
    }
    #expect(view.spec.replicas == 5)
    let now = try await deployments.get("web")
    var expected = created.spec
    expected?.replicas = 5
    expected?.template.spec?.containers.reverse()
    expected?.template.spec?.containers[0].image = "logs:2"
    #expect(now.spec == expected)
    #expect(now.metadata.labels == [:])
    #expect(now.metadata.uid == created.metadata.uid)
  }
}
