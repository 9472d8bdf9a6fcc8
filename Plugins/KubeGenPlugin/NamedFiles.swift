import Foundation

/// The files on disk that a `kube-gen.yaml` may name.
///
/// A plugin has no YAML parser, and needs none for this: whatever word of the file is a path that
/// exists counts. Of a pattern all documents below its directory count, whether they match or not.
struct NamedFiles {
  private(set) var files: [URL] = []
  private(set) var directories: [URL] = []

  init(_ configuration: URL) {
    guard let text = try? String(contentsOf: configuration, encoding: .utf8) else { return }
    let base = configuration.deletingLastPathComponent()
    for word in Set(Self.words(of: text)).sorted() {
      add(word, base: base)
    }
  }

  private mutating func add(_ word: String, base: URL) {
    let components = word.split(separator: "/")
    let literal = components.prefix { !$0.contains("*") && !$0.contains("?") }
    let isPattern = literal.count < components.count
    if isPattern, literal.isEmpty { return }  // Within the target, whose files are inputs anyway.
    let root = word.hasPrefix("/") ? URL(filePath: "/") : base
    let path = literal.reduce(root) { $0.appending(path: String($1)) }.standardizedFileURL
    if isPattern || Self.isDirectory(path) {
      addDocuments(below: path)
    } else if TargetInputs.isDocument(path), FileManager.default.fileExists(atPath: path.filePath) {
      files.append(path)
    }
  }

  private mutating func addDocuments(below directory: URL) {
    guard Self.isDirectory(directory),
      let found = FileManager.default.enumerator(
        at: directory, includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
    else { return }
    directories.append(directory)
    for case let file as URL in found {
      if TargetInputs.isDocument(file) {
        files.append(file)
      } else if Self.isDirectory(file) {
        directories.append(file)
      }
    }
  }

  private static func isDirectory(_ url: URL) -> Bool {
    (try? url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true
  }

  /// What stands between YAML's punctuation, in quotes or not.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var quote: Character?
    for character in text + "\n" {
      if let open = quote {
        if character == open || character.isNewline {
          quote = nil
        } else {
          word.append(character)
          continue
        }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if !character.isWhitespace, !"[]{},".contains(character) {
        word.append(character)
        continue
      }
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    return words
  }
}
