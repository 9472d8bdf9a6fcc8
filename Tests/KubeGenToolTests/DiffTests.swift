import Foundation
import KubeGenTestSupport
import Testing

@Suite("kube-gen diff")
struct DiffTests {
  private let bounded = Input.crd.replacing("format: int32", with: "format: int32, maximum: 5")
  private let described = Input.crd.replacing(
    "schedule: {type: string}", with: "schedule: {type: string, description: When.}")

  @Test("prints classes in columns, and ends by what it found")
  func text() throws {
    let tool = try KubeGen(["old.yaml": Input.crd, "new.yaml": bounded, "said.yaml": described])
    let run = try tool.run("diff", "old.yaml", "new.yaml")
    #expect(run.status == 1)
    #expect(run.errors == "")
    #expect(
      run.output == """
        backups.example.com

          Breaks stored objects and clients
            v1  spec.keep  maximum tightened: none → ≤ 5  A greater number is refused.

        1 breaks stored objects, 0 break clients alone, 0 are safe.

        """)
    let safe = try tool.run("diff", "new.yaml", "old.yaml")
    safe.expectSuccess()
    #expect(safe.output.contains("maximum loosened"))
    #expect(try tool.run("diff", "old.yaml", "old.yaml").output == "Nothing differs.\n")
    #expect(try tool.run("diff", "old.yaml", "new.yaml", "--fail-on", "never").status == 0)
    #expect(try tool.run("diff", "old.yaml", "said.yaml", "--fail-on", "any").status == 1)
    #expect(try tool.run("diff", "-", "new.yaml", input: Input.crd).output == run.output)
  }

  @Test("prints JSON with places")
  func json() throws {
    let tool = try KubeGen(["old.yaml": Input.crd, "new.yaml": bounded])
    let run = try tool.run("diff", "old.yaml", "new.yaml", "--format", "json")
    #expect(run.status == 1)
    let rows = try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
    #expect(rows.count == 1)
    #expect(rows.first?["kind"] as? String == "maximum-tightened")
    #expect(rows.first?["breaks"] as? [String] == ["stored objects", "clients"])
    #expect((rows.first?["location"] as? String)?.hasPrefix("new.yaml:22:") == true)
  }

  @Test("compares structs with what they were at a commit")
  func commits() throws {
    let git = try Tool.installed("git")
    let tool = try KubeGen(["Sources/App/Site.swift": Input.annotated, "crd.yaml": Input.crd])
    for arguments in [
      ["init", "--quiet"], ["add", "."],
      ["-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "--quiet", "-m", "One"],
    ] {
      let run = try Tool.run(git, arguments, in: tool.directory.url)
      #expect(run.status == 0, "\(run.errors)")
    }
    #expect(try tool.run("diff", "--since", "HEAD", "Sources/App").output == "Nothing differs.\n")
    try tool.directory.write(
      Input.annotated.replacing("var replicas: Int32 = 1", with: "var replicas: Int64 = 1"),
      to: "Sources/App/Site.swift")
    let run = try tool.run("diff", "--since", "HEAD", "Sources/App")
    #expect(run.status == 1)
    #expect(run.output.contains("In Swift, Int32 becomes Int."), "\(run.output)\(run.errors)")
    #expect(run.output.contains("  Breaks clients\n"))
    #expect(try tool.run("diff", "HEAD:Sources/App", "Sources/App").output == run.output)
    #expect(try tool.run("diff", "HEAD:crd.yaml", "crd.yaml").output == "Nothing differs.\n")

    for (arguments, place) in [
      (["--since", "none", "Sources/App"], "Sources/App@none:1:1: error: There is no such commit"),
      (["HEAD:lost", "crd.yaml"], "lost@HEAD:1:1: error: There is nothing to compare"),
    ] {
      let failed = try tool.run(["diff"] + arguments)
      #expect(failed.status == 2)
      #expect(failed.errors.contains(place), "\(failed.errors)")
    }
  }

  @Test("compares two versions of one definition")
  func versions() throws {
    let beta = Input.crd.replacing("- name: v1\n", with: "- name: v1beta1\n").replacing(
      "storage: true", with: "storage: false")
    let versions = bounded + beta.split(separator: "versions:\n")[1]
    let tool = try KubeGen(["crd.yaml": versions])
    let run = try tool.run("diff", "crd.yaml", "--from", "v1beta1", "--to", "v1")
    #expect(run.status == 1, "\(run.errors)")
    #expect(run.output.contains("v1beta1 → v1  spec.keep  maximum tightened"))
    let unknown = try tool.run("diff", "crd.yaml", "--from", "v1beta", "--to", "v1")
    #expect(unknown.status == 2)
    #expect(
      unknown.errors.contains("crd.yaml:1:1: error: Backup has no version 'v1beta'. Did you mean"))
  }

  @Test("refuses what it cannot read, with exit code 2")
  func badInput() throws {
    let tool = try KubeGen([
      "crd.yaml": Input.crd, "broken.yaml": "a: [", "other.yaml": "kind: Pod\napiVersion: v1\n",
      "wrong.yaml": Input.crd.replacing("type: integer", with: "type: int"),
      "none.swift": "struct A {}\n",
    ])
    for file in ["broken.yaml", "other.yaml", "wrong.yaml", "none.swift", "absent.yaml"] {
      let run = try tool.run("diff", "crd.yaml", file)
      #expect(run.status == 2)
      #expect(run.output == "")
      #expect(run.errors.hasPrefix("\(file):"), "\(run.errors)")
    }
  }
}
