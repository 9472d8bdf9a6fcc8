import KubeMacros

@Kube(group: "testdata.kubebuilder.io", version: "v1", kind: "ImmutableType", namespaced: true)
struct ImmutableSpec {
  @Schema(.immutable)
  var requiredString: String
  @Schema(.immutable)
  var optionalString: String?
  @Schema(immutable: true)
  var optionalLiteralString: String?
  @Schema(.immutable)
  var requiredStruct: KeyAndValue
  @Schema(.immutable)
  var optionalStruct: KeyAndValue?
  @Schema(.immutable)
  var optionalOmitZeroStruct: KeyAndValue?
  @Schema(.immutable)
  var requiredSlice: [String]
  @Schema(.immutable)
  var optionalSlice: [String]?
  @Schema(.immutable)
  var requiredMap: [String: String]
  @Schema(.immutable)
  var optionalMap: [String: String]?
  var mutableString: String
}

@KubeSchema
struct KeyAndValue {
  var key: String
  var value: String
}
