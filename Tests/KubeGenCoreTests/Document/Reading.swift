import KubeGenCore

/// The documents of a text and what was said about it.
func read(_ text: String, path: String = "input.yaml") -> (documents: [Node], messages: [String]) {
  read(Array(text.utf8), path: path)
}

func read(_ bytes: [UInt8], path: String = "input.yaml") -> (documents: [Node], messages: [String])
{
  var diagnostics = Diagnostics()
  let documents = DocumentReader.documents(
    InputFile(path: path, bytes: bytes), diagnostics: &diagnostics)
  return (documents, diagnostics.all.map(\.description))
}

/// The one document of a text, as JSON.
func json(_ text: String) -> String {
  let (documents, messages) = read(text)
  return (documents.map { $0.jsonText() } + messages).joined(separator: "\n")
}
