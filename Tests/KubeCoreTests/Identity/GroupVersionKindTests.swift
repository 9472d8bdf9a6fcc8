import KubeTestSupport
import Testing

@testable import KubeCore

@Suite("Kinds and resources with group and version")
struct GroupVersionKindTests {
  @Test("apiVersion and kind make a kind")
  func fromObject() throws {
    let kind = try GroupVersionKind(apiVersion: "kube.rs/v1", kind: "Example")
    #expect(kind == GroupVersionKind(group: "kube.rs", version: "v1", kind: "Example"))
    #expect(kind.apiVersion == "kube.rs/v1")
    #expect(kind.groupVersion == GroupVersion(group: "kube.rs", version: "v1"))
    #expect(kind.groupKind == GroupKind(group: "kube.rs", kind: "Example"))
    #expect(throws: InvalidIdentity.self) {
      try GroupVersionKind(apiVersion: "a/b/c", kind: "Example")
    }
  }

  @Test("the core group prints with its slash, as in Kubernetes' messages")
  func coreGroup() {
    let pod = GroupVersionKind(version: "v1", kind: "Pod")
    #expect(pod.description == "/v1, Kind=Pod")
    #expect(pod.apiVersion == "v1")
    #expect(
      GroupVersionResource(version: "v1", resource: "pods").description == "/v1, Resource=pods")
  }

  @Test(
    "kubectl's arguments are read and printed",
    arguments: [
      ("Deployment.v1.apps", "Deployment", "v1", "apps"),
      ("Pod.v1.", "Pod", "v1", ""),
      ("Foo.v1alpha1.a.b.c", "Foo", "v1alpha1", "a.b.c"),
      ("Certificate.cert-manager.io", "Certificate", "cert-manager", "io"),
    ])
  func arguments(text: String, name: String, version: String, group: String) throws {
    let kind = try GroupVersionKind(parsing: text)
    #expect(kind == GroupVersionKind(group: group, version: version, kind: name))
    #expect(kind.argument == text)
    let resource = try GroupVersionResource(parsing: text)
    #expect(resource == GroupVersionResource(group: group, version: version, resource: name))
    #expect(resource.argument == text)
    #expect(resource.groupVersion == kind.groupVersion)
    #expect(resource.groupResource == GroupResource(group: group, resource: name))
  }

  @Test(
    "an argument with too few parts is refused where it goes wrong",
    arguments: [("", 0), ("Pod", 3), ("Pod.v1", 6), (".v1.apps", 0), ("Pod..apps", 4), ("..", 0)])
  func refuses(text: String, offset: Int) throws {
    let kindError = try #require(throws: InvalidIdentity.self) {
      try GroupVersionKind(parsing: text)
    }
    #expect(kindError.offset == offset)
    #expect(kindError.description.contains("Kind.version.group"))
    let resourceError = try #require(throws: InvalidIdentity.self) {
      try GroupVersionResource(parsing: text)
    }
    #expect(resourceError.offset == offset)
  }

  @Test(
    "all after the first dot is the group when no version is named",
    arguments: [
      ("pods", "pods", ""), ("deployments.apps", "deployments", "apps"),
      ("certificates.cert-manager.io", "certificates", "cert-manager.io"),
    ])
  func withoutVersion(text: String, name: String, group: String) throws {
    let resource = try GroupResource(parsing: text)
    #expect(resource == GroupResource(group: group, resource: name))
    #expect(resource.description == text)
    #expect(resource.withVersion("v1").version == "v1")
    let kind = try GroupKind(parsing: text)
    #expect(kind == GroupKind(group: group, kind: name))
    #expect(kind.description == text)
    #expect(kind.withVersion("v1").groupKind == kind)
    #expect(throws: InvalidIdentity.self) { try GroupResource(parsing: "." + group) }
    #expect(throws: InvalidIdentity.self) { try GroupKind(parsing: "." + group) }
  }

  @Test("an argument that is read prints as it was, and noise never traps")
  func roundTrip() {
    var random = SplitMix64(seed: 12)
    for _ in 0..<5000 {
      let text =
        Bool.random(using: &random)
        ? random.text(of: ["a", "v1", ".", "/", "é", "\u{301}"], upTo: 7) : random.noise(upTo: 12)
      if let kind = try? GroupVersionKind(parsing: text) { #expect(kind.argument == text) }
      if let resource = try? GroupVersionResource(parsing: text) {
        #expect(resource.argument == text)
      }
      if let kind = try? GroupKind(parsing: text), !text.hasSuffix(".") {
        #expect(kind.description == text)
      }
      if let resource = try? GroupResource(parsing: text), !text.hasSuffix(".") {
        #expect(resource.description == text)
      }
    }
  }
}
