import ArgumentParser
import Kube
import Synchronization

/// Many watchers and writers while the server goes down and comes back.
@main
struct Soak: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "soak",
    abstract: "Watch and write while the server is killed and started again.",
    discussion: "scripts/soak starts the server, kills it, and runs this.")

  @Option(help: "How many watches there are.") var watches = 200
  @Option(help: "How many write.") var writers = 50
  @Option(help: "For how many seconds.") var seconds = 180

  func run() async throws {
    let client = try Client()
    let counts = Mutex((written: 0, failed: 0, events: 0, troubles: [String: Int]()))
    let stores = await withTaskGroup(of: Void.self, returning: [Store<DynamicObject>].self) {
      group in
      var stores: [Store<DynamicObject>] = []
      for _ in 0..<watches {
        let writer = StoreWriter<DynamicObject>()
        stores.append(writer.store)
        let watcher = Watcher(Api<DynamicObject>(client, Self.maps, namespace: "default"))
        group.addTask {
          await reflect(
            writer,
            watcher.inspecting { event in
              counts.withLock { counts in
                if case .failed(let failure) = event {
                  counts.troubles["\(failure.kind)", default: 0] += 1
                } else {
                  counts.events += 1
                }
              }
            })
        }
      }
      await write(client) { isWritten in
        counts.withLock { counts in
          if isWritten { counts.written += 1 } else { counts.failed += 1 }
        }
      }
      print("Writing is over: \(counts.withLock { "\($0)" })")
      let truth = await Self.truth(client)
      var behind = stores.count
      // Each store has half a minute to come to what the server has.
      for _ in 0..<300 {
        behind = stores.count { Self.versions($0.objects) != truth }
        if behind == 0 { break }
        try? await Task.sleep(for: .milliseconds(100))
      }
      print(
        "\(truth.count) objects; stores that differ from the server: \(behind) of \(stores.count)")
      group.cancelAll()
      return behind == 0 ? stores : []
    }
    print(counts.withLock { "\($0)" })
    guard !stores.isEmpty else { throw ExitCode.failure }
  }

  private static let maps = ResourceIdentity(
    group: "", version: "v1", kind: "ConfigMap", plural: "configmaps", isNamespaced: true)

  private func write(_ client: Client, _ count: @escaping @Sendable (Bool) -> Void) async {
    let end = ContinuousClock.now + .seconds(seconds)
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<writers {
        group.addTask {
          let api = Api<DynamicObject>(client, Self.maps, namespace: "default")
          var round = 0
          while ContinuousClock.now < end {
            round += 1
            let name = "soak-\(writer)-\(round % 5)"
            do {
              if round % 7 == 0 {
                _ = try await api.delete(name)
              } else {
                try await api.patch(
                  name,
                  .apply(
                    [
                      "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": .string(name)],
                      "data": ["round": .string("\(round)")],
                    ], fieldManager: "soak", force: true))
              }
              count(true)
            } catch let error as ClientError where error.isNotFound {
              count(true)
            } catch {
              count(false)
            }
            try? await Task.sleep(for: .milliseconds(100))
          }
        }
      }
    }
  }

  private static func truth(_ client: Client) async -> [String: String] {
    while true {
      let api = Api<DynamicObject>(client, maps, namespace: "default")
      if let list = try? await api.list() { return versions(list.items) }
      try? await Task.sleep(for: .milliseconds(500))
    }
  }

  private static func versions(_ objects: some Sequence<DynamicObject>) -> [String: String] {
    var versions: [String: String] = [:]
    for object in objects { versions[object.name] = object.metadata.resourceVersion }
    return versions
  }
}
