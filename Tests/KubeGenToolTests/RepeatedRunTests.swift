import Foundation
import KubeGenTestSupport
import Testing

@Suite("A second run of kube-gen generate")
struct RepeatedRunTests {
  @Test("does not touch files that stay the same")
  func unchanged() throws {
    let tool = try KubeGen(["Site.swift": Input.annotated, "backup.yaml": Input.crd])
    let arguments = ["generate", "--source", ".", "--crd", ".", "--output", ".out"]
    try tool.run(arguments).expectSuccess()
    let before = try tool.directory.snapshot(of: ".out")
    try tool.run(arguments).expectSuccess()
    #expect(try tool.directory.snapshot(of: ".out") == before)

    try tool.directory.write(
      Input.annotated.replacing("replicas", with: "copies"), to: "Site.swift")
    try tool.run(arguments).expectSuccess()
    let after = try tool.directory.snapshot(of: ".out")
    #expect(after["Backup.swift"] == before["Backup.swift"])
    #expect(after["Website.swift"] != before["Website.swift"])
  }

  @Test("leaves earlier output as it was when the input has errors")
  func errors() throws {
    let tool = try KubeGen(["Site.swift": Input.annotated, "backup.yaml": Input.crd])
    let arguments = [
      "generate", "--source", "Site.swift", "--crd", "backup.yaml", "--output", "out",
    ]
    try tool.run(arguments).expectSuccess()
    let before = try tool.directory.snapshot(of: "out")
    try tool.directory.write("spec: [\n", to: "backup.yaml")
    try tool.directory.write(
      Input.annotated.replacing("replicas", with: "copies"), to: "Site.swift")
    try tool.run(arguments).expectDiagnostics("backup.yaml:")
    #expect(try tool.directory.snapshot(of: "out") == before)
  }

  @Test("removes what an earlier run made, and nothing else")
  func stale() throws {
    let tool = try KubeGen(["Site.swift": Input.annotated, "backup.yaml": Input.crd])
    try tool.run("generate", "--source", ".", "--crd", ".", "--output", "out").expectSuccess()
    try tool.directory.write("// Mine.\n", to: "out/Mine.swift")
    try tool.directory.write("", to: "out/Empty.swift")
    try tool.directory.write("// Made by kube-gen, they say.\n", to: "out/notes.txt")
    try tool.directory.write("// Made by kube-gen.\n", to: "out/deeper/Other.swift")
    try tool.run("generate", "--source", ".", "--output", "out").expectSuccess()
    #expect(tool.directory.exists("out/Website.swift"))
    #expect(!tool.directory.exists("out/Backup.swift"))
    for kept in ["Mine.swift", "Empty.swift", "notes.txt", "deeper/Other.swift"] {
      #expect(tool.directory.exists("out/\(kept)"))
    }
  }

  @Test("does not read what the first one wrote, nor anything else in its directory")
  func ownOutput() throws {
    let tool = try KubeGen(["Site.swift": Input.annotated, "backup.yaml": Input.crd])
    let arguments = ["generate", "--source", ".", "--crd", ".", "--output", "gen"]
    try tool.run(arguments).expectSuccess()
    let before = try tool.directory.snapshot(of: "gen")
    let other = Input.annotated.replacing("Website", with: "Archive")
    try tool.directory.write(other, to: "gen/deeper/Archive.swift")
    try tool.directory.write("spec: [", to: "gen/broken.yaml")
    try tool.run(arguments).expectSuccess()
    var after = try tool.directory.snapshot(of: "gen")
    #expect(after.removeValue(forKey: "broken.yaml") != nil)
    #expect(after == before)

    // What has another directory's output among its sources knows it by the header.
    try tool.run("generate", "--source", ".", "--crd", "backup.yaml", "--output", "gen/second")
      .expectSuccess()
    #expect(
      try tool.directory.snapshot(of: "gen/second").keys.sorted()
        == ["Archive.swift", "Backup.swift", "Website.swift"])
  }

  @Test("reads its sources where they and the output share a directory")
  func sharedDirectory() throws {
    let tool = try KubeGen(["Site.swift": Input.annotated])
    let arguments = ["generate", "--source", ".", "--output", "."]
    try tool.run(arguments).expectSuccess()
    let before = try tool.directory.snapshot(of: ".")
    #expect(before.keys.sorted() == ["Site.swift", "Website.swift"])
    try tool.run(arguments).expectSuccess()
    #expect(try tool.directory.snapshot(of: ".") == before)
  }
}
