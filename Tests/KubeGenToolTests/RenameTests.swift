import Foundation
import KubeGenTestSupport
import Testing

@Suite("'rename' in kube-gen.yaml")
struct RenameTests {
  private func run(_ renames: String, _ tool: KubeGen) throws -> ToolRun {
    try tool.directory.write(
      "crds: [backup.yaml]\nresources: [apps/v1/Deployment, v1/Service]\nrename: {\(renames)}\n",
      to: "kube-gen.yaml")
    return try tool.run(
      "generate", "--config", "kube-gen.yaml", "--source", "Site.swift", "--output", "out")
  }

  private func tool() throws -> KubeGen {
    try KubeGen(["backup.yaml": Input.crd, "Site.swift": Input.annotated])
  }

  @Test(
    "names a kind with its version or for all of them",
    arguments: [
      "apps/v1/Deployment", "apps/Deployment", "v1/Service", "Service", "example.com/v1/Backup",
      "example.com/Backup",
    ])
  func spellings(kind: String) throws {
    let tool = try tool()
    try run("\(kind): Renamed", tool).expectSuccess()
    let text = try tool.directory.snapshot(of: "out").values.map(\.text).joined()
    #expect(text.contains("struct Renamed: Resource {"))
    let plain = try #require(kind.split(separator: "/").last)
    #expect(!text.contains("struct \(plain): Resource {"))
    #expect(text.contains(#"static var kind: String { "\#(plain)" }"#))
  }

  @Test(
    "complains of an entry that is for nothing, and names the nearest kind",
    arguments: [
      ("example.com/v1/Backups", "example.com/v1/Backup"),
      ("example.com/v2/Backup", "example.com/v1/Backup"),
      ("Deployment", "apps/Deployment"), ("extensions/v1beta1/Deployment", "apps/Deployment"),
      ("core/v1/Service", "v1/Service"), ("apps/v1/deployment", "apps/v1/Deployment"),
    ])
  func useless(kind: String, nearest: String) throws {
    let tool = try tool()
    try run("\(kind): Renamed", tool).expectDiagnostics(
      "kube-gen.yaml:3:10: error: '\(kind)' is renamed, but nothing that is read has this kind. Did "
        + "you mean '\(nearest)'?",
      "A kind is written as group/version/Kind, or as group/Kind for all its versions; in the core "
        + "group as version/Kind or Kind.")
    #expect(!tool.directory.exists("out"))
  }

  @Test("sends to the annotation where the kind is an annotated struct's")
  func annotated() throws {
    try run("example.com/v1/Website: Page", tool()).expectDiagnostics(
      "kube-gen.yaml:3:10: error: 'example.com/v1/Website' is the kind of an annotated struct. Write "
        + "its name into the annotation: 'root: \"Page\"'.")
  }

  @Test("is no way to two types of one name")
  func clash() throws {
    try run("apps/Deployment: Same, Service: Same", tool()).expectDiagnostics(
      "error: The type 'Same' comes from Kubernetes 1.36 ")
  }
}
