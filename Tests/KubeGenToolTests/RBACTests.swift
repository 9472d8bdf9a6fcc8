import Foundation
import KubeGenTestSupport
import Testing

@Suite("kube-gen rbac")
struct RBACTests {
  private let program = """
    import Kube
    func work(_ client: Client) async throws {
      try await Api<Website>(client, namespace: "web").replaceStatus(site)
      let backups = Api<Backup>.defaultNamespaced(client)
      try await backups.deleteAll()
    }

    """

  @Test("prints roles and bindings with reasons, by the target's definitions")
  func roles() throws {
    let tool = try KubeGen([
      "Sources/App/Site.swift": Input.annotated, "Sources/App/Work.swift": program,
      "Sources/App/kube-gen.yaml": "crds: [crd.yaml]\n", "Sources/App/crd.yaml": Input.crd,
    ])
    let run = try tool.run(
      "rbac", "Sources/App", "--namespace", "jobs", "--service-account", "worker")
    run.expectSuccess()
    #expect(
      run.output == """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: app
          namespace: jobs
        rules:
        # deletecollection: Sources/App/Work.swift:5 deleteAll
        - apiGroups: [example.com]
          resources: [backups]
          verbs: [deletecollection]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata:
          name: app
          namespace: jobs
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: Role
          name: app
        subjects:
        - kind: ServiceAccount
          name: worker
          namespace: jobs
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: app
          namespace: web
        rules:
        # update: Sources/App/Work.swift:3 replaceStatus
        - apiGroups: [example.com]
          resources: [websites/status]
          verbs: [update]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata:
          name: app
          namespace: web
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: Role
          name: app
        subjects:
        - kind: ServiceAccount
          name: worker
          namespace: jobs

        """)
  }

  @Test("warns of what it cannot see, and goes on")
  func blanks() throws {
    let tool = try KubeGen(["Sources/App/Work.swift": program])
    let run = try tool.run("rbac", "Sources/App", "--name", "jobs")
    #expect(run.status == 0)
    #expect(
      run.errors.contains(
        "Sources/App/Work.swift:3:52: warning: 'replaceStatus' is about 'Website', which is no kind"
      ))
    #expect(run.output.hasPrefix("# What the sources do not tell"))
    #expect(run.output.hasSuffix("# Nothing asks anything of a server.\n"))
    let known = try KubeGen([
      "Sources/App/Work.swift": program, "Sources/App/Site.swift": Input.annotated,
      "crds/crd.yaml": Input.crd,
    ])
    try known.run("rbac", "Sources/App", "--crd", "crds").expectSuccess()
  }

  @Test("refuses sources that are none")
  func badInput() throws {
    let tool = try KubeGen([
      "Bad.swift": Input.annotated.replacing("namespaced: true", with: "namespace: true")
    ])
    try tool.run("rbac", "Bad.swift").expectDiagnostics("Bad.swift:2:")
    try tool.run("rbac", "none").expectDiagnostics("none:1:1: error: ")
  }
}
