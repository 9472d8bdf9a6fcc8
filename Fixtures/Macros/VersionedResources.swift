import KubeMacros

@Kube(
  group: "testdata.kubebuilder.io",
  version: "v1beta1",
  kind: "VersionedResource",
  root: "VersionedResourceV1Beta1",
  namespaced: true,
  status: VersionedResourceStatus.self,
  storage: false
)
struct VersionedResourceV1Beta1Spec {
  var `struct`: OuterStruct?
}

@Kube(
  group: "testdata.kubebuilder.io",
  version: "v1beta2",
  kind: "VersionedResource",
  namespaced: true,
  status: VersionedResourceStatus.self,
  storage: true
)
struct VersionedResourceSpec {
  var `struct`: OuterStruct?
}

@KubeSchema
struct VersionedResourceStatus {}

@KubeSchema
struct OuterStruct {
  @Schema(structType: .atomic)
  var `struct`: InnerStruct?
}

@KubeSchema
struct InnerStruct {
  var foo: String?
}
