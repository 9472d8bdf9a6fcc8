/// A problem in an input, in the form that editors parse: `path:line:column: error: message`.
package struct Diagnostic: Sendable, Hashable {
  package enum Severity: String, Sendable, Hashable {
    case error, warning, note
  }

  package var severity: Severity
  /// What is wrong, and what to do about it, in one or two sentences.
  package var message: String
  package var location: SourceLocation
  /// What editors can do about it.
  package var fix: Fix?

  package init(
    _ severity: Severity = .error, _ message: String, at location: SourceLocation, fix: Fix? = nil
  ) {
    self.severity = severity
    self.message = message
    self.location = location
    self.fix = fix
  }
}

/// A change to a source that a diagnostic proposes.
package struct Fix: Sendable, Hashable {
  /// What it does, in a sentence.
  package var message: String
  package var location: SourceLocation
  /// How many bytes are replaced.
  package var length: Int
  package var text: String

  package init(
    _ message: String, replacing length: Int, at location: SourceLocation, with text: String
  ) {
    self.message = message
    self.location = location
    self.length = length
    self.text = text
  }
}

extension Diagnostic: CustomStringConvertible {
  package var description: String { "\(location): \(severity.rawValue): \(message)" }
}

/// Where something stands in an input: lines and columns count from 1, columns in UTF-8 bytes.
package struct SourceLocation: Sendable, Hashable {
  package var path: String
  package var line: Int
  package var column: Int

  package init(path: String, line: Int = 1, column: Int = 1) {
    self.path = path
    self.line = line
    self.column = column
  }
}

extension SourceLocation: CustomStringConvertible {
  package var description: String { "\(path):\(line):\(column)" }
}
