import Kube
import KubeTestTypes
import Testing

@Suite(
  "Cluster: who may do what", .timeLimit(.minutes(10)),
  .enabled(if: TestCluster.isNamed, TestCluster.absence))
struct AccessTests {
  @Test("A token that nobody gave is refused; so is nothing at all, or it is anonymous")
  func unauthorized() async throws {
    var configuration = try TestCluster.configuration()
    configuration.transport.tls.identity = nil
    configuration.credentials = try StaticCredentials.token("no-such-token")
    let error = try await refusal {
      _ = try await Api<Namespace>(Client(configuration)).list()
    }
    #expect(error.isUnauthorized)
    configuration.credentials = StaticCredentials.none
    let anonymous = try await refusal {
      _ = try await Api<Namespace>(Client(configuration)).list()
    }
    #expect(anonymous.isForbidden || anonymous.isUnauthorized)
  }

  @Test("Another user, with groups, uid and extra, is who the server takes us for")
  func impersonation() async throws {
    var configuration = try TestCluster.configuration()
    configuration.impersonation = Impersonation(
      user: "jane", uid: "17", groups: ["one", "two"],
      extra: ["example.com/Odd key%": ["a", "b c"]])
    let client = try Client(configuration)
    let review = try await Api<SelfSubjectReview>(client).create(
      SelfSubjectReview(metadata: ObjectMeta()))
    let user = try #require(review.status?.userInfo)
    #expect(user.username == "jane")
    #expect(user.uid == "17")
    #expect(Set(user.groups).isSuperset(of: ["one", "two"]))
    #expect(user.extra["example.com/odd key%"] == ["a", "b c"])
    let error = try await refusal { _ = try await Api<Namespace>(client).list() }
    #expect(error.isForbidden)
    #expect("\(error)".contains("jane"))
  }

  @Test("A service account's token may do what its role says, and no more")
  func serviceAccount() async throws {
    try await TestCluster.withNamespace { admin, namespace in
      let accounts = Api<ServiceAccount>(admin, namespace: namespace)
      try await accounts.create(ServiceAccount(metadata: ObjectMeta(name: "reader")))
      try await Api<Role>(admin, namespace: namespace).create(
        Role(
          metadata: ObjectMeta(name: "reader"),
          rules: [PolicyRule(apiGroups: [""], resources: ["configmaps"], verbs: ["get", "list"])]))
      try await Api<RoleBinding>(admin, namespace: namespace).create(
        RoleBinding(
          metadata: ObjectMeta(name: "reader"),
          subjects: [RBACSubject(kind: "ServiceAccount", name: "reader", namespace: namespace)],
          roleRef: RoleRef(kind: "Role", name: "reader", apiGroup: "rbac.authorization.k8s.io")))
      let token = try await accounts.createToken("reader", expirationSeconds: 600)
      #expect(!"\(token)".contains(token.text))

      var configuration = try TestCluster.configuration()
      configuration.transport.tls.identity = nil
      configuration.credentials = try StaticCredentials.token(token.text)
      let client = try Client(configuration)
      let maps = Api<ConfigMap>(client, namespace: namespace)
      _ = try await maps.list()
      for call: @Sendable () async throws -> Void in [
        { try await maps.create(ConfigMap("a")) },
        { _ = try await maps.watch() },
        { _ = try await AllNamespaces<ConfigMap>(client).list() },
        { _ = try await Api<Secret>(client, namespace: namespace).list() },
      ] {
        let error = try await refusal { try await call() }
        #expect(error.isForbidden)
      }
      let review = try await Api<SelfSubjectAccessReview>(client).create(
        SelfSubjectAccessReview(
          metadata: ObjectMeta(),
          spec: SelfSubjectAccessReviewSpec(
            resourceAttributes: ResourceAttributes(
              namespace: namespace, resource: "configmaps", verb: "list"))))
      #expect(review.status?.allowed == true)
    }
  }

  @Test("A client that trusts others connects to none")
  func trust() async throws {
    var configuration = try TestCluster.configuration()
    guard configuration.transport.server.hasPrefix("https") else { return }
    configuration.transport.tls.trust = .system
    let error = try await refusal {
      _ = try await Api<Namespace>(
        Client(configuration, retryPolicy: .none)
      ).list()
    }
    let cause = error.cause as? TransportError
    #expect(cause?.code == .certificateRejected)
    #expect("\(error)".contains("certificate authority"))
  }
}
