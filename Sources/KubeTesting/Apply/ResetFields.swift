import KubeCore

/// What a write through a path cannot change: its kind's strategy takes it back, so nobody comes to
/// own it.
enum ResetFields {
  /// - Parameters:
  ///   - hasStatus: whether the resource has a status subresource.
  ///   - isCustom: whether it is a custom resource.
  static func of(
    _ kind: GroupKind, subresource: String?, hasStatus: Bool, isCustom: Bool
  ) -> FieldSet? {
    switch subresource {
    case nil, "ephemeralcontainers", "resize", "finalize":
      hasStatus ? FieldSet([.field("status")]) : nil
    case "approval": spec
    case "status":
      if isCustom { ofCustomStatus } else { ofStatus[kind] ?? spec }
    default: nil
    }
  }

  private static let spec = FieldSet([.field("spec")])
  private static let ofCustomStatus = FieldSet([.field("spec")], [.field("metadata")])

  private static let ofStatus: [GroupKind: FieldSet] = [
    GroupKind(group: "apps", kind: "Deployment"): FieldSet(
      [.field("spec")], [.field("metadata"), .field("labels")]),
    GroupKind(group: "", kind: "Pod"): FieldSet(
      [.field("spec")], [.field("metadata"), .field("deletionTimestamp")],
      [.field("metadata"), .field("ownerReferences")]),
    GroupKind(group: "apiextensions.k8s.io", kind: "CustomResourceDefinition"): FieldSet(
      [.field("spec")], [.field("metadata")]),
    GroupKind(group: "resource.k8s.io", kind: "ResourceClaim"): FieldSet(
      [.field("spec")], [.field("metadata")]),
  ]
}
