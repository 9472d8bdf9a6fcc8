import KubeGenCore
import Testing

@Suite("kube-gen.yaml")
struct ConfigurationTests {
  private func read(_ text: String) -> (configuration: Configuration, messages: [String]) {
    var diagnostics = Diagnostics()
    let file = InputFile(path: "kube-gen.yaml", bytes: Array(text.utf8))
    let configuration = ConfigurationReader.read(file, diagnostics: &diagnostics)
    return (configuration, diagnostics.all.map(\.description))
  }

  @Test("holds what the design shows")
  func full() {
    let (configuration, messages) = read(
      """
      kubernetes: "1.36"
      resources: [v1/ConfigMap, apps/v1/Deployment, networking.k8s.io/v1/*]
      crds: [CRDs/*.yaml]
      rename: {serving.knative.dev/v1/Service: KnativeService}
      access: public
      """)
    #expect(messages == [])
    #expect(configuration.kubernetes?.text == "1.36")
    #expect(
      configuration.resources.map(\.text)
        == ["v1/ConfigMap", "apps/v1/Deployment", "networking.k8s.io/v1/*"])
    #expect(configuration.crds.map(\.text) == ["CRDs/*.yaml"])
    #expect(configuration.crds.first?.location.description == "kube-gen.yaml:3:8")
    #expect(configuration.rename.map(\.kind.text) == ["serving.knative.dev/v1/Service"])
    #expect(configuration.rename.map(\.name.text) == ["KnativeService"])
    #expect(configuration.access == .public)
  }

  @Test("may be empty, and its types are internal then", arguments: ["", "# nothing\n", "---\n"])
  func empty(text: String) {
    let (configuration, messages) = read(text)
    #expect(messages == [])
    #expect(configuration == Configuration())
    #expect(configuration.access == .internal)
  }

  @Test("takes a single path where a list can stand, and a version without quotes")
  func lenient() {
    let (configuration, messages) = read(
      """
      kubernetes: 1.30
      resources: v1/Pod
      crds: a.yaml
      """)
    #expect(messages == [])
    #expect(configuration.kubernetes?.text == "1.30")
    #expect(configuration.resources.map(\.text) == ["v1/Pod"])
    #expect(configuration.crds.map(\.text) == ["a.yaml"])
  }

  @Test(
    "names the place, the fault and the remedy",
    arguments: [
      ("crdz: [a.yaml]", "1:1: error: There is no key 'crdz'. Did you mean 'crds'?"),
      ("a: 1", "1:1: error: There is no key 'a'. Known keys: kubernetes, openapi,"),
      ("base: 1", "1:1: error: There is no key 'base'."),
      ("acess: public", "1:1: error: There is no key 'acess'. Did you mean 'access'?"),
      (
        "\naccess: pubic",
        "2:9: error: 'access' expects one of internal, package, public, not 'pubic'. Did"
      ),
      (
        "access: [public]",
        "1:9: error: 'access' expects one of internal, package, public, not a list."
      ),
      ("crds: {a: b}", "1:7: error: 'crds' expects a list of strings such as [CRDs/*.yaml]"),
      ("crds: [a.yaml, 3]", "1:16: error: 'crds' expects a list of strings"),
      (
        "crds: ['']",
        "1:8: error: 'crds' expects a list of strings such as [CRDs/*.yaml]; this is an empty"
      ),
      ("kubernetes: [1.36]", "1:13: error: 'kubernetes' expects a version such as \"1.36\""),
      ("kubernetes: '1.36'", "1:13: error: 'resources' is missing"),
      ("openapi: a.json", "1:10: error: 'resources' is missing"),
      (
        "kubernetes: '1.36'\nopenapi: a\nresources: ['*']",
        "1:13: error: 'kubernetes' is the bundled"
      ),
      ("rename: [a]", "1:9: error: 'rename' expects kinds and their Swift names"),
      ("rename: {v1/Service: service}", "1:22: error: 'v1/Service' expects a Swift type name"),
      ("- a", "1:1: error: Expected keys such as"),
      ("crds: [", "error: "),
      ("crds: a\n---\ncrds: b", "error: This file holds one document."),
    ])
  func faults(text: String, message: String) {
    let messages = read(text).messages
    #expect(messages.count == 1)
    #expect(messages.first?.contains(message) == true, "\(messages)")
  }
}
