import ArgumentParser
import Foundation
import KubeGenCore

/// What the build tool plugin calls. The names of the outputs are the plugin's: it has to declare
/// them.
struct PluginCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plugin", abstract: "Generate for a target of a Swift package.",
    shouldDisplay: false)

  @Option(help: "The package's directory; paths in headers are relative to it.")
  var package: String

  @Option(help: "The target's kube-gen.yaml.")
  var config: String?

  @Option(help: "The directory that the outputs go to.")
  var output: String

  @Option(help: "The name of the file for annotated structs.")
  var annotated: String

  @Option(help: "A name of a file for custom resources.")
  var customResources: [String] = []

  @Option(help: "A name of a file for Kubernetes' own kinds.")
  var kubernetes: [String] = []

  @Option(help: "A file other than the sources that the build runs the tool for.")
  var watched: [String] = []

  @Argument(help: "The target's Swift files.")
  var sources: [String] = []

  func run() throws {
    var loader = InputLoader(base: package)
    var input = GeneratorInput(
      layout: .fixed(
        OutputLayout.Names(
          annotated: annotated, customResources: customResources, kubernetes: kubernetes)))
    if let config {
      loader.read(configuration: config, into: &input)
      loader.warnOfUnwatched(input, watched: watched, config: config)
    }
    input.swiftFiles = loader.files(sources, extensions: InputLoader.swift)
    try Console.check(loader.diagnostics, base: loader.base)

    let result = Generator.generate(input)
    try Console.check(result.diagnostics, base: loader.base)
    try Console.check(
      OutputWriter(directory: loader.absolute(output)).replaceAll(with: result.files))
  }
}

extension InputLoader {
  /// SwiftPM asks the plugin for a build's inputs only when files come or go, or when a manifest
  /// changes. A file that kube-gen.yaml came to name since then is read, but edits of it would go
  /// unnoticed.
  fileprivate mutating func warnOfUnwatched(
    _ input: GeneratorInput, watched: [String], config: String
  ) {
    let watched = Set(watched.map { Directory.relative(absolute($0), to: base) })
    for file in input.crdFiles + input.openAPIFiles where !watched.contains(file.path) {
      diagnostics.warning(
        "\(file.path) is outside of the target and new to this build, which will not notice when "
          + "it changes. Save Package.swift once, and it will.",
        at: SourceLocation(path: Directory.relative(absolute(config), to: base)))
    }
  }
}
