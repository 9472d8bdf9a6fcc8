import ArgumentParser
import Foundation
import Kube
import PodTypes

/// What a watcher, a store and a controller cost beside decoding what they are told.
@main
struct RuntimeBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runtime-bench",
    abstract: "Measure watcher, store and controller beside decoding alone.",
    discussion: "scripts/bench runtime makes the pods that this needs, and runs it.")

  @Option(help: "A list of pods.") var pods: String
  @Option(help: "How many pods a page of the list has.") var page = 500
  @Option(help: "How many events there are in a second.") var rate = 5000
  @Option(help: "For how many seconds there are events.") var seconds = 10
  @Option(help: "How often each is measured, in turn.") var rounds = 3

  func run() async throws {
    let list = try JSONValue(json: String(contentsOfFile: pods, encoding: .utf8))
    let workload = try Workload(list, pageSize: page, events: rate * seconds)
    let size = (workload.pages + workload.lines).reduce(0) { $0 + $1.count } >> 20
    print("\(workload.count) pods, then \(workload.lines.count) events; \(size) MiB of JSON")
    _ = try Decoding.list(workload)
    var decoding = Costs()
    var running = Costs()
    for _ in 0..<rounds {
      try decoding.add(decode(workload))
      try await running.add(reconcile(workload))
    }
    report(decoding, running, workload)
  }

  /// Decodes what the runtime is told, and keeps the list.
  private func decode(_ workload: Workload) throws -> Cost {
    let before = Measurement.residentBytes
    let start = Measurement.processorTime
    let pods = try Decoding.list(workload)
    let synced = Measurement.processorTime
    let after = Measurement.residentBytes
    let watching = Measurement.processorTime
    try Decoding.events(workload)
    return withExtendedLifetime(pods) {
      Cost(
        sync: synced - start, events: Measurement.processorTime - watching, before, after,
        reconciles: 0)
    }
  }

  /// Lets a controller run.
  private func reconcile(_ workload: Workload) async throws -> Cost {
    let server = CannedServer(pages: workload.pages)
    let client = Client(transport: server)
    let writer = StoreWriter<Pod>()
    let store = writer.store
    let pods = AllNamespaces<Pod>(client)
    let before = Measurement.residentBytes
    let start = Measurement.processorTime
    let reflection = reflect(writer, Watcher(pods))
    let controller = Controller(store, of: pods, where: .generation)
    let counter = Counter()
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await reflection.run() }
      try await store.waitUntilReady()
      let synced = Measurement.processorTime
      let after = Measurement.residentBytes
      group.addTask {
        try await controller.run(counter) { _, counter in
          counter.count()
          return .awaitChange
        }
      }
      await counter.wait(for: workload.count)
      while server.openWatch == nil { await Task.yield() }
      guard let watch = server.openWatch else { throw CancellationError() }
      let first = counter.value
      let watching = Measurement.processorTime
      try await send(workload.lines, on: watch)
      while store[workload.lastKey]?.metadata.resourceVersion != workload.lastVersion {
        try await Task.sleep(for: .milliseconds(1))
      }
      let used = Measurement.processorTime - watching
      let reconciles = counter.value - first
      group.cancelAll()
      return Cost(
        sync: synced - start, events: used, before, after, reconciles: reconciles)
    }
  }

  /// So many lines each hundredth of a second.
  private func send(_ lines: [[UInt8]], on watch: BodyPipe) async throws {
    let clock = ContinuousClock()
    var due = clock.now
    let step = max(1, rate / 100)
    for start in stride(from: 0, to: lines.count, by: step) {
      let batch = lines[start..<min(start + step, lines.count)]
      try await watch.write(Array(batch.joined()))
      due = due.advanced(by: .milliseconds(10))
      try await clock.sleep(until: due)
    }
  }

  private func report(_ decoding: Costs, _ running: Costs, _ workload: Workload) {
    func text(_ value: Double) -> String { String(format: "%.1f", value) }
    func ratio(_ a: Double, _ b: Double) -> String { String(format: "%.2f", a / b) }
    let events = Double(workload.lines.count)
    let (one, all) = (decoding, running)
    print("                            decoding alone   with the runtime   ratio")
    print(
      "first list, CPU ms         ", text(one.sync * 1e3), "  ", text(all.sync * 1e3), "  ",
      ratio(all.sync, one.sync))
    print(
      "an event, CPU µs           ", text(one.events / events * 1e6), "  ",
      text(all.events / events * 1e6), "  ", ratio(all.events, one.events))
    print(
      "a pod that is kept, bytes  ", text(one.memory / Double(workload.count)), "  ",
      text(all.memory / Double(workload.count)), "  ", ratio(all.memory, one.memory))
    print("reconciles a second        ", text(all.reconciles / Double(seconds)))
    print("share of one core, percent ", text(all.events / Double(seconds) * 100))
  }
}
