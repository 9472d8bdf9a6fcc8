import KubeCore
import Testing

@testable import KubeGenGolden
@testable import KubeValidation

/// Generated kinds that check themselves.
@Suite struct ValidationTests {
  private let definition: JSONValue = [
    "metadata": ["name": "foos.example.com"],
    "spec": [
      "group": "example.com", "names": ["kind": "Foo", "plural": "foos"], "scope": "Namespaced",
      "versions": [
        [
          "name": "v1", "subresources": ["status": [:]],
          "schema": [
            "openAPIV3Schema": [
              "type": "object",
              "properties": [
                "spec": [
                  "type": "object",
                  "properties": [
                    "size": ["type": "integer", "default": 3],
                    "name": ["type": "string"],
                  ],
                  "x-kubernetes-validations": [
                    ["rule": "self.size < 10", "message": "too big"],
                    ["rule": "self.name == oldSelf.name", "message": "the name stays"],
                  ],
                ],
                "status": [
                  "type": "object",
                  "properties": ["ready": ["type": "integer", "maximum": 2]],
                ],
              ],
            ]
          ],
        ]
      ],
    ],
  ]

  private func object(_ spec: JSONValue, status: JSONValue? = nil) throws -> DynamicObject {
    var json: JSONValue = [
      "apiVersion": "example.com/v1", "kind": "Foo", "metadata": ["name": "x"], "spec": spec,
    ]
    if let status { json["status"] = status }
    return try DynamicObject(json: json.jsonBytes())
  }

  private func validator() throws -> ObjectValidator {
    try ObjectValidator(
      CustomResourceDefinition(json: definition.jsonBytes()), version: "v1")
  }

  @Test("Defaults count, and all that is wrong is said at once")
  func creation() throws {
    let validator = try validator()
    try validator.validate(object(["name": "a"]))
    let error = #expect(throws: ValidationFailure.self) {
      try validator.validate(object(["name": "a", "size": 12]))
    }
    #expect(
      error?.description == "Foo.example.com \"x\" is invalid: spec: Invalid value: too big")
  }

  @Test("Transitions are looked at where something is replaced")
  func replacement() throws {
    let validator = try validator()
    let old = try object(["name": "a"])
    let error = #expect(throws: ValidationFailure.self) {
      try validator.validate(object(["name": "b"]), replacing: old)
    }
    #expect(error?.causes.map(\.field) == ["spec"])
    #expect(error?.causes.map(\.reason) == ["FieldValueInvalid"])
  }

  @Test("A write of the object leaves the status alone, one of the status all else")
  func subresource() throws {
    let validator = try validator()
    let old = try object(["name": "a"])
    let new = try object(["name": "b", "size": 100], status: ["ready": 3])
    try validator.validate(object(["name": "a"], status: ["ready": 3]), replacing: old)
    let error = #expect(throws: ValidationFailure.self) {
      try validator.validateStatus(new, replacing: old)
    }
    #expect(error?.causes.map(\.field) == ["status.ready"])
  }

  @Test("A kind that was made of a struct checks itself")
  func generatedKind() throws {
    let pair = KeyAndValue(key: "k", value: "v")
    let old = ImmutableType(
      name: "a",
      spec: ImmutableSpec(
        requiredString: "s", requiredStruct: pair, requiredSlice: ["x"], requiredMap: ["a": "b"],
        mutableString: "m"))
    try old.validate()
    var new = old
    new.spec.mutableString = "n"
    try new.validate(replacing: old)
    new.spec.requiredString = "t"
    new.spec.requiredSlice = ["x", "y"]
    let error = #expect(throws: ValidationFailure.self) { try new.validate(replacing: old) }
    #expect(
      Set(error?.causes.map { "\($0.field ?? ""): \($0.message ?? "")" } ?? []) == [
        "spec.requiredString: Invalid value: \"t\": field is immutable",
        "spec.requiredSlice: Invalid value: field is immutable",
      ])
    #expect(error?.kind == "ImmutableType.testdata.kubebuilder.io")
  }

  @Test("Definitions that are of no use say why")
  func definitions() throws {
    let typed = try CustomResourceDefinition(json: definition.jsonBytes())
    let error = #expect(throws: InvalidDefinition.self) {
      try ObjectValidator(typed, version: "v2")
    }
    #expect(error?.description == "The definition foos.example.com has no version 'v2', only v1.")
  }
}
