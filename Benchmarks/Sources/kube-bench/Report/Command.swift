import Foundation

/// Another program, run to its end.
struct Command {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  private let words: [String]
  private let directory: String?

  init(_ words: String...) {
    self.init(words)
  }

  init(_ words: [String], in directory: String? = nil) {
    self.words = words
    self.directory = directory
  }

  /// Runs it and gives its standard output.
  @discardableResult
  func output() throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    process.standardOutput = pipe
    if let directory { process.currentDirectoryURL = URL(fileURLWithPath: directory) }
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw Failure(description: "\(words.joined(separator: " ")) ended with an error.")
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// The time from start to end.
  func time() throws -> Duration {
    try ContinuousClock().measure { try output() }
  }
}
