import Foundation
import PackagePlugin

/// Runs kube-base for KubeCore, once: nothing that it reads can change without it.
@main
struct KubeBasePlugin: BuildToolPlugin {
  private static let units = [
    "apiextensions.k8s.io.v1", "apimachinery", "authentication.k8s.io.v1",
    "authorization.k8s.io.v1", "autoscaling.v1", "coordination.k8s.io.v1", "core.v1",
    "events.k8s.io.v1", "policy.v1",
  ]

  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let outputs = Self.units.map {
      context.pluginWorkDirectoryURL.appending(path: "\($0).swift")
    }
    return [
      .buildCommand(
        displayName: "Generating the base types of \(target.name)",
        executable: try context.tool(named: "kube-base").url,
        arguments: outputs.map { $0.path(percentEncoded: false) },
        outputFiles: outputs)
    ]
  }
}
