import Foundation
import KubeGenCore
import KubeTestSupport
import Testing

@Suite("Permissions of what is in this repository")
struct OperatorPermissionTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
  }

  private func source() throws -> String {
    try text("Examples/operator/Sources/website-operator/Operator.swift")
  }

  @Test("The example of an operator has the roles that it needs")
  func example() throws {
    let file = InputFile(path: "Operator.swift", bytes: Array(try source().utf8))
    let name = "website-operator"
    let sample = PermissionSample([file], RoleManifest(name: name, namespace: name))
    #expect(sample.blanks == [])
    #expect(sample.rules.count == 9)
    let granted = verbs(
      PermissionSample.rules(in: try text("Examples/operator/deploy/operator.yaml")))
    for (rule, verbs) in verbs(sample.rules) {
      #expect(granted[rule]?.isSuperset(of: verbs) == true, "\(rule): \(verbs)")
    }
  }

  private func verbs(_ rules: [String]) -> [String: Set<String>] {
    Dictionary(
      rules.map { rule in
        let parts = rule.components(separatedBy: ": ")
        return (parts[0], Set(parts[1].components(separatedBy: ", ")))
      }
    ) { $0.union($1) }
  }

  @Test("Every method of the client and the runtime that sends a request is known")
  func methods() throws {
    let known = MethodVerbs.known
    var unknown: Set<String> = []
    for path in [
      "KubeClient/Api", "KubeClient/Streams", "KubeRuntime/Applying", "KubeRuntime/Finalizers",
      "KubeRuntime/Waiting", "KubeRuntime/Watching",
    ] {
      let directory = Self.root.appending(path: "Sources/\(path)")
      for name in try FileManager.default.contentsOfDirectory(atPath: directory.path) {
        var isCollection = false
        for line in try text("Sources/\(path)/\(name)").split(separator: "\n") {
          if line.hasPrefix("extension ") {
            isCollection =
              line.hasPrefix("extension Api") || line.hasPrefix("extension ResourceCollection")
          } else if line.hasPrefix("}") {
            isCollection = false
          }
          guard isCollection, let method = line.firstMatch(of: /^  public func (\w+)/) else {
            continue
          }
          if !known.contains(String(method.1)) { unknown.insert(String(method.1)) }
        }
      }
    }
    #expect(unknown == [])
  }

  @Test("Sources that were tampered with trap nothing")
  func tampered() throws {
    let original = Array(try source().utf8)
    let signs = Array("{}[]()<>:,.\"\\`?!@ \n=&".utf8)
    try Fuzzing.run("sources of an operator", rounds: 60) { random in
      var bytes = original
      for _ in 0...random.below(12) {
        let place = random.below(bytes.count)
        switch random.below(3) {
        case 0: bytes[place] = random.element(signs)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + random.below(40)))
        default: bytes.insert(random.element(signs), at: place)
        }
      }
      let sample = PermissionSample([InputFile(path: "a.swift", bytes: bytes)])
      return sample.rules.contains { $0.hasPrefix("roles.yaml") } ? sample.yaml : nil
    }
  }

  @Test("Deep and long expressions are read in bounded time", arguments: [60, 1000])
  func deep(count: Int) {
    let calls = String(repeating: "f(", count: count) + "x" + String(repeating: ")", count: count)
    let closures =
      String(repeating: "a { b in ", count: count) + String(repeating: "}", count: count)
    let members = "x" + String(repeating: ".y(z)", count: count)
    let sample = PermissionSample(
      statements: [calls, closures, members].joined(separator: "\n"),
      beside: "func f<T>(_ x: T) -> T { x }\nfunc f<T>(_ x: [T]) -> T { x[0] }")
    #expect(sample.rules == [])
  }
}
