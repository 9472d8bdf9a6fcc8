import Testing

@testable import KubeGenCore
@testable import KubeGenModel

@Suite("The bundled model of Kubernetes 1.36")
struct BundledModelTests {
  let model = APIModel.bundled

  @Test("It has all definitions and kinds")
  func counts() {
    #expect(model.version == "1.36")
    #expect(model.definitions.count == 771)
    #expect(model.definitions.count { !$0.properties.isEmpty } == 757)
    #expect(model.definitions.reduce(0) { $0 + $1.properties.count } == 3137)
    #expect(model.kinds.count == 95)
    #expect(model.definitions.allSatisfy { $0.documentation == nil })
  }

  @Test(
    "A kind's path, scope and verbs are known",
    arguments: [
      ("apps/v1/Deployment", "deployments", true, 8), ("v1/Namespace", "namespaces", false, 7),
      ("v1/Node", "nodes", false, 8), ("v1/Endpoints", "endpoints", true, 8),
      ("v1/ComponentStatus", "componentstatuses", false, 2), ("v1/Binding", "bindings", true, 1),
      ("authentication.k8s.io/v1/TokenReview", "tokenreviews", false, 1),
      ("authorization.k8s.io/v1/LocalSubjectAccessReview", "localsubjectaccessreviews", true, 1),
      ("networking.k8s.io/v1/NetworkPolicy", "networkpolicies", true, 8),
    ])
  func kinds(selector: String, plural: String, isNamespaced: Bool, verbs: Int) throws {
    let kind = try #require(model.kinds.first { $0.identity.description == selector })
    #expect(kind.plural == plural)
    #expect(kind.isNamespaced == isNamespaced)
    #expect(kind.verbs.count == verbs)
  }

  @Test("Parts of a pod have their verbs, and their kind where it is another")
  func subresources() throws {
    let pod = try #require(model.kinds.first { $0.definition == "io.k8s.api.core.v1.Pod" })
    let shown = pod.subresources.map { part in
      "\(part.name): \(part.verbs.joined(separator: " "))" + (part.kind.map { " = \($0)" } ?? "")
    }
    #expect(
      shown == [
        "attach: create get", "binding: create = v1/Binding",
        "ephemeralcontainers: get patch update",
        "eviction: create = policy/v1/Eviction", "exec: create get", "log: get",
        "portforward: create get", "proxy: create delete get patch update",
        "resize: get patch update", "status: get patch update",
      ])
  }

  @Test("Facts of properties: required, lists, merging")
  func properties() throws {
    let pod = try #require(model["io.k8s.api.core.v1.PodSpec"])
    let containers = try #require(pod.property(named: "containers"))
    #expect(
      containers
        == APIProperty(
          name: "containers", type: .array(.reference("io.k8s.api.core.v1.Container")),
          isRequired: true, listType: "map", listMapKeys: ["name"], patchStrategies: ["merge"],
          patchMergeKey: "name"))
    let service = try #require(model["io.k8s.api.core.v1.ServiceSpec"]?.property(named: "ports"))
    #expect(service.listMapKeys == ["port", "protocol"])
    #expect(service.patchMergeKey == "port")
    let volumes = try #require(pod.property(named: "volumes"))
    #expect(volumes.patchStrategies == ["merge", "retainKeys"])
    #expect(model["io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector"]?.mapType == "atomic")
    // To require it would turn {} into {"name":""}.
    #expect(
      model["io.k8s.api.core.v1.LocalObjectReference"]?.property(named: "name")?.isRequired == false
    )
  }

  @Test("An unknown version is an error that names the bundled one")
  func unknownVersion() {
    var diagnostics = Diagnostics()
    let place = SourceLocation(path: "kube-gen.yaml", line: 1, column: 13)
    #expect(APIModel.bundled("1.36", at: place, diagnostics: &diagnostics) == model)
    #expect(APIModel.bundled("1.12", at: place, diagnostics: &diagnostics) == nil)
    #expect(
      diagnostics.all.map(\.description) == [
        "kube-gen.yaml:1:13: error: Kubernetes '1.12' is not bundled; 1.36 is. For another version "
          + "name an OpenAPI document of it under 'openapi', such as what 'kubectl get --raw "
          + "/openapi/v2' prints."
      ])
  }

  @Test(
    "It is what distilling the real document gives",
    .enabled(if: OpenAPISamples.arePresent, OpenAPISamples.whyAbsent))
  func isDistilled() throws {
    var real = try OpenAPISamples.model([OpenAPISamples.v2])
    #expect(real.version == nil)
    real.version = "1.36"
    #expect(real.bare() == model)
    #expect(FactsWriter.text(of: real) == APIModel.kubernetes1_36 + "\n")
  }

  @Test(
    "A real server's discovery agrees with it",
    .enabled(if: OpenAPISamples.arePresent, OpenAPISamples.whyAbsent))
  func discovery() throws {
    let recording = try #require(try OpenAPISamples.documents(OpenAPISamples.discovery).first?.root)
    var compared = 0
    for step in recording["steps"]?.elements ?? [] {
      let body = step["response"]?["body"]
      guard body?["kind"]?.string == "APIGroupDiscoveryList" else { continue }
      for group in body?["items"]?.elements ?? [] {
        let name = group["metadata"]?["name"]?.string ?? ""
        for version in group["versions"]?.elements ?? [] {
          for resource in version["resources"]?.elements ?? [] where name != "clux.dev" {
            check(resource, group: name, version: version["version"]?.string ?? "")
            compared += 1
          }
        }
      }
    }
    #expect(compared > 60)
  }

  private func check(_ resource: Node, group: String, version: String) {
    func words(_ node: Node?) -> [String] { (node?.elements ?? []).compactMap(\.string).sorted() }
    let plural = resource["resource"]?.string ?? ""
    let kind = model.kinds.first {
      $0.plural == plural && $0.identity.group == group && $0.identity.version == version
    }
    guard let kind else {
      Issue.record("\(group)/\(version) \(plural) is missing")
      return
    }
    #expect(kind.identity.kind == resource["responseKind"]?["kind"]?.string, "\(plural)")
    #expect(kind.isNamespaced == (resource["scope"]?.string == "Namespaced"), "\(plural)")
    #expect(kind.verbs == words(resource["verbs"]), "\(plural)")
    let parts = resource["subresources"]?.elements ?? []
    #expect(
      kind.subresources.map(\.name) == parts.compactMap { $0["subresource"]?.string }.sorted(),
      "\(plural)")
    for part in parts {
      let known = kind.subresources.first { $0.name == part["subresource"]?.string }
      #expect(known?.verbs == words(part["verbs"]), "\(plural)/\(known?.name ?? "")")
    }
  }
}
