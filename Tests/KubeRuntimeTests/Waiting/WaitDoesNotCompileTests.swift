import KubeTestSupport
import Testing

@Suite("What is meant for another kind does not compile")
struct WaitDoesNotCompileTests {
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
    struct Room: Resource {
      typealias Scope = ClusterScope
      static var group: String { "example.com" }
      static var version: String { "v1" }
      static var kind: String { "Room" }
      static var plural: String { "rooms" }
      var metadata: ObjectMeta
      static func declare(_ members: inout Members<Self>) { members.add("metadata", \\.metadata) }
    }
    typealias Definition = CustomResourceDefinition

    func waits(
      _ boxes: Api<Box>, _ definitions: Api<Definition>, _ anything: Api<DynamicObject>
    ) async throws {
      try await boxes.wait(for: "a", until: .created && !.condition("Stalled") || .deleted)
      try await boxes.wait(for: "a", until: .path(".status.phase", equals: "Done"))
      try await boxes.wait(for: "a", until: .established) // error
      try await boxes.wait(for: "a", until: .running) // error
      try await boxes.wait(for: "a", until: .ready) // error
      try await boxes.wait(for: "a", until: .completed) // error
      try await boxes.wait(for: "a", until: .rolledOut) // error
      try await boxes.wait(for: "a", until: .loadBalancerProvisioned) // error
      try await definitions.wait(for: "a", until: .established && .created)
      try await anything.wait(for: "a", until: .running || .completed || .rolledOut)
      try await anything.wait(for: "a", until: WaitCondition<Box>.created) // error
    }

    func owners(_ box: Box, _ room: Room) throws {
      var (ownedBox, ownedRoom) = (box, room)
      try ownedBox.setControllerOwner(box)
      try ownedBox.setControllerOwner(room)
      try ownedRoom.setControllerOwner(room)
      try ownedRoom.setControllerOwner(box) // error
      try ownedRoom.addOwner(box) // error
    }
    """
}
