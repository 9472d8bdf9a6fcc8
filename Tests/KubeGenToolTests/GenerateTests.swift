import Foundation
import KubeGenTestSupport
import Testing

@Suite("kube-gen generate")
struct GenerateTests {
  @Test("writes a file for each kind")
  func filePerKind() throws {
    let tool = try KubeGen(["Site.swift": Input.annotated, "backup.yaml": Input.crd])
    try tool.run(
      "generate", "--source", "Site.swift", "--crd", "backup.yaml", "--output", "out/deep"
    ).expectSuccess()
    let files = try tool.directory.snapshot(of: "out/deep")
    #expect(files.keys.sorted() == ["Backup.swift", "Website.swift"])
    let backup = try #require(files["Backup.swift"]?.text)
    #expect(backup.hasPrefix("// Made by kube-gen from backup.yaml."))
    #expect(backup.contains("struct Backup"))
    #expect(!backup.contains("public"))
  }

  @Test("takes directories for all that is in them, and a configuration's options from the command")
  func directories() throws {
    let tool = try KubeGen([
      "Sources/A/Site.swift": Input.annotated, "CRDs/deep/backup.yaml": Input.crd,
      "kube-gen.yaml": "access: package",
    ])
    try tool.run(
      "generate", "--config", "kube-gen.yaml", "--source", "Sources", "--crd", "CRDs", "--access",
      "public", "--output", "out"
    ).expectSuccess()
    let files = try tool.directory.snapshot(of: "out")
    #expect(files.keys.sorted() == ["Backup.swift", "Website.swift"])
    #expect(files["Backup.swift"]?.text.contains("public nonisolated struct Backup") == true)
  }

  @Test("gives the same bytes in whatever order the files come")
  func deterministic() throws {
    let second = Input.crd.replacing("Backup", with: "Archive").replacing("backup", with: "archive")
    let tool = try KubeGen(["a.yaml": Input.crd, "b.yaml": second])
    for (order, output) in [(["a.yaml", "b.yaml"], "1"), (["b.yaml", "a.yaml", "a.yaml"], "2")] {
      try tool.run(["generate", "--output", output] + order.flatMap { ["--crd", $0] })
        .expectSuccess()
    }
    let first = try tool.directory.snapshot(of: "1").mapValues(\.text)
    #expect(first.count == 2)
    #expect(try tool.directory.snapshot(of: "2").mapValues(\.text) == first)
  }

  @Test("reads standard input")
  func standardInput() throws {
    let tool = try KubeGen()
    try tool.run("generate", "--crd", "-", "--output", "out", input: Input.crd).expectSuccess()
    #expect(try tool.directory.text(of: "out/Backup.swift").contains("from <stdin>"))
    try tool.run("generate", "--crd", "-", "--output", "out", input: "spec: [")
      .expectDiagnostics("<stdin>:2:1: error: ")
    try tool.run("generate", "--source", "-", "--output", "out", input: Input.annotated)
      .expectSuccess()
    #expect(try tool.directory.text(of: "out/Website.swift").contains("struct Website"))
  }

  @Test("names both origins of two files that would have one name")
  func sameFile() throws {
    // On macOS they are one even so.
    let tool = try KubeGen([
      "a.yaml": Input.crd,
      "Site.swift": Input.annotated.replacing("Website", with: "BackUp"),
    ])
    try tool.run("generate", "--source", ".", "--crd", ".", "--output", "out").expectDiagnostics(
      "The file 'Backup.swift' would hold types from Site.swift and from a.yaml.")
    #expect(!tool.directory.exists("out"))
  }

  @Test("says where the disk refuses the output")
  func unwritable() throws {
    let tool = try KubeGen(["backup.yaml": Input.crd, "out": "a file"])
    try tool.run("generate", "--crd", "backup.yaml", "--output", "out").expectDiagnostics(
      "out:1:1: error: The output cannot be written here: ")
    #expect(try tool.directory.text(of: "out") == "a file")
  }

  @Test("names both origins of a kind that two inputs define")
  func sameKind() throws {
    let other = Input.annotated.replacing("Website", with: "Backup")
    let tool = try KubeGen(["Site.swift": other, "backup.yaml": Input.crd])
    try tool.run("generate", "--source", ".", "--crd", ".", "--output", "out").expectDiagnostics(
      "backup.yaml:1:1: error: The kind 'example.com/v1/Backup' comes from Site.swift and from "
        + "backup.yaml."
    )
    #expect(!tool.directory.exists("out"))
  }

  @Test("names both origins of a type that two inputs make")
  func sameType() throws {
    let tool = try KubeGen([
      "Site.swift": Input.annotated.replacing("WebsiteSpec", with: "PageSpec")
        .replacing("Website", with: "Job"),
      "kube-gen.yaml": "resources: [v1/Pod, batch/v1/Job]\n",
    ])
    let arguments = ["generate", "--config", "kube-gen.yaml", "--source", ".", "--output", "out"]
    try tool.run(arguments).expectDiagnostics(
      "kube-gen.yaml:1:13: error: The type 'Job' comes from Site.swift and from Kubernetes 1.36 ",
      "'rename' in kube-gen.yaml")
    #expect(!tool.directory.exists("out"))

    try tool.directory.write(
      "resources: [v1/Pod, batch/v1/Job]\nrename: {batch/v1/Job: BatchJob}\n", to: "kube-gen.yaml")
    try tool.run(arguments).expectSuccess()
    let text = try tool.directory.snapshot(of: "out").values.map(\.text).joined()
    #expect(text.contains("struct BatchJob: Resource"))
    #expect(text.contains("struct Job: Resource"))
  }

  @Test("gives a custom resource another name than a type that is there has")
  func differentGroups() throws {
    let tool = try KubeGen([
      "Site.swift": Input.annotated.replacing("Website", with: "Backup").replacing(
        "example.com", with: "other.com"), "backup.yaml": Input.crd,
      "kube-gen.yaml": "crds: [backup.yaml]\n",
    ])
    let arguments = ["generate", "--config", "kube-gen.yaml", "--source", ".", "--output", "out"]
    try tool.run(arguments).expectSuccess()
    #expect(tool.directory.exists("out/ExampleBackup.swift"))

    try tool.directory.write(
      "crds: [backup.yaml]\nrename: {example.com/v1/Backup: DataBackup}\n", to: "kube-gen.yaml")
    try tool.run(arguments).expectSuccess()
    #expect(!tool.directory.exists("out/ExampleBackup.swift"))
    let text = try tool.directory.text(of: "out/DataBackup.swift")
    #expect(text.contains("struct DataBackup"))
    #expect(!text.contains(/(struct|extension|typealias) Backup/))
    #expect(text.contains(#""Backup""#), "the kind stays what it is")
  }
}
