import KubeGenCore
import Testing

@Suite("Root types")
struct RootTests {
  @Test("Every top-level member is there, metadata first, apiVersion and kind as constants")
  func members() {
    let (units, messages) = DefinitionSamples.units(
      DefinitionSamples.definition(
        versions: DefinitionSamples.version(
          properties: """
            apiVersion: {type: string}
            data: {type: object, additionalProperties: {type: string}}
            kind: {type: string}
            metadata: {type: object}
            spec: {type: object, properties: {a: {type: string}}}
            """)))
    #expect(messages.isEmpty)
    #expect(
      ModelDump.text(of: units) == """
        Foo
          metadata: KubeCore.ObjectMeta
          spec: Spec?
          data: [String: String]?
        Foo.Spec
          a: String?
        """)
    guard case .object(let root) = units.first?.types.first?.form else { return }
    #expect(root.constants == [.init("apiVersion", "example.com/v1"), .init("kind", "Foo")])
    #expect(root.unknownMembers == "unknownMembers")
  }

  @Test("Versions: the served one of the highest priority has the plain name")
  func versions() {
    func version(_ name: String, served: Bool = true) -> String {
      """
      - name: \(name)
        served: \(served)
        storage: false
        schema: {openAPIV3Schema: {type: object, properties: {\(name): {type: string}}}}
      """
    }
    let names = ["v1beta1", "v1", "v2alpha1", "v1beta2", "v10", "v2"]
    let text = DefinitionSamples.definition(
      versions: (names.map { version($0) } + [version("v11", served: false)]).joined(
        separator: "\n"))
    let (units, messages) = DefinitionSamples.units(text)
    #expect(messages.isEmpty)
    #expect(units.map(\.name) == ["Foo"])
    let types = units.flatMap(\.types)
    #expect(
      types.map(\.name.description) == [
        "Foo", "FooV2", "FooV1", "FooV1Beta2", "FooV1Beta1", "FooV2Alpha1", "FooV11",
      ])
    #expect(types.compactMap { $0.resource?.version }.first == "v10")
    #expect(Set(types.compactMap { $0.resource?.definition }).count == 1)
  }

  @Test("What a resource says of itself")
  func resource() throws {
    let (units, messages) = try DefinitionSamples.units([DefinitionSamples.fixture("Beehives.yaml")]
    )
    #expect(messages.isEmpty)
    let resource = try #require(units.first?.types.first?.resource)
    #expect(resource.group == "apiary.example.com" && resource.version == "v1")
    #expect(resource.kind == "Beehive" && resource.plural == "beehives")
    #expect(resource.isNamespaced && resource.hasStatus && resource.isReadFromDocument)
    #expect(resource.shortNames == ["bh", "hive"] && resource.categories == ["all", "apiary"])
    let other = units.flatMap(\.types).compactMap(\.resource).last
    #expect(other?.version == "v1beta1" && other?.hasStatus == false)
    let file = try DefinitionSamples.fixture("Beehives.yaml")
    var diagnostics = Diagnostics()
    let document = DocumentReader.documents(file, diagnostics: &diagnostics).first
    #expect(resource.definition == document?.jsonText())
  }

  @Test("A kind of several groups is told apart by the groups' labels, whatever the order")
  func groups() {
    func definition(_ group: String, _ kind: String = "Gateway") -> InputFile {
      let text = DefinitionSamples.definition(
        kind: kind, group: group,
        versions: DefinitionSamples.version(properties: "a: {type: string}"))
      return InputFile(path: "\(group)-\(kind).yaml", bytes: Array(text.utf8))
    }
    func names(_ files: [InputFile]) -> [String] {
      DefinitionSamples.units(files).units.map(\.name)
    }
    func expect(_ expected: [String], _ files: InputFile...) {
      for files in [files, files.reversed()] {
        #expect(DefinitionSamples.units(files).units.map(\.name) == expected)
      }
    }
    let mesh = definition("networking.mesh.io")
    let core = definition("gateway.networking.core.io")
    expect(["Gateway"], mesh)
    expect(["GatewayGateway", "NetworkingGateway"], mesh, core)
    expect(
      ["GatewayGateway", "NetworkingMeshGateway", "NetworkingSoloGateway"], mesh, core,
      definition("networking.solo.io"))
    expect(["TektonResource"], definition("tekton.dev", "Resource"))
    expect(["AGateway", "BGateWay"], definition("a.io", "gateway"), definition("b.io", "GateWay"))
    // A prefixed name that another kind has by itself.
    expect(
      ["AIoB", "AIoB2", "CAB"], definition("a.io", "B"), definition("a.io", "b"),
      definition("c.io", "AB"))
    // Groups that differ in punctuation only.
    expect(["ABIoGateway", "AbIoGateway2"], definition("a-b.io"), definition("ab.io"))
  }

  @Test("One kind defined twice is an error with both places")
  func twice() {
    let text = DefinitionSamples.definition(
      versions: DefinitionSamples.version(properties: "a: {type: string}"))
    let files = ["b.yaml", "a.yaml"].map { InputFile(path: $0, bytes: Array(text.utf8)) }
    let (units, messages) = DefinitionSamples.units(files)
    #expect(units.count == 1)
    #expect(
      messages == [
        "b.yaml:1:1: error: The kind 'Foo' of group 'example.com' is defined twice in the same version, so two inputs give one name. Leave one of them out.",
        "a.yaml:1:1: note: It is defined here as well.",
      ])
  }

  @Test("A kind that preserves everything has metadata, and its members are kept as unknown ones")
  func preserving() {
    let (units, messages) = DefinitionSamples.units(
      DefinitionSamples.definition(
        versions: """
          - name: v1
            served: true
            storage: true
            schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
          """))
    #expect(messages.isEmpty)
    #expect(ModelDump.text(of: units) == "Foo\n  metadata: KubeCore.ObjectMeta")
  }

  @Test("The fixtures: no name is there twice, and only the Namespace earns a warning")
  func fixtures() throws {
    let files = try ["Beehives.yaml", "Gateways.yaml", "Recipes.yaml", "Teapots.yaml"].map(
      DefinitionSamples.fixture)
    let (units, messages) = DefinitionSamples.units(files)
    #expect(
      messages == [
        "Recipes.yaml:5:3: warning: Only CustomResourceDefinitions are read; left out: Namespace."
      ])
    #expect(
      units.map(\.name) == [
        "Beehive", "GardenGateway", "GardenResource", "NetworkGateway", "Recipe", "Teapot",
      ])
    for unit in units { #expect(Invariants.violations(unit).isEmpty) }
  }
}
