import Testing

@testable import KubeGenCore
@testable import KubeGenModel

@Suite("Reading OpenAPI documents")
struct OpenAPIReaderTests {
  @Test(
    "Versions 2 and 3 agree", .enabled(if: OpenAPISamples.arePresent, OpenAPISamples.whyAbsent),
    arguments: [
      (OpenAPISamples.v3Apps, "apps", 163, 5),
      (OpenAPISamples.v3APIExtensions, "apiextensions.k8s.io", 41, 1),
    ])
  func versionsAgree(path: String, group: String, definitions: Int, kinds: Int) throws {
    let v2 = try OpenAPISamples.model([OpenAPISamples.v2])
    let v3 = try OpenAPISamples.model([path])
    #expect(v3.definitions.count == definitions)
    #expect(v3.kinds.count == kinds)
    #expect(v3.kinds == v2.kinds.filter { $0.identity.group == group })
    for definition in v3.definitions {
      var new = definition.bare()
      var old = try #require(v2[definition.name]).bare()
      // A document of version 3 knows its own group only.
      if new.kinds.count > 1 { (new.kinds, old.kinds) = ([], []) }
      if case .object(var properties) = new.form {
        for index in properties.indices { properties[index].defaultValue = nil }
        new.form = .object(properties)
      }
      #expect(new == old)
    }
    #expect(v3.definitions.contains { $0.documentation != v2[$0.name]?.documentation } == false)
  }

  @Test(
    "Several documents are one model, whatever their order",
    .enabled(if: OpenAPISamples.arePresent, OpenAPISamples.whyAbsent))
  func severalDocuments() throws {
    let model = try OpenAPISamples.model([OpenAPISamples.v3Apps, OpenAPISamples.v3APIExtensions])
    let again = try OpenAPISamples.model([OpenAPISamples.v3APIExtensions, OpenAPISamples.v3Apps])
    #expect(model == again)
    #expect(model.kinds.count == 6)
    let options = try #require(model["io.k8s.apimachinery.pkg.apis.meta.v1.DeleteOptions"])
    #expect(
      options.kinds.map(\.apiVersion) == ["v1", "apiextensions.k8s.io/v1", "apps/v1"])
    let port = model["io.k8s.api.core.v1.ContainerPort"]?.property(named: "protocol")
    #expect(port?.defaultValue == #""TCP""#)
  }

  @Test(
    "Every fixup is still needed",
    .enabled(if: OpenAPISamples.arePresent, OpenAPISamples.whyAbsent))
  func fixups() throws {
    var diagnostics = Diagnostics()
    var model = OpenAPIReader.unrepairedModel(
      of: try OpenAPISamples.documents(OpenAPISamples.v2), diagnostics: &diagnostics)
    for fixup in OpenAPIFixup.all {
      let isNeeded = fixup.apply(to: &model)
      #expect(isNeeded == (fixup.lastVersion == nil), "\(fixup.change)")
      #expect(!fixup.apply(to: &model), "A fixup that was applied has nothing more to do.")
    }
    let event = model["io.k8s.api.events.v1.Event"]?.property(named: "eventTime")
    #expect(event?.isRequired == false)
    let exec = model.kinds.flatMap(\.subresources).first { $0.name == "exec" }
    #expect(exec?.kind == nil)
  }

  static let types: [(schema: String, type: APIType)] = [
    (#"{}"#, .any), (#"{"type":"object"}"#, .any), (#"{"type":"boolean"}"#, .boolean),
    (#"{"type":"string"}"#, .string), (#"{"type":"string","format":"byte"}"#, .bytes),
    (#"{"type":"string","format":"date-time"}"#, .dateTime),
    (#"{"type":"string","format":"cidr"}"#, .string),
    (#"{"type":"string","format":"int-or-string"}"#, .intOrString),
    (#"{"x-kubernetes-int-or-string":true}"#, .intOrString),
    (#"{"format":"int-or-string","oneOf":[{"type":"integer"},{"type":"string"}]}"#, .intOrString),
    (#"{"type":"integer"}"#, .integer), (#"{"type":"integer","format":"uint8"}"#, .integer),
    (#"{"type":"integer","format":"int32"}"#, .int32),
    (#"{"type":"integer","format":"int64"}"#, .int64),
    (#"{"type":"number","format":"double"}"#, .number),
    (##"{"$ref":"#/definitions/a.v1.B"}"##, .reference("a.v1.B")),
    (##"{"$ref":"#/components/schemas/a.v1.B"}"##, .reference("a.v1.B")),
    (##"{"allOf":[{"$ref":"#/components/schemas/a.v1.B"}],"default":{}}"##, .reference("a.v1.B")),
    (#"{"oneOf":[{"type":"string"},{"type":"number"}]}"#, .any),
    (#"{"type":["string","null"]}"#, .any), (#"{"type":"array"}"#, .array(.any)),
    (#"{"type":"array","items":{"type":"string"}}"#, .array(.string)),
    (
      #"{"type":"object","additionalProperties":{"type":"array","items":{"type":"string"}}}"#,
      .map(.array(.string))
    ),
    (#"{"type":"object","additionalProperties":true}"#, .any),
    (#"{"type":"object","properties":{"x":{"type":"string"}}}"#, .anonymous),
    (#"{"type":"object","properties":{}}"#, .any),
  ]

  @Test("A schema is a type", arguments: types)
  func reads(schema: String, type: APIType) {
    let (model, diagnostics) = OpenAPISamples.read(
      #"{"definitions":{"a.v1.B":{"properties":{"p":\#(schema)}}}}"#)
    #expect(diagnostics.all.isEmpty)
    #expect(model?["a.v1.B"]?.property(named: "p")?.type == type)
  }

  static let errors: [(text: String, message: String)] = [
    (
      #"{"kind":"List"}"#,
      "1:1: error: This is no OpenAPI document of an API server: it has neither 'definitions' "
        + "(OpenAPI v2) nor 'components.schemas' (v3). 'kubectl get --raw /openapi/v2' prints one."
    ),
    ("", "1:1: error: This file is empty; an OpenAPI document is expected."),
    (
      #"{"definitions":{"a.v1.B":7}}"#,
      "1:26: error: The definition 'a.v1.B' must be a mapping, but is an integer."
    ),
    (
      #"{"definitions":{"a.v1.B":{"properties":[]}}}"#,
      "1:40: error: 'properties' of a.v1.B must be a mapping, but is a list."
    ),
    (
      #"{"definitions":{"a.v1.B":{"properties":{"x":null}}}}"#,
      "1:45: error: A schema must be a mapping, but this is null."
    ),
    (
      #"{"definitions":{"a.v1.B":{"properties":{"x":{"type":"strnig"}}}}}"#,
      "1:53: error: 'type' must be one of array, boolean, integer, number, object and string, but "
        + "is 'strnig'."
    ),
    (
      #"{"definitions":{"a.v1.B":{"properties":{"x":{"$ref":"other.json"}}}}}"#,
      "1:53: error: '$ref' must name a definition of this document ('#/definitions/…' or "
        + "'#/components/schemas/…'), but is 'other.json'."
    ),
  ]

  @Test("What is no OpenAPI is an error in its place", arguments: errors)
  func complains(text: String, message: String) {
    let (_, diagnostics) = OpenAPISamples.read(text)
    #expect(diagnostics.all.map(\.description) == ["api.json:\(message)"])
  }

  @Test("Paths that leave the kind or its scope unclear are errors")
  func unclearPaths() {
    func operation(_ kind: String) -> String {
      #"{"x-kubernetes-action":"get","x-kubernetes-group-version-kind":{"group":"g","version":"v1","kind":"\#(kind)"}}"#
    }
    let (_, diagnostics) = OpenAPISamples.read(
      """
      {"definitions": {"g.v1.A": {"x-kubernetes-group-version-kind": [{"group":"g","version":"v1","kind":"A"}]}},
      "paths": {
      "/apis/g/v1/as/{name}": {"get": \(operation("A"))},
      "/apis/g/v1/namespaces/{namespace}/as/{name}": {"get": \(operation("A"))},
      "/apis/g/v1/bs": {"get": \(operation("A"))},
      "/apis/g/v1/bs/{name}": {"get": \(operation("B"))},
      "/apis/g/v1/cs/{name}": {"get": \(operation("C"))}}}
      """)
    #expect(
      diagnostics.all.map(\.description) == [
        "api.json:6:1: error: The paths of 'bs' serve both g/v1/A and g/v1/B, so it is unclear which "
          + "kind they are of.",
        "api.json:3:1: error: The paths of 'as' reach g/v1/A both within a namespace and without one.",
        "api.json:7:1: warning: The paths of 'cs' serve g/v1/C, of which there is no definition; the "
          + "kind is left out.",
      ])
  }

  @Test("Documents of two versions are told apart")
  func disagreement() throws {
    var diagnostics = Diagnostics()
    let texts = [
      ("b.json", #"{"definitions":{"a.v1.B":{"properties":{"x":{"type":"string"}}}}}"#),
      ("a.json", #"{"definitions":{"a.v1.B":{"properties":{"x":{"type":"boolean"}}}}}"#),
    ]
    let model = APIModel(
      files: texts.map { InputFile(path: $0.0, bytes: Array($0.1.utf8)) },
      diagnostics: &diagnostics)
    #expect(model?["a.v1.B"]?.property(named: "x")?.type == .boolean)
    #expect(
      diagnostics.all.map(\.description) == [
        "b.json:1:17: warning: 'a.v1.B' is not the same here and in a.json:1:17, which counts. Are "
          + "the documents of one version?"
      ])
  }

  @Test(
    "The version is that of the server",
    arguments: [
      ("v1.36.2", "1.36"), ("v1.33+", "1.33"), ("unversioned", nil), ("v1", nil), ("v1.x", nil),
    ] as [(String, String?)])
  func version(text: String, version: String?) {
    let (model, _) = OpenAPISamples.read(#"{"info":{"version":"\#(text)"},"definitions":{}}"#)
    #expect(model?.version == version)
    #expect(model?.origin == version.map { "Kubernetes \($0)" } ?? "api.json")
  }
}
