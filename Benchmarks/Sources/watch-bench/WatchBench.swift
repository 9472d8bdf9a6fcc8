import ArgumentParser
import Kube

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What an event of a busy watch costs beside watches on which nothing happens.
@main
struct WatchBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch-bench",
    abstract: "Measure the CPU time of an event, with and without idle watches.",
    discussion: "scripts/bench watches starts the server that this needs, and runs it.")

  @Option(help: "Where the server is.") var server: String
  @Option(help: "How many watches are idle.") var idle = 500
  @Option(help: "How many events are measured each time.") var events = 3000
  @Option(help: "How often both are measured, in turn.") var rounds = 5

  func run() async throws {
    let client = try Client(
      ClientConfiguration(
        transport: TransportSettings(
          server: server, tls: TLSSettings(trust: .insecure), proxy: .none)))
    var alone: [Double] = []
    var beside: [Double] = []
    for _ in 0..<rounds {
      alone.append(try await cost(client, idle: 0))
      beside.append(try await cost(client, idle: idle))
    }
    let (one, all) = (Self.median(alone), Self.median(beside))
    print("CPU for each event of a busy watch, of \(rounds) rounds the median:")
    print("  no other watch        \(Self.text(one)) µs")
    print("  beside \(idle) idle ones  \(Self.text(all)) µs")
    print("  ratio                 \(Self.text(all / one))")
  }

  /// Microseconds of CPU for an event.
  private func cost(_ client: Client, idle: Int) async throws -> Double {
    let maps = ResourceIdentity(
      group: "", version: "v1", kind: "ConfigMap", plural: "configmaps", isNamespaced: true)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      let (started, starting) = AsyncStream<Void>.makeStream()
      for _ in 0..<idle {
        group.addTask {
          let api = Api<DynamicObject>(client, maps, namespace: "idle")
          let watch = try await api.watch()
          starting.yield()
          for try await _ in watch {}
        }
      }
      var left = idle
      for await _ in started.prefix(idle) { left -= 1 }
      var watch = try await Api<DynamicObject>(client, maps, namespace: "busy").watch()
        .makeAsyncIterator()
      // What begins is over by then.
      for _ in 0..<events / 10 { _ = try await watch.next() }
      let start = Self.processorTime()
      for _ in 0..<events { _ = try await watch.next() }
      let used = Self.processorTime() - start
      group.cancelAll()
      return used * 1e6 / Double(events)
    }
  }

  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted[sorted.count / 2]
  }

  private static func text(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}
