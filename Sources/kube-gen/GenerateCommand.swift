import ArgumentParser
import Foundation
import KubeGenCore

struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Make Swift types, and write them to a directory.",
    discussion: """
      What a target's kube-gen.yaml says can be said by options, or be read from the file with \
      --config; options add to the file's lists and outweigh its single values. Each kind gets a \
      file of its own.

      The output directory belongs to kube-gen: files in it that begin with kube-gen's header and \
      that this run did not make are removed. Files without the header are left alone. If the \
      input has errors, nothing is written.

      Examples:
        kube-gen generate --crd certificates.yaml --output Generated
        kube-gen generate --resource v1/ConfigMap --resource 'apps/v1/*' --output Generated
        kubectl get crd foos.example.com -o yaml | kube-gen generate --crd - --output Generated
        kubectl get --raw /openapi/v2 \\
          | kube-gen generate --openapi - --resource 'v1/*' --access public --output Generated
      """
  )

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Read this kube-gen.yaml. Paths in it are relative to it.", valueName: "file"))
  var config: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A Swift file with annotated structs, or a directory of them. Repeatable.",
      valueName: "path"))
  var source: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A file of CustomResourceDefinitions, a directory of them, or '-' for standard input. "
        + "Repeatable.", valueName: "path"))
  var crd: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "An OpenAPI document (v2 or v3) to read kinds from, or '-'. Repeatable.", valueName: "path"))
  var openapi: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("The version of the bundled model to read kinds from.", valueName: "version")
  )
  var kubernetes: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A kind to read, such as apps/v1/Deployment or 'v1/*'. Repeatable.", valueName: "kind"))
  var resource: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The access level of the types: internal (the default), package or public.",
      valueName: "level"))
  var access: AccessArgument?

  @Option(
    name: .long, help: ArgumentHelp("Where the files go. Made if need be.", valueName: "directory"))
  var output: String

  func validate() throws {
    if config == nil, source.isEmpty, crd.isEmpty, resource.isEmpty {
      throw ValidationError(
        "There is nothing to read. Give --source, --crd, --resource or --config.")
    }
    if (source + crd + openapi).filter({ $0 == "-" }).count > 1 {
      throw ValidationError("Standard input ('-') can be read only once.")
    }
    if !openapi.isEmpty, kubernetes != nil {
      throw ValidationError("--kubernetes is the bundled model and --openapi takes its place.")
    }
    if !openapi.isEmpty, resource.isEmpty, config == nil {
      throw ValidationError("Say which kinds to read: --resource 'apps/v1/*', for example.")
    }
  }

  func run() throws {
    var loader = InputLoader()
    var input = GeneratorInput()
    if let config { loader.read(configuration: config, into: &input) }
    apply(to: &input.configuration)
    input.swiftFiles = loader.files(source, extensions: InputLoader.swift)
    input.crdFiles += loader.files(crd, extensions: InputLoader.documents)
    input.openAPIFiles += loader.files(openapi, extensions: InputLoader.documents)
    try Console.check(loader.diagnostics)

    let output = Generator.generate(input)
    try Console.check(output.diagnostics)
    let writer = OutputWriter(directory: self.output)
    try writer.write(output.files)
    try writer.removeStale(keeping: output.files)
  }

  private func apply(to configuration: inout Configuration) {
    let place = Console.arguments
    if let kubernetes {
      configuration.kubernetes = Configuration.Entry(kubernetes, at: place)
      configuration.openAPI = []
    }
    if !openapi.isEmpty { configuration.kubernetes = nil }
    configuration.resources += resource.map { Configuration.Entry($0, at: place) }
    if let access { configuration.access = access.access }
  }
}

/// Swift's access levels, as an argument.
struct AccessArgument: ExpressibleByArgument {
  let access: Access

  init?(argument: String) {
    guard let access = Access(rawValue: argument) else { return nil }
    self.access = access
  }

  static let allValueStrings = Access.allCases.map(\.rawValue)
}
