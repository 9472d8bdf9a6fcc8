import KubeGenCore
import Testing

@Suite("What is wrong is said where it is, with the remedy")
struct AnnotationDiagnosticTests {
  private static func kube(_ attributes: String, _ more: String = "") -> String {
    "// @kube(group: \"example.com\", version: \"v1\", kind: \"Thing\"\(attributes))\n\(more)"
      + "struct ThingSpec { var a: String }"
  }

  /// 247 characters, and `things.` makes 254 of them.
  private static let longGroup =
    (0..<4).map { _ in String(repeating: "a", count: 61) }.joined(separator: ".")

  private static func line(_ annotation: String) -> String { kube("", "// \(annotation)\n") }

  @Test(
    "In @kube",
    arguments: [
      Problem(
        kube(", ⟦namespacd: true"),
        "'@kube' has no attribute 'namespacd'. Did you mean 'namespaced'?"),
      Problem(kube(", ⟦frobnicate: true"), "It has categories, deprecated, doc, group"),
      Problem(kube(", namespaced: ⟦\"yes\""), "'namespaced' takes true or false, not a string."),
      Problem(kube(", plural: ⟦3"), "'plural' takes a string, not an integer."),
      Problem(kube(", shortNames: ⟦\"t\""), "'shortNames' takes a list of strings"),
      Problem(
        kube(", shortNames: [\"t\", ⟦\"T\"]"), "'T' is no DNS label, as 'shortNames' must be"),
      Problem(kube(", status: ⟦\"ThingStatus\""), "a type, written 'FooStatus.self'"),
      Problem(kube(", status: ⟦ThingStatus.self"), "No file of this target declares 'ThingStatus'"),
      Problem(kube(", status: ⟦Int.self"), "'status' is a struct of this target"),
      Problem(kube(", doc: \"a\", ⟦doc: \"b\""), "'doc' is here twice."),
      Problem(kube(", ⟦plural"), "'plural' needs a value"),
      Problem(kube(", ⟦\"plural\""), "takes 'name: value' pairs"),
      Problem(kube(", deprecated: ⟦3"), "true, false or the text of a warning"),
      Problem(kube(", deprecated: ⟦\"\""), "one line of 1 to 256 characters"),
      Problem(kube(", storage: ⟦false"), "Leave 'storage' out."),
      Problem(kube(", listKind: ⟦\"Thing\""), "'listKind' is the kind itself."),
      Problem(kube(", root: ⟦\"ThingSpec\""), "Call the struct 'ThingSpecSpec'"),
      Problem(kube(", root: ⟦\"A-B\""), "cannot be the name of a Swift type"),
      Problem(kube(", root: ⟦\"Resource\""), "Generated code means something else by 'Resource'."),
      Problem(
        "// ⟦@kube(group: \"example.com\", kind: \"Thing\")\nstruct ThingSpec {}",
        "'@kube' needs 'version' as well."),
      Problem(
        "// @kube(group: ⟦\"example\", version: \"v1\", kind: \"Thing\")\nstruct ThingSpec {}",
        "with at least one dot"),
      Problem(
        "// @kube(group: ⟦\"x.k8s.io\", version: \"v1\", kind: \"Thing\")\nstruct ThingSpec {}",
        "api-approved.kubernetes.io"),
      Problem(
        "// @kube(group: \"example.com\", version: ⟦\"1\", kind: \"Thing\")\nstruct ThingSpec {}",
        "'1' is no DNS label, as 'version' must be"),
      Problem(
        "// @kube(group: \"example.com\", version: \"v1\", kind: ⟦\"A_B\")\nstruct ThingSpec {}",
        "'A_B' is no 'kind'"),
      Problem(
        "// @kube(group: \"example.com\", version: \"v1\", kind: ⟦\"Thing\")\nstruct Thing {}",
        "a type for the whole object is made beside it"),
      Problem(
        "// ⟦@kube(group: \"example.com\", version: \"v1\", kind: \"Thing\")\nclass ThingSpec {}",
        "and 'ThingSpec' is none"),
      Problem(
        "// ⟦@kube(group: \"example.com\", version: \"v1\", kind: \"Thing\")\ntypealias T = Int",
        "and 'T' is none"),
      Problem(
        "\(AnnotatedSample.head)struct ⟦ThingSpec<T> {}", "is generic, and a kind is made of"),
      Problem(
        "\(AnnotatedSample.head)private struct ⟦ThingSpec {}",
        "Make it internal, package or public."),
      Problem(
        "\(AnnotatedSample.head)// ⟦\(AnnotatedSample.head.dropFirst(3))struct ThingSpec {}",
        "Write a second struct"),
      Problem("// ⟦@kube.label(\"a\", \"b\")\nstruct ThingSpec {}", "needs a '@kube(group: …"),
      Problem(
        "// ⟦@kube group: \"example.com\"\nstruct ThingSpec {}",
        "needs its attributes in parentheses"),
      Problem("// ⟦@kube(group: \"example.com\",\nstruct ThingSpec {}", "is never closed"),
      Problem(
        "// ⟦@kube(group: \"a.b\"\n\n// version: \"v1\")\nstruct ThingSpec {}", "is never closed"),
      Problem("// @kube(group = \"a\" ?⟦)\nstruct ThingSpec {}", "cannot be read"),
      Problem("/* ⟦@kube(group: \"a\") */\nstruct ThingSpec {}", "Write this one behind '//'."),
    ])
  func kubeProblems(_ problem: Problem) { problem.check() }

  @Test(
    "In what follows @kube",
    arguments: [
      Problem(line("⟦@kube.printcolumn(name: \"a\")"), "Did you mean '@kube.printColumn'?"),
      Problem(line("⟦@kub.label(\"a\", \"b\")"), "Did you mean '@kube.label'?"),
      Problem(line("⟦@kube.printColumn(name: \"a\")"), "needs 'type', 'jsonPath' as well"),
      Problem(
        line("@kube.printColumn(name: \"a\", type: ⟦\"int\", jsonPath: \".spec.a\")"),
        "one of boolean, date, integer, number, string."),
      Problem(
        line("@kube.printColumn(name: \"a\", type: \"string\", jsonPath: ⟦\"spec.a\")"),
        "begins with a dot"),
      Problem(
        line("@kube.printColumn(name: ⟦\"\", type: \"string\", jsonPath: \".spec.a\")"),
        "A column needs a name"),
      Problem(
        line(
          "@kube.printColumn(name: \"a\", type: \"string\", jsonPath: \".spec.a\", format: ⟦\"x\")"),
        "A column's 'format' is one of"),
      Problem(
        line(
          "@kube.printColumn(name: \"a\", type: \"string\", jsonPath: \".spec.a\", priority: ⟦\"x\")"
        ),
        "'priority' takes an integer"),
      Problem(
        line("@kube.scale(specReplicas: ⟦\".replicas\", statusReplicas: \".status.r[0]\")"),
        "'specReplicas' is a path under .spec."),
      Problem(
        line("@kube.selectable(⟦\".spec.b\")"),
        "no field 'b' on the way '.spec.b'. Did you mean 'a'?"),
      Problem(line("@kube.selectable(⟦\".metadata.name\")"), "no selectable fields"),
      Problem(line("@kube.selectable(⟦\".spec\")"), "'.spec' is an object"),
      Problem(
        line("@kube.selectable(\".spec.a\")\n// @kube.selectable(⟦\".spec.a\")"), "here twice"),
      Problem(line("@kube.selectable(⟦\".spec['a']\")"), "made of '.name' parts"),
      Problem(
        "\(AnnotatedSample.head)"
          + (0..<8).map { "// @kube.selectable(\".spec.p\($0)\")\n" }.joined()
          + "// @kube.selectable(⟦\".spec.p8\")\nstruct ThingSpec { var "
          + (0..<9).map { "p\($0)" }.joined(separator: ", ") + ": Int }",
        "at most 8 selectable fields"),
      Problem(
        "// @kube(group: ⟦\"\(longGroup)\", version: \"v1\", kind: \"Thing\")\nstruct ThingSpec {}",
        "254 characters, and 253 are allowed"),
      Problem(line("@kube.validation(\"self.a ==  (1⟦\")"), "missing ')' at '<EOF>'"),
      Problem(line("@kube.label(⟦\"a b\", \"c\")"), "no key of a label"),
      Problem(line("@kube.label(\"a\", ⟦\"b c\")"), "An annotation can hold it."),
      Problem(line("@kube.annotation(\"a\", ⟦1)"), "'value' takes a string"),
      Problem(line("@kube.annotation(\"a\", \"b\", ⟦\"c\")"), "takes 'name: value' pairs"),
      Problem(line("@schema(description: \"a\") ⟦and more"), "Nothing may follow an annotation"),
    ])
  func detailProblems(_ problem: Problem) { problem.check() }

  @Test(
    "In @schema",
    arguments: [
      Problem(spec: "// @schema(⟦minLenght: 1)\nvar a: String", "Did you mean 'minLength'?"),
      Problem(spec: "// @schema(⟦imutable)\nvar a: String", "Did you mean 'immutable'?"),
      Problem(
        spec: "// @schema(minLength: ⟦\"1\")\nvar a: String",
        "takes an integer that is not negative"),
      Problem(
        spec: "// @schema(minLength: ⟦-1)\nvar a: String", "takes an integer that is not negative"),
      Problem(
        spec: "// @schema(minimum: ⟦\"1\")\nvar a: Int", "'minimum' takes a number, not a string."),
      Problem(spec: "// @schema(pattern: ⟦1)\nvar a: String", "'pattern' takes a string"),
      Problem(spec: "// @schema(enum: ⟦[])\nvar a: String", "a list of one or more values"),
      Problem(spec: "// @schema(enum: ⟦\"a\")\nvar a: String", "a list of one or more values"),
      Problem(spec: "// @schema(default: ⟦Foo())\nvar a: String", "'default' takes a literal"),
      Problem(spec: "// @schema(listType: ⟦\"sett\")\nvar a: [Int]", "Did you mean 'set'?"),
      Problem(spec: "// @schema(items: ⟦1)\nvar a: [Int]", "attributes in parentheses"),
      Problem(spec: "// @schema(externalDocs: ⟦1)\nvar a: [Int]", "the address as a string"),
      Problem(
        spec: "// @schema(minLength: 1)\n// @schema(⟦minLength: 2)\nvar a: String", "here twice"),
      Problem(spec: "// @schema(⟦untagged: true)\nvar a: String", "above an enum with payloads"),
      Problem(spec: "// @schema(atMostOneOf: ⟦[\"a\", \"b\"])\nvar a: String", "above the struct"),
      Problem(
        spec: "var a: A", "// @schema(⟦immutable)\nstruct A {}", "It belongs above a property."),
      Problem(
        spec: "var a: A", "// @schema(exactlyOneOf: ⟦[\"x\"])\nstruct A { var x: Int? }",
        "two or more properties"),
      Problem(
        spec: "var a: A", "// @schema(exactlyOneOf: [\"x\", ⟦\"z\"])\nstruct A { var x, y: Int? }",
        "no member 'z' in JSON"),
      Problem(
        spec: "var a: A",
        "// @schema(exactlyOneOf: [\"x\", ⟦\"y\"])\nstruct A { var x: Int?; var y: Int }",
        "'y' is required"),
      Problem(
        spec: "// @schema.validation(\"true\", reason: ⟦\"FieldValueInvald\")\nvar a: Int",
        "Did you mean 'FieldValueInvalid'?"),
      Problem(spec: "// ⟦@schema.validation(message: \"m\")\nvar a: Int", "needs 'rule' as well"),
      Problem(
        spec: "// ⟦@schema.rule(\"m\")\nvar a: Int", "There is no annotation '@schema.rule'."),
      Problem(spec: "// ⟦@schem(minLength: 1)\nvar a: Int", "Did you mean '@schema'?"),
      Problem(spec: "// ⟦@schema(minLength: 1)\nfunc a() {}", "belongs to nothing"),
      Problem(spec: "// ⟦@schema(minLength: 1)\nvar a: Int { 1 }", "belongs to nothing"),
      Problem(spec: "// ⟦@schema(minLength: 1)\nstatic let a = 1", "belongs to nothing"),
      Problem(spec: "var a: String  // ⟦@schema(minLength: 1)", "belongs to nothing"),
      Problem(
        spec: "// ⟦@kube.label(\"a\", \"b\")\nvar a: Int", "stands above the struct of the spec"),
      Problem(
        spec: "// ⟦@schema(minLength: 1)\nvar a = \"\"\nvar b = 1\n"
          + "enum CodingKeys: String, CodingKey { case b }", "not in CodingKeys"),
      Problem(spec: "// @schema(type: ⟦\"strin\")\nvar a: JSONValue", "Did you mean 'string'?"),
    ])
  func schemaProblems(_ problem: Problem) { problem.check() }
}
