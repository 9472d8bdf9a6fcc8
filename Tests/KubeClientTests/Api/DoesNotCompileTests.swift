import Foundation
import Testing

@Suite("What always fails at run time does not compile")
struct DoesNotCompileTests {
  @Test(
    "as the compiler says of each such line, and of no other",
    .enabled(if: Compiler.modules != nil, "there are no modules beside the tests"))
  func lines() throws {
    let diagnostics = try Compiler.errors(of: Self.program)
    let wanted = Self.program.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .filter { $0.element.hasSuffix("// error") }.map { $0.offset + 1 }
    #expect(Set(diagnostics.map(\.line)) == Set(wanted), "\(diagnostics)")
    // Who had all namespaces in mind is told what to write.
    #expect(diagnostics.contains { $0.text.contains("AllNamespaces(client)") })
  }

  private static let program = """
    import KubeClient
    import KubeCore

    struct Box: Resource {
      typealias Scope = NamespaceScope
      static var group: String { "example.com" }
      static var version: String { "v1" }
      static var kind: String { "Box" }
      static var plural: String { "boxes" }
      var metadata: ObjectMeta
      static func declare(_ members: inout Members<Self>) { members.add("metadata", \\.metadata) }
    }
    typealias Definition = CustomResourceDefinition

    func scopes(_ client: Client, _ box: Box, _ patch: Patch) async throws {
      let boxes = Api<Box>(client, namespace: "a")
      _ = Api<Definition>(client)
      _ = Api<Box>(client) // error
      _ = Api<Definition>(client, namespace: "a") // error

      let all = AllNamespaces<Box>(client)
      _ = AllNamespaces<Definition>(client) // error
      _ = try await all.list(labels: "app=a")
      _ = try await all.watch(fields: "metadata.name=a")
      _ = try await all.inNamespace("a").get("a")
      _ = try await all.get("a") // error
      _ = try await all.find("a") // error
      _ = try await all.create(box) // error
      _ = try await all.replace(box) // error
      _ = try await all.patch("a", patch) // error
      _ = try await all.apply(box, fieldManager: "a") // error
      _ = try await all.delete("a") // error
      _ = try await all.deleteAll() // error

      _ = try await boxes.deleteCollection(labels: "app=a")
      _ = try await boxes.deleteCollection() // error
      _ = try await boxes.log("a") // error
      _ = try await boxes.scale("a", to: 1) // error
    }

    func metadata(_ boxes: Api<Box>, _ patch: Patch) async throws {
      let partial = try await boxes.metadataOnly.get("a")
      _ = try await boxes.metadataOnly.patch("a", patch)
      _ = try await boxes.metadataOnly.delete("a")
      _ = try await boxes.metadataOnly.create(partial) // error
      _ = try await boxes.metadataOnly.createIfMissing(partial) // error
      _ = try await boxes.metadataOnly.replace(partial) // error
      _ = try await boxes.metadataOnly.replaceStatus(partial) // error
      _ = try await boxes.metadataOnly.apply(partial, fieldManager: "a") // error
      _ = try await boxes.metadataOnly.applyStatus(partial, fieldManager: "a") // error
      _ = try await boxes.metadataOnly.modify("a") { _ in } // error
      _ = try await boxes.metadataOnly.checked.modify("a") { _ in } // error
      _ = try await boxes.checked.modify("a") { _ in }
    }
    """
}

/// The compiler, with the modules that were built for the tests.
private enum Compiler {
  private static let directory = URL(fileURLWithPath: CommandLine.arguments.first ?? "")
    .resolvingSymlinksInPath().deletingLastPathComponent()

  /// Nil where the tests are not beside what they were built from.
  static let modules: URL? = {
    let modules = directory.appending(path: "Modules")
    let client = modules.appending(path: "KubeClient.swiftmodule").path
    return FileManager.default.fileExists(atPath: client) ? modules : nil
  }()

  struct Diagnostic {
    var line: Int
    var text: String
  }

  static func errors(of program: String) throws -> [Diagnostic] {
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["swiftc", "-swift-version", "6", "-typecheck", "-I", modules?.path ?? "."]
      + moduleMaps().flatMap { ["-Xcc", "-fmodule-map-file=\($0.path)"] } + ["-"]
    process.standardInput = input
    process.standardError = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(program.utf8))
    try input.fileHandleForWriting.close()
    let text = String(
      decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    return text.split(separator: "\n").compactMap { line in
      guard let place = line.firstRange(of: ": error: ") else { return nil }
      let parts = line[..<place.lowerBound].split(separator: ":")
      let number = parts.dropLast().last.flatMap { Int($0) } ?? 0
      return Diagnostic(line: number, text: String(line[place.upperBound...]))
    }
  }

  /// Those of C modules, which are no files of ``modules``.
  private static func moduleMaps() -> [URL] {
    let checkouts = directory.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "checkouts")
    let sources = subdirectories(checkouts).flatMap {
      subdirectories($0.appending(path: "Sources"))
    }
    // What tools of the build consist of is there a second time.
    let built = subdirectories(directory).filter { !$0.lastPathComponent.contains("-tool.") }
    return (built + sources.map { $0.appending(path: "include") })
      .map { $0.appending(path: "module.modulemap") }
      .filter { FileManager.default.fileExists(atPath: $0.path) }
  }

  private static func subdirectories(_ directory: URL) -> [URL] {
    (try? FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil))
      ?? []
  }
}
