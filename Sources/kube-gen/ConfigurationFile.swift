import KubeGenCore

extension InputLoader {
  /// Reads a `kube-gen.yaml`, and the files that it names. It is no definition itself, though a
  /// pattern or a directory in it may well cover it.
  mutating func read(configuration path: String, into input: inout GeneratorInput) {
    let path = absolute(path)
    guard let file = file(path) else { return }
    let configuration = ConfigurationReader.read(file, diagnostics: &diagnostics)
    input.configuration = configuration
    input.crdFiles = files(matching: configuration.crds, of: path)
    input.openAPIFiles = files(matching: configuration.openAPI, of: path)
  }

  /// Paths and globs are relative to the configuration's own directory.
  private mutating func files(
    matching entries: [Configuration.Entry], of configuration: String
  ) -> [InputFile] {
    let directory = Directory.parent(of: configuration)
    var files: [InputFile] = []
    for entry in entries {
      let glob = Glob(entry.text)
      let found = Directory.files(matching: glob, in: directory, extensions: Self.documents)
      let path = glob.isAbsolute ? entry.text : "\(directory)/\(entry.text)"
      let isNamed = Directory.normalised(path) == configuration
      let others = isNamed ? found : found.filter { $0 != configuration }
      if others.isEmpty {
        diagnostics.error(
          Self.nothingMatches(glob, entry.text, matchesConfiguration: !found.isEmpty),
          at: entry.location)
      }
      files += others.compactMap { file($0) }
    }
    return withoutRepetition(files)
  }

  private static func nothingMatches(
    _ glob: Glob, _ text: String, matchesConfiguration: Bool
  ) -> String {
    var message = "No file matches '\(text)'"
    if matchesConfiguration { message += " but this one" }
    message += "."
    if !glob.isAbsolute { message += " Paths are relative to this file's directory." }
    return message
  }
}
