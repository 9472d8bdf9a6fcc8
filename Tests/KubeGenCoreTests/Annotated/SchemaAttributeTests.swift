import KubeGenCore
import Testing

@Suite("What @schema says ends up in the schema")
struct SchemaAttributeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var declaration: String
    var schema: String
    var testDescription: String { declaration }

    init(_ declaration: String, _ schema: String) {
      self.declaration = declaration
      self.schema = schema
    }
  }

  @Test(
    "Attributes of a property",
    arguments: [
      Case(
        "// @schema(minLength: 1, maxLength: 5)\nvar a: String",
        #"{"type":"string","minLength":1,"maxLength":5}"#),
      Case(
        ##"// @schema(pattern: #"^\d+$"#)\##nvar a: String"##,
        #"{"type":"string","pattern":"^\\d+$"}"#),
      Case(
        "// @schema(minimum: -1.5, maximum: 2, multipleOf: 0.5)\nvar a: Double",
        #"{"type":"number","minimum":-1.5,"maximum":2,"multipleOf":0.5}"#),
      Case(
        "// @schema(minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum)\nvar a: Int",
        #"""
        {"type":"integer","minimum":0,"exclusiveMinimum":true,"maximum":9,"exclusiveMaximum":true}
        """#),
      Case(
        "// @schema(minItems: 1, maxItems: 2)\nvar a: [Bool]",
        #"{"type":"array","items":{"type":"boolean"},"minItems":1,"maxItems":2}"#),
      Case(
        "// @schema(minProperties: 1, maxProperties: 2)\nvar a: [String: Int]",
        #"""
        {"type":"object","additionalProperties":{"type":"integer"},"minProperties":1,
        "maxProperties":2}
        """#),
      Case(
        "// @schema(enum: [\"x\", \"y\"])\nvar a: String", #"{"type":"string","enum":["x","y"]}"#),
      Case("// @schema(enum: [1, -2])\nvar a: Int", #"{"type":"integer","enum":[1,-2]}"#),
      Case("// @schema(format: \"uri\")\nvar a: String", #"{"type":"string","format":"uri"}"#),
      Case("// @schema(nullable: true)\nvar a: String?", #"{"type":"string","nullable":true}"#),
      Case("// @schema(nullable: false)\nvar a: String?", #"{"type":"string"}"#),
      Case(
        "// @schema(title: \"T\", description: \"D\", example: 3)\nvar a: Int",
        #"{"type":"integer","title":"T","description":"D","example":3}"#),
      Case(
        "// @schema(externalDocs: \"https://example.com\")\nvar a: Int",
        #"{"type":"integer","externalDocs":{"url":"https://example.com"}}"#),
      Case(
        "// @schema(externalDocs: (url: \"https://example.com\", description: \"d\"))\nvar a: Int",
        #"{"type":"integer","externalDocs":{"url":"https://example.com","description":"d"}}"#),
      Case("// @schema(default: 0x1F)\nvar a: Int?", #"{"type":"integer","default":31}"#),
      Case(
        "// @schema(default: [\"k\": [1, 2.5, true, nil]])\nvar a: JSONValue",
        #"{"x-kubernetes-preserve-unknown-fields":true,"default":{"k":[1,2.5,true,null]}}"#),
      Case(
        "// @schema(preserveUnknownFields: true)\nvar a: [String: JSONValue]",
        #"""
        {"type":"object","additionalProperties":{"x-kubernetes-preserve-unknown-fields":true},
        "x-kubernetes-preserve-unknown-fields":true}
        """#),
      Case(
        "// @schema(embeddedResource: true)\nvar a: JSONValue",
        #"""
        {"type":"object","x-kubernetes-preserve-unknown-fields":true,
        "x-kubernetes-embedded-resource":true}
        """#),
      Case(
        "// @schema(intOrString: true)\nvar a: JSONValue",
        #"{"anyOf":[{"type":"integer"},{"type":"string"}],"x-kubernetes-int-or-string":true}"#),
      Case("// @schema(type: \"boolean\")\nvar a: JSONValue", #"{"type":"boolean"}"#),
      Case(
        "// @schema(type: \"array\", items: (type: \"string\", minLength: 1))\nvar a: JSONValue",
        #"{"type":"array","items":{"type":"string","minLength":1}}"#),
      Case(
        "// @schema(listType: \"atomic\")\nvar a: [Int]",
        #"{"type":"array","items":{"type":"integer"},"x-kubernetes-list-type":"atomic"}"#),
      Case(
        "// @schema(mapType: \"atomic\")\nvar a: [String: Int]",
        #"""
        {"type":"object","additionalProperties":{"type":"integer"},"x-kubernetes-map-type":"atomic"}
        """#),
      Case("// @schema(schemaless, type: \"string\")\nvar a: [Int]", #"{"type":"string"}"#),
      Case(
        "// @schema(items: (items: (minimum: 1)))\nvar a: [[Int]]",
        #"{"type":"array","items":{"type":"array","items":{"type":"integer","minimum":1}}}"#),
      Case(
        "// @schema.items(maxLength: 3)\nvar a: [String]",
        #"{"type":"array","items":{"type":"string","maxLength":3}}"#),
      Case(
        "// @schema(immutable)\nvar a: Int",
        #"""
        {"type":"integer","x-kubernetes-validations":[{"rule":"self == oldSelf",
        "message":"field is immutable"}]}
        """#),
      Case(
        """
        // @schema.validation("self > 0", message: "m", reason: "FieldValueInvalid")
        // @schema.validation("self < oldSelf", messageExpression: "'e'", optionalOldSelf: false)
        var a: Int
        """,
        #"""
        {"type":"integer","x-kubernetes-validations":[
        {"rule":"self > 0","message":"m","reason":"FieldValueInvalid"},
        {"rule":"self < oldSelf","messageExpression":"'e'","optionalOldSelf":false}]}
        """#),
    ])
  func property(_ test: Case) throws {
    let sample = AnnotatedSample(spec: test.declaration)
    #expect(sample.messages == [])
    #expect(try sample.property("a") == JSON.node(test.schema))
  }

  @Test("Attributes of a struct, with the rules of its groups")
  func structure() throws {
    let sample = AnnotatedSample(
      spec: "var a: A\n// @schema(structType: \"granular\")\nvar b: A",
      """
      /** Block documentation,
       * in two lines. */
      // @schema(title: "T", minProperties: 1, maxProperties: 3, structType: "atomic")
      // @schema(atLeastOneOf: ["x", "y"], exactlyOneOf: ["x", "z"], atMostOneOf: ["z", "y"])
      // @schema.validation("true")
      struct A { var x, y, z: Int? }
      """)
    #expect(sample.messages == [])
    let number = "{\"type\":\"integer\"}"
    let schema = """
      {"type":"object","title":"T","description":"Block documentation,\\nin two lines.",
      "properties":{"x":\(number),"y":\(number),"z":\(number)},"minProperties":1,"maxProperties":3,
      "x-kubernetes-map-type":"atomic","x-kubernetes-validations":[{"rule":"true"},
      {"rule":"(has(self.z)?1:0)+(has(self.y)?1:0) <= 1",
      "message":"at most one of the fields in [z y] may be set"},
      {"rule":"(has(self.x)?1:0)+(has(self.z)?1:0) == 1",
      "message":"exactly one of the fields in [x z] must be set"},
      {"rule":"has(self.x)||has(self.y)",
      "message":"at least one of the fields in [x y] must be set"}]}
      """
    #expect(try sample.property("a") == JSON.node(schema))
    #expect(try sample.property("b")["x-kubernetes-map-type"] == "granular")
  }

  @Test("A list with keys")
  func listWithKeys() throws {
    let sample = AnnotatedSample(
      spec: """
        // @schema(listType: "map", listMapKeys: ["name", "port"])
        var a: [Item]
        """, "struct Item { var name: String; var port = 80 }")
    #expect(sample.messages == [])
    #expect(try sample.property("a")["x-kubernetes-list-type"] == "map")
    #expect(try sample.property("a")["x-kubernetes-list-map-keys"] == ["name", "port"])
  }

  @Test("Required and optional may be said against what Swift says")
  func presence() throws {
    let sample = AnnotatedSample(
      spec: """
        // @schema(required)
        var a: String?
        // @schema(optional: true)
        var b: [Int]
        // @schema(optional: false)
        var c = 1
        var d: Int
        """)
    #expect(sample.messages == [])
    #expect(try sample.spec()["required"] == ["a", "c", "d"])
  }

  @Test("Line ends of Windows change nothing")
  func lineEnds() throws {
    let text = """
      /// Two
      /// lines.
      // @kube(group: "example.com",
      //       version: "v1", kind: "Thing")
      struct ThingSpec {
        // @schema(
        //   minLength: 1
        // )
        var a: String
      }
      """
    let windows = text.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\r\n")
    let sample = AnnotatedSample(windows)
    #expect(sample.messages == [])
    #expect(try sample.definition() == AnnotatedSample(text).definition())
  }

  @Test("An annotation may span lines, stand in doc comments, and share its line")
  func forms() throws {
    let lines = AnnotatedSample(
      spec: """
        /// First line.
        // @schema(
        //   minLength: 1,  // a comment in it
        //   pattern: "[)(]\\""
        // ) @schema(maxLength: 9)
        /// Second line.
        var a: String
        /// @schema(minimum: 1)
        /// Documented.
        var b: Int
        """)
    #expect(lines.messages == [])
    #expect(
      try lines.property("a")
        == JSON.node(
          #"""
          {"type":"string","description":"First line.\nSecond line.","minLength":1,
          "pattern":"[)(]\"","maxLength":9}
          """#))
    #expect(
      try lines.property("b")
        == JSON.node(#"{"type":"integer","minimum":1,"description":"Documented."}"#))
  }

  @Test("An alias and a property that disagree both hold, in allOf")
  func conflicts() throws {
    let sample = AnnotatedSample(
      spec: """
        // @schema(minLength: 10, maxLength: 10)
        var a: Word
        // @schema(minLength: 2, description: "mine")
        var same: Word
        // @schema(minimum: 3)
        var number: Number
        """,
      """
      /// A word.
      // @schema(minLength: 2, title: "T")
      typealias Word = String
      // @schema(minimum: 1, exclusiveMinimum: true)
      typealias Number = Int
      """)
    #expect(sample.messages == [])
    #expect(
      try sample.property("a")
        == JSON.node(
          #"""
          {"type":"string","title":"T","description":"A word.","maxLength":10,
          "allOf":[{"minLength":2},{"minLength":10}]}
          """#))
    #expect(
      try sample.property("same")
        == JSON.node(#"{"type":"string","title":"T","description":"mine","minLength":2}"#))
    #expect(
      try sample.property("number")
        == JSON.node(
          #"""
          {"type":"integer","allOf":[{"minimum":1,"exclusiveMinimum":true},{"minimum":3}]}
          """#))
  }

  @Test("An enumeration over an enumeration leaves values out")
  func narrowed() throws {
    let sample = AnnotatedSample(
      spec: "// @schema(enum: [\"a\"])\nvar a: Letter", "enum Letter: String { case a, b }")
    #expect(sample.messages == [])
    #expect(try sample.property("a") == JSON.node(#"{"type":"string","enum":["a"]}"#))
  }

  @Test("Names that CEL reserves or cannot spell are escaped in rules")
  func escapedNames() throws {
    let sample = AnnotatedSample(
      spec: """
        // @schema(immutable)
        var `in`: String?
        // @schema(immutable)
        var dashed: String?
        enum CodingKeys: String, CodingKey { case `in`, dashed = "a-b.c__d/e" }
        """)
    #expect(sample.messages == [])
    let rules = try sample.spec()["x-kubernetes-validations"]?.elements?.compactMap {
      $0["rule"]?.string
    }
    #expect(
      rules == [
        "!has(oldSelf.__in__) || has(self.__in__)",
        "!has(oldSelf.a__dash__b__dot__c__underscores__d__slash__e) || "
          + "has(self.a__dash__b__dot__c__underscores__d__slash__e)",
      ])
  }
}
