import Foundation

/// Why a target cannot be planned, and what to do about it.
enum PluginError: Error, CustomStringConvertible, LocalizedError {
  case notSwift(target: String)
  case manyConfigurations(target: String, paths: [String])
  case misnamedConfiguration(target: String, path: String)
  case excludedConfiguration(target: String, path: String)

  var description: String {
    switch self {
    case .notSwift(let target):
      """
      KubeGenPlugin makes Swift code, but the target '\(target)' is no Swift target. Remove the \
      plugin from it.
      """
    case .manyConfigurations(let target, let paths):
      """
      The target '\(target)' has several files named kube-gen.yaml. Merge them into one: \
      \(paths.joined(separator: ", ")).
      """
    case .misnamedConfiguration(let target, let path):
      """
      The target '\(target)' has \(path). Name it kube-gen.yaml, which is what KubeGenPlugin \
      reads.
      """
    case .excludedConfiguration(let target, let path):
      """
      \(path) is there, but the target '\(target)' excludes it in Package.swift, so that \
      KubeGenPlugin would not see it. Remove it from 'exclude', or delete the file.
      """
    }
  }

  var errorDescription: String? { description }
}
