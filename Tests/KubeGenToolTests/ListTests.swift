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
    #expect(text.contains("public struct Deployment: Resource"))
    #expect(text.contains("struct PodSpec"))
    #expect(!text.contains("struct ObjectMeta"))
    #expect(!text.contains("struct DaemonSet"))
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
}
