import Foundation
import KubeGenTestSupport
import Testing

/// Builds a package that depends on this one, as a user would. The builds share one scratch
/// directory, because each of them would compile the generator; so they run one
/// after the other, and each test starts from the same sources.
@Suite("A package that uses the plugin", .serialized)
struct PluginBuildTests {
  private static let shared = Result {
    let path = ScratchPackage.repository.path(percentEncoded: false)
    let package = try ScratchPackage(dependency: #".package(name: "swift-kube", path: "\#(path)")"#)
    return (package, try package.build())
  }

  private let package: ScratchPackage

  init() throws {
    let (package, first) = try Self.shared.get()
    try #require(first.succeeded, "\(first.log)")
    self.package = package
    try package.reset()
    let build = try package.build()
    try #require(build.succeeded, "\(build.log)")
  }

  private static let output = "5 doors\n@daily\narchives ConfigMap\n"

  @Test("is generated for: with a configuration and without")
  func firstBuild() throws {
    #expect(try package.runApp() == Self.output)
    let app = try package.generated(for: "App")
    #expect(app.count == 9)
    #expect(app["Annotated.kube-gen.swift"]?.text.contains("Lamp") == true)
    let header = "// Made by kube-gen from outside/archive.yaml, Sources/App/CRDs/backup.yaml."
    #expect(app["CustomResources1.kube-gen.swift"]?.text.hasPrefix(header) == true)
    #expect(app["Kubernetes1.kube-gen.swift"]?.text.contains("struct ConfigMap") == true)
    #expect(try package.generated(for: "Plain").keys.sorted() == ["Annotated.kube-gen.swift"])
  }

  @Test("is not generated for when nothing has changed")
  func nullBuild() throws {
    let before = try package.generated(for: "App")
    let build = try package.build()
    #expect(build.succeeded)
    #expect(build.generatedTargets == [])
    #expect(!build.log.contains("Compiling App"))
    #expect(try package.generated(for: "App") == before)
  }

  @Test("is generated for when an annotated struct changes, and only what changed is written")
  func edit() throws {
    let before = try package.generated(for: "App")
    try package.directory.write(
      ScratchPackage.annotated("Lamp", "lumens"), to: "Sources/App/Lamp.swift")
    try package.directory.write(
      ScratchPackage.main.replacing("watts", with: "lumens"), to: "Sources/App/main.swift")
    let build = try package.build()
    #expect(build.succeeded, "\(build.log)")
    #expect(build.generatedTargets == ["App"])
    #expect(try package.runApp() == Self.output)

    let after = try package.generated(for: "App")
    let changed = after.filter { before[$0.key] != $0.value }.keys
    #expect(Array(changed) == ["Annotated.kube-gen.swift"])
  }

  @Test("is not compiled anew where a change makes no difference to the output")
  func editOfNothing() throws {
    let before = try package.generated(for: "App")
    try package.directory.write(
      ScratchPackage.crd("Backup") + "# The same.\n", to: "Sources/App/CRDs/backup.yaml")
    let build = try package.build()
    #expect(build.succeeded, "\(build.log)")
    #expect(build.generatedTargets == ["App"])
    #expect(!build.log.contains("Compiling App"))
    #expect(try package.generated(for: "App") == before)
  }

  @Test(
    "is generated for when a definition changes, in the target or outside of it",
    arguments: ["Sources/App/CRDs/backup.yaml", "outside/archive.yaml"])
  func editDefinition(path: String) throws {
    let kind = path.contains("backup") ? "Backup" : "Archive"
    try package.directory.write(
      ScratchPackage.crd(kind, property: "rhythm"), to: path)
    try package.directory.write(
      "func rhythm(_ object: \(kind)) -> String { object.spec.rhythm }\n",
      to: "Sources/App/Plain.swift")
    try package.directory.write("import Plain\nprint(plain())\n", to: "Sources/App/main.swift")
    let build = try package.build()
    #expect(build.succeeded, "\(build.log)")
    let text = try package.generated(for: "App")["CustomResources1.kube-gen.swift"]?.text
    #expect(text?.contains("var rhythm: String") == true)
  }

  @Test(
    "is generated for when a table of facts changes, in the target or outside of it",
    arguments: ["Sources/App/api.facts", "outside/api.facts"])
  func editFacts(path: String) throws {
    let name = path.hasPrefix("Sources") ? "api.facts" : "../../outside/api.facts"
    try package.directory.write(
      "openapi: \(name)\nresources: [example.com/v1/Gauge]\n", to: "Sources/App/kube-gen.yaml")
    try package.directory.write(ScratchPackage.facts("level"), to: path)
    try package.directory.write("import Plain\nprint(plain())\n", to: "Sources/App/main.swift")
    try package.directory.write("// Makes SwiftPM plan anew.\n", to: "Sources/App/New.swift")
    let first = try package.build()
    #expect(first.succeeded, "\(first.log)")
    #expect(!first.log.contains("warning: "), "\(first.log)")
    let output = "Kubernetes1.kube-gen.swift"
    #expect(try package.generated(for: "App")[output]?.text.contains("var level: Int32?") == true)

    try package.directory.write(ScratchPackage.facts("height"), to: path)
    let second = try package.build()
    #expect(second.succeeded, "\(second.log)")
    #expect(try package.generated(for: "App")[output]?.text.contains("var height: Int32?") == true)
  }

  @Test("is generated for when a file comes that a pattern of its own directory matches")
  func fileBesideConfiguration() throws {
    try package.directory.write(
      "crds: ['*.yaml', CRDs, ../../outside/archive.yaml]\nresources: [v1/ConfigMap]\n",
      to: "Sources/App/kube-gen.yaml")
    try package.directory.write(ScratchPackage.crd("Vault"), to: "Sources/App/vault.yaml")
    let build = try package.build()
    #expect(build.succeeded, "\(build.log)")
    let text = try package.generated(for: "App").values.map(\.text).joined()
    #expect(text.contains("struct Vault"))
  }

  @Test("hands the tool paths as they are")
  func paths() throws {
    try package.directory.write("// \(Self.self)\n", to: "Sources/App/New.swift")
    let build = try package.build("--verbose")
    #expect(build.succeeded)
    let call = try #require(
      build.log.split(separator: "\n").first {
        $0.contains(" plugin --package ") && $0.contains("/Sources/App/kube-gen.yaml")
      })
    #expect(call.contains("\(package.directory.path)/Sources/App/Lamp.swift"))
    #expect(call.contains("\(package.directory.path)/outside/archive.yaml"))
    #expect(!call.contains("//"))
  }

  @Test("is generated for when files come and go")
  func files() throws {
    try package.directory.write(
      ScratchPackage.annotated("Bulb", "volts"), to: "Sources/App/Bulb.swift")
    try package.directory.write(ScratchPackage.crd("Vault"), to: "Sources/App/CRDs/vault.yaml")
    try package.directory.write(ScratchPackage.crd("Cellar"), to: "outside/cellar.yaml")
    try package.directory.write(
      ScratchPackage.main + "print(Bulb.kind, Vault.kind, Cellar.kind)\n",
      to: "Sources/App/main.swift")
    let added = try package.build()
    #expect(added.succeeded, "\(added.log)")
    #expect(try package.runApp() == Self.output + "Bulb Vault Cellar\n")

    for file in ["Sources/App/Bulb.swift", "Sources/App/CRDs/vault.yaml", "outside/cellar.yaml"] {
      try package.directory.remove(file)
    }
    try package.directory.write(ScratchPackage.main, to: "Sources/App/main.swift")
    let removed = try package.build()
    #expect(removed.succeeded, "\(removed.log)")
    let text = try package.generated(for: "App").values.map(\.text).joined()
    for kind in ["Bulb", "Vault", "Cellar"] { #expect(!text.contains(kind)) }
  }

  @Test("keeps its generated files when the input is broken, and the error says where")
  func brokenInput() throws {
    let before = try package.generated(for: "App")
    try package.directory.write(
      ScratchPackage.annotated("Lamp", "lumens"), to: "Sources/App/Lamp.swift")
    try package.directory.write("spec: [\n", to: "Sources/App/CRDs/backup.yaml")
    let broken = try package.build()
    #expect(!broken.succeeded)
    let path = package.directory.path + "/Sources/App/CRDs/backup.yaml:2:1: error: "
    #expect(broken.log.contains("\n\(path)"), "\(broken.log)")
    #expect(try package.generated(for: "App") == before)

    try package.reset()
    let mended = try package.build()
    #expect(mended.succeeded, "\(mended.log)")
    #expect(try package.runApp() == Self.output)
  }

  @Test("has only the annotated structs generated once its configuration is gone")
  func configurationRemoved() throws {
    try package.directory.remove("Sources/App/kube-gen.yaml")
    try package.directory.remove("Sources/App/CRDs")
    try package.directory.write("print(Lamp.kind)\n", to: "Sources/App/main.swift")
    let build = try package.build()
    #expect(build.succeeded, "\(build.log)")
    #expect(try package.generated(for: "App").keys.sorted() == ["Annotated.kube-gen.swift"])
  }

  @Test("hears of a definition outside of the target that the build does not watch yet")
  func unwatched() throws {
    try package.directory.write(ScratchPackage.crd("Vault"), to: "elsewhere/vault.yaml")
    defer { try? package.directory.remove("elsewhere") }
    try package.directory.write(
      "crds: [CRDs, ../../outside/*.yaml, ../../elsewhere/vault.yaml]\nresources: [v1/ConfigMap]\n",
      to: "Sources/App/kube-gen.yaml")
    let build = try package.build()
    #expect(build.succeeded, "\(build.log)")
    let place = package.directory.path + "/Sources/App/kube-gen.yaml:1:1: warning: "
    #expect(build.log.contains("\n\(place)elsewhere/vault.yaml is outside"), "\(build.log)")
  }

  @Test("hears of a configuration that would not be read")
  func misnamed() throws {
    try package.directory.write("", to: "Sources/Plain/kube-gen.yml")
    let build = try package.build()
    #expect(!build.succeeded)
    #expect(build.log.contains("Name it kube-gen.yaml"), "\(build.log)")
    try package.directory.remove("Sources/Plain/kube-gen.yml")

    try package.directory.write("", to: "Sources/App/deeper/kube-gen.yaml")
    let second = try package.build()
    #expect(!second.succeeded)
    #expect(second.log.contains("Merge them into one"), "\(second.log)")
  }

  @Test("runs the tool by hand")
  func command() throws {
    let crd = try package.swift("package", "--disable-sandbox", "kube-gen", "crd", "Sources/App")
    #expect(crd.status == 0, "\(crd.errors)")
    #expect(crd.output.contains("kind: CustomResourceDefinition"))
    #expect(crd.output.contains("name: lamps.example.com"))
    let list = try package.swift(
      "package", "--disable-sandbox", "kube-gen", "list", "--crd", "Sources/App/CRDs")
    #expect(list.output.contains("\nexample.com/v1/Backup    backups  namespaced\n"))
    let generate = try package.swift(
      "package", "--disable-sandbox", "--allow-writing-to-package-directory", "kube-gen",
      "generate", "--config", "Sources/App/kube-gen.yaml", "--output", "made")
    #expect(generate.status == 0, "\(generate.errors)")
    #expect(
      try package.directory.snapshot(of: "made").keys.sorted()
        == ["Archive.swift", "Backup.swift", "core.v1.swift"])
    try package.directory.remove("made")
    let usage = try package.swift(
      "package", "--disable-sandbox", "kube-gen", "crd", "a", "--nonsense")
    #expect(usage.status != 0)
    #expect((usage.output + usage.errors).contains("--nonsense"))
  }
}
