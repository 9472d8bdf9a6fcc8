import KubeGenCore
import KubeTestSupport
import Testing

@Suite("Names of places")
struct PlaceNamingTests {
  /// The types' names with what they consist of, as `Spec.Template(a,b)`, and other names as
  /// `Spec.Other = Spec.Template`.
  private func names(_ properties: String) -> [String] {
    let (units, messages) = DefinitionSamples.units(
      DefinitionSamples.definition(versions: DefinitionSamples.version(properties: properties)))
    #expect(messages.isEmpty)
    func text(_ name: TypeName) -> String { name.path.dropFirst().joined(separator: ".") }
    return units.flatMap(\.types).dropFirst().map { type in
      switch type.form {
      case .object(let object):
        "\(text(type.name))(\(object.properties.map(\.jsonName).joined(separator: ",")))"
      case .otherName(.named(let name)): "\(text(type.name)) = \(text(name))"
      case .otherName(let other): "\(text(type.name)) = \(ModelDump.text(of: other))"
      default: text(type.name)
      }
    }
  }

  @Test("Equal shapes are one type with a name for each place, whatever their order and validation")
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
          "Spec(kind,list,mode,other,zero,zone)", "Spec.Zone = Spec.List", "Spec.List(a,b)",
          "Spec.Other(a,b)", "Spec.Zero(a,b)", "Spec.Mode = Spec.Kind", "Spec.Kind",
        ])
  }

  @Test("A name follows from the path, whatever stands elsewhere")
  func nesting() {
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
        "Spec(template)", "Status(template)", "Spec.Template(template,spec)",
        "Spec.Template.Template(t)", "Spec.Template.Spec(u)", "Status.Template(s)",
      ])
    #expect(Set(names("\(status)\n\(spec)")) == Set(names("\(spec)\n\(status)")))
  }

  @Test("A name is neither reserved nor the root's, and two of one object are told apart")
  func reserved() {
    #expect(
      names(
        """
        spec:
          type: object
          properties:
            type: {type: string, enum: [a]}
            foo: {type: object, properties: {a: {type: string}}}
            httpGet: {type: object, properties: {c: {type: string}}}
            HTTPGet: {type: object, properties: {d: {type: string}}}
            3d: {type: object, properties: {3d: {type: object, properties: {e: {type: string}}}}}
            x-y: {type: object, properties: {f: {type: string}}}
            Scope: {type: object, properties: {g: {type: string}}}
            rule: {type: object, properties: {h: {type: string}}}
            rules: {type: array, items: {type: object, properties: {i: {type: string}}}}
            policies: {additionalProperties: {type: object, properties: {j: {type: string}}}}
        """) == [
          "Spec(rules,httpGet,type,3d,HTTPGet,Scope,foo,policies,rule,x-y)", "Spec.TypeValue",
          "Spec.FooValue(a)", "Spec.HTTPGet2(c)", "Spec.HTTPGet(d)", "Spec._3dValue(3d)",
          "Spec.XY(f)", "Spec.ScopeValue(g)", "Spec.Rule(h)", "Spec.RulesElement(i)",
          "Spec.Policy(j)", "Spec._3dValue._3dValue(e)",
        ])
  }

  @Test("What is of a type of KubeCore has a name at its place as well")
  func core() {
    #expect(
      names(
        """
        spec:
          type: object
          properties:
            targets: {type: array, items: {type: object, properties: {matchLabels: {additionalProperties: {type: string}}, matchExpressions: {type: array, items: {type: object, required: [key, operator], properties: {key: {type: string}, operator: {type: string}, values: {type: array, items: {type: string}}}}}}}}
        """) == ["Spec(targets)", "Spec.Target = KubeCore.LabelSelector"])
  }

  @Test(
    "One of many",
    arguments: [
      ("containers", "container"), ("policies", "policy"), ("ingress", "ingress"),
      ("addresses", "address"), ("statuses", "status"), ("clusterIPs", "clusterIP"),
      ("caches", "cache"), ("matches", "match"), ("indexes", "index"), ("databases", "database"),
      ("responses", "response"), ("aliases", "alias"), ("dns", "dns"), ("tls", "tls"),
      ("children", "child"), ("nodeTaints", "nodeTaint"), ("series", "series"), ("URLs", "URL"),
      ("env", "env"), ("v1s2", "v1s2"), ("s", "s"), ("proxies", "proxy"), ("gpus", "gpu"),
      ("metrics", "metric"), ("hashes", "hash"), ("sizes", "size"), ("data", "data"),
    ])
  func singular(_ many: String, _ one: String) {
    #expect(SwiftNaming.singular(many) == one)
  }
}
