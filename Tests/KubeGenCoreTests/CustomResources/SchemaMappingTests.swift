import KubeGenCore
import Testing

@Suite("What a schema maps to")
struct SchemaMappingTests {
  @Test(
    "A property of one schema",
    arguments: [
      // Strings
      ("{type: string}", "a: String?"), ("{type: string, format: date-time}", "a: Time?"),
      ("{type: string, format: byte}", "a: String?"),
      ("{type: string, format: uuid}", "a: String?"),
      ("{type: string, nullable: true}", "a: String? keepsNull"),
      ("{type: string, format: password}", "a: String? secret"),
      ("{type: array, items: {type: string, format: password}}", "a: [String]? secret"),
      (
        "{type: object, additionalProperties: {type: string, format: password}}",
        "a: [String: String]? secret"
      ),
      // Numbers
      ("{type: integer}", "a: Int?"), ("{type: integer, format: int64}", "a: Int?"),
      ("{type: integer, format: int32}", "a: Int32?"),
      ("{type: integer, format: int32, maximum: 4294967295}", "a: Int?"),
      ("{type: integer, format: int32, default: -2147483649}", "a: Int?"),
      ("{type: integer, format: int32, minimum: 0.0, maximum: 2147483647}", "a: Int32?"),
      // A server checks no such format.
      ("{type: integer, format: uint8}", "a: Int?"),
      ("{type: integer, format: int16, minimum: 0}", "a: Int?"),
      ("{type: integer, format: uint16, minimum: 0, maximum: 65535}", "a: UInt16?"),
      ("{type: integer, format: uint8, minimum: 0, maximum: 256}", "a: Int?"),
      ("{type: integer, format: uint32}", "a: UInt32?"),
      ("{type: integer, format: uint64}", "a: UInt64?"),
      ("{type: integer, format: uint64, maximum: 18446744073709551615}", "a: UInt64?"),
      ("{type: integer, format: uint}", "a: Int?"),
      ("{type: integer, format: uint16, minimum: -1}", "a: Int?"),
      ("{type: integer, format: double}", "a: Int?"), ("{type: number}", "a: Double?"),
      ("{type: number, format: float}", "a: Double?"),
      ("{type: number, format: int64}", "a: Double?"),
      ("{type: number, enum: [0.5, 1]}", "a: Double?"), ("{type: boolean}", "a: Bool?"),
      ("{type: boolean, enum: [true]}", "a: Bool?"),
      // Numbers or strings
      ("{x-kubernetes-int-or-string: true}", "a: IntOrString?"),
      ("{type: string, x-kubernetes-int-or-string: true}", "a: IntOrString?"),
      ("{x-kubernetes-int-or-string: true, enum: [1, a]}", "a: IntOrString?"),
      ("{format: int-or-string}", "a: IntOrString?"),
      ("{anyOf: [{type: integer}, {type: string}]}", "a: IntOrString?"),
      ("{oneOf: [{type: string}, {type: integer}]}", "a: IntOrString?"),
      ("{anyOf: [{type: integer}, {type: string}, {type: boolean}]}", "a: JSONValue? keepsNull"),
      // Anything
      ("{}", "a: JSONValue? keepsNull"), ("", "a: JSONValue? keepsNull"),
      ("{description: x}", "a: JSONValue? keepsNull"),
      ("{x-kubernetes-preserve-unknown-fields: true}", "a: JSONValue? keepsNull"),
      ("{type: object, x-kubernetes-preserve-unknown-fields: true}", "a: JSONValue? keepsNull"),
      ("{type: object, additionalProperties: true}", "a: JSONValue? keepsNull"),
      (
        "{oneOf: [{type: string}, {type: array, items: {type: string}}]}", "a: JSONValue? keepsNull"
      ),
      ("{enum: [a, 1]}", "a: JSONValue? keepsNull"),
      ("{type: object, x-kubernetes-embedded-resource: true}", "a: JSONValue? keepsNull"),
      (
        "{type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true}",
        "a: JSONValue? keepsNull"
      ),
      // Objects of any members
      ("{type: object}", "a: [String: JSONValue]?"),
      ("{type: object, properties: {}}", "a: [String: JSONValue]?"),
      ("{type: object, additionalProperties: false}", "a: [String: JSONValue]?"),
      ("{type: object, additionalProperties: {}}", "a: [String: JSONValue]?"),
      ("{type: object, additionalProperties: {type: string}}", "a: [String: String]?"),
      (
        "{type: object, additionalProperties: {type: string, nullable: true}}",
        "a: [String: String?]?"
      ),
      (
        "{type: object, additionalProperties: {type: array, items: {type: integer, format: int32}}}",
        "a: [String: [Int32]]?"
      ),
      (
        "{type: object, nullable: true, additionalProperties: {x-kubernetes-int-or-string: true}}",
        "a: [String: IntOrString]? keepsNull"
      ),
      // Lists
      ("{type: array}", "a: [JSONValue]?"), ("{type: array, items: {}}", "a: [JSONValue]?"),
      ("{type: array, items: {type: array, items: {type: number}}}", "a: [[Double]]?"),
      ("{type: array, items: {type: string, nullable: true}}", "a: [String?]?"),
      ("{type: array, items: {nullable: true}}", "a: [JSONValue]?"),
      ("{type: array, items: {type: string, format: date-time}}", "a: [Time]?"),
      (
        "{anyOf: [{type: array, items: {type: string}}, {type: array, maxItems: 1}]}",
        "a: [String]?"
      ),
    ])
  func property(_ schema: String, _ expected: String) {
    #expect(DefinitionSamples.types("a: \(schema)") == "Foo.Spec\n  \(expected)")
  }

  @Test(
    "Enumerations",
    arguments: [
      ("{type: string, enum: [a, b-c, \"\", a]}", "a: A?", "String = a bC='b-c' empty=''"),
      ("{type: string, nullable: true, enum: [a, null]}", "a: A? keepsNull", "String = a"),
      ("{type: integer, enum: [301, 302]}", "a: A?", "Int = _301='301' _302='302'"),
      ("{type: array, items: {type: string, enum: [a]}}", "a: [A]?", "String = a"),
      (
        "{type: object, additionalProperties: {type: string, enum: [a]}}", "a: [String: A]?",
        "String = a"
      ),
      (
        "{type: array, items: {type: array, items: {type: string, enum: [a], nullable: true}}}",
        "a: [[A?]]?", "String = a"
      ),
      ("{enum: [a, b]}", "a: A?", "String = a b"),
      ("{enum: [1, 2]}", "a: A?", "Int = _1='1' _2='2'"),
      ("{type: string, allOf: [{enum: [a, b, c]}, {enum: [c, b]}]}", "a: A?", "String = b c"),
    ])
  func enumerations(_ schema: String, _ property: String, _ values: String) {
    #expect(
      DefinitionSamples.types("a: \(schema)") == "Foo.Spec\n  \(property)\nFoo.Spec.A: \(values)")
  }

  @Test("A value that the type rules out is left out, with a warning")
  func impossibleValues() {
    #expect(
      DefinitionSamples.types("a: {type: string, enum: [yes, 'no', 1]}") == """
        Foo.Spec
          a: A?
        Foo.Spec.A: String = no
        crd.yaml:19:40: warning: This value is a boolean, but the type is a string, so no object can have it. If it is a word that YAML reads as something else, write it in quotes.
        crd.yaml:19:51: warning: This value is an integer, but the type is a string, so no object can have it. If it is a word that YAML reads as something else, write it in quotes.
        """)
  }

  @Test("A member that one place of a type calls a password is secret at all of them")
  func secrets() {
    #expect(
      DefinitionSamples.types(
        """
        a: {type: object, properties: {key: {type: string}, name: {type: string}}}
        b: {type: object, properties: {key: {type: string, format: password}, name: {type: string}}}
        c: {type: object, oneOf: [{properties: {d: {type: string, format: password}}}]}
        """) == """
          Foo.Spec
            a: A?
            b: B?
            c: C?
          Foo.Spec.A
            name: String?
            key: String? secret
          Foo.Spec.B = A
          Foo.Spec.C
            d: String? secret
          """)
  }

  @Test("Required, nullable and absent members")
  func required() {
    let (units, messages) = DefinitionSamples.units(
      DefinitionSamples.definition(
        versions: DefinitionSamples.version(
          properties: """
            spec:
              type: object
              required: [a, b, c, gone, e, g]
              properties:
                a: {type: string}
                b: {type: string, nullable: true}
                c: {type: object, properties: {x: {type: string}}}
                d: {type: string, default: x}
                e: {x-kubernetes-preserve-unknown-fields: true}
                f: {x-kubernetes-preserve-unknown-fields: true}
                g: {type: object, x-kubernetes-preserve-unknown-fields: true}
              allOf:
              - required: [d]
            """)))
    #expect(messages.isEmpty)
    #expect(
      units.flatMap(\.types).dropFirst().first.map(ModelDump.text) == """
        Foo.Spec
          a: String
          c: C
          d: String
          g: JSONValue
          b: String? keepsNull
          e: JSONValue? keepsNull
          f: JSONValue? keepsNull
        """)
  }

  @Test("Properties that stand only in alternatives join the object if they agree")
  func alternatives() {
    #expect(
      DefinitionSamples.types(
        """
        a:
          type: object
          properties:
            own: {type: string}
          oneOf:
          - properties: {own: {minLength: 1}, same: {type: integer}, text: {type: string}, odd: {type: string}}
          - properties: {same: {type: integer}, text: {type: string, enum: [x]}, odd: {type: integer}}
            anyOf:
            - properties: {deep: {type: boolean, nullable: true}}
        b:
          oneOf:
          - type: object
            properties: {x: {type: string}}
          - type: object
            properties: {z: {type: string}}
        """) == """
          Foo.Spec
            a: A?
            b: B?
          Foo.Spec.A
            deep: Bool? keepsNull
            odd: JSONValue? keepsNull
            own: String?
            same: Int?
            text: String?
          Foo.Spec.B
            x: String?
            z: String?
          """)
  }

  @Test(
    "Members that are known beside ones that are not make an object; embedded resources have their identity"
  )
  func openObjects() {
    #expect(
      DefinitionSamples.types(
        """
        a: {type: object, x-kubernetes-preserve-unknown-fields: true, properties: {x: {type: string}}}
        b: {type: object, additionalProperties: {type: string}, properties: {z: {type: string}}}
        c: {type: object, x-kubernetes-embedded-resource: true, properties: {kind: {type: string}, spec: {type: object}}}
        """) == """
          Foo.Spec
            a: A?
            b: B?
            c: C?
          Foo.Spec.A
            x: String?
          Foo.Spec.B
            z: String?
          Foo.Spec.C
            apiVersion: String?
            kind: String?
            metadata: [String: JSONValue]?
            spec: [String: JSONValue]?
          """)
  }

  @Test("Types that KubeCore has are recognised by their exact shape")
  func coreTypes() {
    let condition =
      "lastTransitionTime: {type: string, format: date-time}, message: {type: string}, observedGeneration: {type: integer, format: int64}, reason: {type: string}, type: {type: string}"
    let requirement =
      "{type: object, required: [key, operator], properties: {key: {type: string}, operator: {type: string}, values: {type: array, items: {type: string}}}}"
    #expect(
      DefinitionSamples.types(
        """
        a: {type: object, required: [type, status, reason, message, lastTransitionTime], properties: {\(condition), status: {type: string, enum: ["True", "False", Unknown]}}}
        b: {type: object, required: [type, status, reason, message, lastTransitionTime], properties: {\(condition), status: {type: string}}}
        c: {type: object, required: [type, status, reason, message], properties: {\(condition), status: {type: string}}}
        d: {type: object, required: [type, status, reason, message, lastTransitionTime], properties: {\(condition), status: {type: string}, more: {type: string}}}
        e: {type: object, properties: {matchLabels: {type: object, additionalProperties: {type: string}}, matchExpressions: {type: array, items: \(requirement)}}}
        f: {type: array, items: \(requirement)}
        g: {type: object, required: [apiVersion, kind, name, uid], properties: {apiVersion: {type: string}, kind: {type: string}, name: {type: string}, uid: {type: string}, controller: {type: boolean}, blockOwnerDeletion: {type: boolean}}}
        h: {type: object, properties: {name: {type: string}}}
        i: {type: object, properties: {apiVersion: {type: string}, kind: {type: string}, name: {type: string}, uid: {type: string}, namespace: {type: string}, fieldPath: {type: string}, resourceVersion: {type: string}}}
        """) == """
          Foo.Spec
            a: A?
            b: B?
            c: C?
            d: D?
            e: E?
            f: [F]?
            g: G?
            h: H?
            i: I?
          Foo.Spec.A = KubeCore.Condition
          Foo.Spec.B = KubeCore.Condition
          Foo.Spec.C
            type: String
            status: String
            reason: String
            message: String
            lastTransitionTime: Time?
            observedGeneration: Int?
          Foo.Spec.D
            type: String
            status: String
            reason: String
            message: String
            lastTransitionTime: Time
            more: String?
            observedGeneration: Int?
          Foo.Spec.E = KubeCore.LabelSelector
          Foo.Spec.F = KubeCore.LabelSelectorRequirement
          Foo.Spec.G = KubeCore.OwnerReference
          Foo.Spec.H
            name: String?
          Foo.Spec.I = KubeCore.ObjectReference
          """)
  }

  @Test(
    "Schemas that cannot be meant",
    arguments: [
      (
        "a: {type: strnig}", "19:25: error: 'strnig' is no type of a schema. Did you mean 'string'?"
      ),
      ("a: {type: [string, 'null']}", "19:25: error: 'type' takes a string, but this is a list."),
      (
        "a: {$ref: '#/definitions/x'}",
        "19:19: error: A CustomResourceDefinition cannot hold a $ref"
      ),
      (
        "a: {anyOf: [{type: string}, {$ref: x}]}",
        "19:44: error: A CustomResourceDefinition cannot hold a $ref"
      ),
      (
        "a: {type: object, propertees: {}}",
        "19:33: warning: 'propertees' is no keyword of a schema, and an API server drops it. Did you mean 'properties'?"
      ),
      ("a: 3", "19:18: error: A schema is a mapping, but this is an integer."),
      (
        "a: {type: array, items: [{type: string}]}",
        "19:39: error: 'items' takes a mapping, but this is a list."
      ),
      (
        "a: {type: string, nullable: 'true'}",
        "19:43: error: 'nullable' takes true or false, but this is a string."
      ),
    ])
  func mistakes(_ property: String, _ expected: String) {
    let messages = DefinitionSamples.units(DefinitionSamples.specification(property)).messages
    #expect(messages.count == 1)
    #expect(messages.first?.hasPrefix("crd.yaml:\(expected)") == true, "\(messages)")
  }

  @Test("Schemas nest so deep and no deeper")
  func depth() {
    func nested(_ levels: Int) -> String {
      let open = String(repeating: "{type: array, items: ", count: levels)
      return "a: \(open){type: string}\(String(repeating: "}", count: levels))"
    }
    #expect(DefinitionSamples.units(DefinitionSamples.specification(nested(120))).messages.isEmpty)
    let messages = DefinitionSamples.units(DefinitionSamples.specification(nested(140))).messages
    #expect(messages.count == 1 && messages[0].contains("nested more than 128 levels deep"))
  }

  @Test(
    "Descriptions are carried over; shared types are described by what most of their places agree on"
  )
  func documentation() {
    let (units, _) = DefinitionSamples.units(
      DefinitionSamples.specification(
        """
        a: {type: object, description: One., properties: {x: {type: string, description: Exx.}}}
        b: {type: object, description: One., properties: {x: {type: string, description: Ex.}}}
        c: {type: object, description: Two., properties: {x: {type: string}}}
        d: {type: object, description: Three., properties: {y: {type: string, description: ""}}}
        e: {type: object, description: Four., properties: {y: {type: string}}}
        """))
    let types = Dictionary(uniqueKeysWithValues: units.flatMap(\.types).map { ($0.name.last, $0) })
    #expect(types["A"]?.documentation == "One.")
    #expect(types["D"]?.documentation == nil)
    guard case .object(let a) = types["A"]?.form, case .object(let spec) = types["Spec"]?.form
    else {
      Issue.record("no objects")
      return
    }
    #expect(a.properties.first?.documentation == "Ex.")
    #expect(spec.properties.map(\.documentation) == ["One.", "One.", "Two.", "Three.", "Four."])
  }
}
