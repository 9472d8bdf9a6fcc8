import ArgumentParser
import Foundation

struct GeneratorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generator", abstract: "Generate the whole API, from start to end of the process.")

  @Option(help: "The kube-gen to measure.")
  var kubeGen: String

  @Option(help: "An OpenAPI document of Kubernetes.")
  var openapi: String?

  @Option(help: "How often everything is measured, after one round that warms up.")
  var rounds = 10

  func run() throws {
    let directory = try ScratchDirectory()
    defer { directory.remove() }
    let output = directory.path("generated")
    var table = MarkdownTable("all kinds of Kubernetes 1.36", "minimum / median of \(rounds)")
    var inputs = [("from the bundled model", [String]()), ("one kind of it: v1/Pod", [])]
    if let openapi {
      inputs.append(
        ("from \(URL(fileURLWithPath: openapi).lastPathComponent)", ["--openapi", openapi]))
    }
    for (name, arguments) in inputs {
      let kinds = name.hasPrefix("one") ? "v1/Pod" : "*"
      let command = Command(
        [kubeGen, "generate", "--resource", kinds, "--access", "public", "--output", output]
          + arguments)
      var times = Rounds()
      for round in -1..<rounds {
        // Files that did not change are not written again; here all are new.
        try? FileManager.default.removeItem(atPath: output)
        let time = try command.time()
        if round >= 0 { times.add(time) }
      }
      table.add(name, Figure.milliseconds(times))
    }
    print("\n### kube-gen, release build, writing included\n\n\(table.text)")
    if openapi == nil { print("\nThere is no OpenAPI document in ../shared to read.") }
  }
}
