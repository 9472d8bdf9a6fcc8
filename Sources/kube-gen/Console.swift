import ArgumentParser
import Foundation
import KubeGenCore

/// Standard output and standard error.
enum Console {
  /// The place of what stands on the command line, for messages about it.
  static let arguments = SourceLocation(path: "<arguments>")

  static func write(_ text: String) {
    FileHandle.standardOutput.write(Data(text.utf8))
  }

  /// Prints diagnostics in the form that editors parse.
  ///
  /// - Parameter base: makes relative paths absolute, for readers that do not know where the tool
  ///   ran.
  static func report(_ diagnostics: Diagnostics, base: String? = nil) {
    let lines = diagnostics.all.map { diagnostic in
      var diagnostic = diagnostic
      let path = diagnostic.location.path
      if let base, !path.hasPrefix("/"), !path.hasPrefix("<") {
        diagnostic.location.path = "\(base)/\(path)"
      }
      return "\(diagnostic)\n"
    }
    FileHandle.standardError.write(Data(lines.joined().utf8))
  }

  /// Prints the diagnostics, and ends the command if there is an error among them.
  static func check(
    _ diagnostics: Diagnostics, base: String? = nil, code: ExitCode = .failure
  ) throws {
    report(diagnostics, base: base)
    if diagnostics.hasErrors { throw code }
  }
}
