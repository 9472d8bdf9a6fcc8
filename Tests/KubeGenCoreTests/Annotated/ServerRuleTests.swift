import Testing

@testable import KubeGenCore
@testable import KubeGenModel

@Suite("Rules of API servers that are easily overlooked")
struct ServerRuleTests {
  @Test(
    "Rules about what has no type",
    arguments: [
      Problem(spec: "// @schema.validation(⟦\"true\")\nvar a: JSONValue", "A rule needs to know"),
      Problem(spec: "// @schema.validation(⟦\"true\")\nvar a: [JSONValue]", "A rule needs to know"),
      Problem(
        spec: "// @schema.items.validation(⟦\"true\")\nvar a: [JSONValue]", "A rule needs to know"),
      Problem(spec: "// @schema(immutable: ⟦true)\nvar a: JSONValue?", "A rule needs to know"),
      Problem(
        spec: "var a: A",
        "// @schema(exactlyOneOf: [⟦\"x\", \"y\"])\nstruct A { var x: JSONValue?; var y: Int? }",
        "A rule cannot see 'x'"),
    ])
  func untyped(_ problem: Problem) { problem.check() }

  private static func root(_ rule: String) -> String {
    "\(AnnotatedSample.head)// @kube.validation(\(rule))\nstruct ThingSpec {}"
  }

  @Test(
    "Of the metadata a rule sees the name only",
    arguments: [
      Problem(root("\"self.metadata⟦.labels.size() > 0\""), "not 'labels'"),
      Problem(root("\"has⟦(self . metadata .annotations)\""), "not 'annotations'"),
      Problem(root("⟦\"true\", messageExpression: \"self.metadata.namespace\""), "not 'namespace'"),
      Problem(
        spec: "// @schema(embeddedResource, preserveUnknownFields)\n"
          + "// @schema.validation(\"self.metadata⟦.uid != ''\")\nvar a: JSONValue", "not 'uid'"),
    ])
  func metadata(_ problem: Problem) { problem.check() }

  @Test(
    "Rules that pass",
    arguments: [
      "\"self.metadata.name.startsWith('a') && self.metadata.generateName == ''\"",
      "\"'self.metadata.labels' != self.kind\"", "\"[self.kind].all(metadata, metadata != '')\"",
    ])
  func passing(_ rule: String) {
    #expect(AnnotatedSample(Self.root(rule)).messages == [])
  }

  @Test("A metadata of a spec is like any other member")
  func ownMetadata() {
    let sample = AnnotatedSample(
      spec: "// @schema.validation(\"self.metadata.labels > 0\")\nvar a: A",
      "struct A { var metadata: B }\nstruct B { var labels: Int }")
    #expect(sample.messages == [])
  }

  @Test("Rules on elements")
  func items() throws {
    let sample = AnnotatedSample(
      spec: """
        // @schema.items.validation("self.size() > 1", message: "too short")
        // @schema.items(minLength: 1)
        // @schema.items.validation("self != 'x'")
        var a: [String]
        """)
    #expect(sample.messages == [])
    #expect(
      try sample.property("a")["items"]
        == JSON.node(
          #"""
          {"type":"string","minLength":1,"x-kubernetes-validations":[
          {"rule":"self.size() > 1","message":"too short"},{"rule":"self != 'x'"}]}
          """#))
  }

  @Test(
    "Defaults",
    arguments: [
      Problem(
        spec: "// @schema(pattern: \"^[a-z]+$\")\nvar a = ⟦\"A1\"", "the pattern does not match"),
      Problem(spec: "// @schema(default: ⟦\"yesterday\")\nvar a: Time?", "is no 'date-time'"),
      Problem(spec: "// @schema(format: \"uuid\")\nvar a = ⟦\"1-2\"", "is no 'uuid'"),
      Problem(spec: "// @schema(default: ⟦\"five\")\nvar a: Quantity?", "pattern does not match"),
      Problem(
        spec: "// @schema(listType: \"map\", listMapKeys: [\"n\"], default: "
          + "⟦[[\"n\": \"a\"], [\"n\": \"a\"]])\nvar a: [A]?", "struct A { var n: String }",
        "two elements with the same 'n'"),
      Problem(
        spec: "// @schema(embeddedResource, preserveUnknownFields, default: ⟦[\"kind\": \"A\"])\n"
          + "var a: JSONValue", "does not say its 'apiVersion'"),
      Problem(
        spec: "// @schema(default: ⟦[\"z\": 1])\nvar a: A?",
        "// @schema(untagged)\nenum A { case b(z: Int, y: Int), c(z: Int, x: Int) }",
        "has all members of none of the cases"),
      Problem(
        spec: "var a: A",
        "// @schema(untagged)\nenum A { case ⟦b(x: Int = 1), c(y: Int) }",
        "fill in the default of 'x' for the other cases"),
    ])
  func defaults(_ problem: Problem) { problem.check() }

  @Test(
    "Defaults that fit",
    arguments: [
      "// @schema(pattern: \"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$\")\nvar a = \"a-b\"",
      "// @schema(default: \"2006-01-02T15:04:05.5+02:00\")\nvar a: Time?",
      "// @schema(default: \"1.5Gi\")\nvar a: Quantity?",
      "// @schema(default: 5)\nvar a: Quantity?",
      "// @schema(embeddedResource, preserveUnknownFields, "
        + "default: [\"apiVersion\": \"v1\", \"kind\": \"A\", \"metadata\": [:]])\nvar a: JSONValue",
    ])
  func goodDefaults(_ member: String) {
    #expect(AnnotatedSample(spec: member).messages == [])
  }
}
