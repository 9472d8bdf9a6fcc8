import ArgumentParser
import KubeGenCore

struct CRDCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crd",
    abstract: "Print the CustomResourceDefinitions of annotated structs.",
    discussion: """
      Give all files that declare types which the structs use, or their directory; files that \
      kube-gen has made are passed over. Structs of one group and kind are versions of one \
      definition. Several definitions come as one stream: YAML documents, or a List in JSON.

      Examples:
        kube-gen crd Sources/App | kubectl apply -f -
        kube-gen crd Foo.swift Types.swift > foo.yaml
        kube-gen crd Foo.swift --format json | jq .spec.names
      """
  )

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case yaml, json
  }

  @Argument(
    help: ArgumentHelp(
      "Swift files, directories of them, or '-' for standard input.", valueName: "path"))
  var files: [String]

  @Option(name: .long, help: "The form of the output: yaml or json.")
  var format: Format = .yaml

  func run() throws {
    var loader = InputLoader()
    let files = loader.files(files, extensions: InputLoader.swift)
    try Console.check(loader.diagnostics)

    var diagnostics = Diagnostics()
    let definitions = Definitions.ofAnnotatedStructs(in: files, diagnostics: &diagnostics)
    try Console.check(diagnostics)
    switch format {
    case .yaml: Console.write(Definitions.yaml(definitions))
    case .json: Console.write(Definitions.json(definitions))
    }
  }
}
