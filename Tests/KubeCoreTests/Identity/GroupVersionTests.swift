import KubeTestSupport
import Testing

@testable import KubeCore

@Suite("Group and version")
struct GroupVersionTests {
  @Test(
    "an apiVersion is read and printed",
    arguments: [
      ("v1", "", "v1"), ("apps/v1", "apps", "v1"), ("kube.rs/v1", "kube.rs", "v1"),
      ("gateway.networking.k8s.io/v1beta1", "gateway.networking.k8s.io", "v1beta1"),
      ("a/anything", "a", "anything"),
    ])
  func reads(text: String, group: String, version: String) throws {
    let parsed = try GroupVersion(parsing: text)
    #expect(parsed == GroupVersion(group: group, version: version))
    #expect(parsed.description == text)
  }

  @Test(
    "an apiVersion with an empty part or a second slash is refused where it goes wrong",
    arguments: [
      ("", 0), ("/", 0), ("/v1", 0), ("apps/", 5), ("a/b/c", 3), ("apps/v1/", 7), ("a//", 2),
    ])
  func refuses(text: String, offset: Int) throws {
    let error = try #require(throws: InvalidIdentity.self) { try GroupVersion(parsing: text) }
    #expect(error.offset == offset)
    #expect(error.text == text)
    #expect(error.description.contains("group/version"))
  }

  @Test("a slash that carries a combining mark is still a slash")
  func combiningMark() throws {
    let parsed = try GroupVersion(parsing: "apps/\u{301}v1")
    #expect(parsed.group == "apps")
  }

  @Test("kinds and resources are named from it")
  func derives() {
    let apps = GroupVersion(group: "apps", version: "v1")
    #expect(apps.withKind("Deployment").description == "apps/v1, Kind=Deployment")
    #expect(apps.withResource("deployments").description == "apps/v1, Resource=deployments")
  }

  @Test("what is read prints as it was, and noise never traps")
  func roundTrip() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<5000 {
      let text =
        Bool.random(using: &random)
        ? random.text(of: ["a", "v1", "/", ".", "é", " "], upTo: 6) : random.noise(upTo: 12)
      do {
        let parsed = try GroupVersion(parsing: text)
        #expect(parsed.description == text)
      } catch {
        #expect((0...text.utf8.count).contains(error.offset))
      }
    }
  }
}
