import ArgumentParser
import KubeTesting
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Many objects, many who watch them, and many writes.
struct LoadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load",
    abstract: "Write to many objects that many watch; count what is heard, and the memory.")

  @Option(help: "How many objects.") var objects = 20_000
  @Option(help: "The size of an object, in bytes.") var size = 8192
  @Option(help: "How many watch all of them.") var watchers = 200
  @Option(help: "Writes a second.") var rate = 2000
  @Option(help: "For how many seconds.") var seconds = 60

  func run() async throws {
    let cluster = TestCluster()
    let requests = ClusterRequests(cluster)
    let path = "/api/v1/namespaces/default/configmaps"
    let data = String(repeating: "x", count: max(0, size - 600))
    @Sendable func object(_ index: Int, _ round: Int) -> String {
      #"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"object-\#(index)"},"#
        + #""data":{"round":"\#(round)","data":"\#(data)"}}"#
    }
    let clock = ContinuousClock()
    let begin = clock.now
    for index in 0..<objects { try await requests.send(.post, path, object(index, 0)) }
    let made = clock.now
    print(
      "\(objects) objects of \(size) bytes: \(((made - begin) / .seconds(1)).text) s, \(memory)")

    let writes = rate * seconds
    let heard = Heard(watchers)
    let version = try await lastVersion(requests, path)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for watcher in 0..<watchers {
        let watch = try await requests.stream("\(path)?watch=1&resourceVersion=\(version)")
        group.addTask {
          var count = 0
          for try await line in watch {
            count += line.count { $0 == UInt8(ascii: "\n") }
            heard.counts.withLock { $0[watcher] = count }
            if count == writes { break }
          }
        }
      }
      group.addTask {
        let start = clock.now
        var written = 0
        var processor = Self.processorTime()
        for second in 0..<seconds {
          for _ in 0..<rate {
            try await requests.send(
              .put, "\(path)/object-\(written % objects)", object(written % objects, second + 1))
            written += 1
          }
          if second % 10 == 9 {
            let now = Self.processorTime()
            print(
              "after \(written) writes: \(memory), \(((now - processor) / Double(10)).text) cores a second of load"
            )
            processor = now
          }
          let due = start + .seconds(second + 1)
          if clock.now < due { try await clock.sleep(until: due) }
        }
        let took = (clock.now - start) / .seconds(1)
        print(
          "\(written) writes in \(took.text) s: \(Int(Double(written) / took)) a second (\(rate) asked)"
        )
      }
      try await group.waitForAll()
    }
    let least = heard.counts.withLock { $0.min() ?? 0 }
    print("events that each of \(watchers) heard: \(least) of \(writes)")
    cluster.compact()
    print("after compaction: \(memory)")
    guard least == writes else { throw ExitCode.failure }
  }

  private func lastVersion(_ requests: ClusterRequests, _ path: String) async throws -> String {
    var text: [UInt8] = []
    for try await chunk in try await requests.stream("\(path)?limit=1") { text += chunk }
    let parts = String(decoding: text.prefix(400), as: UTF8.self).split(separator: "\"")
    guard let index = parts.firstIndex(of: "resourceVersion") else { throw ExitCode.failure }
    return String(parts[index + 2])
  }

  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// What the process holds in memory now.
  private var memory: String {
    #if os(Linux)
      guard let file = fopen("/proc/self/statm", "r") else { return "memory unknown" }
      defer { fclose(file) }
      var line = [CChar](repeating: 0, count: 128)
      guard fgets(&line, 128, file) != nil else { return "memory unknown" }
      let fields = String(
        decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self
      )
      .split(separator: " ")
      let pages = fields.count > 1 ? Int(fields[1]) ?? 0 : 0
      return "\(pages * Int(sysconf(Int32(_SC_PAGESIZE))) / 1_048_576) MiB resident"
    #else
      return "memory unknown"
    #endif
  }
}

/// How many events each watcher has heard.
private final class Heard: Sendable {
  let counts: Mutex<[Int]>

  init(_ watchers: Int) { counts = Mutex(Array(repeating: 0, count: watchers)) }
}
