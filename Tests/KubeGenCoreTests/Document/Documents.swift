import KubeGenCore

/// Documents read in a test, and what was said about them.
enum Documents {
  static func read(
    _ text: String, path: String = "input.yaml"
  ) -> (documents: [Node], messages: [String]) {
    read(Array(text.utf8), path: path)
  }

  static func read(
    _ bytes: [UInt8], path: String = "input.yaml"
  ) -> (documents: [Node], messages: [String]) {
    var diagnostics = Diagnostics()
    let documents = DocumentReader.documents(
      InputFile(path: path, bytes: bytes), diagnostics: &diagnostics)
    return (documents, diagnostics.all.map(\.description))
  }

  /// The documents of a text as JSON, and the messages.
  static func json(_ text: String) -> String {
    let (documents, messages) = read(text)
    return (documents.map { $0.jsonText() } + messages).joined(separator: "\n")
  }
}
