import KubeClient
import KubeCore
import KubeTestSupport
import KubeTestTypes
import KubeTesting
import KubeTestingTraits
import Testing

/// Whoever lists and then watches from the list's version knows all that there is, whatever others
/// write meanwhile.
@Suite("List, then watch")
struct ListThenWatchTests {
  /// The version of each object, by name.
  private typealias Known = [String: String]

  private static let writers = 3
  private static let readers = 4
  private static let writes = 12

  @Test("nothing is missed, told twice or told out of order", arguments: 0..<150 as Range<UInt64>)
  func concurrent(seed: UInt64) async throws {
    let cluster = TestCluster(seed: seed)
    let maps = Api<ConfigMap>(cluster.client, namespace: "default")
    try await Self.write(maps, SplitMix64(seed: seed), prefix: "before", count: 5)
    try await withThrowingTaskGroup(of: (String, Known).self) { group in
      for reader in 0..<Self.readers {
        group.addTask {
          var random = SplitMix64(seed: seed &* 31 &+ UInt64(reader))
          return ("reader \(reader)", try await Self.follow(maps, &random))
        }
      }
      try await withThrowingTaskGroup(of: Void.self) { writing in
        for writer in 0..<Self.writers {
          writing.addTask {
            // Writers take objects of each other, too.
            try await Self.write(
              maps, SplitMix64(seed: seed &+ UInt64(writer) << 32), prefix: "object",
              count: Self.writes)
          }
        }
        try await writing.waitForAll()
      }
      try await maps.create(ConfigMap(metadata: ObjectMeta(name: "end")))
      let server = try await maps.list()
      let truth = Known(
        uniqueKeysWithValues: server.items.map { ($0.name, $0.metadata.resourceVersion ?? "") })
      for try await (reader, known) in group {
        #expect(known == truth, "\(reader), seed \(seed)")
      }
    }
  }

  /// Creates, changes and deletes objects of few names.
  private static func write(
    _ maps: Api<ConfigMap>, _ seed: SplitMix64, prefix: String, count: Int
  ) async throws {
    var random = seed
    for _ in 0..<count {
      let name = "\(prefix)-\(random.below(6))"
      do {
        switch random.below(4) {
        case 0: _ = try await maps.delete(name)
        case 1: try await maps.patch(name, .merge(["data": ["n": .string("\(random.next())")]]))
        default: try await maps.create(ConfigMap(metadata: ObjectMeta(name: name)))
        }
      } catch let error as ClientError
        where error.isNotFound || error.isAlreadyExists || error.isConflict
      {
        await Task.yield()
      }
    }
  }

  /// What a reader knows once it has heard of the end.
  private static func follow(
    _ maps: Api<ConfigMap>, _ random: inout SplitMix64
  ) async throws -> Known {
    var known: Known = [:]
    var version: String?
    if random.chance(2, in: 3) {
      for try await page in maps.pages(ListParameters(limit: 1 + random.below(4))) {
        version = version ?? page.metadata.resourceVersion
        for item in page.items { known[item.name] = item.metadata.resourceVersion }
      }
      if known["end"] != nil { return known }
    }
    var last = version.flatMap { Int($0) } ?? 0
    var isInitial = version == nil
    for try await event in try await maps.watch(
      WatchParameters(sendsInitialEvents: isInitial), from: version)
    {
      switch event {
      case .bookmark: isInitial = false
      case .error(let status): throw Unexpected(description: "\(status)")
      case .added(let object), .modified(let object), .deleted(let object):
        let new = Int(object.metadata.resourceVersion ?? "") ?? 0
        if !isInitial {
          guard new > last else { throw Unexpected(description: "\(new) comes after \(last)") }
        }
        last = max(last, new)
        let isKnown = known[object.name] != nil
        switch event {
        case .added where isKnown, .modified where !isKnown, .deleted where !isKnown:
          throw Unexpected(description: "\(event) of what is \(isKnown ? "" : "un")known")
        case .deleted: known[object.name] = nil
        default: known[object.name] = object.metadata.resourceVersion
        }
        if object.name == "end", !isInitial { return known }
        if object.name == "end" { known["end"] = object.metadata.resourceVersion }
      }
      if known["end"] != nil, !isInitial { return known }
    }
    throw Unexpected(description: "the watch has ended")
  }

  private struct Unexpected: Error, CustomStringConvertible {
    var description: String
  }
}
