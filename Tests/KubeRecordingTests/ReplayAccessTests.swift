import KubeClient
import KubeCore
import KubeTestTypes
import Testing

@Suite(
  "Recordings played again: who may do what",
  .enabled(if: Recordings.directory != nil, "there are no recordings beside the package"))
struct ReplayAccessTests {
  private let review = SelfSubjectAccessReview(
    metadata: ObjectMeta(),
    spec: SelfSubjectAccessReviewSpec(
      resourceAttributes: ResourceAttributes(
        namespace: "demo", resource: "configmaps", verb: "list")))

  @Test("08: no token, a wrong one, roles, impersonation, reviews, tokens of service accounts")
  func access() async throws {
    let scene = try ReplayScene(.access)
    let nobody = try await scene.refusal(403) {
      try await Api<Namespace>(scene.client(as: nil)).list()
    }
    #expect(nobody.isForbidden && !nobody.isUnauthorized)
    let stranger = try await scene.refusal(401) {
      try await Api<Namespace>(scene.client(as: "wrong-token")).list()
    }
    #expect(stranger.isUnauthorized)
    let admin = try scene.client()
    let jane = try scene.client(impersonating: "jane")
    let maps = Api<ConfigMap>(jane, namespace: "demo")
    #expect(try await scene.refusal(403) { try await maps.list() }.isForbidden)
    try await grants(admin)
    let list = try await maps.list(ListParameters(limit: 1))
    #expect(list.items.map(\.name) == ["gen-2q4nl"] && list.metadata.remainingItemCount == 3)
    let delete = try await scene.refusal(403) { try await maps.delete("two") }
    #expect(delete.isForbidden && delete.status.details?.name == "two")
    let watch = try await scene.refusal(403) {
      try await maps.watch(WatchParameters(allowsBookmarks: false, timeoutSeconds: 1))
    }
    #expect(watch.isForbidden)
    try await reviews(scene, admin, jane)
    try await tokens(admin)
    scene.expectEnd()
  }

  private func grants(_ admin: Client) async throws {
    let rule = PolicyRule(
      apiGroups: [""], resources: ["configmaps"], verbs: ["get", "list"])
    let role = try await Api<Role>(admin, namespace: "demo")
      .create(Role(metadata: ObjectMeta(name: "reader"), rules: [rule]))
    #expect(role.rules == [rule])
    let jane = RBACSubject(kind: .user, name: "jane", apiGroup: Role.group)
    let binding = try await Api<RoleBinding>(admin, namespace: "demo")
      .create(
        RoleBinding(
          metadata: ObjectMeta(name: "jane"),
          subjects: [jane], roleRef: RoleRef(kind: "Role", name: "reader", apiGroup: Role.group)))
    #expect(binding.subjects == [jane])
  }

  private func reviews(_ scene: ReplayScene, _ admin: Client, _ jane: Client) async throws {
    let answer = try await jane.value(
      SelfSubjectAccessReview.self,
      APIRequest(raw: .post, scene.target(of: 8), body: review.jsonBytes()))
    #expect(answer.status?.allowed == true)
    let me = try await admin.value(
      SelfSubjectReview.self,
      APIRequest(
        raw: .post, scene.target(of: 9),
        body: SelfSubjectReview(metadata: ObjectMeta()).jsonBytes()))
    #expect(me.status?.userInfo?.username == "admin")
    #expect(me.status?.userInfo?.groups == ["system:masters", "system:authenticated"])
  }

  private func tokens(_ admin: Client) async throws {
    let accounts = Api<ServiceAccount>(admin, namespace: "demo")
    try await accounts.create(ServiceAccount(metadata: ObjectMeta(name: "bot")))
    let request = TokenRequest(
      metadata: ObjectMeta(), spec: TokenRequestSpec(expirationSeconds: 600))
    let answer = try await accounts.createSubresource(
      "token", of: "bot", request, as: TokenRequest.self)
    #expect(answer.status?.token == "<token>")
    #expect(answer.status?.expirationTimestamp == (try Time("2026-11-20T22:12:21Z")))
    #expect(answer.spec?.audiences == ["https://kubernetes.default.svc"])
  }

  @Test("08: an Api creates reviews, which have no name")
  func reviewsThroughApi() async throws {
    let scene = try ReplayScene(.access, steps: [8, 9])
    let jane = try scene.client(impersonating: "jane")
    let answer = try await Api<SelfSubjectAccessReview>(jane).create(review)
    #expect(answer.status?.allowed == true)
    let me = try await Api<SelfSubjectReview>(scene.client())
      .create(SelfSubjectReview(metadata: ObjectMeta()))
    #expect(me.status?.userInfo?.username == "admin")
    scene.expectEnd()
  }
}
