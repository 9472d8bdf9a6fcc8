import KubeGenCore
import Testing

@Suite("What @kube says ends up in the CustomResourceDefinition")
struct KubeAttributeTests {
  @Test("All attributes")
  func everything() throws {
    let sample = AnnotatedSample(
      """
      /// Of the struct.
      // @kube(group: "example.com", version: "v1alpha1", kind: "Policy", root: "PolicyObject",
      //       plural: "policys", singular: "pol", listKind: "Policies", namespaced,
      //       shortNames: ["po", "p"], categories: ["all"], status: Inner.Status.self,
      //       served: true, storage: true, deprecated: "use v2", doc: "Of the kind.")
      // @kube.printColumn(name: "Size", type: "integer", jsonPath: ".spec.size", description: "d",
      //                   format: "int32", priority: 1)
      // @kube.printColumn(name: "Age", type: "date", jsonPath: ".metadata.creationTimestamp")
      // @kube.scale(specReplicas: ".spec.size", statusReplicas: ".status.size",
      //             labelSelector: ".status.selector")
      // @kube.selectable(".spec.name")
      // @kube.selectable(jsonPath: ".spec.size")
      // @kube.validation("self.metadata.name == 'one'", message: "one only")
      // @kube.annotation("example.com/a", "b")
      // @kube.label("example.com/c", "d")
      struct PolicySpec {
        var name: String
        var size: Int32 = 1
      }
      enum Inner { struct Status { var size: Int32?; var selector: String? } }
      """)
    #expect(sample.messages == [])
    #expect(
      try sample.definition()
        == JSON.node(
          #"""
          {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition",
          "metadata":{"name":"policys.example.com","labels":{"example.com/c":"d"},
          "annotations":{"example.com/a":"b"}},
          "spec":{"group":"example.com","scope":"Namespaced",
          "names":{"kind":"Policy","listKind":"Policies","plural":"policys","singular":"pol",
          "shortNames":["po","p"],"categories":["all"]},
          "versions":[{"name":"v1alpha1","served":true,"storage":true,"deprecated":true,
          "deprecationWarning":"use v2",
          "schema":{"openAPIV3Schema":{"type":"object","description":"Of the kind.","properties":{
          "apiVersion":{"type":"string"},"kind":{"type":"string"},"metadata":{"type":"object"},
          "spec":{"type":"object","description":"Of the struct.","properties":{
          "name":{"type":"string"},"size":{"type":"integer","format":"int32","default":1}},
          "required":["name"]},
          "status":{"type":"object","properties":{"size":{"type":"integer","format":"int32"},
          "selector":{"type":"string"}}}},"required":["spec"],
          "x-kubernetes-validations":[{"rule":"self.metadata.name == 'one'","message":"one only"}]}},
          "subresources":{"status":{},"scale":{"specReplicasPath":".spec.size",
          "statusReplicasPath":".status.size","labelSelectorPath":".status.selector"}},
          "selectableFields":[{"jsonPath":".spec.name"},{"jsonPath":".spec.size"}],
          "additionalPrinterColumns":[{"name":"Size","type":"integer","jsonPath":".spec.size",
          "description":"d","format":"int32","priority":1},
          {"name":"Age","type":"date","jsonPath":".metadata.creationTimestamp"}]}]}}
          """#))
    #expect(sample.units.map(\.name) == ["PolicyObject"])
    let wrapper = try sample.type("PolicyObject")
    #expect(wrapper.documentation == "Of the kind.")
    let resource = try #require(wrapper.resource)
    #expect(resource.apiVersion == "example.com/v1alpha1")
    #expect(resource.plural == "policys")
    #expect(resource.isNamespaced && resource.hasStatus)
    #expect(resource.shortNames == ["po", "p"] && resource.categories == ["all"])
    #expect(resource.labels == ["example.com/c": "d"])
    #expect(resource.annotations == ["example.com/a": "b"])
    #expect(!resource.isReadFromDocument)
  }

  @Test("What is left out: cluster scope, names from the kind, no subresources")
  func defaults() throws {
    let sample = AnnotatedSample(spec: "var a: Int?")
    #expect(sample.messages == [])
    let spec = try #require(try sample.definition()["spec"])
    #expect(
      spec["names"]
        == ["kind": "Thing", "listKind": "ThingList", "plural": "things", "singular": "thing"])
    #expect(spec["scope"] == "Cluster")
    let version = try #require(spec["versions"]?.elements?.first)
    #expect(version.members?.map(\.key) == ["name", "served", "storage", "schema"])
    #expect(try sample.root()["required"] == ["spec"])
  }

  @Test("A deprecated version may say nothing more")
  func deprecated() throws {
    let sample = AnnotatedSample(
      """
      // @kube(group: "example.com", version: "v1", kind: "Thing", deprecated: true)
      struct ThingSpec {}
      """)
    #expect(sample.messages == [])
    let version = try sample.definition()["spec"]?["versions"]?.elements?.first
    #expect(version?["deprecated"] == true)
    #expect(version?["deprecationWarning"] == nil)
  }

  @Test(
    "Plurals",
    arguments: [
      ("Foo", "foos"), ("Policy", "policies"), ("Gateway", "gateways"), ("Ingress", "ingresses"),
      ("Box", "boxes"), ("Batch", "batches"), ("Mesh", "meshes"),
    ])
  func plurals(_ kind: String, _ plural: String) {
    #expect(Pluralisation.plural(of: kind) == plural)
  }

  @Test("Several versions are one definition, and every wrapper has the whole of it")
  func versions() throws {
    let sample = AnnotatedSample(
      """
      // @kube(group: "example.com", version: "v2", kind: "Thing", storage: true, shortNames: ["t"])
      public struct ThingSpec: Sendable { var a: Int }
      // @kube(group: "example.com", version: "v1", kind: "Thing", root: "ThingV1", namespaced: true,
      //       served: false)
      struct ThingV1Spec { var b: Int }
      """)
    #expect(sample.messages == [])
    let versions = try #require(try sample.definition()["spec"]?["versions"]?.elements)
    #expect(versions.map { $0["name"]?.string } == ["v1", "v2"])
    #expect(versions.map { $0["storage"]?.bool } == [false, true])
    #expect(versions.map { $0["served"]?.bool } == [false, true])
    #expect(try sample.definition(0) == sample.definition(1))
    #expect(sample.units.map(\.name) == ["Thing", "ThingV1"])
    for unit in sample.units {
      let resource = try #require(unit.types.first?.resource)
      #expect(resource.isNamespaced)
      #expect(resource.shortNames == ["t"])
    }
    #expect(try sample.type("Thing").access == .public)
    #expect(try sample.type("ThingV1").access == .internal)
  }

  static let two = """
    // @kube(group: "example.com", version: "v1", kind: "Thing"STORAGE1)
    struct ASpec {}
    // @kube(group: "example.com", version: "v2", kind: "Thing", root: "B"STORAGE2)
    struct BSpec {}
    """

  private static func two(_ first: String, _ second: String) -> String {
    var text = ""
    for line in two.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = String(line)
      for (mark, value) in [("STORAGE1", first), ("STORAGE2", second)] where line.contains(mark) {
        let parts = line.split(separator: "S" + mark.dropFirst(), omittingEmptySubsequences: false)
        line = parts.joined(separator: value)
      }
      text += line + "\n"
    }
    return text
  }

  @Test(
    "Versions that contradict each other",
    arguments: [
      Problem(
        two("", "").replacingLast("// @kube", with: "// ⟦@kube"),
        "none of them says that it is the one that a cluster stores. Write 'storage: true' at one."),
      Problem(two(", storage: true", ", storage: ⟦true"), "is stored already"),
      Problem(
        two(", storage: true", "").replacingLast("\"v2\"", with: "⟦\"v1\""),
        "is version 'v1' of 'Thing' already"),
      Problem(
        two(", storage: true", "").replacingLast(
          "kind: \"Thing\", root: \"B\"", with: "kind: ⟦\"Thing\""),
        "Give this one another name: 'root: \"ThingV2\"'."),
      Problem(
        two(", storage: true, plural: \"as\"", ", plural: ⟦\"bs\""), "has another 'plural'"),
      Problem(
        two(", storage: true, namespaced: true", ", namespaced: ⟦false"),
        "has another 'namespaced'"),
      Problem(
        two(", storage: true, shortNames: [\"a\"]", ", shortNames: [⟦\"b\"]"),
        "has another 'shortNames'"),
    ])
  func contradictions(_ problem: Problem) { problem.check() }
}

extension String {
  fileprivate func replacingLast(_ text: String, with other: String) -> String {
    guard let range = ranges(of: text).last else { return self }
    return replacingCharacters(in: range, with: other)
  }

  private func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
