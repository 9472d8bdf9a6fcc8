import ArgumentParser
import Kube

/// Prints the log of a pod, and goes on as it grows: swift run logs my-pod -f
@main
struct Logs: AsyncParsableCommand {
  @Argument(help: "The pod.") var pod: String
  @Option(name: .shortAndLong, help: "The namespace.") var namespace: String?
  @Option(name: .shortAndLong, help: "The container, where the pod has several.")
  var container: String?
  @Option(help: "Only so many of the last lines.") var tail: Int?
  @Flag(name: .shortAndLong, help: "Go on as the log grows.") var follow = false

  func run() async throws {
    let client = try Client()
    let pods = Api<Pod>(client, namespace: namespace ?? client.defaultNamespace)
    let lines = try await pods.logLines(
      pod, LogParameters(container: container, follow: follow, tailLines: tail))
    for try await line in lines { print(line) }
  }
}
