import KubeCore
import KubeTestSupport
import Testing

@Suite("Events of a watch")
struct WatchEventTests {
  typealias Event = WatchEvent<Gadget>

  static let gadget =
    #"{"apiVersion":"example.com/v1","kind":"Gadget","metadata":{"name":"a","namespace":"ns","#
    + #""resourceVersion":"7"},"spec":{"size":3},"extra":{"x":[1,null]}}"#
  static let status =
    #"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","reason":"Expired","#
    + #""message":"too old resource version: 1 (2)","code":410}"#
  static let bookmark =
    #"{"kind":"Gadget","apiVersion":"example.com/v1","metadata":{"resourceVersion":"12746","#
    + #""creationTimestamp":null}}"#
  static let end =
    #"{"kind":"Gadget","apiVersion":"example.com/v1","metadata":{"resourceVersion":"9","#
    + #""annotations":{"k8s.io/initial-events-end":"true"}},"spec":{}}"#

  /// Type, object, and the event that they make.
  static func samples() throws -> [(type: String, object: String, event: Event)] {
    let gadget = try Gadget(json: Self.gadget)
    return [
      ("ADDED", Self.gadget, .added(gadget)), ("MODIFIED", Self.gadget, .modified(gadget)),
      ("DELETED", Self.gadget, .deleted(gadget)),
      ("BOOKMARK", bookmark, .bookmark(.init(resourceVersion: "12746"))),
      ("BOOKMARK", end, .bookmark(.init(resourceVersion: "9", endsInitialEvents: true))),
      ("ERROR", status, .error(try Status(json: status))),
    ]
  }

  @Test("each type of event, whichever member comes first")
  func types() throws {
    for (type, object, event) in try Self.samples() {
      #expect(try Event(json: #"{"type":"\#(type)","object":\#(object)}"#) == event)
      #expect(try Event(json: #" { "object" : \#(object) , "type" : "\#(type)" } "#) == event)
      #expect(try Event(json: event.jsonBytes()) == event)
    }
  }

  @Test("events about objects have one")
  func object() throws {
    for (type, _, event) in try Self.samples() {
      #expect((event.object != nil) == ["ADDED", "MODIFIED", "DELETED"].contains(type))
      #expect((event.object?.name ?? "a") == "a")
    }
  }

  @Test("an object keeps what its type does not know")
  func unknownMembersOfObject() throws {
    let event = try Event(json: #"{"object":\#(Self.gadget),"type":"MODIFIED"}"#)
    #expect(event.object?.unknownMembers["extra"] == ["x": [1, nil]])
    let text = try event.jsonText()
    #expect(text.hasPrefix(#"{"type":"MODIFIED","object":{"#))
    #expect(text.contains(#""extra":{"x":[1,null]}"#))
  }

  @Test("members in any order, among others that nobody knows")
  func anyOrder() throws {
    let samples = try Self.samples()
    try Fuzzing.run("orders of members", rounds: 600) { seed in
      var random = SplitMix64(seed: seed)
      let (type, object, event) = random.element(samples)
      var members = [#""type":"\#(type)""#, #""object":\#(object)"#]
      let others = [
        #""a":1"#, #""Type":"DELETED""#, #""objects":{"type":"x"}"#, #""":[[],{}]"#,
        #""metadata":null"#,
        #""b":"\u00e9\n""#,
      ]
      members += others.shuffled(using: &random).prefix(Int.random(in: 0...4, using: &random))
      let text = "{\(members.shuffled(using: &random).joined(separator: ","))}"
      return try Event(json: text) == event ? nil : text
    }
  }

  @Test("a bookmark need not fit the type, and only the annotation's true ends initial events")
  func bookmarks() throws {
    func bookmark(_ object: String) throws -> Event.Bookmark? {
      guard
        case .bookmark(let bookmark) = try Event(
          json: #"{"type":"BOOKMARK","object":\#(object)}"#)
      else { return nil }
      return bookmark
    }
    #expect(
      try bookmark(#"{"kind":"Other","metadata":{"resourceVersion":"1"},"spec":7}"#)
        == .init(resourceVersion: "1"))
    for value in ["false", "", "True"] {
      let metadata =
        #"{"resourceVersion":"1","annotations":{"k8s.io/initial-events-end":"\#(value)"}}"#
      #expect(try bookmark(#"{"metadata":\#(metadata)}"#)?.endsInitialEvents == false)
    }
    #expect(try bookmark("{}")?.resourceVersion == "")
  }

  @Test(
    "what is no event",
    arguments: [
      "", "null", "[]", "1", "\"ADDED\"", "{}", #"{"type":"ADDED"}"#, #"{"object":{}}"#,
      #"{"type":null,"object":{}}"#, #"{"type":1,"object":{}}"#, #"{"type":["ADDED"],"object":{}}"#,
      #"{"object":{},"type":null}"#, #"{"type":"added","object":{}}"#, #"{"type":"","object":{}}"#,
      #"{"object":{},"type":"CREATED"}"#, #"{"type":"ADDED","object":null}"#,
      #"{"object":null,"type":"ADDED"}"#, #"{"type":"ADDED","object":[]}"#,
      #"{"object":"x","type":"ADDED"}"#, #"{"type":"ERROR","object":1}"#,
      #"{"type":"BOOKMARK","object":[]}"#, #"{"type":"BOOKMARK","object":{"metadata":1}}"#,
      #"{"type":"ADDED","object":{"kind":"Pod","apiVersion":"v1"}}"#,
      #"{"type":"ERROR","object":{"kind":"Pod","apiVersion":"v1"}}"#,
      #"{"type":"ADDED","object":{"metadata":{"name":1}}}"#,
      #"{"kind":"Status","apiVersion":"v1","status":"Failure","code":410}"#,
      #"{"type":"BOOKMARK","object":{}} {"type":"BOOKMARK","object":{}}"#,
      #"{"type":"BOOKMARK","object":{}"#, #"{"type":"BOOKMARK","object":{}},"#,
    ])
  func noEvent(text: String) {
    #expect(throws: JSONError.self) { try Event(json: text) }
  }

  @Test("an error says where, when the type comes first")
  func errorPlaces() throws {
    let error = try #require(throws: JSONError.self) {
      try Event(json: #"{"type":"ADDED","object":{"metadata":{"name":1}}}"#)
    }
    #expect(error.path == "object.metadata.name")
    #expect(error.offset == 45)
    let type = try #require(throws: JSONError.self) {
      try Event(json: #"{"type":"CREATED","object":{}}"#)
    }
    #expect(type.path == "type")
  }

  @Test("and when it comes last")
  func lateErrorPlaces() throws {
    let error = try #require(throws: JSONError.self) {
      try Event(json: #"{"object":{"metadata":{"name":1}},"type":"ADDED"}"#)
    }
    #expect(error.path == "object.metadata.name")
    #expect(error.offset == 30)
  }

  @Test("an event of 1.5 MB, and one that nests as deep as documents may")
  func large() throws {
    let color = String(repeating: "é\\n", count: 1 << 19)
    let gadget = #"{"metadata":{"name":"a"},"spec":{"size":1,"color":"\#(color)"}}"#
    for text in [
      #"{"type":"ADDED","object":\#(gadget)}"#, #"{"object":\#(gadget),"type":"ADDED"}"#,
    ] {
      #expect(try Event(json: text).object?.spec.color?.utf8.count == 3 << 19)
    }
    for (levels, fits) in [(500, true), (520, false)] {
      let deep = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
      for text in [
        #"{"type":"ADDED","object":{"metadata":{},"spec":{},"x":\#(deep)}}"#,
        #"{"object":{"metadata":{},"spec":{},"x":\#(deep)},"type":"ADDED"}"#,
        #"{"x":\#(deep),"type":"ADDED","object":{"metadata":{},"spec":{}}}"#,
      ] {
        #expect(((try? Event(json: text)) != nil) == fits)
      }
    }
  }

  @Test("dynamic objects and metadata come in events as well")
  func otherObjects() throws {
    let text = #"{"type":"ADDED","object":\#(Self.gadget)}"#
    let event = try WatchEvent<DynamicObject>(json: text)
    #expect(event.object?["spec"] == ["size": 3])
    #expect(event.object?.kind == "Gadget")
    let metadata =
      #"{"kind":"PartialObjectMetadata","apiVersion":"meta.k8s.io/v1","#
      + #""metadata":{"name":"a"}}"#
    let partial = try WatchEvent<PartialObjectMetadata<Gadget>>(
      json: #"{"type":"DELETED","object":\#(metadata)}"#)
    guard case .deleted(let object) = partial else {
      Issue.record("\(partial)")
      return
    }
    #expect(object.metadata == ObjectMeta(name: "a"))
    #expect(object.kind == "Gadget")
  }
}
