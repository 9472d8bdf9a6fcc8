import KubeTestSupport
import Testing

@Suite("What is wrong with a store does not compile")
struct StoreCompilationTests {
  private static let isPossible = Compiler.modules != nil

  @Test(
    "a second use of a writer, and a copy of it",
    .enabled(if: isPossible, "there are no modules beside the tests"))
  func secondWriter() throws {
    let program = """
      import KubeRuntime

      func one(_ watch: AsyncStream<WatcherEvent<ConfigMapLike>>) {
        let writer = StoreWriter<ConfigMapLike>()
        _ = writer.store
        _ = reflect(writer, watch)
      }
      func twice(_ watch: AsyncStream<WatcherEvent<ConfigMapLike>>) {
        let writer = StoreWriter<ConfigMapLike>() // error
        _ = reflect(writer, watch)
        _ = reflect(writer, watch)
      }
      func after(_ watch: AsyncStream<WatcherEvent<ConfigMapLike>>) async {
        var writer = StoreWriter<ConfigMapLike>() // error
        _ = reflect(writer, watch)
        await writer.apply(.restartBegan)
      }
      func copied() {
        let writer = StoreWriter<ConfigMapLike>() // error
        let other = writer
        _ = (writer.store, other.store)
      }
      """
    let diagnostics = try Compiler.errors(of: program + Self.kinds, findsUses: true)
    #expect(Set(diagnostics.map(\.line)) == Compiler.marked(program), "\(diagnostics)")
    #expect(diagnostics.allSatisfy { $0.text.contains("consume") }, "\(diagnostics)")
  }

  @Test(
    "a watch of another kind, and an index of another kind",
    .enabled(if: isPossible, "there are no modules beside the tests"))
  func wrongKind() throws {
    let program = """
      import KubeRuntime

      func mixed(_ watch: AsyncStream<WatcherEvent<SecretLike>>, _ writer: consuming StoreWriter<ConfigMapLike>) {
        _ = reflect(writer, watch) // error
      }
      func formed(_ watch: AsyncStream<WatcherEvent<SecretLike>>, _ writer: consuming StoreWriter<ConfigMapLike>) {
        _ = reflect(writer, watch) { (_: SecretLike) in ConfigMapLike(metadata: ObjectMeta()) }
      }
      func indexed(_ store: Store<ConfigMapLike>) throws {
        let index = StoreIndex<SecretLike, String> { [$0.name] }
        _ = try store.objects(index, "a") // error
        _ = StoreWriter<ConfigMapLike>(indexes: index) // error
        let size = StoreIndex<ConfigMapLike, Int> { _ in [1] }
        _ = try store.objects(size, "a") // error
        _ = try store.objects(size, 1)
        _ = StoreWriter<ConfigMapLike>(indexes: size)
      }
      """
    let diagnostics = try Compiler.errors(of: program + Self.kinds)
    #expect(Set(diagnostics.map(\.line)) == Compiler.marked(program), "\(diagnostics)")
  }

  private static let kinds = """


    struct ConfigMapLike: Resource {
      typealias Scope = NamespaceScope
      static var group: String { "example.com" }
      static var version: String { "v1" }
      static var kind: String { "ConfigMapLike" }
      static var plural: String { "configmaplikes" }
      var metadata: ObjectMeta
      static func declare(_ members: inout Members<Self>) { members.add("metadata", \\.metadata) }
    }
    struct SecretLike: Resource {
      typealias Scope = NamespaceScope
      static var group: String { "example.com" }
      static var version: String { "v1" }
      static var kind: String { "SecretLike" }
      static var plural: String { "secretlikes" }
      var metadata: ObjectMeta
      static func declare(_ members: inout Members<Self>) { members.add("metadata", \\.metadata) }
    }
    """
}
