import Foundation

/// The files on disk that a `kube-gen.yaml` may name.
///
/// A plugin has no YAML parser, and needs none for this: whatever word of the file is a path that
/// exists counts. Of a pattern all files below its directory count whose name fits the pattern's
/// last component, and of a directory all documents in it.
struct NamedFiles {
  private(set) var files: [URL] = []
  /// Where a new file can match: directories change when a file comes or goes.
  private(set) var directories: [URL] = []

  init(_ configuration: URL) {
    guard let text = try? String(contentsOf: configuration, encoding: .utf8) else { return }
    let base = configuration.deletingLastPathComponent()
    for word in Set(Self.words(of: text)).sorted() {
      add(word, base: base)
    }
  }

  private mutating func add(_ word: String, base: URL) {
    let components = word.split(separator: "/").map(String.init)
    guard let last = components.last else { return }
    let literal = components.prefix { !NamePattern.isPattern($0) }
    let root = word.hasPrefix("/") ? URL(filePath: "/") : base
    let path = literal.reduce(root) { $0.appending(path: $1) }.standardizedFileURL
    if literal.count < components.count {
      // '*' alone stands for kinds, in 'resources'.
      if components.count > 1 || last.contains(".") {
        let pattern = NamePattern(last)
        addFiles(below: path) { pattern.matches($0.lastPathComponent) }
      }
    } else if Self.isDirectory(path) {
      addFiles(below: path, where: TargetInputs.isDocument)
    } else if FileManager.default.fileExists(atPath: path.filePath) {
      files.append(path)
    }
  }

  private mutating func addFiles(below directory: URL, where fits: (URL) -> Bool) {
    guard Self.isDirectory(directory),
      let found = FileManager.default.enumerator(
        at: directory, includingPropertiesForKeys: [.isDirectoryKey], options: .skipsHiddenFiles)
    else { return }
    directories.append(directory)
    for case let file as URL in found {
      if Self.isDirectory(file) {
        directories.append(file)
      } else if fits(file) {
        files.append(file)
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
