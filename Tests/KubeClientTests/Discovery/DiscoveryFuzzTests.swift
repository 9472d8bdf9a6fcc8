import KubeClient
import KubeCore
import KubeTestSupport
import KubeTransport
import Testing

/// Whatever a server answers to discovery, the client has groups or an error.
@Suite("Discovery of nonsense")
struct DiscoveryFuzzTests {
  private static let tokens: [[UInt8]] =
    [
      "{", "}", "[", "]", ",", ":", "\"", "null", "true", "0", "-1", "{}", "[]", "\"\"", "/", "..",
      "%2f", "\\n", "\\u0000", " ", "?", "#", "é", "\"kind\":", "\"items\":[],", "\"v1\"",
      "\"APIVersions\"", "\"APIGroupList\"", "\"Stale\"", "\"pods/log\"", "\"/\"",
      String(repeating: "[", count: 600),
    ].map { Array($0.utf8) } + [[0xC3], [0xFF]]

  private static let aggregated: [[UInt8]] = ["/api", "/apis"].map {
    Array((DiscoverySamples.aggregated()[$0] ?? "").utf8)
  }

  private static let plain: [[UInt8]] = [
    PlainDiscoveryTests.core,
    PlainDiscoveryTests.groups([("apps", ["v1", "v2"], "v2"), ("a.io", ["v1"], nil)]),
    PlainDiscoveryTests.resources([("pods", "Pod", ["get"]), ("pods/log", "Pod", ["get"])]),
  ].map { Array($0.utf8) }

  private func mutated(_ seed: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    var bytes = seed
    for _ in 0..<Int.random(in: 0...3, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: bytes.indices, using: &random)
      let end = min(bytes.count, place + Int.random(in: 1...24, using: &random))
      let token = Self.tokens.randomElement(using: &random) ?? []
      switch Int.random(in: 0..<7, using: &random) {
      case 0: bytes.removeSubrange(place...)
      case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 2: bytes[place] = .random(in: 0...255, using: &random)
      case 3: bytes.removeSubrange(place..<end)
      case 4: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 5: bytes.insert(contentsOf: token, at: place)
      default: bytes.replaceSubrange(place..<end, with: token)
      }
    }
    return bytes
  }

  private func count(
    _ seeds: [[UInt8]], _ random: inout SplitMix64, times: Int
  ) async throws -> (found: Int, failed: Int) {
    var (found, failed) = (0, 0)
    for _ in 0..<times {
      let bodies = seeds.map { mutated($0, &random) }
      // The first document at `/api`, the second at `/apis`, and the last everywhere else.
      let transport = ScriptedTransport { request throws(TransportError) in
        let place = ["/api": 0, "/apis": 1][request.head.path ?? ""] ?? bodies.count - 1
        return TransportResponse(.init(status: .ok), body: ResponseBody(bodies[place]))
      }
      do {
        let discovery = try await DiscoverySamples.client(transport).discover()
        for resource in discovery.resources {
          #expect(!resource.identity.plural.contains("/"))
          _ = discovery.resource(named: resource.identity.plural)
          _ = discovery.resource(for: resource.identity.gvk)
        }
        #expect(discovery.failures.values.allSatisfy { !$0.isEmpty })
        _ = discovery.resources(inCategory: "all")
        found += 1
      } catch let error as ClientError {
        #expect(!error.message.isEmpty)
        failed += 1
      }
    }
    return (found, failed)
  }

  @Test("aggregated documents with wrong bytes", arguments: 0..<4)
  func aggregated(seed: UInt64) async throws {
    var random = SplitMix64(seed: seed &* 0x2545_F491_4F6C_DD1D &+ 1)
    let (found, failed) = try await count(Self.aggregated, &random, times: 250)
    #expect(found > 10 && failed > 10)
  }

  @Test("plain documents with wrong bytes", arguments: 0..<4)
  func plain(seed: UInt64) async throws {
    var random = SplitMix64(seed: seed &* 0x2545_F491_4F6C_DD1D &+ 2)
    let (found, failed) = try await count(Self.plain, &random, times: 250)
    #expect(found > 10 && failed > 10)
  }
}
