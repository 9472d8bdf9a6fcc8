import Foundation
import KubeGenTestSupport
import Testing

@Suite("kube-gen list and distill")
struct ListTests {
  @Test("lists the bundled kinds as a table")
  func bundled() throws {
    let run = try KubeGen().run("list")
    run.expectSuccess()
    let lines = run.output.split(separator: "\n")
    #expect(lines.count > 60)
    let header = try #require(lines.first)
    let column = header.distance(
      from: header.startIndex, to: try #require(header.range(of: "PLURAL")).lowerBound)
    let deployment = try #require(lines.first { $0.hasPrefix("apps/v1/Deployment ") })
    #expect(deployment.dropFirst(column).hasPrefix("deployments "))
    #expect(deployment.hasSuffix("namespaced"))
    #expect(lines.allSatisfy { !$0.hasSuffix(" ") })
  }

  @Test("lists only the kinds that are asked for")
  func selected() throws {
    let run = try KubeGen().run("list", "--resource", "apps/v1/*", "--verbs")
    run.expectSuccess()
    let lines = run.output.split(separator: "\n").dropFirst()
    #expect(lines.count >= 5)
    #expect(lines.allSatisfy { $0.hasPrefix("apps/v1/") && $0.contains("get,list") })
    try KubeGen().run("list", "--resource", "apps/v1/Deploymint").expectDiagnostics(
      "Deploymint", "Deployment")
    try KubeGen().run("list", "--kubernetes", "1.1").expectDiagnostics(
      "'1.1' is not bundled", "1.36")
  }

  @Test("distils a document to facts that serve as well as the document")
  func distill() throws {
    let tool = try KubeGen(["api.json": api])
    let facts = try tool.run("distill", "api.json")
    facts.expectSuccess()
    try tool.directory.write(facts.output, to: "api.facts")
    for input in ["api.json", "api.facts"] {
      let list = try tool.run("list", "--openapi", input)
      list.expectSuccess()
      #expect(list.output.contains("example.com/v1/Lamp"))
      #expect(list.output.contains("lamps"))
      try tool.run(
        "generate", "--openapi", input, "--resource", "example.com/v1/Lamp", "--output",
        "\(input).out"
      ).expectSuccess()
    }
    #expect(
      try tool.directory.snapshot(of: "api.json.out").keys.sorted()
        == tool.directory.snapshot(of: "api.facts.out").keys.sorted())
    #expect(try tool.run("distill", "-", input: api).output == facts.output)
  }

  @Test("generates built-in kinds, and all that they reach")
  func builtIn() throws {
    let tool = try KubeGen()
    try tool.run(
      "generate", "--resource", "apps/v1/Deployment", "--access", "public", "--output", "out"
    ).expectSuccess()
    let text = try tool.directory.snapshot(of: "out").values.map(\.text).joined()
    #expect(text.contains("public nonisolated struct Deployment: Resource"))
    #expect(text.contains("struct PodSpec"))
    #expect(!text.contains("struct ObjectMeta"))
    #expect(!text.contains("struct DaemonSet"))
  }

  @Test("lists what a document or a definition has, sorted and in columns")
  func sources() throws {
    let tool = try KubeGen([
      "v2.json": api, "v3.json": apiV3, "b.yaml": Input.crd,
      "a.yaml": Input.crd.replacing("Backup", with: "Archive").replacing("backup", with: "archive"),
    ])
    try tool.directory.write(tool.run("distill", "v2.json").output, to: "v2.facts")
    let lamps = """
      KIND                   PLURAL  SCOPE
      example.com/v1/Lamp    lamps   namespaced

      """
    for document in ["v2.json", "v3.json", "v2.facts"] {
      let run = try tool.run("list", "--openapi", document)
      run.expectSuccess()
      #expect(run.output == lamps, "\(document)")
    }
    let definitions = try tool.run("list", "--crd", "b.yaml", "--crd", "a.yaml")
    definitions.expectSuccess()
    #expect(
      definitions.output == """
        KIND                      PLURAL    SCOPE
        example.com/v1/Archive    archives  namespaced
        example.com/v1/Backup     backups   namespaced

        """)
    let one = try tool.run(
      "list", "--crd", "b.yaml", "--crd", "a.yaml", "--resource", "example.com/v1/Backup", "--verbs"
    )
    #expect(one.output.contains("create,delete,deletecollection,get,list,patch,update,watch"))
    #expect(!one.output.contains("Archive"))
    #expect(try tool.run("list", "--crd", "-", input: Input.crd).output.contains("Backup"))
    #expect(try tool.run("list", "--openapi", "-", input: api).output == lamps)
  }

  @Test("lists for programs, too")
  func json() throws {
    let run = try KubeGen().run("list", "--format", "json", "--resource", "v1/*")
    run.expectSuccess()
    let rows = try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
    #expect(rows.count > 10)
    let node = try #require(rows.first { $0["kind"] as? String == "Node" })
    #expect(node["apiVersion"] as? String == "v1")
    #expect(node["plural"] as? String == "nodes")
    #expect(node["namespaced"] as? Bool == false)
    #expect((node["verbs"] as? [String])?.contains("watch") == true)
  }

  @Test("takes the version of a document's facts from the document, or asks for it")
  func version() throws {
    let tool = try KubeGen([
      "api.json": api, "repository.json": api.replacing("v1.36.0", with: "unversioned"),
    ])
    let own = try tool.run("distill", "api.json")
    own.expectSuccess()
    #expect(own.output.contains("\nkubernetes 1.36\n"))
    try tool.run("distill", "api.json", "--kubernetes", "1.35").expectDiagnostics(
      "api.json:1:1: error: This is of Kubernetes 1.36, and --kubernetes says 1.35.")

    let unknown = try tool.run("distill", "repository.json")
    #expect(unknown.status == 0)
    #expect(unknown.errors.hasPrefix("repository.json:1:1: note: This does not say which version"))
    #expect(!unknown.output.contains("kubernetes 1"))
    let given = try tool.run("distill", "repository.json", "--kubernetes", "1.36")
    given.expectSuccess()
    #expect(given.output == own.output)
  }

  private let api = """
    {
      "swagger": "2.0", "info": {"title": "Kubernetes", "version": "v1.36.0"},
      "paths": {
        "/apis/example.com/v1/namespaces/{namespace}/lamps/{name}": {
          "get": {
            "x-kubernetes-action": "get",
            "x-kubernetes-group-version-kind": {
              "group": "example.com", "version": "v1", "kind": "Lamp"
            }
          }
        }
      },
      "definitions": {
        "com.example.v1.Lamp": {
          "type": "object",
          "description": "Lamp gives light.",
          "properties": {
            "apiVersion": {"type": "string"}, "kind": {"type": "string"},
            "metadata": {"$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"},
            "brightness": {"type": "integer", "format": "int32"}
          },
          "x-kubernetes-group-version-kind": [
            {"group": "example.com", "version": "v1", "kind": "Lamp"}
          ]
        },
        "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta": {
          "type": "object", "properties": {"name": {"type": "string"}}
        }
      }
    }
    """

  private let apiV3 = """
    {
      "openapi": "3.0.0", "info": {"title": "Kubernetes", "version": "v1.36.0"},
      "paths": {
        "/apis/example.com/v1/namespaces/{namespace}/lamps/{name}": {
          "get": {
            "x-kubernetes-action": "get",
            "x-kubernetes-group-version-kind": {
              "group": "example.com", "version": "v1", "kind": "Lamp"
            }
          }
        }
      },
      "components": {
        "schemas": {
          "com.example.v1.Lamp": {
            "type": "object",
            "properties": {"brightness": {"type": "integer", "format": "int32"}},
            "x-kubernetes-group-version-kind": [
              {"group": "example.com", "version": "v1", "kind": "Lamp"}
            ]
          }
        }
      }
    }
    """
}
