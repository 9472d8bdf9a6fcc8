import KubeTestSupport
import Testing

@Suite("What always fails at run time does not compile")
struct DoesNotCompileTests {
  @Test(
    "as the compiler says of each such line, and of no other",
    .enabled(if: Compiler.modules != nil, "there are no modules beside the tests"))
  func lines() throws {
    let diagnostics = try Compiler.errors(of: Self.program)
    #expect(
      Set(diagnostics.map(\.line)) == Compiler.marked(Self.program), "\(diagnostics)")
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
