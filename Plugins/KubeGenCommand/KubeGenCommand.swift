import Foundation
import PackagePlugin

/// `swift package kube-gen …`: the tool, with the package's directory as the current one.
///
/// It asks for no permission to write: printing is what it is for, and generated code has no place
/// in a source directory. Where SwiftPM has a sandbox, `--allow-writing-to-directory` opens a
/// directory to `generate`.
@main
struct KubeGenCommand: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) throws {
    let tool = Process()
    tool.executableURL = try context.tool(named: "kube-gen").url
    tool.arguments = arguments
    tool.currentDirectoryURL = context.package.directoryURL
    try tool.run()
    tool.waitUntilExit()
    if tool.terminationReason != .exit || tool.terminationStatus != 0 {
      Diagnostics.error("kube-gen ended with status \(tool.terminationStatus).")
    }
  }
}
