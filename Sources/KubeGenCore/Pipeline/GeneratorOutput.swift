/// What a run of the generator made. With an error among the diagnostics there are no files.
package struct GeneratorOutput: Sendable {
  package struct File: Sendable, Hashable {
    /// The file's name, with its `.swift`.
    package var name: String
    package var text: String

    package init(name: String, text: String) {
      self.name = name
      self.text = text
    }
  }

  package var files: [File]
  package var diagnostics: Diagnostics

  package init(files: [File], diagnostics: Diagnostics) {
    self.files = files
    self.diagnostics = diagnostics
  }

  /// How every file begins that kube-gen has made: nothing without this line is ever removed.
  package static let header = "// Made by kube-gen"
}
