import ArgumentParser
import Foundation
import KubeTesting
import KubeTestingHTTP

@main
struct KubeTestServer: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kube-testserver",
    abstract: "A Kubernetes API server in memory, for development and tests.",
    discussion: """
      It serves any client, kubectl among them, by HTTP without TLS, and lets everybody do \
      everything: never have it where others can reach it. Tests ask for faults under /testing/.
      """)

  @Option(help: "The port; any that is free by default.")
  var port = 0

  @Option(help: "The address to bind to. Whoever can reach it can do everything.")
  var address = "127.0.0.1"

  @Option(
    help: ArgumentHelp(
      "Where to write the kubeconfig; a temporary file by default.", valueName: "file"),
    completion: .file())
  var kubeconfig: String?

  @Option(
    help: ArgumentHelp(
      "A directory (or file) of manifests to apply, in YAML or JSON; definitions come first.",
      valueName: "directory"),
    completion: .directory)
  var load: [String] = []

  @Option(
    help: ArgumentHelp(
      "A file that keeps the state from one run to the next; written every 10 seconds and at the end.",
      valueName: "file"),
    completion: .file())
  var snapshot: String?

  @Flag(
    inversion: .prefixedNo,
    help: "Run controllers behind the server, and a kubelet that pretends: pods run and are ready.")
  var controllers = true

  @Option(help: "Where uids and generated names come from; without it each run has its own.")
  var seed: UInt64?

  @Flag(name: .shortAndLong, help: "Print only where the kubeconfig is.")
  var quiet = false

  func validate() throws {
    guard (0...65535).contains(port) else {
      throw ValidationError("A port is a number up to 65535.")
    }
  }

  func run() async throws {
    let cluster = TestCluster(seed: seed)
    let keeper = try snapshot.map { try SnapshotKeeper(path: $0, cluster: cluster) }
    if let keeper, try keeper.restore() { say("Restored \(keeper.path)") }
    if controllers {
      // They look at what was restored.
      cluster.controllers = .all
      cluster.kubelet = .runsPods()
    }
    for path in load {
      let names = try await cluster.load(try ManifestDirectory.read(path))
      say("Applied \(names.count) objects of \(path)")
    }
    let signals = EndSignals()
    let listening = signals.listen()
    defer { for source in listening { source.cancel() } }
    let files = KubeconfigFile(path: kubeconfig)
    try await cluster.serve(host: address, port: port) { served in
      let path = try files.write(served.kubeconfig)
      defer { files.remove() }
      say("kube-testserver: a Kubernetes API server in memory, for development and tests only")
      say("Listening on \(served.url), without TLS and without asking who you are")
      if !Self.isLoopback(address) {
        say("WARNING: \(address) is no loopback address: whoever reaches it can do everything")
      }
      print("export KUBECONFIG=\(path)")
      flush()
      try await withThrowingTaskGroup(of: Void.self) { group in
        if let keeper { group.addTask { await keeper.keep() } }
        group.addTask { await signals.wait() }
        // The keeper goes on until it is told not to.
        while try await group.next() != nil, !signals.hasCome {}
        group.cancelAll()
      }
      say("Ending")
    }
    try keeper?.write()
  }

  private func say(_ text: String) {
    guard !quiet else { return }
    print(text)
    flush()
  }

  /// Standard output goes to a file or a pipe as it does to a terminal: line by line.
  private func flush() { _ = fflush(nil) }

  static func isLoopback(_ address: String) -> Bool {
    address == "localhost" || address == "::1" || address.hasPrefix("127.")
  }
}
