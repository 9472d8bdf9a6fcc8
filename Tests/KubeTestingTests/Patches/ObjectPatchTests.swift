import KubeJSON
import KubeTestSupport
import Testing

@testable import KubeTesting

@Suite struct ObjectPatchTests {
  private let deployment: JSONValue = [
    "apiVersion": "apps/v1", "kind": "Deployment", "metadata": ["name": "d"],
    "spec": [
      "replicas": 1, "selector": ["matchLabels": ["a": "b"]],
      "template": ["spec": ["containers": [["name": "c", "image": "i"]]]],
    ],
  ]

  private func patch(
    _ kind: ObjectPatch.Kind, _ text: String, _ validation: KubeTesting.FieldValidation
  ) throws -> (object: JSONValue, warnings: [String]) {
    let resource = try #require(BuiltInResources.all.first { $0.kind == "Deployment" })
    return try ObjectPatch(kind: kind, bytes: Array(text.utf8), validation: validation)
      .apply(to: deployment, as: DecodingTarget(resource))
  }

  @Test func typesHaveTheirNames() throws {
    let text = #"{"spec":{"template":{"spec":{"containers":[{"name":"c","imagePullPolicy":1}]}}}}"#
    let merged = #expect(throws: Refusal.self) { try patch(.merge, text, .warn) }
    #expect(
      merged?.message.hasSuffix(
        "json: cannot unmarshal number into Go struct field "
          + "Container.spec.template.spec.containers.imagePullPolicy of type v1.PullPolicy") == true
    )
    let strategic = #expect(throws: Refusal.self) { try patch(.strategicMerge, text, .warn) }
    #expect(strategic?.message.hasSuffix("cannot convert int64 to v1.PullPolicy") == true)
  }

  @Test func namesThatComeTwiceInValuesAreTold() throws {
    let text = #"[{"op":"add","path":"/metadata/labels","value":{"a":"1","a":"2"}}]"#
    #expect(
      try patch(.json, text, .warn).warnings == [
        #"json patch duplicate field "[0].value.a""#, #"duplicate field "metadata.labels.a""#,
      ])
  }

  @Test func noBytesTrap() throws {
    let words = [
      #"{"op":"add","path":"/spec/x","value":"#, #"{"op":"move","from":"/spec","path":"/-"}"#,
      #""$patch":"delete""#, #""spec""#, #""containers""#, #""template""#, "{", "}", "[", "]", ":",
      ",", "null", "1e999", "-1", "\"\\ud800\"", "\u{FEFF}", " ",
    ]
    try Fuzzing.run("patches of bytes", rounds: 5000) { random in
      let text = (0..<random.below(14)).map { _ in words[random.below(words.count)] }.joined()
      for kind in [ObjectPatch.Kind.json, .merge, .strategicMerge] {
        _ = try? patch(kind, text, random.below(2) == 0 ? .warn : .ignore)
      }
      return nil
    }
  }
}
