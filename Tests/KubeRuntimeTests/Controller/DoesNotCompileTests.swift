import KubeTestSupport
import Testing

@Suite("A reconcile of the wrong kind does not compile")
struct ReconcilerDoesNotCompileTests {
  @Test(
    "as the compiler says of each such line, and of no other",
    .enabled(if: Compiler.modules != nil, "there are no modules beside the tests"))
  func lines() throws {
    let diagnostics = try Compiler.errors(of: Self.program)
    #expect(
      Set(diagnostics.map(\.line)) == Compiler.marked(Self.program), "\(diagnostics)")
  }

  private static let program = """
    import KubeRuntime

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

    @Sendable func ofBox(_ box: Box, _ client: Client) async throws -> ReconcileAction { .retry }
    @Sendable func ofDefinition(_ object: Definition, _ client: Client) -> ReconcileAction { .retry }
    @Sendable func boxes(_ definition: Definition) -> [ObjectKey] { [definition.key] }
    final class Counter { var count = 0 }

    func controllers(_ client: Client, _ store: Store<Definition>) async throws {
      let controller = Controller(AllNamespaces<Box>(client))
      _ = controller.reconciling(client, reconcile: ofBox)
      _ = controller.reconciling(client, reconcile: ofDefinition) // error
      _ = controller.reconciling("client", reconcile: ofBox) // error
      _ = Controller(Api<Definition>(client)).reconciling(client, reconcile: ofDefinition)
      _ = Controller(Api<Definition>(client)).reconciling(client, reconcile: ofBox) // error
      _ = Controller(AllNamespaces<Definition>(client)) // error
      _ = Controller(store, of: AllNamespaces<Box>(client)) // error

      _ = controller.watches(Api<Definition>(client), leadingTo: boxes)
      _ = controller.watches(AllNamespaces<Box>(client), leadingTo: boxes) // error
      _ = controller.watches(store, where: ChangePredicate<Box>.generation, leadingTo: boxes) // error
      _ = Controller(AllNamespaces<Box>(client), where: .generation || .labels)
      _ = Controller(AllNamespaces<Box>(client), where: ChangePredicate<Definition>.labels) // error

      let counter = Counter()
      try await controller.run { _ in
        counter.count += 1 // error
        return .awaitChange
      }
    }
    """
}
