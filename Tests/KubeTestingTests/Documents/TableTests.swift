import Foundation
import KubeCore
import KubeJSON
import Testing

@testable import KubeTesting

@Suite struct TableTests {
  /// A row of a recorded table, whose object stands whole in another answer of the recording.
  struct Row: Sendable, CustomTestStringConvertible {
    var place: String
    var object: JSONValue
    var now: Time
    var row: JSONValue
    var testDescription: String { "\(place) \(object["kind"]?.string ?? "")" }
  }

  static let rows: [Row] = Recording.paths.flatMap { path -> [Row] in
    guard let recording = try? Recording(path: path) else { return [] }
    var objects: [String: JSONValue] = [:]
    for step in recording.steps {
      for answer in [step.answer].compactMap(\.self) + (step.lines ?? []) {
        collect(answer["object"] ?? answer, into: &objects)
      }
    }
    return recording.steps.enumerated().flatMap { index, step -> [Row] in
      guard let at = step.at, let time = try? MicroTime(at), let answer = step.answer,
        answer["kind"]?.string == "Table", !step.path.contains("scale")
      else { return [] }
      return (answer["rows"]?.array ?? []).compactMap { row in
        guard let metadata = row["object"]?["metadata"], let object = objects[key(metadata)] else {
          return nil
        }
        return Row(
          place: "\(recording.name) \(index)", object: object, now: Time(time), row: row)
      }
    }
  }

  private static func key(_ metadata: JSONValue) -> String {
    "\(metadata["uid"]?.string ?? "") \(metadata["resourceVersion"]?.string ?? "")"
  }

  private static func collect(_ answer: JSONValue, into objects: inout [String: JSONValue]) {
    var kind = answer["kind"]?.string ?? ""
    if let items = answer["items"]?.array, kind.hasSuffix("List") {
      kind.removeLast(4)
      for var item in items where kind != "PartialObjectMetadata" {
        item["kind"] = .string(kind)
        item["apiVersion"] = item["apiVersion"] ?? answer["apiVersion"]
        collect(item, into: &objects)
      }
    } else if let metadata = answer["metadata"], metadata["uid"] != nil,
      !["Table", "PartialObjectMetadata", "Scale"].contains(kind)
    {
      objects[key(metadata)] = answer
    }
  }

  @Test func thereAreRows() {
    #expect(Self.rows.count > 40)
    #expect(Set(Self.rows.map { $0.object["kind"]?.string }).count > 10)
  }

  @Test(arguments: rows) func rowsAreAsRecorded(_ row: Row) throws {
    let resource = BuiltInResources.all.first {
      $0.apiVersion == row.object["apiVersion"]?.string && $0.kind == row.object["kind"]?.string
    }
    guard let resource else { return }
    let writer = TableWriter(resource, version: "v1", now: row.now)
    let table = writer.table([row.object], metadata: [:])
    #expect(table["rows"]?[0]?["cells"] == row.row["cells"])
    #expect(table["rows"]?[0]?["conditions"] == row.row["conditions"])
    #expect(table["rows"]?[0]?["cells"]?.array?.count == writer.columns.count)
  }

  /// Every kind has as many cells as columns, whatever is missing.
  @Test func emptyObjectsHaveCells() {
    for resource in BuiltInResources.all {
      let writer = TableWriter(resource, version: "v1", now: Time(secondsSince1970: 0))
      for object: JSONValue in [[:], ["metadata": [:], "spec": [], "status": "x"]] {
        let cells = writer.table([object], metadata: [:])["rows"]?[0]?["cells"]?.array ?? []
        let surplus = resource.kind == "IPAddress" ? 1 : 0
        #expect(cells.count == writer.columns.count + surplus, "\(resource.kind)")
      }
    }
  }

  @Test(arguments: [
    (0, "0s"), (119, "119s"), (120, "2m"), (130, "2m10s"), (659, "10m"), (10_800, "3h"),
    (11_100, "3h5m"), (86_400, "24h"), (180_000, "2d2h"), (691_200, "8d"), (63_072_000, "2y"),
    (63_158_400, "2y1d"), (315_360_000, "10y"), (-1, "0s"), (-5, "<invalid>"),
  ]) func ages(_ seconds: Int, _ text: String) {
    #expect(HumanDuration.text(seconds: seconds) == text)
  }

  @Test(arguments: [
    (".a.b", "[1]"), (".a['b']", "[1]"), (".list[*].n", #"["x","y","z"]"#),
    (".list[0].n", #"["x"]"#),
    (".list[-1].n", #"["z"]"#), (".list[0:2].n", #"["x","y"]"#), (".list[0,2].n", #"["x","z"]"#),
    (#".list[?(@.n=="y")].n"#, #"["y"]"#), (#".list[?(@.k>1)].n"#, #"["z"]"#),
    (".list[?(@.k)].n", #"["x","z"]"#), (#".m.a\.b/c"#, #"["v"]"#), ("..n", #"["x","y","z"]"#),
    (".nothing.there", "[]"), (".list[9].n", "[]"), (".a.*", "[1]"),
    (".list[9223372036854775807]", "[]"), (".list[-9223372036854775808]", "[]"),
  ]) func paths(_ path: String, _ values: String) throws {
    let object = try JSONValue(
      tree: #"""
        {"a": {"b": 1}, "list": [{"n": "x", "k": 1}, {"n": "y"}, {"n": "z", "k": 2}],
         "m": {"a.b/c": "v"}}
        """#.utf8)
    #expect(
      JSONValue.array(try #require(PathExpression(path)).values(in: object)).text == values)
  }

  @Test(arguments: [".a[", ".a[x]", ".a[?(@.b==)]", ".a]"]) func noPaths(_ path: String) {
    #expect(PathExpression(path) == nil || PathExpression(path)?.values(in: [:]).isEmpty == true)
  }
}
