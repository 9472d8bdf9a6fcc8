import ArgumentParser
import KubeGenCore

struct DistillCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "distill",
    abstract: "Print the facts of an OpenAPI document, without its prose.",
    discussion: """
      A version of Kubernetes is bundled with kube-gen in this form. Wherever an OpenAPI document \
      is expected, the facts do as well: a fiftieth of the size, and the same types but for their \
      doc comments.

      Examples:
        kube-gen distill swagger.json > cluster.facts
        kubectl get --raw /openapi/v2 | kube-gen distill - > cluster.facts
      """
  )

  @Argument(
    help: ArgumentHelp("OpenAPI documents, or '-' for standard input.", valueName: "path"))
  var files: [String]

  func run() throws {
    var loader = InputLoader()
    let documents = loader.files(files, extensions: InputLoader.documents)
    try Console.check(loader.diagnostics)

    var diagnostics = Diagnostics()
    let model = APIModel(files: documents, diagnostics: &diagnostics)
    try Console.check(diagnostics)
    if let model { Console.write(FactsWriter.text(of: model)) }
  }
}
