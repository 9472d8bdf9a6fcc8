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
    #expect(
      SHA256.digits("abc".utf8)
        == "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")
    #expect(
      SHA256.digits([]) == "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")
    #expect(
      SHA256.digits(String(repeating: "a", count: 119).utf8)
        == "31EBA51C313A5C08226ADF18D4A359CFDFD8D2E816B13F4AF952F7EA6584DCFB")
  }
}
