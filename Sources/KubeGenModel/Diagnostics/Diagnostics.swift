/// The diagnostics of one run. One broken input does not hide the problems of the next.
package struct Diagnostics: Sendable {
  package private(set) var all: [Diagnostic] = []

  package init() {}

  package var hasErrors: Bool { all.contains { $0.severity == .error } }
  package var errorCount: Int { all.count { $0.severity == .error } }

  package mutating func error(
    _ message: String, at location: SourceLocation, fix: Fix? = nil
  ) {
    all.append(Diagnostic(.error, message, at: location, fix: fix))
  }

  package mutating func warning(_ message: String, at location: SourceLocation) {
    all.append(Diagnostic(.warning, message, at: location))
  }

  package mutating func note(_ message: String, at location: SourceLocation) {
    all.append(Diagnostic(.note, message, at: location))
  }

  package mutating func append(_ diagnostic: Diagnostic) {
    all.append(diagnostic)
  }
}
