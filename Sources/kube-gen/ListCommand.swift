import ArgumentParser
import KubeGenCore

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the kinds of the bundled model, or of an OpenAPI document.",
    discussion: """
      The first column is what 'resources' in kube-gen.yaml and --resource take. Kinds with a star \
      are part of KubeCore, so that there is nothing to generate.

      Examples:
        kube-gen list
        kube-gen list --resource 'networking.k8s.io/v1/*' --verbs
        kubectl get --raw /openapi/v2 | kube-gen list --openapi -
      """
  )

  @Option(
    name: .long,
    help: ArgumentHelp(
      "OpenAPI documents instead of the bundled model, or '-'. Repeatable.", valueName: "path"))
  var openapi: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("The version of the bundled model.", valueName: "version"))
  var kubernetes: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Only these kinds: apps/v1/Deployment, 'batch/*/*'. Repeatable.", valueName: "kind"))
  var resource: [String] = []

  @Flag(name: .long, help: "Show what can be done with each kind.")
  var verbs = false

  func validate() throws {
    if !openapi.isEmpty, kubernetes != nil {
      throw ValidationError("--kubernetes is the bundled model and --openapi takes its place.")
    }
  }

  func run() throws {
    var loader = InputLoader()
    let documents = loader.files(openapi, extensions: InputLoader.documents)
    try Console.check(loader.diagnostics)

    var diagnostics = Diagnostics()
    let version = kubernetes.map { Configuration.Entry($0, at: Console.arguments) }
    let model = APISource.model(
      documents: documents, version: version, diagnostics: &diagnostics)
    let rows = model?.table(
      of: resource.map { ResourceSelector($0, at: Console.arguments) }, diagnostics: &diagnostics)
    try Console.check(diagnostics)
    Console.write(TextTable(rows ?? [], showsVerbs: verbs).text)
  }
}

extension TextTable {
  fileprivate init(_ rows: [APIModel.Row], showsVerbs: Bool) {
    self.init(
      header: ["KIND", "", "PLURAL", "SCOPE"] + (showsVerbs ? ["VERBS"] : []),
      rows: rows.map { row in
        [
          row.selector, row.isBase ? "*" : "", row.plural,
          row.isNamespaced ? "namespaced" : "cluster",
        ] + (showsVerbs ? [row.verbs.joined(separator: ",")] : [])
      })
  }
}
