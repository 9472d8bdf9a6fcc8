import Foundation
import KubeGenModel

/// Writes the types that KubeCore itself consists of, for KubeCore's own build:
///
///     kube-base FILE…
///
/// It is not kube-gen, so that who needs no types of their own need not build the parsers that
/// kube-gen is made of. The files are named for what is in them, as the plugin has to declare them.
@main
struct KubeBase {
  static func main() throws {
    let outputs = CommandLine.arguments.dropFirst().map { URL(fileURLWithPath: $0) }
    var diagnostics = Diagnostics()
    let files = BaseLibrary.files(diagnostics: &diagnostics)
    for diagnostic in diagnostics.all { write(error: "\(diagnostic)") }
    if diagnostics.hasErrors { exit(1) }

    let (wanted, made) = (Set(outputs.map(\.lastPathComponent)), Set(files.map(\.name)))
    guard wanted == made else {
      write(
        error: "KubeBasePlugin declares other files than there are: "
          + wanted.symmetricDifference(made).sorted().joined(separator: ", "))
      exit(1)
    }
    let texts = Dictionary(uniqueKeysWithValues: files.map { ($0.name, Data($0.text.utf8)) })
    for output in outputs {
      guard let text = texts[output.lastPathComponent] else { continue }
      // What is as it was must not look new.
      guard (try? Data(contentsOf: output)) != text else { continue }
      try text.write(to: output, options: .atomic)
    }
  }

  private static func write(error text: String) {
    FileHandle.standardError.write(Data("kube-base: \(text)\n".utf8))
  }
}
