import KubeMacros

/// What an Enum is to be.
@Kube(group: "testdata.kubebuilder.io", version: "v1", kind: "Enum", namespaced: true)
struct EnumSpec {
  var field: EnumType?
}

@KubeSchema
enum EnumType: String {
  case first = "Value1"
  case second = "Value2"
}
