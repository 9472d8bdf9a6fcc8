import KubeJSON
import Testing

private struct Plot: JSONStruct, Sendable {
  var name: String
  var bed: Bed
  @Boxed var spare: Bed?
  var labels: [String: String]
  var rows: [Row]?
  var corners: [String: Row]?

  static func declare(_ members: inout Members<Self>) {
    members.add("name", \.name)
    members.add("flower-bed", \.bed)
    members.add("spare", \._spare, as: \.spare)
    members.add("labels", \.labels)
    members.add("rows", \.rows)
    members.add("corners", \.corners)
  }

  struct Bed: JSONStruct, Sendable {
    var depth: Double?
    var tags: [String]?

    static func declare(_ members: inout Members<Self>) {
      members.add("depth", \.depth)
      members.add("tags", \.tags)
    }
  }

  struct Row: JSONStruct, Sendable {
    var plant: String
    var side: String?
    var count: Int?
    var length: Int { count ?? 0 }

    static func declare(_ members: inout Members<Self>) {
      members.add("plant", \.plant)
      members.add("side", \.side)
      members.add("count", \.count)
    }
  }
}

@Suite("Partial values")
struct PartialTests {
  @Test("What is set is sent, and nothing else")
  func sets() throws {
    let partial = Partial<Plot> {
      $0.bed.depth = 0.5
      $0.spare.tags = ["old"]
      $0.labels["tier"] = "web"
      $0.rows[\.plant, "kale"].count = 3
      $0.rows[\.plant, "leek", \.side, "left"].count = 1
      $0.rows[\.plant, "kale"].side = "right"
      $0.corners["north"].count = 2
    }
    #expect(
      partial.json?.text
        == #"{"flower-bed":{"depth":0.5},"spare":{"tags":["old"]},"labels":{"tier":"web"},"#
        + #""rows":[{"plant":"kale","count":3,"side":"right"},{"plant":"leek","side":"left","count":1}],"#
        + #""corners":{"north":{"count":2}}}"#)
    #expect(partial.bed.depth == 0.5 && partial.name == nil)
    #expect(partial.labels["tier"] == "web" && partial.labels["x"] == nil)
  }

  @Test("Whole values can be set, and taken back")
  func wholes() throws {
    var partial = Partial<Plot>()
    #expect(partial.isEmpty)
    partial.bed = Plot.Bed(depth: 1)
    partial.rows = [Plot.Row(plant: "kale")]
    let name = "a"
    partial.name = name
    #expect(
      partial.json?.text == #"{"flower-bed":{"depth":1},"rows":[{"plant":"kale"}],"name":"a"}"#)
    partial.name = nil
    partial.rows = nil
    partial.bed.depth = nil
    #expect(partial.json?.text != nil || partial.isEmpty)
    partial.bed = nil
    #expect(partial.isEmpty)
    partial.remove(\.spare)
    partial.labels.remove("old")
    #expect(partial.json?.text == #"{"spare":null,"labels":{"old":null}}"#)
  }

  @Test("What is no member, and what JSON cannot express, is an error of writing")
  func failures() throws {
    let computed = Partial<Plot> { $0.rows[\.plant, "kale"].length = 3 }
    #expect(throws: JSONError.self) { try computed.json?.jsonText() }
    let infinite = Partial<Plot> { $0.bed.depth = .infinity }
    #expect(throws: JSONError.self) { try infinite.json?.jsonText() }
  }
}
