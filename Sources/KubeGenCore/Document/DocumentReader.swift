/// Reads the documents of an input, YAML or JSON, as kubectl would.
///
/// An input whose first character that is no white space is `{` or `[` is JSON, anything else YAML.
/// JSON may be a sequence of values without anything between them, YAML may be several documents.
/// What can be read ahead of an error is returned. Documents without content (nothing between two
/// `---`) are null nodes.
package enum DocumentReader {
  /// Arrays and mappings within one another, aliases followed. A level of a schema takes two.
  package static let maximumDepth = 512

  package static func documents(_ file: InputFile, diagnostics: inout Diagnostics) -> [Node] {
    let text = SourceText(file)
    do throws(DocumentError) {
      try text.checkEncoding()
    } catch {
      diagnostics.append(text.diagnostic(error))
      return []
    }
    switch text.bytes.first(where: { !isBlank($0) }) {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      return JSONDocument.documents(text, diagnostics: &diagnostics)
    case nil:
      return []
    default:
      return YAMLDocument.documents(text, diagnostics: &diagnostics)
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}

/// What is wrong with a document, at a line and column that count from 1 (columns in bytes).
struct DocumentError: Error {
  var message: String
  var line: Int
  var column: Int

  static func repeatedKey(_ key: String, first: Int32, line: Int32, column: Int32) -> DocumentError
  {
    DocumentError(
      message: "The key '\(key)' is here twice; the first one is in line \(first). Remove one of "
        + "the two.", line: Int(line), column: Int(column))
  }
}
