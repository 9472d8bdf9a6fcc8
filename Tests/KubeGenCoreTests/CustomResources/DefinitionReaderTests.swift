import KubeGenCore
import Testing

@Suite("Files of definitions")
struct DefinitionReaderTests {
  private let foo = DefinitionSamples.definition(
    versions: DefinitionSamples.version(properties: "a: {type: string}"))

  @Test("Other kinds beside a definition are named in a warning")
  func others() {
    let text =
      "kind: Deployment\n---\n\(foo)---\nkind: Service\n---\nkind: Deployment\n---\na: 1\n---\n"
    let (units, messages) = DefinitionSamples.units(text)
    #expect(units.map(\.name) == ["Foo"])
    #expect(
      messages == [
        "crd.yaml:1:1: warning: Only CustomResourceDefinitions are read; left out: Deployment, Service, an object without a kind."
      ])
  }

  @Test(
    "A file without a definition is an error",
    arguments: [
      ("", "1:1: error: There is no CustomResourceDefinition in this file. "),
      ("# nothing\n---\n", "1:1: error: There is no CustomResourceDefinition in this file. "),
      (
        "\nkind: Service\n",
        "2:1: error: There is no CustomResourceDefinition in this file, only Service. "
      ),
      (
        "kind: List\nitems: []\n", "1:1: error: There is no CustomResourceDefinition in this file. "
      ),
    ])
  func none(_ text: String, _ expected: String) {
    let messages = DefinitionSamples.units(text).messages
    #expect(messages.count == 1)
    #expect(messages.first?.hasPrefix("crd.yaml:\(expected)") == true, "\(messages)")
  }

  @Test("A file that cannot be read is not blamed for having no definition")
  func unreadable() {
    #expect(DefinitionSamples.units("a: [").messages.count == 1)
    #expect(DefinitionSamples.units("- 1\n- 2\n").messages.count == 2)
  }

  @Test("Definitions in lists, as kubectl and as API servers give them")
  func lists() {
    let item = foo.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n").dropFirst(2)
    let list = DefinitionSamples.units("apiVersion: v1\nkind: List\nitems:\n- \(item)\n")
    #expect(list.messages.isEmpty && list.units.map(\.name) == ["Foo"])
    let bare = item.split(separator: "\n").dropFirst(2).joined(separator: "\n").dropFirst(2)
    let typed = DefinitionSamples.units(
      "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinitionList\nitems:\n- \(bare)\n"
    )
    #expect(typed.messages.isEmpty && typed.units.map(\.name) == ["Foo"])
    #expect(
      typed.units.first?.types.first?.resource?.definition
        == list.units.first?.types.first?.resource?.definition)
  }

  @Test("A definition in JSON is as good")
  func json() throws {
    var diagnostics = Diagnostics()
    let file = InputFile(path: "crd.yaml", bytes: Array(foo.utf8))
    let documents = DocumentReader.documents(file, diagnostics: &diagnostics)
    let text = try #require(documents.first).jsonText()
    let (units, messages) = DefinitionSamples.units(text)
    #expect(messages.isEmpty)
    #expect(ModelDump.text(of: units) == ModelDump.text(of: DefinitionSamples.units(foo).units))
    #expect(units.first?.types.first?.resource?.definition == text)
  }

  @Test("v1beta1 is an error that says how to convert")
  func oldVersion() throws {
    let text = foo.replacing("apiextensions.k8s.io/v1", with: "apiextensions.k8s.io/v1beta1")
    let messages = DefinitionSamples.units(text).messages
    let message = try #require(messages.first)
    #expect(messages.count == 1)
    #expect(message.hasPrefix("crd.yaml:1:13: error: apiextensions.k8s.io/v1beta1 left Kubernetes"))
    #expect(message.contains("spec.validation to spec.versions[].schema"))
  }

  @Test(
    "What is missing or wrong is named",
    arguments: [
      ("  group: example.com\n", "", "5:3: error: spec.group is missing; it is a string."),
      (
        "group: example.com", "group: 3",
        "5:10: error: spec.group is a string, but this is an integer."
      ),
      ("kind: Foo", "kind: ''", "7:17: error: spec.names.kind is a string, but this is empty."),
      (", plural: foos", "", "7:10: error: spec.names.plural is missing; it is a string."),
      (
        "scope: Namespaced", "scope: namespaced",
        "6:10: error: spec.scope is Namespaced or Cluster, not 'namespaced'."
      ),
      (
        "- name: v1\n", "- nam: v1\n",
        "9:5: error: spec.versions[0].name is missing; it is a string."
      ),
      ("openAPIV3Schema:", "openapiV3Schema:", "13:7: error: The version 'v1' has no schema"),
    ])
  func mistakes(_ part: String, _ other: String, _ expected: String) {
    let (units, messages) = DefinitionSamples.units(foo.replacing(part, with: other))
    #expect(units.isEmpty)
    #expect(messages.count == 1)
    #expect(messages.first?.hasPrefix("crd.yaml:\(expected)") == true, "\(messages)")
  }

  @Test("A version without a schema does not take the others with it")
  func oneVersion() {
    let text = DefinitionSamples.definition(
      versions: "- {name: v1, served: true, storage: false}\n"
        + DefinitionSamples.version("v1beta1", properties: "a: {type: string}"))
    let (units, messages) = DefinitionSamples.units(text)
    #expect(units.first?.types.map(\.name.description) == ["Foo"])
    #expect(units.first?.types.first?.resource?.version == "v1beta1")
    #expect(messages.count == 1)
  }
}
