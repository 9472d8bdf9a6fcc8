import KubeJSON
import Testing

@Suite("Absent members and nulls")
struct AbsenceTests {
  /// The members that need not be there, with what they are then.
  static let optional = [
    "name", "motto", "owner", "lawn", "gate", "area", "beds", "paths", "tags", "aliases", "heights",
    "grid", "rows", "gaps", "labels", "notes", "sheds", "tools", "counts", "colors", "years",
    "season", "level", "levels", "watered", "replicas", "isOpen", "corner", "comment", "fence",
    "anything", "shape", "shapes", "tracked", "trackedList", "trackedMap", "apiVersion", "kind",
  ]

  @Test("A document that says the least has empty values, nils and defaults")
  func least() throws {
    let garden = try Garden.outcome(of: Garden.least).get()
    #expect(garden.name == "")
    #expect(garden.motto == nil && garden.owner == nil && garden.lawn == nil)
    #expect(garden.gate == nil && garden.area == nil && garden.fence == nil)
    #expect(garden.beds == [] && garden.paths == nil && garden.aliases == nil)
    #expect(garden.labels == [:] && garden.notes == nil && garden.colors == [])
    #expect(garden.years == nil && garden.season == nil && garden.watered == nil)
    #expect(garden.replicas == 3 && garden.isOpen)
    #expect(garden.corner == Area(width: 1, height: 2))
    #expect(garden.cache == ["made": 1])
    #expect(garden.unknownMembers.isEmpty)
    #expect(
      try garden.jsonText() == #"""
        {"apiVersion":"garden.dev/v1","kind":"Garden","name":"","soil":{"kind":"loam"},"beds":[],\#
        "tags":[],"heights":[],"rows":[],"gaps":[],"labels":{},"sheds":{},"counts":{},\#
        "colors":[],"mode":"quick","levels":[],"planted":"1-2","replicas":3,"isOpen":true,\#
        "corner":{"width":1,"height":2},"shapes":[],"trackedList":[],"trackedMap":{}}
        """#)
  }

  @Test("A null reads as an absent member", arguments: optional)
  func null(_ name: String) throws {
    var expected = try Garden(json: Garden.least)
    let garden = try Garden.outcome(of: Garden.document("\"\(name)\":null")).get()
    if name == "comment" || name == "fence" { expected.unknownMembers[name] = .null }
    #expect(garden == expected)
    // A null in front of a value, or behind one: the last one counts.
    let value = try #require(try JSONValue(json: Garden.whole)[name]).text
    let present = try Garden(json: Garden.document("\"\(name)\":\(value)"))
    let later = try Garden(json: Garden.document("\"\(name)\":null", "\"\(name)\":\(value)"))
    let earlier = try Garden(json: Garden.document("\"\(name)\":\(value)", "\"\(name)\":null"))
    #expect(try later.jsonText() == present.jsonText())
    #expect(try earlier.jsonText() == expected.jsonText())
  }

  @Test(
    "A required member that has no empty value must be there",
    arguments: ["soil", "mode", "planted"])
  func required(_ name: String) throws {
    var value = try JSONValue(json: Garden.whole)
    value[name] = nil
    for text in [value.text, String(value.text.dropLast()) + ",\"\(name)\":null}"] {
      let error = try #require(Garden.error(of: text))
      #expect(error == JSONError("the required member \"\(name)\" is missing", offset: 0))
    }
  }

  @Test("A missing member is an error of the object that lacks it")
  func within() throws {
    let error = try #require(Garden.error(of: #"{"name":"x", "soil": {"acidity":1}}"#))
    #expect(
      error == JSONError("the required member \"kind\" is missing", offset: 21, path: "soil"))
  }

  @Test("An explicit null of a nullable member is written back while the member is nil")
  func keepsNull() throws {
    for name in ["comment", "fence"] {
      var garden = try Garden(json: Garden.document("\"\(name)\":null"))
      #expect(try JSONValue(json: garden.jsonText())[name]?.isNull == true)
      #expect(try JSONValue(encoding: garden)[name]?.isNull == true)
      garden.comment = "now"
      garden.fence = Area(width: 0, height: 0)
      let written = try JSONValue(json: garden.jsonText())
      #expect(written["comment"] == "now")
      #expect(written["fence"] == ["width": 0, "height": 0])
      #expect(written.members?.filter { $0.name == name }.count == 1)
      #expect(try JSONValue(encoding: garden) == written)
      garden.comment = nil
      garden.fence = nil
      #expect(try JSONValue(json: garden.jsonText())[name]?.isNull == true)
      garden.unknownMembers[name] = nil
      #expect(try JSONValue(json: garden.jsonText())[name] == nil)
    }
    let absent = try Garden(json: Garden.least)
    #expect(try JSONValue(json: absent.jsonText())["comment"] == nil)
  }

  @Test("Scalars are zero, empty or nil where they are absent")
  func scalars() throws {
    let empty = try Scalars.outcome(of: "{}").get()
    for (name, _) in Scalars.samples {
      #expect(try Scalars.outcome(of: "{\"\(name)\":null}").get() == empty)
    }
    let written = try JSONValue(json: empty.jsonText())
    for (name, text) in Scalars.samples {
      let zero: JSONValue = text.hasPrefix("\"") ? "" : text == "true" ? false : 0
      let expected: JSONValue? = name.hasPrefix("maybe") ? .none : .some(zero)
      #expect(written[name] == expected, "\(name)")
    }
  }

  @Test("A null where an element must be is an error, except in maps of strings")
  func elements() throws {
    #expect(Garden.error(of: Garden.document(#""tags":[null]"#))?.path == "tags[0]")
    #expect(Garden.error(of: Garden.document(#""beds":[{},null]"#))?.path == "beds[1]")
    #expect(Garden.error(of: Garden.document(#""sheds":{"a":null}"#))?.path == "sheds.a")
    // A null among the values of a Go map of strings is the empty string.
    let garden = try Garden(json: Garden.document(#""labels":{"a":null,"b":"c"}"#))
    #expect(garden.labels == ["a": "", "b": "c"])
  }
}
