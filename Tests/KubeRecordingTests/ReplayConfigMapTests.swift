import KubeClient
import KubeCore
import KubeTestTypes
import Testing

@Suite(
  "Recordings played again: the life of a ConfigMap",
  .enabled(if: Recordings.directory != nil, "there are no recordings beside the package"))
struct ReplayConfigMapTests {
  private func map(_ name: String) -> ConfigMap {
    ConfigMap(metadata: ObjectMeta(name: name), data: ["k": "v"])
  }

  @Test("02: creating, reading, replacing and deleting, and the errors on the way")
  func lifecycle() async throws {
    let scene = try ReplayScene(.configMapLifecycle)
    let maps = Api<ConfigMap>(try scene.client(), namespace: "demo")
    let one = try await creates(scene, maps)
    try await replaces(scene, maps, one)
    try await names(scene, maps)
    try await writesWithParameters(scene, maps)
    try await refusesWhatItCannotRead(scene, maps)
    try await deletes(scene, maps, one)
    try await validatesFields(scene, maps)
    try await refusesMethods(scene, maps.client)
    scene.expectEnd()
  }

  private func creates(_ scene: ReplayScene, _ maps: Api<ConfigMap>) async throws -> ConfigMap {
    let created = try await maps.create(map("one"))
    #expect(created.metadata.resourceVersion == "216")
    #expect(created.metadata.uid == "5eb54d04-c477-4c94-9da2-a10b5fd2ae69")
    #expect(created.metadata.creationTimestamp == (try Time("2026-11-20T22:01:49Z")))
    #expect(created.key == ObjectKey(namespace: "demo", name: "one"))
    let again = try await scene.refusal(409) { try await maps.create(map("one")) }
    #expect(again.isAlreadyExists && !again.isConflict)
    #expect(again.status.details?.name == "one" && again.status.details?.kind == "configmaps")
    return created
  }

  private func replaces(
    _ scene: ReplayScene, _ maps: Api<ConfigMap>, _ created: ConfigMap
  ) async throws {
    var one = try await maps.get("one")
    #expect(one.metadata == created.metadata)
    one.data = ["k": "v2"]
    #expect(try await maps.replace(one).metadata.resourceVersion == "217")
    let stale = try await scene.refusal(409) { try await maps.replace(one) }
    #expect(stale.isConflict && !stale.isAlreadyExists)
    one.metadata.resourceVersion = nil
    one.data = ["k": "v3"]
    #expect(try await maps.replace(one).metadata.resourceVersion == "218")
    // An Api takes the name from the object, so that the two cannot differ.
    let request = try ResourceRequests(ConfigMap.identity, namespace: "demo")
      .replace("other", with: one, subresource: nil)
    let other = try await scene.refusal(400) {
      try await maps.client.value(ConfigMap.self, request)
    }
    #expect(other.isBadRequest)
  }

  private func names(_ scene: ReplayScene, _ maps: Api<ConfigMap>) async throws {
    let bad = try await scene.refusal(422) { try await maps.create(map("Bad_Name")) }
    #expect(bad.isInvalid && bad.fields == ["metadata.name"])
    #expect(bad.causes.first?.reason == "FieldValueInvalid")
    let named = try await maps.create(ConfigMap(metadata: ObjectMeta(generateName: "gen-")))
    #expect(named.name == "gen-2q4nl")
    let nameless = try await scene.refusal(422) {
      try await maps.client.raw(.post, scene.target(of: 9), scene.body(of: 9))
    }
    #expect(nameless.isInvalid && nameless.fields == ["metadata.name"])
    #expect(nameless.causes.first?.reason == "FieldValueRequired")
  }

  private func writesWithParameters(_ scene: ReplayScene, _ maps: Api<ConfigMap>) async throws {
    let dry = try await maps.create(map("dry"), .dryRun)
    #expect(dry.metadata.uid != nil && dry.metadata.resourceVersion == nil)
    #expect(try await maps.find("dry") == nil)
    let two = try await maps.create(map("two"), WriteParameters(fieldManager: "me"))
    #expect(two.metadata.managedFields.map(\.manager) == ["me"])
    var elsewhere = map("x")
    elsewhere.metadata.namespace = "elsewhere"
    await scene.expectUnsent { [elsewhere] in try await maps.create(elsewhere) }
    let mismatch = try await scene.refusal(400) {
      try await maps.client.raw(.post, scene.target(of: 13), scene.body(of: 13))
    }
    #expect(mismatch.isBadRequest)
    let missing = try await scene.refusal(404) {
      try await Api<ConfigMap>(maps.client, namespace: "missing").create(map("x"))
    }
    #expect(missing.isNotFound && missing.status.details?.kind == "namespaces")
  }

  private func refusesWhatItCannotRead(
    _ scene: ReplayScene, _ maps: Api<ConfigMap>
  ) async throws {
    let client = maps.client
    let malformed = try await scene.refusal(400) {
      try await client.raw(.post, scene.target(of: 15), "{\"not json")
    }
    #expect(malformed.isBadRequest)
    let secret = DynamicObject(apiVersion: "v1", kind: "Secret", metadata: ObjectMeta(name: "x"))
    await scene.expectUnsent {
      try await Api<DynamicObject>(client, ConfigMap.identity, namespace: "demo").create(secret)
    }
    let kind = try await scene.refusal(400) {
      try await client.raw(.post, scene.target(of: 16), JSONValue(secret))
    }
    #expect(kind.status.message?.hasPrefix("Secret in version \"v1\" cannot be") == true)
    let type = try await scene.refusal(415) {
      try await client.raw(.post, scene.target(of: 17), JSONValue(map("x")), type: "text/plain")
    }
    #expect(type.reason == .unsupportedMediaType)
    let form = try await scene.refusal(406) {
      try await client.raw(.get, scene.target(of: 18), accept: "application/xml")
    }
    #expect(form.reason == .notAcceptable)
  }

  private func deletes(
    _ scene: ReplayScene, _ maps: Api<ConfigMap>, _ one: ConfigMap
  ) async throws {
    #expect(try await scene.refusal(404) { try await maps.get("nope") }.isNotFound)
    #expect(try await scene.refusal(404) { try await maps.delete("nope") }.isNotFound)
    #expect(try await scene.refusal(404) { try await maps.replace(map("brandnew")) }.isNotFound)
    let other = Preconditions(uid: "00000000-0000-0000-0000-000000000000")
    let reborn = try await scene.refusal(409) {
      try await maps.delete("one", DeleteParameters(preconditions: other))
    }
    #expect(reborn.isConflict)
    guard case .done(let status) = try await maps.delete("one") else {
      Issue.record("a ConfigMap without finalizers is gone at once")
      return
    }
    #expect(status.status == "Success" && status.details?.uid == one.metadata.uid)
    #expect(try await scene.refusal(404) { try await maps.delete("one") }.isNotFound)
  }

  private func validatesFields(_ scene: ReplayScene, _ maps: Api<ConfigMap>) async throws {
    var bogus = map("strict")
    bogus.unknownMembers["bogus"] = 1
    let strict = try await scene.refusal(400) { [bogus] in
      try await maps.create(bogus, WriteParameters(fieldValidation: .strict))
    }
    #expect(strict.isBadRequest)
    #expect(strict.status.message?.hasSuffix("unknown field \"bogus\"") == true)
    #expect(scene.log.warnings == [])
    bogus.metadata.name = "warned"
    let warned = try await maps.create(bogus, WriteParameters(fieldValidation: .warn))
    #expect(warned.unknownMembers.isEmpty && warned.data == ["k": "v"])
    #expect(scene.log.warnings == ["unknown field \"bogus\""])
  }

  private func refusesMethods(_ scene: ReplayScene, _ client: Client) async throws {
    let patch = try await scene.refusal(405) {
      try await client.raw(.patch, scene.target(of: 27), [:], type: Patch.Form.merge.rawValue)
    }
    #expect(patch.isMethodNotAllowed)
    let post = try await scene.refusal(405) {
      try await client.raw(.post, scene.target(of: 28), [:])
    }
    #expect(post.isMethodNotAllowed)
  }
}
