import Foundation
import KubeGenTestSupport
import Testing

@Suite("Malformed input")
struct MalformedInputTests {
  /// What has been found in files that were meant to be something else.
  static let inputs: [(name: String, bytes: [UInt8])] = [
    ("nothing", []),
    ("white space", Array(" \n\t\n".utf8)),
    ("a byte order mark", [0xEF, 0xBB, 0xBF]),
    ("no UTF-8", [0x61, 0x3A, 0x20, 0xFF, 0xFE, 0x0A]),
    ("zeros", [UInt8](repeating: 0, count: 4096)),
    ("every byte", (0...255).map { UInt8($0) }),
    ("deep lists", [UInt8](repeating: UInt8(ascii: "["), count: 100_000)),
    ("deep mappings", Array(String(repeating: "{\"a\":", count: 50_000).utf8)),
    (
      "deep blocks",
      Array((0..<2_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined().utf8)
    ),
    ("a scalar", Array("42\n".utf8)),
    ("half a string", Array("{\"a\": \"b".utf8)),
    ("a billion laughs", Array(laughs.utf8)),
    ("an unknown anchor", Array("a: *b\n".utf8)),
    ("tabs", Array("a:\n\tb: c\n".utf8)),
    ("an annotation alone", Array("// @kube(".utf8)),
    ("half an annotation", Array("// @kube(group: \"\nstruct A {\n".utf8)),
    ("deep parentheses", Array(("let a = " + String(repeating: "(", count: 20_000)).utf8)),
    ("a directory of the wrong kind", Array("kind: List\nitems: 3\n".utf8)),
  ]

  private static let laughs: String = {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let alias = "*a\(level - 1)"
      text +=
        "a\(level): &a\(level) [\([String](repeating: alias, count: 10).joined(separator: ", "))]\n"
    }
    return text
  }()

  @Test(
    "ends with diagnostics, never with a trap", arguments: inputs.indices,
    [
      ["generate", "--crd", "-", "--output", "out"],
      ["generate", "--source", "-", "--output", "out"],
      ["generate", "--openapi", "-", "--resource", "*", "--output", "out"],
      ["crd", "-"], ["list", "--openapi", "-"], ["distill", "-"],
    ])
  func noTrap(input: Int, command: [String]) throws {
    let tool = try KubeGen()
    let run = try tool.run(command, input: Data(Self.inputs[input].bytes))
    #expect(run.hasExited, "\(Self.inputs[input].name) ended \(command) with signal \(run.status)")
    #expect([0, 1].contains(run.status))
    if run.status == 1 { run.expectDiagnostics("<stdin>:", ": error: ") }
  }

  @Test("refuses a configuration of any such kind", arguments: inputs.indices)
  func configuration(input: Int) throws {
    let tool = try KubeGen(["Site.swift": Input.annotated])
    try tool.directory.write(Data(Self.inputs[input].bytes), to: "kube-gen.yaml")
    let run = try tool.run(
      "generate", "--config", "kube-gen.yaml", "--source", "Site.swift", "--output", "out")
    #expect(run.hasExited)
    #expect([0, 1].contains(run.status))
    if run.status == 1 { run.expectDiagnostics("kube-gen.yaml:", ": error: ") }
  }
}
