import KubeCore

/// What tests make. Several runs may share its definition, so that none removes it.
// @kube(group: "test.swift-kube.dev", version: "v1", kind: "Gizmo", namespaced: true,
//       status: GizmoStatus.self, shortNames: ["giz"])
// @kube.scale(specReplicas: ".spec.replicas", statusReplicas: ".status.replicas",
//             labelSelector: ".status.selector")
// @kube.printColumn(name: "Size", type: "integer", jsonPath: ".spec.size")
// @kube.selectable(".spec.colour")
// @kube.validation("self.spec.size < 100 || self.spec.colour == 'red'", message: "only red ones are large")
struct GizmoSpec {
  /// How large it is.
  // @schema(minimum: 1)
  var size: Int
  var colour: GizmoColour = .blue
  var replicas: Int32 = 1
  // @schema(listType: "map", listMapKeys: ["name"])
  var parts: [GizmoPart]?
  // @schema(pattern: "^[a-z]+$", maxLength: 10)
  // @schema.validation("self == oldSelf", message: "the owner stays")
  var owner: String?
}

enum GizmoColour: String {
  case red
  case blue
}

struct GizmoPart {
  var name: String
  var count: Int
}

struct GizmoStatus {
  var replicas: Int32?
  var selector: String?
  var phase: String?
}
