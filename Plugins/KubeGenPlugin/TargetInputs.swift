import Foundation

/// The files that the output of a target depends on.
struct TargetInputs {
  let target: String
  let sources: [URL]
  let configuration: URL?
  /// CustomResourceDefinitions and OpenAPI documents: any YAML, JSON or facts file of the target,
  /// and what kube-gen.yaml names in it or outside of it. One too many costs a run of a few
  /// milliseconds; one too few would be stale output.
  let documents: [URL]
  /// The directories in which kube-gen.yaml has a pattern: they change when a file comes or goes.
  let directories: [URL]

  /// - Parameter directory: the target's directory, where it has one of its own.
  init(target: String, directory: URL?, files: [URL]) throws {
    self.target = target
    sources = files.filter { $0.pathExtension == "swift" }.sorted { $0.filePath < $1.filePath }
    let configurations = files.filter { $0.lastPathComponent == "kube-gen.yaml" }
    try Self.check(target, configurations, directory: directory, files: files)
    configuration = configurations.first

    guard let configuration else {
      documents = []
      directories = []
      return
    }
    let own = files.filter { Self.isDocument($0) && $0 != configuration }
    let named = NamedFiles(configuration)
    documents = Self.distinct(own + named.files, leavingOut: sources + [configuration])
    directories = Self.distinct(named.directories, leavingOut: [])
  }

  private static func distinct(_ urls: [URL], leavingOut others: [URL]) -> [URL] {
    var seen = Set(others.map(\.filePath))
    return urls.filter { seen.insert($0.filePath).inserted }.sorted { $0.filePath < $1.filePath }
  }

  var all: [URL] {
    sources + (configuration.map { [$0] } ?? []) + documents + directories
  }

  static func isDocument(_ file: URL) -> Bool {
    ["yaml", "yml", "json", "facts"].contains(file.pathExtension)
  }

  private static func check(
    _ target: String, _ configurations: [URL], directory: URL?, files: [URL]
  ) throws {
    if configurations.count > 1 {
      throw PluginError.manyConfigurations(
        target: target, paths: configurations.map(\.filePath).sorted())
    }
    if let other = files.first(where: { $0.lastPathComponent == "kube-gen.yml" }) {
      throw PluginError.misnamedConfiguration(target: target, path: other.filePath)
    }
    if configurations.isEmpty, let directory {
      let path = directory.appending(path: "kube-gen.yaml").filePath
      if FileManager.default.fileExists(atPath: path) {
        throw PluginError.excludedConfiguration(target: target, path: path)
      }
    }
  }
}
