import Foundation
import Testing

@testable import KubeCore

@Suite(
  "Selectors against the answers of a real API server",
  .enabled(if: SharedData.has("recordings/04-list-and-paging.json"), SharedData.whyAbsent))
struct SelectorRecordingTests {
  private struct Listing {
    var query: [String: String]
    var status: Int
    var items: [(name: String, labels: [String: String])]
  }

  @Test("the server lists what the query matches, and refuses what does not parse")
  func labels() throws {
    let listings = try Self.listings()
    let all = try #require(listings.map(\.items).max { $0.count < $1.count })
    #expect(all.count == 7)
    var count = 0
    for listing in listings {
      guard let text = listing.query["labelSelector"] else { continue }
      count += 1
      guard listing.status == 200 else {
        #expect(throws: InvalidSelector.self) { try LabelQuery(parsing: text) }
        continue
      }
      let query = try LabelQuery(parsing: text)
      let expected = all.filter { query.matches($0.labels) }.map(\.name)
      #expect(listing.items.map(\.name) == expected, "\(text)")
    }
    #expect(count >= 5)
  }

  @Test("the server lists the object that the field selector matches")
  func fields() throws {
    let listings = try Self.listings()
    let all = try #require(listings.map(\.items).max { $0.count < $1.count })
    let listing = try #require(
      listings.first { $0.query["fieldSelector"] != nil && $0.status == 200 })
    let selector = try FieldSelector(parsing: try #require(listing.query["fieldSelector"]))
    let expected = all.filter { selector.matches(["metadata.name": $0.name]) }.map(\.name)
    #expect(expected.count == 1)
    #expect(listing.items.map(\.name) == expected)
  }

  private static func listings() throws -> [Listing] {
    let data = try SharedData.contents("recordings/04-list-and-paging.json")
    let recording = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let steps = try #require(recording["steps"] as? [[String: Any]])
    return try steps.compactMap { step in
      let request = try #require(step["request"] as? [String: Any])
      let response = try #require(step["response"] as? [String: Any])
      guard request["method"] as? String == "GET", let path = request["path"] as? String,
        path.contains("configmaps"), let components = URLComponents(string: path),
        let status = response["status"] as? Int, let body = response["body"] as? [String: Any]
      else { return nil }
      let query = Dictionary(
        (components.queryItems ?? []).map { ($0.name, $0.value ?? "") },
        uniquingKeysWith: { $1 })
      let items = body["items"] as? [[String: Any]] ?? []
      return Listing(
        query: query, status: status,
        items: items.compactMap { item in
          guard let metadata = item["metadata"] as? [String: Any],
            let name = metadata["name"] as? String, name != "kube-root-ca.crt"
          else { return nil }
          return (name, metadata["labels"] as? [String: String] ?? [:])
        })
    }
  }
}
