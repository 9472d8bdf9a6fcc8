import KubeGenCore
import KubeTestSupport
import Testing

@Suite("Names of nested types")
struct TypeNamingTests {
  /// The types' names with what they consist of, as `Spec(template)`.
  private func names(_ properties: String) -> [String] {
    let (units, messages) = DefinitionSamples.units(
      DefinitionSamples.definition(versions: DefinitionSamples.version(properties: properties)))
    #expect(messages.isEmpty)
    return units.flatMap(\.types).dropFirst().map { type in
      guard case .object(let object) = type.form else { return type.name.last }
      return "\(type.name.last)(\(object.properties.map(\.jsonName).joined(separator: ",")))"
    }
  }

  @Test("Equal shapes are one type, whatever their places, order and validation")
  func sharing() {
    #expect(
      names(
        """
        spec:
          type: object
          properties:
            zone: {type: object, required: [a], properties: {a: {type: string}, b: {type: integer}}}
            list: {type: array, items: {type: object, required: [a], properties: {b: {type: integer, maximum: 3}, a: {type: string, default: x}}}}
            other: {type: object, properties: {a: {type: string}, b: {type: integer}}}
            zero: {type: object, required: [a], properties: {a: {type: string}, b: {type: integer, nullable: true}}}
            mode: {type: string, enum: [v, w]}
            kind: {type: string, enum: [w, v]}
        """) == [
          "Spec(zone,list,other,zero,mode,kind)", "List(b,a)", "Other(a,b)", "Zero(a,b)", "Kind",
        ])
  }

  @Test("The first path has the plain name; later ones add their parents")
  func clashes() {
    let status =
      "status: {type: object, properties: {template: {type: object, properties: {s: {type: string}}}}}"
    let spec = """
      spec:
        type: object
        properties:
          template:
            type: object
            properties:
              template: {type: object, properties: {t: {type: string}}}
              spec: {type: object, properties: {u: {type: string}}}
      """
    #expect(
      names("\(spec)\n\(status)") == [
        "Spec(template)", "Template(template,spec)", "Template2(t)",
        "TemplateSpec(u)", "Status(template)", "StatusTemplate(s)",
      ])
    #expect(Set(names("\(status)\n\(spec)")) == Set(names("\(spec)\n\(status)")))
  }

  @Test("A name is neither reserved, nor the root's, nor another one in other letters")
  func reserved() {
    #expect(
      names(
        """
        spec:
          type: object
          properties:
            type: {type: string, enum: [a]}
            foo: {type: object, properties: {a: {type: string}}}
            oneValue: {type: object, properties: {b: {type: string}}}
            httpGet: {type: object, properties: {c: {type: string}}}
            HTTPGet: {type: object, properties: {d: {type: string}}}
            3d: {type: object, properties: {3d: {type: object, properties: {e: {type: string}}}}}
            x-y: {type: object, properties: {f: {type: string}}}
            Scope: {type: object, properties: {g: {type: string}}}
            optionalValue: {type: object, properties: {h: {type: string}}}
        """) == [
          "Spec(type,foo,oneValue,httpGet,HTTPGet,3d,x-y,Scope,optionalValue)", "SpecType",
          "SpecFoo(a)", "OneValue(b)",
          "SpecHTTPGet(c)", "HTTPGet(d)", "_3d(3d)", "_3d2(e)", "XY(f)", "SpecScope(g)",
          "OptionalValue(h)",
        ])
  }

  @Test("A recursion that is unrolled counts its levels")
  func unrolled() {
    let open = "items: {type: array, items: {type: object, properties: {m: {type: string}, "
    let close = "}}}"
    let nested =
      String(repeating: open, count: 4) + "m4: {type: string}" + String(repeating: close, count: 4)
    #expect(
      names("spec: {type: object, properties: {\(nested)}}").map { $0.prefix { $0 != "(" } }
        == ["Spec", "Items", "Items2", "Items3", "Items4"])
  }

  @Test("A new member renames nothing that has a shorter path", arguments: 0..<60)
  func stability(_ seed: Int) {
    var schemas = RandomSchema(random: SplitMix64(seed: UInt64(seed)))
    let spec = "spec: \(Node(schemas.object(depth: 3)).jsonText())"
    let open = String(repeating: "q: {type: object, properties: {", count: 5)
    let deep =
      "\(open)a: {type: object, properties: {new: {type: string}}}\(String(repeating: "}}", count: 5))"
    let old = names(spec)
    let new = names("\(spec)\nstatus: {type: object, properties: {\(deep)}}")
    #expect(Set(old).isSubset(of: new), "\(spec)")
    #expect(new.contains { $0.hasSuffix("(new)") })
  }
}

/// Random schemas with few names, so that they clash and repeat.
struct RandomSchema {
  var random: SplitMix64
  private let words = ["a", "b", "spec", "template", "items", "type", "A"]

  mutating func object(depth: Int) -> Node.Content {
    var names: [String] = []
    for _ in 0...random.below(4) {
      let name = random.element(words)
      if !names.contains(name) { names.append(name) }
    }
    let properties = names.map { Node.Member($0, Node(schema(depth: depth))) }
    return .mapping([
      Node.Member("type", "object"), Node.Member("properties", Node(.mapping(properties))),
    ])
  }

  mutating func schema(depth: Int) -> Node.Content {
    switch random.below(depth > 0 ? 6 : 3) {
    case 0: return .mapping([Node.Member("type", "string")])
    case 1: return .mapping([Node.Member("type", "integer")])
    case 2:
      return .mapping([
        Node.Member("type", "string"), Node.Member("enum", [Node(.string(random.element(words)))]),
      ])
    case 3:
      return .mapping([
        Node.Member("type", "array"), Node.Member("items", Node(schema(depth: depth - 1))),
      ])
    default: return object(depth: depth - 1)
    }
  }
}
