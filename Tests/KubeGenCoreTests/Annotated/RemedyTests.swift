import Testing

@Suite("Mistakes are said in full: line, column, what is wrong, what to do")
struct RemedyTests {
  private static let head = AnnotatedSample.head

  @Test(
    "One mistake, one message",
    arguments: [
      (
        "// @kube(group: \"example.com\", version: \"v1\", kind: \"Thing\", plurl: \"x\")\n"
          + "struct ThingSpec {}",
        "1:62: error: '@kube' has no attribute 'plurl'. Did you mean 'plural'?"
      ),
      (
        "\(head)struct ThingSpec {\n  // @schema(minLenght: 1)\n  var a: String\n}",
        "3:14: error: '@schema' has no attribute 'minLenght'. Did you mean 'minLength'?"
      ),
      (
        "\n  // @kube(version: \"v1\", kind: \"Thing\")\nstruct ThingSpec {}",
        "2:6: error: '@kube' needs 'group' as well."
      ),
      (
        "// @kube(group: \"example.com\", kind: \"Thing\")\nstruct ThingSpec {}",
        "1:4: error: '@kube' needs 'version' as well."
      ),
      (
        "// @kube(group: \"example.com\", version: \"v1\")\nstruct ThingSpec {}",
        "1:4: error: '@kube' needs 'kind' as well."
      ),
      (
        "// @kube(group: \"example.com\", version: 1, kind: \"Thing\")\nstruct ThingSpec {}",
        "1:41: error: 'version' takes a string, not an integer."
      ),
      (
        "\(head)struct ThingSpec {\n  // @schema(minLength: \"1\")\n  var a: String\n}",
        "3:25: error: 'minLength' takes an integer that is not negative, not a string."
      ),
      (
        "// @kube(group: \"a.b\", version: \"v1\", kind: \"Thing\", status: ThingState.self)\n"
          + "struct ThingSpec {}\nstruct ThingStatus {}",
        "1:62: error: No file of this target declares 'ThingState', and KubeCore has no such type "
          + "for a schema. Did you mean 'ThingStatus'?"
      ),
      (
        "\(head)struct ThingSpec {\n  var a: (Int, Int)\n}",
        "3:10: error: '(Int, Int)' has no form in JSON. Declare a struct with the members that the "
          + "JSON has."
      ),
      (
        "\(head)struct ThingSpec {\n  var a: [Int: String]\n}",
        "3:11: error: The keys of a JSON object are strings, not 'Int'. Write '[String: String]'."
      ),
      (
        "\(head)struct ThingSpec {\n  // @schema(default: \"one\")\n  var a: Int?\n}",
        "3:23: error: The default does not fit: it is a string, not an integer."
      ),
      (
        "\(head)struct ThingSpec { var m: Mixed }\nenum Mixed {\n  case off\n  case on(Int)\n}",
        "4:8: error: In JSON 'off' would be a string beside cases that are objects, and no "
          + "structural schema allows both. Give it a payload, if only an empty struct; it then reads "
          + "{\"off\": {}}."
      ),
      (
        "\(head)struct ThingSpec {\n  private var a: Int\n}",
        "3:3: error: Generated code stands in another file and cannot reach 'a'. Make it internal; "
          + "to keep it out of the JSON, give it a default and leave it out of CodingKeys."
      ),
      (
        "\(head)public struct ThingSpec: Equatable {}",
        "2:15: error: 'ThingSpec' is public, so Swift does not find out by itself that it is "
          + "Sendable, as every type in a resource is. Write ': Sendable'."
      ),
    ])
  func mistake(_ source: String, _ message: String) {
    #expect(AnnotatedSample(source).messages == ["Thing.swift:\(message)"])
  }
}
