import KubeGenCore

extension InputLoader {
  /// Reads a `kube-gen.yaml`, and the files that it names.
  mutating func read(configuration path: String, into input: inout GeneratorInput) {
    guard let file = file(absolute(path)) else { return }
    let configuration = ConfigurationReader.read(file, diagnostics: &diagnostics)
    let directory = absolute(path).split(separator: "/").dropLast().map { "/\($0)" }.joined()
    input.configuration = configuration
    input.crdFiles = files(matching: configuration.crds, in: directory)
    input.openAPIFiles = files(matching: configuration.openAPI, in: directory)
  }
}
