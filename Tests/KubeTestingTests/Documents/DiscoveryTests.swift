import Foundation
import KubeCore
import KubeJSON
import Testing

@testable import KubeTesting

@Suite struct DiscoveryTests {
  private static let steps: [JSONValue] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/Recordings/01-discovery.json")
    guard let data = try? Data(contentsOf: file), let value = try? JSONValue(tree: [UInt8](data))
    else { return [] }
    return value["steps"]?.array ?? []
  }()

  private func recorded(_ path: String, aggregated: Bool = false) throws -> JSONValue {
    let step = Self.steps.first { step in
      step["request"]?["path"]?.string == path
        && step["request"]?["headers"]?["Accept"]?.string?.contains("as=") == aggregated
    }
    return try #require(step?["response"]?["body"])
  }

  /// Every entry, in its order, storage version hashes included.
  @Test func builtInResourcesAreAsRecorded() throws {
    let discovery = Discovery(BuiltInResources.all)
    #expect(discovery.groupList == (try recorded("/apis")))
    #expect(Discovery.resourceList("", discovery.core) == (try recorded("/api/v1")))
    for group in ["apps", "coordination.k8s.io"] {
      let version = try #require(discovery.version(group, "v1"))
      #expect(Discovery.resourceList(group, version) == (try recorded("/apis/\(group)/v1")))
    }
    #expect(discovery.aggregatedCore == (try recorded("/api", aggregated: true)))
    let groups = try recorded("/apis", aggregated: true)
    for (made, wanted) in zip(
      discovery.aggregatedGroups["items"]?.array ?? [], groups["items"]?.array ?? [])
    {
      #expect(made == wanted)
    }
    #expect(discovery.aggregatedGroups == groups)
  }

  @Test func hashesAreThoseOfTheStandard() {
    func digits(_ text: String) -> String {
      SHA256.hash(text.utf8).map { byte in
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }.joined()
    }
    #expect(
      digits("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(digits("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      digits(String(repeating: "a", count: 119))
        == "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb")
  }

  @Test func documentsThatDifferAreKnownByDifferentDigits() {
    var seen: Set<String> = []
    let text = Array("a document of some length".utf8)
    for length in 0...text.count {
      #expect(seen.insert(ContentHash.digits(Array(text.prefix(length)))).inserted)
      for bit in 0..<8 where length > 0 {
        var other = Array(text.prefix(length))
        other[length / 2] ^= 1 << bit
        #expect(seen.insert(ContentHash.digits(other)).inserted)
      }
    }
    #expect(ContentHash.digits("abc") == ContentHash.digits(Array("abc".utf8)))
    #expect(seen.allSatisfy { $0.count == 32 })
  }
}
