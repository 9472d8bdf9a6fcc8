import Testing

@testable import KubeCore

@Suite("Keys and scopes")
struct ObjectKeyTests {
  @Test("a key prints with its namespace, if it has one")
  func prints() {
    #expect(ObjectKey(namespace: "default", name: "web").description == "default/web")
    #expect(ObjectKey(name: "node-1").description == "node-1")
  }

  @Test("an empty namespace is none")
  func emptyNamespace() {
    let key = ObjectKey(namespace: "", name: "node-1")
    #expect(key == ObjectKey(name: "node-1"))
    #expect(key.namespace == nil)
    #expect(key != ObjectKey(namespace: "default", name: "node-1"))
  }

  @Test("scopes know whether they are namespaced")
  func scopes() {
    #expect(NamespaceScope.isNamespaced)
    #expect(!ClusterScope.isNamespaced)
  }
}
