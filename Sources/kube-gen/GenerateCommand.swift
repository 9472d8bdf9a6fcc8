import ArgumentParser
import Foundation
import KubeGenCore

struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Make Swift types, and write them to a directory.",
    discussion: """
      What a target's kube-gen.yaml says can be said by options, or be read from the file with \
      --config. Options add to the file's lists; --access and --kubernetes outweigh what it says. \
      Each annotated kind and each custom resource gets a file of its own, built-in kinds get one \
      for each group and version.

      The output directory belongs to kube-gen: Swift files in it that begin with kube-gen's \
      header and that this run did not make are removed, and nothing in it is read. Files without \
      the header are left alone, and so are directories in it. If the input has errors, nothing \
      is written; a file whose content stays the same is not touched.

      Examples:
        kube-gen generate --crd certificates.yaml --output out
        kube-gen generate --source Sources/App --crd CRDs --output out
        kube-gen generate --config Sources/App/kube-gen.yaml --output /tmp/look
        kube-gen generate --resource v1/Pod --resource 'apps/v1/*' --output out
        kubectl get crd foos.example.com -o yaml \\
          | kube-gen generate --crd - --output out
        kubectl get --raw /openapi/v2 \\
          | kube-gen generate --openapi - --resource 'v1/*' --output out
      """
  )

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Read this kube-gen.yaml, and the files that it names relative to itself.",
      valueName: "file"))
  var config: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A Swift file with annotated structs, a directory of Swift files, or '-' for standard input. "
        + "Repeatable.", valueName: "path"))
  var source: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A YAML or JSON file of CustomResourceDefinitions, a directory of such files, or '-'. "
        + "Repeatable.", valueName: "path"))
  var crd: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "An OpenAPI document (v2 or v3), a directory of them, a file that 'distill' made, or '-': "
        + "where --resource finds its kinds instead of in the bundled model. Repeatable.",
      valueName: "path"))
  var openapi: [String] = []

  @Option(name: .long, help: .kubernetes)
  var kubernetes: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Kinds to make types of: apps/v1/Deployment, v1/ConfigMap of the core group, 'apps/v1/*', "
        + "'batch/*/*', or '*' for all. 'kube-gen list' shows them. Repeatable.",
      valueName: "kind"))
  var resource: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The access level of types from CRDs and of built-in kinds: internal (the default), package "
        + "or public. Those of annotated structs have the access of their struct.",
      valueName: "level"))
  var access: AccessArgument?

  @Option(
    name: .long,
    help: ArgumentHelp("The directory for the files. Made if need be.", valueName: "directory"))
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
    if !openapi.isEmpty || kubernetes != nil, resource.isEmpty, config == nil {
      throw ValidationError("Say which kinds to read: --resource 'apps/v1/*', for example.")
    }
  }

  func run() throws {
    var loader = InputLoader(output: output)
    var input = GeneratorInput()
    if let config { loader.read(configuration: config, into: &input) }
    apply(to: &input)
    input.swiftFiles = loader.files(source, extensions: InputLoader.swift)
    input.crdFiles = loader.withoutRepetition(
      input.crdFiles + loader.files(crd, extensions: InputLoader.documents))
    input.openAPIFiles = loader.withoutRepetition(
      input.openAPIFiles + loader.files(openapi, extensions: InputLoader.documents))
    try Console.check(loader.diagnostics)

    let made = Generator.generate(input)
    try Console.check(made.diagnostics)
    try Console.check(OutputWriter(directory: output).replaceAll(with: made.files))
  }

  private func apply(to input: inout GeneratorInput) {
    let place = Console.arguments
    if let kubernetes {
      input.configuration.kubernetes = Configuration.Entry(kubernetes, at: place)
      input.configuration.openAPI = []
      input.openAPIFiles = []
    }
    if !openapi.isEmpty { input.configuration.kubernetes = nil }
    input.configuration.resources += resource.map { Configuration.Entry($0, at: place) }
    if let access { input.configuration.access = access.access }
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

extension ArgumentHelp {
  /// Of the option that chooses a bundled model.
  static let kubernetes = ArgumentHelp(
    "The version of the bundled model to take kinds from. This kube-gen has "
      + "\(APIModel.bundledVersions.joined(separator: ", ")); for another version use --openapi.",
    valueName: "version")
}
