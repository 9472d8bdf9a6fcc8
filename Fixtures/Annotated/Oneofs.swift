import KubeCore

// @kube(group: "testdata.kubebuilder.io", version: "v1beta1", kind: "Oneof", namespaced: true)
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

// @schema.validation("!(has(self.foo) && has(self.bar))", message: "only one of foo|bar may be set")
// @schema(atMostOneOf: ["foo", "bar"])
struct AtMostOnePair {
  var foo: String?
  var bar: String?
}

// @schema(atMostOneOf: ["a", "b"], atMostOneOf: ["c", "d"])
struct AtMostOneOfTwoPairs {
  var a, b: String?
  var c, d: String?
}

// @schema(exactlyOneOf: ["foo", "bar"])
struct ExactlyOnePair {
  var foo, bar: String?
}

// @schema(exactlyOneOf: ["a", "b"])
// @schema(exactlyOneOf: ["c", "d"])
struct ExactlyOneOfTwoPairs {
  var a: String?
  var b: String?
  var c: String?
  var d: String?
}

// @schema(atLeastOneOf: ["a", "b"], atLeastOneOf: ["c", "d"])
struct AtLeastOneOfTwoPairs {
  var a, b, c, d: String?
}

// @schema(atLeastOneOf: ["e", "f"], exactlyOneOf: ["c", "d"], atMostOneOf: ["a", "b"])
struct AllKinds {
  var a, b, c, d, e, f: String?
}

// @schema(atMostOneOf: ["foo", "bar"])
struct AtMostOneOmitted {
  var foo, bar: String?
}

// @schema(exactlyOneOf: ["a", "b"])
struct ExactlyOneOmitted {
  var a, b: String?
}

// @schema(atLeastOneOf: ["c", "d"])
struct AtLeastOneOmitted {
  var c, d: String?
}

/// A number between two bounds that CEL knows.
// @schema.validation("self >= 100 && self <= 1000", message: "invalid CustomTypeAlias value")
typealias BoundedNumber = Int32
