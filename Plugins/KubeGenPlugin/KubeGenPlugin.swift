import Foundation
import PackagePlugin

/// Runs kube-gen for a target at every build that needs it.
@main
struct KubeGenPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    guard let module = target as? SwiftSourceModuleTarget else {
      throw PluginError.notSwift(target: target.name)
    }
    let inputs = try TargetInputs(
      target: target.name, directory: module.directoryURL, files: module.sourceFiles.map(\.url))
    return [
      try command(
        inputs, tool: context.tool(named: "kube-gen").url, root: context.package.directoryURL,
        outputDirectory: context.pluginWorkDirectoryURL)
    ]
  }

  /// SwiftPM wants the outputs' names before anything is read, and asks again only when files come
  /// or go. So the names depend on no file's content: a file that turns out to be unneeded is
  /// written with nothing but a comment.
  private func command(
    _ inputs: TargetInputs, tool: URL, root: URL, outputDirectory: URL
  ) throws -> Command {
    let annotated = "Annotated.kube-gen.swift"
    var arguments = ["plugin", "--package", root.filePath, "--output", outputDirectory.filePath]
    var outputs = [annotated]
    arguments += ["--annotated", annotated]
    if let configuration = inputs.configuration {
      let shards = 1...4
      let customResources = shards.map { "CustomResources\($0).kube-gen.swift" }
      let kubernetes = shards.map { "Kubernetes\($0).kube-gen.swift" }
      outputs += customResources + kubernetes
      arguments += ["--config", configuration.filePath]
      arguments += customResources.flatMap { ["--custom-resources", $0] }
      arguments += kubernetes.flatMap { ["--kubernetes", $0] }
      arguments += inputs.documents.flatMap { ["--watched", $0.filePath] }
    }
    arguments += ["--"] + inputs.sources.map(\.filePath)
    return .buildCommand(
      displayName: "Generating Kubernetes types of \(inputs.target)",
      executable: tool,
      arguments: arguments,
      inputFiles: inputs.all,
      outputFiles: outputs.map { outputDirectory.appending(path: $0) })
  }
}

#if canImport(XcodeProjectPlugin)
  import XcodeProjectPlugin

  extension KubeGenPlugin: XcodeBuildToolPlugin {
    func createBuildCommands(context: XcodePluginContext, target: XcodeTarget) throws -> [Command] {
      let inputs = try TargetInputs(
        target: target.displayName, directory: nil, files: target.inputFiles.map(\.url))
      return [
        try command(
          inputs, tool: context.tool(named: "kube-gen").url,
          root: context.xcodeProject.directoryURL,
          outputDirectory: context.pluginWorkDirectoryURL)
      ]
    }
  }
#endif

extension URL {
  /// The path as arguments and messages have it: without percent signs for spaces, and without the
  /// slash at the end of a directory, behind which another one would follow.
  var filePath: String {
    var path = standardizedFileURL.path(percentEncoded: false)
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }
}
