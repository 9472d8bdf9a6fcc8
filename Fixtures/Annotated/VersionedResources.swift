import KubeCore

// @kube(group: "testdata.kubebuilder.io", version: "v1beta1", kind: "VersionedResource",
//       root: "VersionedResourceV1Beta1", namespaced: true, status: VersionedResourceStatus.self)
struct VersionedResourceV1Beta1Spec {
  var `struct`: OuterStruct?
}

// @kube(group: "testdata.kubebuilder.io", version: "v1beta2", kind: "VersionedResource",
//       namespaced: true, storage: true, status: VersionedResourceStatus.self)
struct VersionedResourceSpec {
  var `struct`: OuterStruct?
}

struct VersionedResourceStatus {}

struct OuterStruct {
  // @schema(structType: "atomic")
  var `struct`: InnerStruct?
}

struct InnerStruct {
  var foo: String?
}
