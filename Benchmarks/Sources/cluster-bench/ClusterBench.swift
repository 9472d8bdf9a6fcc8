import ArgumentParser

@main
struct ClusterBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cluster-bench",
    abstract: "Measure the cluster in memory.",
    discussion: "scripts/bench cluster builds and runs it.",
    subcommands: [StartCommand.self, LoadCommand.self])
}
