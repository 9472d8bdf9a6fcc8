import ArgumentParser
import Kube

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs a command in a pod, and ends as it does: swift run exec my-pod -- ls -l
@main
struct Exec: AsyncParsableCommand {
  @Argument(help: "The pod.") var pod: String
  @Argument(parsing: .postTerminator, help: "The command, after --.") var command: [String]
  @Option(name: .shortAndLong, help: "The namespace.") var namespace: String?
  @Option(name: .shortAndLong, help: "The container, where the pod has several.")
  var container: String?

  func run() async throws {
    let client = try Client()
    let pods = Api<Pod>(client, namespace: namespace ?? client.defaultNamespace)
    let parameters = AttachParameters(container: container)
    let exit = try await pods.withExec(pod, command, parameters) { process in
      for try await chunk in process.output {
        switch chunk {
        case .stdout(let bytes): write(1, bytes, bytes.count)
        case .stderr(let bytes): write(2, bytes, bytes.count)
        }
      }
      return try await process.exit()
    }
    switch exit {
    case .exited(let code): throw ExitCode(Int32(code))
    case .failed(let status): throw ValidationError(status.message ?? "the command failed")
    }
  }
}
