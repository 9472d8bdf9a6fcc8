import ArgumentParser
import KubeGenCore

struct DistillCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "distill",
    abstract: "Print the facts of an OpenAPI document, without its prose.",
    discussion: """
      A version of Kubernetes is bundled with kube-gen in this form. Wherever an OpenAPI document \
      is expected, the facts do as well: less than a twentieth of the size, and the same types but for their \
      doc comments. Give one document of OpenAPI v2, or all those of v3 together.

      The version of Kubernetes comes from the document, where it says 'info.version'. What a \
      cluster serves says it; the documents in Kubernetes' repository are 'unversioned', and need \
      --kubernetes.

      Examples:
        kubectl get --raw /openapi/v2 | kube-gen distill - > cluster.facts
        kube-gen distill --kubernetes 1.36 api/openapi-spec/swagger.json > k8s.facts
        kube-gen distill --kubernetes 1.36 api/openapi-spec/v3 > k8s.facts

      Then in kube-gen.yaml:
        openapi: cluster.facts
        resources: [apps/v1/Deployment]
      """
  )

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The version of Kubernetes that the document is of, where it does not say so itself: 1.36.",
      valueName: "version"))
  var kubernetes: String?

  @Argument(
    help: ArgumentHelp(
      "OpenAPI documents, directories of them, or '-' for standard input.", valueName: "path"))
  var files: [String]

  func validate() throws {
    if let kubernetes, kubernetes.wholeMatch(of: /[0-9]+\.[0-9]+/) == nil {
      throw ValidationError("--kubernetes expects a version such as 1.36, not '\(kubernetes)'.")
    }
  }

  func run() throws {
    var loader = InputLoader()
    let documents = loader.files(files, extensions: InputLoader.documents)
    try Console.check(loader.diagnostics)

    var diagnostics = Diagnostics()
    var model = APIModel(files: documents, diagnostics: &diagnostics)
    model?.settleVersion(kubernetes, diagnostics: &diagnostics)
    try Console.check(diagnostics)
    if let model { Console.write(FactsWriter.text(of: model)) }
  }
}

extension APIModel {
  /// The version is the document's own, or the one that was given.
  fileprivate mutating func settleVersion(_ given: String?, diagnostics: inout Diagnostics) {
    let place = SourceLocation(path: path ?? Console.arguments.path)
    switch (version, given) {
    case (let own?, let given?) where own != given:
      diagnostics.error(
        "This is of Kubernetes \(own), and --kubernetes says \(given). Leave the option out.",
        at: place)
    case (nil, nil):
      diagnostics.note(
        "This does not say which version of Kubernetes it is of, so the facts will not either. "
          + "--kubernetes 1.36, for example, adds it.", at: place)
    default: version = version ?? given
    }
  }
}
