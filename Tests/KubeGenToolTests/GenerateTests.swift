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
    #expect(files["Backup.swift"]?.text.contains("public struct Backup") == true)
  }

  @Test("finds the files of a configuration from anywhere")
  func configuration() throws {
    let tool = try KubeGen([
      "App/kube-gen.yaml": "crds: ['CRDs/**/*.yaml', ../shared/one.yaml]\naccess: package\n",
      "App/CRDs/a/b/backup.yaml": Input.crd,
      "shared/one.yaml": Input.crd.replacing("Backup", with: "One").replacing(
        "backup", with: "one"),
    ])
    try tool.run("generate", "--config", "App/kube-gen.yaml", "--output", "out").expectSuccess()
    let files = try tool.directory.snapshot(of: "out")
    #expect(files.keys.sorted() == ["Backup.swift", "One.swift"])
    #expect(files["One.swift"]?.text.hasPrefix("// Made by kube-gen from shared/one.yaml.") == true)
    #expect(files["One.swift"]?.text.contains("package struct One") == true)
  }

  @Test("names a pattern that matches nothing, and a key that it does not know")
  func faultyConfiguration() throws {
    let tool = try KubeGen(["kube-gen.yaml": "crds: [CRDs/*.yaml]\nacces: public\n"])
    try tool.run("generate", "--config", "kube-gen.yaml", "--output", "out").expectDiagnostics(
      "kube-gen.yaml:1:8: error: No file matches 'CRDs/*.yaml'",
      "kube-gen.yaml:2:1: error: There is no key 'acces'. Did you mean 'access'?")
    #expect(!tool.directory.exists("out"))
  }

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

  @Test("reads standard input")
  func standardInput() throws {
    let tool = try KubeGen()
    try tool.run("generate", "--crd", "-", "--output", "out", input: Input.crd).expectSuccess()
    #expect(try tool.directory.text(of: "out/Backup.swift").contains("from <stdin>"))
    try tool.run("generate", "--crd", "-", "--output", "out", input: "spec: [")
      .expectDiagnostics("<stdin>:2:1: error: ")
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
      "Site.swift": Input.annotated.replacing("Website", with: "Job"),
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

  @Test("complains of a rename that is for nothing")
  func uselessRename() throws {
    let tool = try KubeGen([
      "backup.yaml": Input.crd,
      "kube-gen.yaml": "crds: [backup.yaml]\nrename: {example.com/v1/Backups: DataBackup}\n",
    ])
    try tool.run("generate", "--config", "kube-gen.yaml", "--output", "out").expectDiagnostics(
      "kube-gen.yaml:2:10: error: 'example.com/v1/Backups' is renamed",
      "Did you mean 'example.com/v1/Backup'?")
  }
}
