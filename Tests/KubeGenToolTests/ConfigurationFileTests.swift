import Foundation
import KubeGenTestSupport
import Testing

@Suite("kube-gen generate --config")
struct ConfigurationFileTests {
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
    #expect(files["One.swift"]?.text.contains("package nonisolated struct One") == true)
  }

  @Test("names a pattern that matches nothing, and a key that it does not know")
  func faultyConfiguration() throws {
    let tool = try KubeGen(["kube-gen.yaml": "crds: [CRDs/*.yaml]\nacces: public\n"])
    try tool.run("generate", "--config", "kube-gen.yaml", "--output", "out").expectDiagnostics(
      "kube-gen.yaml:1:8: error: No file matches 'CRDs/*.yaml'. Paths are relative to this file's "
        + "directory.\n",
      "kube-gen.yaml:2:1: error: There is no key 'acces'. Did you mean 'access'?")
    #expect(!tool.directory.exists("out"))
  }

  @Test("does not take itself for a definition", arguments: ["'*.yaml'", "'**/*.yaml'", "."])
  func itself(pattern: String) throws {
    let tool = try KubeGen(["kube-gen.yaml": "crds: \(pattern)\n", "backup.yaml": Input.crd])
    try tool.run("generate", "--config", "kube-gen.yaml", "--output", "out").expectSuccess()
    #expect(try tool.directory.snapshot(of: "out").keys.sorted() == ["Backup.swift"])

    try tool.directory.remove("backup.yaml")
    try tool.run("generate", "--config", "kube-gen.yaml", "--output", "out").expectDiagnostics(
      "kube-gen.yaml:1:7: error: No file matches '\(pattern.replacing("'", with: ""))' but this one."
    )
  }

  @Test("says what its paths are relative to only where they are")
  func absolute() throws {
    let tool = try KubeGen(["kube-gen.yaml": "crds: /nowhere/*.yaml\n"])
    let run = try tool.run("generate", "--config", "kube-gen.yaml", "--output", "out")
    run.expectDiagnostics("kube-gen.yaml:1:7: error: No file matches '/nowhere/*.yaml'.\n")
  }

  @Test("has its model outweighed by the command's")
  func model() throws {
    let tool = try KubeGen([
      "kube-gen.yaml": "openapi: api.json\nresources: [v1/ConfigMap]\n",
      "api.json": #"{"definitions": {}}"#,
    ])
    let arguments = ["generate", "--config", "kube-gen.yaml", "--output", "out"]
    try tool.run(arguments).expectDiagnostics("api.json has no group ''")
    try tool.run(arguments + ["--kubernetes", "1.36"]).expectSuccess()
    #expect(try tool.directory.text(of: "out/core.v1.swift").contains("from Kubernetes 1.36"))
  }
}
