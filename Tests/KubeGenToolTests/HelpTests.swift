import Foundation
import KubeGenTestSupport
import Testing

@Suite("Help and usage")
struct HelpTests {
  @Test("shows the commands, without those of the plugin")
  func overview() throws {
    let run = try KubeGen().run("--help")
    run.expectSuccess()
    for command in ["generate", "crd", "diff", "rbac", "list", "distill"] {
      #expect(run.output.contains("  \(command) "))
    }
    #expect(!run.output.contains("\n  plugin "))
    #expect(run.output.contains("Exit codes: 0 done; 1"))
  }

  @Test(
    "teaches each command by example",
    arguments: ["generate", "crd", "diff", "rbac", "list", "distill"])
  func examples(command: String) throws {
    let run = try KubeGen().run("help", command)
    run.expectSuccess()
    #expect(run.output.contains("OVERVIEW: "))
    #expect(run.output.contains("Example"))
    #expect(run.output.contains("  kube-gen \(command)"))
    #expect(try KubeGen().run(command, "--help").output == run.output)
  }

  @Test("prints its version")
  func version() throws {
    let run = try KubeGen().run("--version")
    run.expectSuccess()
    #expect(run.output.contains(/^\d+\.\d+\.\d+\n$/))
  }

  @Test(
    "refuses arguments that make no sense",
    arguments: [
      (["generate", "--crd", "a", "--output", "out", "--frobnicate"], "--frobnicate"),
      (["generate", "--crd", "a.yaml"], "--output"),
      (["generate", "--output", "out"], "nothing to read"),
      (["generate", "--crd", "-", "--source", "-", "--output", "out"], "only once"),
      (["generate", "--crd", "a", "--access", "open", "--output", "out"], "open"),
      (
        [
          "generate", "--openapi", "a", "--kubernetes", "1.36", "--resource", "v1/Pod", "--output",
          "out",
        ], "takes its place"
      ),
      (["generate", "--crd", "a", "--kubernetes", "1.36", "--output", "out"], "--resource"),
      (["crd"], "<path>"),
      (["crd", "a.swift", "--format", "xml"], "xml"),
      (["diff", "a.yaml"], "two paths"),
      (["diff", "a.yaml", "--from", "v1"], "go together"),
      (["diff", "a.yaml", "b.yaml", "--since", "main"], "one path"),
      (["diff", "-", "-"], "only once"),
      (["rbac"], "<path>"),
      (["rbac", "Sources", "--confined"], "--namespace"),
      (["rbac", "Sources", "--service-account", "app"], "--namespace"),
      (["distill"], "<path>"),
      (["list", "--openapi", "a", "--kubernetes", "1.36"], "takes its place"),
      (["list", "--crd", "a", "--openapi", "b"], "give one of them"),
      (["list", "--format", "xml"], "xml"),
      (["distill", "a", "--kubernetes", "v1.36"], "such as 1.36"),
      (["nonsense"], "nonsense"),
    ])
  func usage(arguments: [String], part: String) throws {
    try KubeGen().run(arguments).expectUsage(part)
  }

  @Test(
    "names a file that is not there",
    arguments: [
      ["generate", "--crd", "none.yaml", "--output", "out"],
      ["generate", "--source", "none.yaml", "--output", "out"],
      ["generate", "--openapi", "none.yaml", "--resource", "v1/Pod", "--output", "out"],
      ["generate", "--config", "none.yaml", "--output", "out"],
      ["crd", "none.yaml"], ["distill", "none.yaml"], ["list", "--openapi", "none.yaml"],
      ["list", "--crd", "none.yaml"],
    ])
  func missing(arguments: [String]) throws {
    let tool = try KubeGen()
    try tool.run(arguments).expectDiagnostics("none.yaml:1:1: error: ")
    #expect(!tool.directory.exists("out"))
  }

  @Test("names a directory that holds nothing to read")
  func emptyDirectory() throws {
    let tool = try KubeGen(["Sources/README.md": "", "Sources/.hidden.swift": Input.annotated])
    try tool.run("crd", "Sources").expectDiagnostics("Sources:1:1: error: There is no .swift file")
  }
}
