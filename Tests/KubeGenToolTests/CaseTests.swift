import Foundation
import KubeGenTestSupport
import KubeTestSupport
import Testing

private enum Cases {
  static let directory: URL? = {
    let shared =
      ProcessInfo.processInfo.environment["KUBE_SHARED"].map { URL(filePath: $0) }
      ?? URL(filePath: #filePath).appending(path: "../../../../shared").standardizedFileURL
    let directory = shared.appending(path: "cases/generator")
    return FileManager.default.fileExists(atPath: directory.path) ? directory : nil
  }()
}

/// Inputs of other people's that failed once: what is made of each compiles, or a diagnostic says what to
/// do.
@Suite(
  "Cases of others",
  .enabled(
    if: Cases.directory != nil, "the cases are absent; KUBE_SHARED can say where they are"))
struct CaseTests {
  private static let settings: [String: [String]] = [
    "internal-imports-by-default.swift": ["-enable-upcoming-feature", "InternalImportsByDefault"],
    "main-actor-default-isolation.yaml": ["-default-isolation", "MainActor"],
  ]

  /// Those of which the text says that an error is expected. Of keys that are canonically equivalent
  /// Yams takes two for one, so such a file is refused, which it should not be.
  private static let refused: Set<String> = [
    "canonical-equivalence.yaml", "approval-annotation.swift", "bounds-beyond-type.swift",
    "crd-call-traps.yaml",
    "default-beyond-int64.swift", "default-format-unchecked.swift", "if-block-types.swift",
    "mutual-recursion-sendable.swift", "pattern-not-re2.swift", "property-observer.swift",
  ]

  private static let files = Cases.directory.map { directory in
    (try? FileManager.default.contentsOfDirectory(atPath: directory.path))?.sorted() ?? []
  }

  @Test("compile, or get a diagnostic", arguments: files ?? [])
  func compile(file: String) throws {
    let directory = try #require(Cases.directory)
    let text = try String(contentsOf: directory.appending(path: file), encoding: .utf8)
    let tool = try KubeGen([file: text])
    let isSource = file.hasSuffix(".swift")
    let access = file.hasPrefix("internal-imports") ? "public" : "internal"
    let run = try tool.run(
      "generate", isSource ? "--source" : "--crd", file, "--access", access, "--output", "out")
    #expect(run.hasExited)
    guard run.status == 0 else {
      run.expectDiagnostics("error: ")
      #expect(Self.refused.contains(file), "\(run.errors)")
      return
    }
    #expect(!Self.refused.contains(file))
    guard Compiler.modules != nil else { return }
    let made = try tool.directory.snapshot(of: "out").keys.sorted().map { "out/\($0)" }
    let sources = (isSource ? [file] : []) + made
    let messages = try Compiler.messages(
      of: sources.map { tool.directory.url.appending(path: $0) },
      settings: ["-warnings-as-errors"] + (Self.settings[file] ?? []))
    // Of what the case itself has in it, the user is warned.
    #expect(messages.filter { $0.contains("/out/") || !$0.contains("public import") } == [])
  }
}
