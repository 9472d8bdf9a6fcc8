import ArgumentParser

@main
struct KubeBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kube-bench",
    abstract:
      "Measures swift-kube beside what one would use without it. scripts/bench runs all of it.",
    subcommands: [
      CodecCommand.self, ValuesCommand.self, GeneratorCommand.self, CompileCommand.self,
      PodsCommand.self,
      MachineCommand.self, FootprintCommand.self,
    ]
  )
}

struct MachineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "machine", abstract: "Print what is measured on.")

  func run() throws {
    print(try Machine.facts)
  }
}
