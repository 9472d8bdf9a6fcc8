import Foundation
import Testing

@testable import KubeGenCore
@testable import KubeGenModel

@Suite("Types of Kubernetes in annotated structs")
struct KubernetesTypeTests {
  private static func output(
    _ source: String, resources: [String] = []
  ) -> GeneratorOutput {
    let place = SourceLocation(path: "kube-gen.yaml")
    return Generator.generate(
      GeneratorInput(
        swiftFiles: [InputFile(path: "Thing.swift", bytes: Array(source.utf8))],
        configuration: Configuration(
          resources: resources.map { Configuration.Entry($0, at: place) })))
  }

  private static func sample(
    _ source: String, _ resources: String...
  ) -> (units: [SourceUnit], messages: [String]) {
    var diagnostics = Diagnostics()
    let place = SourceLocation(path: "kube-gen.yaml")
    let kubernetes = OpenAPIFrontEnd.units(
      model: .bundled, selection: resources.map { ResourceSelector($0, at: place) },
      diagnostics: &diagnostics)
    let units = AnnotatedFrontEnd.units(
      files: [InputFile(path: "Thing.swift", bytes: Array(source.utf8))],
      kubernetes: KubernetesTypes(model: .bundled, units: kubernetes), diagnostics: &diagnostics)
    return (units, diagnostics.all.map(\.description))
  }

  private static func spec(_ members: String) -> String {
    "\(AnnotatedSample.head)struct ThingSpec {\n\(members)\n}"
  }

  private static func property(_ name: String, _ units: [SourceUnit]) throws -> Node {
    let text = try #require(units.first?.types.first?.resource?.definition)
    return try #require(
      JSON.node(text)["spec"]?["versions"]?.elements?.first?["schema"]?["openAPIV3Schema"]?[
        "properties"]?["spec"]?["properties"]?[name])
  }

  @Test("A pod template has its schema, and is the type that is generated beside it")
  func template() throws {
    let (units, messages) = Self.sample(
      Self.spec("var template: PodTemplateSpec\nvar volumes: [Volume]?"), "v1/Pod",
      "v1/PodTemplate")
    #expect(messages == [])
    let template = try Self.property("template", units)
    #expect(template["properties"]?["metadata"] == ["type": "object"])
    let container = try #require(
      template["properties"]?["spec"]?["properties"]?["containers"]?["items"])
    #expect(container["required"] == ["name"])
    let ports = try #require(container["properties"]?["ports"])
    #expect(ports["x-kubernetes-list-type"] == "map")
    #expect(ports["x-kubernetes-list-map-keys"] == ["containerPort", "protocol"])
    #expect(ports["items"]?["properties"]?["protocol"] == ["type": "string", "default": "TCP"])
    let limits = container["properties"]?["resources"]?["properties"]?["limits"]
    #expect(limits?["additionalProperties"]?["x-kubernetes-int-or-string"] == true)
    guard case .object(let object)? = units.first?.types.last?.form else {
      Issue.record("no object")
      return
    }
    #expect(
      object.properties.map(\.type)
        == [.named(TypeName("PodTemplateSpec")), .array(.named(TypeName("Volume")))])
  }

  @Test("The whole run compiles such a struct's target: the types are emitted, and referred to")
  func run() {
    let output = Self.output(
      Self.spec("var template: PodTemplateSpec"), resources: ["v1/PodTemplate"])
    #expect(output.diagnostics.all.map(\.description) == [])
    let text = output.files.map(\.text).joined()
    #expect(text.contains("struct PodTemplateSpec: JSONStruct"))
    #expect(text.contains(#"members.add("template", \.template)"#))
  }

  @Test("Types of KubeCore need no configuration")
  func core() throws {
    let (units, messages) = Self.sample(
      Self.spec("var a: LabelSelector\nvar b: SubjectAccessReviewSpec?\nvar c: Condition"))
    #expect(messages == [])
    #expect(
      try Self.property("b", units)["properties"]?["groups"]
        == ["type": "array", "items": ["type": "string"], "x-kubernetes-list-type": "atomic"])
    guard case .object(let object)? = units.first?.types.last?.form else { return }
    #expect(object.properties[1].type == .core("SubjectAccessReviewSpec"))
  }

  @Test("A reference to an object of the namespace comes with the kinds that have one")
  func localReference() throws {
    let (units, messages) = Self.sample(
      Self.spec("var a: LocalObjectReference"), "v1/ServiceAccount")
    #expect(messages == [])
    #expect(
      try Self.property("a", units)
        == JSON.node(
          #"""
          {"type":"object","properties":{"name":{"type":"string","default":""}},
          "x-kubernetes-map-type":"atomic"}
          """#))
  }

  @Test(
    "A type that the configuration does not bring is an error that names a kind with it",
    arguments: [
      ("PodTemplateSpec", "v1/PodTemplate"), ("LocalObjectReference", "v1/ServiceAccount"),
    ])
  func missing(_ type: String, _ kind: String) {
    let (_, messages) = Self.sample(Self.spec("var a: \(type)"))
    #expect(
      messages == [
        "Thing.swift:3:8: error: '\(type)' is a type of Kubernetes' that this target does not have. "
          + "It is generated with the kinds that hold it: add one of them to 'resources' in "
          + "kube-gen.yaml, '\(kind)' for example."
      ])
  }

  @Test("A server takes the schema of every type in the bundled model")
  func all() {
    let place = SourceLocation(path: "")
    let schemas = KubernetesSchemas(model: .bundled, place: place)
    for definition in APIModel.bundled.definitions {
      var diagnostics = Diagnostics()
      let schema = schemas.schema(of: .reference(definition.name))
      StructuralRules.check(schema, diagnostics: &diagnostics)
      #expect(diagnostics.all.isEmpty, "\(definition.name): \(diagnostics.all)")
    }
  }

  @Test(
    "A job's template is what controller-gen makes of it, but for defaults",
    .enabled(
      if: ControllerGenTwinTests.isPresent,
      "the golden files are absent; KUBE_SHARED can say where they are"))
  func golden() throws {
    let theirs = try ControllerGenTwinTests.field("jobTemplate", of: "cronjobs")
    let ours = KubernetesSchemas(model: .bundled, place: SourceLocation(path: ""))
      .schema(of: .reference("io.k8s.api.batch.v1.JobTemplateSpec")).node
    var differences: [String] = []
    Self.compare(ours, theirs, "", &differences)
    #expect(differences == [])
  }

  /// Their definition is of an older Kubernetes: what it has, ours must have in the same form.
  private static func compare(
    _ ours: Node, _ theirs: Node, _ path: String, _ differences: inout [String]
  ) {
    // Kubernetes' documents do not have all map types that its Go sources have.
    for keyword in [
      "type", "format", "required", "x-kubernetes-list-type", "x-kubernetes-list-map-keys",
      "x-kubernetes-int-or-string", "pattern", "anyOf",
    ] where ours[keyword] != theirs[keyword] {
      differences.append("\(path) \(keyword)")
    }
    for member in theirs["properties"]?.members ?? [] {
      guard let child = ours["properties"]?[member.key] else {
        differences.append("\(path).\(member.key)")
        continue
      }
      compare(child, member.value, "\(path).\(member.key)", &differences)
    }
    for key in ["items", "additionalProperties"] {
      guard let child = theirs[key] else { continue }
      compare(ours[key] ?? .init(.null), child, "\(path).\(key)", &differences)
    }
  }
}
