import ArgumentParser
import KubeGenCore

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the kinds of the bundled model, of an OpenAPI document, or of CRDs.",
    discussion: """
      The first column is what 'rename' in kube-gen.yaml takes; and 'resources' and --resource, \
      unless the kinds come from CRDs, of which all become types. Kinds with a star are part of \
      KubeCore, so that there is nothing to generate. A column shows the names of the Swift types \
      where some differ from their kinds, as several groups or versions have them. The core group comes first, then the others \
      in the order of their names.

      Examples:
        kube-gen list
        kube-gen list --resource 'networking.k8s.io/v1/*' --verbs
        kube-gen list --crd CRDs
        kube-gen list --format json | jq -r '.[] | select(.namespaced | not) | .kind'
        kubectl get --raw /openapi/v2 | kube-gen list --openapi -
      """
  )

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  @Option(
    name: .long,
    help: ArgumentHelp(
      "An OpenAPI document (v2 or v3), a directory of them, a file that 'distill' made, or '-', "
        + "instead of the bundled model. Repeatable.", valueName: "path"))
  var openapi: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A YAML or JSON file of CustomResourceDefinitions, a directory of such files, or '-', "
        + "instead of the bundled model. Repeatable.", valueName: "path"))
  var crd: [String] = []

  @Option(name: .long, help: .kubernetes)
  var kubernetes: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Only these kinds: apps/v1/Deployment, 'apps/v1/*', 'batch/*/*'. Repeatable.",
      valueName: "kind"))
  var resource: [String] = []

  @Flag(name: .long, help: "Show what can be done with each kind, in the words of RBAC.")
  var verbs = false

  @Option(name: .long, help: "The form of the output: table or json, which has the verbs always.")
  var format: Format = .table

  func validate() throws {
    if !openapi.isEmpty, kubernetes != nil {
      throw ValidationError("--kubernetes is the bundled model and --openapi takes its place.")
    }
    if !crd.isEmpty, !openapi.isEmpty || kubernetes != nil {
      throw ValidationError(
        "--crd lists definitions, --openapi and --kubernetes list an API: give one of them.")
    }
  }

  func run() throws {
    var loader = InputLoader()
    let definitions = loader.files(crd, extensions: InputLoader.documents)
    let documents = loader.files(openapi, extensions: InputLoader.documents)
    try Console.check(loader.diagnostics)

    var diagnostics = Diagnostics()
    let model =
      crd.isEmpty
      ? APISource.model(
        documents: documents,
        version: kubernetes.map { Configuration.Entry($0, at: Console.arguments) },
        diagnostics: &diagnostics)
      : APIModel(definitionsIn: definitions, diagnostics: &diagnostics)
    var rows =
      model?.table(
        of: resource.map { ResourceSelector($0, at: Console.arguments) }, diagnostics: &diagnostics)
      ?? []
    try Console.check(diagnostics)
    // Those of definitions are called as their kinds are.
    if !crd.isEmpty { for index in rows.indices { rows[index].typeName = rows[index].kind } }
    switch format {
    case .table: Console.write(TextTable(rows, showsVerbs: verbs).text)
    case .json: Console.write(APIModel.json(rows))
    }
  }
}

extension TextTable {
  fileprivate init(_ rows: [APIModel.Row], showsVerbs: Bool) {
    // Most types are called as their kinds are.
    let showsTypes = rows.contains { $0.typeName != $0.kind }
    self.init(
      header: ["KIND", ""] + (showsTypes ? ["TYPE"] : []) + ["PLURAL", "SCOPE"]
        + (showsVerbs ? ["VERBS"] : []),
      rows: rows.map { row in
        [row.selector, row.isBase ? "*" : ""] + (showsTypes ? [row.typeName] : [])
          + [row.plural, row.isNamespaced ? "namespaced" : "cluster"]
          + (showsVerbs ? [row.verbs.joined(separator: ",")] : [])
      })
  }
}
