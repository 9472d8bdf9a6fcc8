import KubeCore

/// What an Enum is to be.
// @kube(group: "testdata.kubebuilder.io", version: "v1", kind: "Enum", namespaced: true)
struct EnumSpec {
  var field: EnumType?
}

enum EnumType: String {
  case first = "Value1"
  case second = "Value2"
}
