import KubeCore
import KubeRuntime
@testable import KubeTestTypes
import Testing

@Suite("Owners of objects")
struct OwnershipTests {
  private static func gizmo(
    _ name: String = "a", uid: String? = "u1", namespace: String? = "default"
  ) -> Gizmo {
    var gizmo = Gizmo(name: name, namespace: namespace, spec: GizmoSpec(size: 1))
    gizmo.metadata.uid = uid
    return gizmo
  }

  private static func map(in namespace: String? = "default") -> ConfigMap {
    ConfigMap(metadata: ObjectMeta(name: "m", namespace: namespace))
  }

  @Test("a controller is said once, however often it is set")
  func idempotent() throws {
    var map = Self.map()
    try map.setControllerOwner(Self.gizmo())
    let once = map
    try map.setControllerOwner(Self.gizmo())
    #expect(map == once)
    #expect(
      map.metadata.ownerReferences == [
        OwnerReference(
          apiVersion: "test.swift-kube.dev/v1", kind: "Gizmo", name: "a",
          uid: "u1", blockOwnerDeletion: true, controller: true)
      ])
    #expect(map.isControlled(by: Self.gizmo()) && map.isOwned(by: Self.gizmo()))
    #expect(!map.isOwned(by: Self.gizmo(uid: "u2")))
  }

  @Test("an owner that blocks nothing does not say so")
  func unblocking() throws {
    var map = Self.map()
    try map.setControllerOwner(Self.gizmo(), blockOwnerDeletion: false)
    #expect(map.controllerReference?.blockOwnerDeletion == nil)
    try map.setControllerOwner(Self.gizmo())
    #expect(map.metadata.ownerReferences.count == 1)
    #expect(map.controllerReference?.blockOwnerDeletion == true)
  }

  @Test("another controller is refused, and nothing changes")
  func controlled() throws {
    var map = Self.map()
    try map.setControllerOwner(Self.gizmo())
    let before = map
    let error = #expect(throws: OwnerError.self) {
      try map.setControllerOwner(Self.gizmo("b", uid: "u2"))
    }
    #expect(error?.code == .alreadyControlled)
    #expect(error?.description.contains("Gizmo a") == true)
    #expect(map == before)
    try map.addOwner(Self.gizmo("b", uid: "u2"))
    #expect(map.metadata.ownerReferences.map(\.controller) == [true, nil])
    #expect(map.isOwned(by: Self.gizmo("b", uid: "u2")))
    #expect(!map.isControlled(by: Self.gizmo("b", uid: "u2")))
  }

  @Test("an owner that was made anew takes the place of the old one")
  func recreated() throws {
    var map = Self.map()
    try map.setControllerOwner(Self.gizmo())
    try map.setControllerOwner(Self.gizmo(uid: "u9"))
    #expect(map.metadata.ownerReferences.map(\.uid) == ["u9"])
  }

  @Test("the version of a kind does not make another owner of it")
  func versions() throws {
    var map = Self.map()
    var old = try #require(Self.gizmo().ownerReference())
    old.apiVersion = "test.swift-kube.dev/v1alpha1"
    old.controller = nil
    map.metadata.ownerReferences = [old]
    try map.setControllerOwner(Self.gizmo())
    #expect(map.metadata.ownerReferences.map(\.apiVersion) == ["test.swift-kube.dev/v1"])
    // The same kind of another group is another.
    var foreign = old
    (foreign.apiVersion, foreign.controller, foreign.uid) = ("other.dev/v1", true, "u3")
    var other = Self.map()
    other.metadata.ownerReferences = [foreign]
    #expect(throws: OwnerError.self) { try other.setControllerOwner(Self.gizmo()) }
  }

  @Test("adding the controller as an owner leaves it in control")
  func added() throws {
    var map = Self.map()
    try map.setControllerOwner(Self.gizmo())
    try map.addOwner(Self.gizmo(), blockOwnerDeletion: true)
    #expect(map.controllerReference?.uid == "u1")
    #expect(map.metadata.ownerReferences.count == 1)
  }

  @Test("an owner in another namespace is refused, and one of the cluster is not")
  func namespaces() throws {
    var map = Self.map(in: "other")
    let error = #expect(throws: OwnerError.self) { try map.setControllerOwner(Self.gizmo()) }
    #expect(error?.code == .foreignNamespace)
    #expect(throws: OwnerError.self) { try map.addOwner(Self.gizmo()) }
    var namespace = Namespace(metadata: ObjectMeta(name: "n"))
    namespace.metadata.uid = "u7"
    try map.setControllerOwner(namespace)
    #expect(map.controllerReference?.kind == "Namespace")
  }

  @Test("an object of the cluster cannot have an owner of a namespace")
  func clusterScoped() throws {
    // Between types that are known this does not compile.
    let owner = try DynamicObject(Self.gizmo())
    var namespace = Namespace(metadata: ObjectMeta(name: "n"))
    #expect(throws: OwnerError.self) { try namespace.setControllerOwner(owner) }
    var unknown = DynamicObject(apiVersion: "v1", kind: "Thing", metadata: ObjectMeta(name: "x"))
    #expect(throws: OwnerError.self) { try unknown.setControllerOwner(owner) }
  }

  @Test("a new object that names no namespace gets the owner's")
  func namespaceOfOwner() throws {
    var map = Self.map(in: nil)
    try map.setControllerOwner(Self.gizmo(namespace: "web"))
    #expect(map.namespace == "web")
  }

  @Test("an owner that the server has not stored is refused")
  func incomplete() throws {
    var map = Self.map()
    for owner in [Self.gizmo(uid: nil), Self.gizmo("", uid: "u"), Self.gizmo(uid: "")] {
      let error = #expect(throws: OwnerError.self) { try map.setControllerOwner(owner) }
      #expect(error?.code == .incompleteOwner)
    }
    #expect(map.metadata.ownerReferences.isEmpty)
  }

  @Test("an owner is taken away, and the list with the last")
  func removed() throws {
    var map = Self.map()
    try map.setControllerOwner(Self.gizmo())
    try map.addOwner(Self.gizmo("b", uid: "u2"))
    #expect(hasChanged(map.removeOwner(Self.gizmo())))
    #expect(!hasChanged(map.removeOwner(Self.gizmo())))
    #expect(map.metadata.ownerReferences.map(\.name) == ["b"])
    #expect(hasChanged(map.removeOwner(Self.gizmo("b", uid: "u2"))))
    #expect(map.metadata.ownerReferences.isEmpty)
  }
}

/// What a method has said that changes what it is called on: such calls cannot stand in expectations.
private func hasChanged(_ said: Bool) -> Bool { said }
