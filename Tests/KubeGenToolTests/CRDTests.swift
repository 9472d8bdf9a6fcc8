import Foundation
import KubeGenTestSupport
import Testing

@Suite("kube-gen crd")
struct CRDTests {
  private let second = Input.annotated.replacing("Website", with: "Archive")

  @Test("prints YAML for kubectl, from a file, a directory or standard input")
  func yaml() throws {
    let tool = try KubeGen(["Sources/Site.swift": Input.annotated])
    let run = try tool.run("crd", "Sources/Site.swift")
    run.expectSuccess()
    #expect(run.output.hasPrefix("apiVersion: apiextensions.k8s.io/v1\n"))
    #expect(run.output.contains("\nkind: CustomResourceDefinition\n"))
    #expect(run.output.contains("Website"))
    #expect(try tool.run("crd", "Sources").output == run.output)
    #expect(try tool.run("crd", "-", input: Input.annotated).output == run.output)
  }

  @Test("separates several documents")
  func several() throws {
    let tool = try KubeGen(["a.swift": Input.annotated, "b.swift": second])
    let run = try tool.run("crd", "b.swift", "a.swift")
    run.expectSuccess()
    let documents = run.output.split(separator: "---\n")
    #expect(documents.count == 2)
    #expect(documents.first?.contains("Website") == true)
    #expect(documents.last?.contains("Archive") == true)
  }

  @Test(
    "prints one definition of a kind with several versions, from one file or from two",
    arguments: [false, true])
  func versions(areInTwoFiles: Bool) throws {
    let stored = Input.annotated.replacing(
      "namespaced: true", with: "namespaced: true, storage: true")
    let older = Input.annotated.replacing("WebsiteSpec", with: "OldWebsiteSpec")
      .replacing(#"version: "v1""#, with: #"version: "v1beta1", root: "OldWebsite""#)
    let tool = try KubeGen(
      areInTwoFiles ? ["new.swift": stored, "old.swift": older] : ["all.swift": stored + older])
    let run = try tool.run("crd", ".")
    run.expectSuccess()
    #expect(run.output.matches(of: /kind: CustomResourceDefinition/).count == 1)
    #expect(run.output.matches(of: /- name: v1\n/).count == 1)
    #expect(run.output.matches(of: /- name: v1beta1\n/).count == 1)
    #expect(run.output.matches(of: /storage: true/).count == 1)
    let json = try tool.run("crd", ".", "--format", "json")
    #expect(!json.output.contains(#""kind": "List","#))
    #expect(json.output.matches(of: /"CustomResourceDefinition"/).count == 1)
  }

  @Test("passes over what kube-gen has made")
  func generated() throws {
    let tool = try KubeGen(["Site.swift": Input.annotated])
    let run = try tool.run("crd", ".")
    try tool.run("generate", "--source", ".", "--output", "made").expectSuccess()
    for arguments in [["."], ["Site.swift", "made/Website.swift"]] {
      let again = try tool.run(["crd"] + arguments)
      again.expectSuccess()
      #expect(again.output == run.output)
    }
  }

  @Test("prints JSON, and a List of several")
  func json() throws {
    let tool = try KubeGen(["a.swift": Input.annotated, "b.swift": second])
    let one = try tool.run("crd", "a.swift", "--format", "json")
    one.expectSuccess()
    let definition = try #require(
      JSONSerialization.jsonObject(with: Data(one.output.utf8)) as? [String: Any])
    #expect(definition["kind"] as? String == "CustomResourceDefinition")

    let two = try tool.run("crd", ".", "--format", "json")
    two.expectSuccess()
    let list = try #require(
      JSONSerialization.jsonObject(with: Data(two.output.utf8)) as? [String: Any])
    #expect(list["kind"] as? String == "List")
    #expect((list["items"] as? [[String: Any]])?.count == 2)
  }

  @Test("reads its YAML back as the same document")
  func roundTrip() throws {
    let tool = try KubeGen(["Site.swift": Input.annotated])
    let yaml = try tool.run("crd", "Site.swift")
    try tool.directory.write(yaml.output, to: "crd.yaml")
    try tool.run("generate", "--crd", "crd.yaml", "--output", "out").expectSuccess()
    #expect(try tool.directory.text(of: "out/Website.swift").contains("struct Website"))
  }

  @Test("says so when nothing is annotated")
  func none() throws {
    let tool = try KubeGen(["Plain.swift": "struct Plain {}\n"])
    let run = try tool.run("crd", "Plain.swift")
    run.expectDiagnostics("Plain.swift:1:1: error: There is no annotated struct here.", "// @kube(")
    #expect(run.output == "")
  }
}
