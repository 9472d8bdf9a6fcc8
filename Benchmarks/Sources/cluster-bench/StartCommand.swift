import ArgumentParser
import KubeCore
import KubeTesting

/// What a test pays for a cluster of its own.
struct StartCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start",
    abstract: "Start a cluster, define a kind, create an object of it and hear of it.")

  @Option(help: "How often.") var rounds = 50

  func run() async throws {
    var steps: [[Double]] = [[], [], [], [], []]
    for _ in 0..<rounds {
      let clock = ContinuousClock()
      let begin = clock.now
      let requests = ClusterRequests(TestCluster())
      let started = clock.now
      try await requests.send(
        .post, "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", Self.definition)
      let defined = clock.now
      let watch = try await requests.stream("/apis/bench.dev/v1/namespaces/default/things?watch=1")
      try await requests.send(.post, "/apis/bench.dev/v1/namespaces/default/things", Self.object)
      let created = clock.now
      for try await _ in watch { break }
      let heard = clock.now
      for (index, time) in [
        started - begin, defined - started, created - defined, heard - created, heard - begin,
      ].enumerated() {
        steps[index].append(time / .milliseconds(1))
      }
    }
    print("ms of \(rounds) clusters                first   median")
    for (name, times) in zip(
      ["start", "definition", "watch, and an object", "its event", "all"], steps)
    {
      let median = times.sorted()[times.count / 2]
      print(
        name.padded(to: 28), times[0].text.padded(to: 8, left: true),
        median.text.padded(to: 8, left: true))
    }
  }

  private static let object = #"""
    {"apiVersion":"bench.dev/v1","kind":"Thing","metadata":{"name":"a"},"spec":{"size":1}}
    """#

  private static let definition = #"""
    {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition",
     "metadata":{"name":"things.bench.dev"},
     "spec":{"group":"bench.dev","scope":"Namespaced","names":{"kind":"Thing","plural":"things"},
      "versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{
       "type":"object","properties":{"spec":{"type":"object","properties":{
        "size":{"type":"integer","minimum":0}}}}}}}]}}
    """#
}
