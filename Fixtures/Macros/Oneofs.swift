import KubeMacros

@Kube(group: "testdata.kubebuilder.io", version: "v1beta1", kind: "Oneof", namespaced: true)
struct OneofSpec {
  var firstTypeWithOneof: AtMostOnePair?
  var secondTypeWithOneof: AtMostOneOfTwoPairs?
  var firstTypeWithExactOneof: ExactlyOnePair?
  var secondTypeWithExactOneof: ExactlyOneOfTwoPairs?
  var typeWithMultipleAtLeastOneOf: AtLeastOneOfTwoPairs?
  var typeWithAllOneOf: AllKinds?
  var typeWithOmitZero: AtMostOneOmitted?
  var typeWithOmitZeroExact: ExactlyOneOmitted?
  var typeWithOmitZeroAtLeastOneOf: AtLeastOneOmitted?
  var firstCustomTypeAlias: BoundedNumber?
  var secondCustomTypeAlias: BoundedNumber?
}

@SchemaValidation("!(has(self.foo) && has(self.bar))", message: "only one of foo|bar may be set")
@Schema(atMostOneOf: ["foo", "bar"])
@KubeSchema
struct AtMostOnePair {
  var foo: String?
  var bar: String?
}

@Schema(atMostOneOf: ["a", "b"])
@Schema(atMostOneOf: ["c", "d"])
@KubeSchema
struct AtMostOneOfTwoPairs {
  var a, b: String?
  var c, d: String?
}

@Schema(exactlyOneOf: ["foo", "bar"])
@KubeSchema
struct ExactlyOnePair {
  var foo, bar: String?
}

@Schema(exactlyOneOf: ["a", "b"])
@Schema(exactlyOneOf: ["c", "d"])
@KubeSchema
struct ExactlyOneOfTwoPairs {
  var a: String?
  var b: String?
  var c: String?
  var d: String?
}

@Schema(atLeastOneOf: ["a", "b"])
@Schema(atLeastOneOf: ["c", "d"])
@KubeSchema
struct AtLeastOneOfTwoPairs {
  var a, b, c, d: String?
}

@Schema(atMostOneOf: ["a", "b"], exactlyOneOf: ["c", "d"], atLeastOneOf: ["e", "f"])
@KubeSchema
struct AllKinds {
  var a, b, c, d, e, f: String?
}

@Schema(atMostOneOf: ["foo", "bar"])
@KubeSchema
struct AtMostOneOmitted {
  var foo, bar: String?
}

@Schema(exactlyOneOf: ["a", "b"])
@KubeSchema
struct ExactlyOneOmitted {
  var a, b: String?
}

@Schema(atLeastOneOf: ["c", "d"])
@KubeSchema
struct AtLeastOneOmitted {
  var c, d: String?
}

/// A number between two bounds that CEL knows.
@SchemaValidation("self >= 100 && self <= 1000", message: "invalid CustomTypeAlias value")
@Schema(type: .integer, format: "int32")
@KubeSchema
struct BoundedNumber: Codable, Sendable {
  var value: Int32

  init(from decoder: any Decoder) throws {
    value = try decoder.singleValueContainer().decode(Int32.self)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}
