import KubeCore

// @kube(
//   group: "testdata.kubebuilder.io", version: "v1", kind: "ImmutableType", namespaced: true
// )
struct ImmutableSpec {
  // @schema(immutable)
  var requiredString: String
  // @schema(immutable)
  var optionalString: String?
  // @schema(immutable: true)
  var optionalLiteralString: String?
  // @schema(immutable)
  var requiredStruct: KeyAndValue
  // @schema(immutable)
  var optionalStruct: KeyAndValue?
  // @schema(immutable)
  var optionalOmitZeroStruct: KeyAndValue?
  // @schema(immutable)
  var requiredSlice: [String]
  // @schema(immutable)
  var optionalSlice: [String]?
  // @schema(immutable)
  var requiredMap: [String: String]
  // @schema(immutable)
  var optionalMap: [String: String]?
  var mutableString: String
}

struct KeyAndValue {
  var key: String
  var value: String
}
