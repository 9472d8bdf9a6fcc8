import KubeGenCore
import Testing

@Suite("Swift types have their schema")
struct TypeSchemaTests {
  static let scalars: [(String, String)] = [
    ("String", #"{"type":"string"}"#),
    ("Bool", #"{"type":"boolean"}"#),
    ("Int", #"{"type":"integer"}"#),
    ("Swift.Int", #"{"type":"integer"}"#),
    ("Int8", #"{"type":"integer","minimum":-128,"maximum":127}"#),
    ("Int16", #"{"type":"integer","minimum":-32768,"maximum":32767}"#),
    ("Int32", #"{"type":"integer","format":"int32"}"#),
    ("Int64", #"{"type":"integer","format":"int64"}"#),
    ("UInt", #"{"type":"integer","minimum":0}"#),
    ("UInt8", #"{"type":"integer","minimum":0,"maximum":255}"#),
    ("UInt16", #"{"type":"integer","minimum":0,"maximum":65535}"#),
    ("UInt32", #"{"type":"integer","minimum":0,"maximum":4294967295}"#),
    ("UInt64", #"{"type":"integer","format":"int64","minimum":0}"#),
    ("Float", #"{"type":"number"}"#),
    ("Double", #"{"type":"number"}"#),
    ("Time", #"{"type":"string","format":"date-time"}"#),
    ("KubeCore.MicroTime", #"{"type":"string","format":"date-time"}"#),
    ("Base64Data", #"{"type":"string","format":"byte"}"#),
    ("KubeDuration", #"{"type":"string"}"#),
    ("JSONValue", #"{"x-kubernetes-preserve-unknown-fields":true}"#),
    ("String?", #"{"type":"string"}"#),
    ("Optional<String>", #"{"type":"string"}"#),
    ("(String)", #"{"type":"string"}"#),
    ("[Int]", #"{"type":"array","items":{"type":"integer"}}"#),
    ("Array<Int>?", #"{"type":"array","items":{"type":"integer"}}"#),
    ("[Int?]", #"{"type":"array","items":{"type":"integer","nullable":true}}"#),
    ("[String: Int]", #"{"type":"object","additionalProperties":{"type":"integer"}}"#),
    ("Dictionary<String, Int>", #"{"type":"object","additionalProperties":{"type":"integer"}}"#),
    (
      "Set<String>",
      #"{"type":"array","items":{"type":"string"},"x-kubernetes-list-type":"set"}"#
    ),
    (
      "IntOrString",
      #"{"anyOf":[{"type":"integer"},{"type":"string"}],"x-kubernetes-int-or-string":true}"#
    ),
    (
      "Quantity",
      #"""
      {"anyOf":[{"type":"integer"},{"type":"string"}],"x-kubernetes-int-or-string":true,
      "pattern":"^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$"}
      """#
    ),
    ("ObjectMeta", #"{"type":"object"}"#),
    (
      "OwnerReference",
      #"""
      {"type":"object","properties":{"apiVersion":{"type":"string"},
      "blockOwnerDeletion":{"type":"boolean"},"controller":{"type":"boolean"},
      "kind":{"type":"string"},"name":{"type":"string"},"uid":{"type":"string"}},
      "required":["apiVersion","kind","name","uid"],"x-kubernetes-map-type":"atomic"}
      """#
    ),
    ("Names", #"{"type":"array","items":{"type":"string"}}"#),
    ("Outer.Inner", #"{"type":"object","properties":{"x":{"type":"integer"}},"required":["x"]}"#),
    ("Alias.Inner", #"{"type":"object","properties":{"x":{"type":"integer"}},"required":["x"]}"#),
    ("MyModule.Names", #"{"type":"array","items":{"type":"string"}}"#),
    ("Extended.Hidden", #"{"type":"object"}"#),
  ]

  @Test("A property's schema", arguments: scalars)
  func property(_ type: String, _ schema: String) throws {
    let sample = AnnotatedSample(
      spec: "var a: \(type)",
      """
      typealias Names = [String]
      struct Outer { struct Inner { var x: Int } }
      typealias Alias = Outer
      enum Extended {}
      extension Extended { struct Hidden {} }
      """)
    #expect(sample.messages == [])
    #expect(try sample.property("a") == JSON.node(schema))
    let isRequired = !type.hasSuffix("?") && !type.hasPrefix("Optional")
    #expect(try sample.spec()["required"] == (isRequired ? ["a"] : nil))
  }

  @Test("The target's own type comes before one of KubeCore's, and the nearest before all")
  func shadowing() throws {
    let sample = AnnotatedSample(
      spec: "var a: Condition\nvar b: Time\nstruct Time { var deep: Bool }",
      "struct Condition { var mine: Int }\nstruct Time { var far: Int }")
    #expect(sample.messages == [])
    #expect(try sample.property("a")["properties"]?["mine"] == ["type": "integer"])
    #expect(try sample.property("b")["properties"]?["deep"] == ["type": "boolean"])
    #expect(
      sample.units.flatMap(\.types).map(\.name.description)
        == ["Thing", "ThingSpec", "Condition", "ThingSpec.Time"])
  }

  @Test("Types are found in the target's other files, whatever the order of the files")
  func otherFiles() throws {
    let files = [
      ("b/Spec.swift", "\(AnnotatedSample.head)struct ThingSpec { var a: Far; var m: Mode }"),
      ("a/Far.swift", "struct Far { var n: Near }\nextension Unrelated { struct Near {} }"),
      ("c/Near.swift", "struct Near { var x: Int }"),
      ("d/Mode.swift", "enum Mode: String { case on, off }"),
      ("e/Keys.swift", "extension Near { enum CodingKeys: String, CodingKey { case x = \"ex\" } }"),
    ]
    let sample = AnnotatedSample(files.map { (path: $0.0, text: $0.1) })
    #expect(sample.messages == [])
    #expect(
      try sample.property("a")
        == JSON.node(
          #"""
          {"type":"object","properties":{"n":{"type":"object","properties":{"ex":{"type":"integer"}},
          "required":["ex"]}},"required":["n"]}
          """#))
    let reversed = AnnotatedSample(files.reversed().map { (path: $0.0, text: $0.1) })
    #expect(try reversed.definition() == sample.definition())
    #expect(reversed.units.map(\.types) == sample.units.map(\.types))
  }

  @Test("A string enum is an enumeration of its raw values, an int enum of numbers")
  func enumerations() throws {
    let sample = AnnotatedSample(
      spec: "var s: S\nvar i: I\nvar n: N\nvar p: Plain",
      """
      /// Doc.
      enum S: String, Codable { case a, b = "the b"; case `default` }
      enum I: Int { case zero, five = 5, six, minus = -1 }
      enum N: Int32 { case one = 1 }
      enum Plain: CaseIterable { case x, y }
      """)
    #expect(sample.messages == [])
    #expect(
      try sample.property("s")
        == JSON.node(
          #"{"type":"string","description":"Doc.","enum":["a","the b","default"]}"#))
    #expect(try sample.property("i") == JSON.node(#"{"type":"integer","enum":[0,5,6,-1]}"#))
    #expect(
      try sample.property("n") == JSON.node(#"{"type":"integer","format":"int32","enum":[1]}"#))
    #expect(try sample.property("p") == JSON.node(#"{"type":"string","enum":["x","y"]}"#))
  }

  @Test("A type that codes itself has the schema that is written above it or above its property")
  func selfCoded() throws {
    let sample = AnnotatedSample(
      spec: """
        var a: Stamp
        // @schema(type: "integer")
        var b: Mark?
        var c: [Stamp]
        """,
      """
      // @schema(type: "string", format: "date")
      struct Stamp: Codable { init(from decoder: any Decoder) throws {} }
      struct Mark {}
      extension Mark: Codable { init(from decoder: any Decoder) throws {} }
      """)
    #expect(sample.messages == [])
    #expect(try sample.property("a") == JSON.node(#"{"type":"string","format":"date"}"#))
    #expect(try sample.property("b") == JSON.node(#"{"type":"integer"}"#))
    let members = try sample.members("ThingSpec")
    #expect(members.map(\.usesCodable) == [true, true, true])
    #expect(members.map(\.isOptional) == [false, true, false])
    #expect(sample.units.flatMap(\.types).map(\.name.description) == ["Thing", "ThingSpec"])
  }

  @Test("A type that is generated, like this target's PodTemplateSpec, has the schema it is given")
  func external() throws {
    let sample = AnnotatedSample(
      spec: """
        // @schema(schemaless, type: "object", preserveUnknownFields)
        var template: PodTemplateSpec?
        // @schema(schemaless, type: "array", items: (type: "object", preserveUnknownFields: true))
        var containers: [Core.Container]
        """)
    #expect(sample.messages == [])
    #expect(
      try sample.property("template")
        == JSON.node(#"{"type":"object","x-kubernetes-preserve-unknown-fields":true}"#))
    let members = try sample.members("ThingSpec")
    #expect(
      members.map(\.type) == [.written("PodTemplateSpec"), .array(.written("Core.Container"))])
    #expect(members.map(\.isOptional) == [true, false])
  }

  @Test("A type inside itself has no schema where its property keeps unknown fields")
  func recursion() throws {
    let sample = AnnotatedSample(
      spec: "var tree: Tree",
      """
      struct Tree {
        var name: String
        // @schema(preserveUnknownFields: true)
        var children: [Tree]?
        // @schema(schemaless, preserveUnknownFields)
        var other: Tree2?
        var unknown = UnknownMembers()
      }
      struct Tree2 { var tree: [Tree]; var unknown = UnknownMembers() }
      """)
    #expect(sample.messages == [])
    #expect(
      try sample.property("tree")["properties"]
        == JSON.node(
          #"""
          {"name":{"type":"string"},"children":{"type":"array","items":{"type":"object",
          "x-kubernetes-preserve-unknown-fields":true}},
          "other":{"x-kubernetes-preserve-unknown-fields":true}}
          """#))
    #expect(
      sample.units.flatMap(\.types).map(\.name.description)
        == ["Thing", "ThingSpec", "Tree", "Tree2"])
  }
}
