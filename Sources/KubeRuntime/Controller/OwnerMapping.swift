import KubeCore

/// Which owners of an object are of a kind.
struct OwnerMapping: Sendable {
  /// The owners' kind; its version does not matter, since objects outlive it.
  var owner: ResourceIdentity
  /// Whether all owners count, and not only the one that controls the object.
  var includesAll: Bool

  /// The owners' keys and uids.
  func owners(of object: ObjectMeta) -> [(key: ObjectKey, uid: String)] {
    object.ownerReferences.compactMap { reference in
      guard includesAll || reference.controller == true, reference.kind == owner.kind,
        Self.group(of: reference.apiVersion) == owner.group, !reference.name.isEmpty
      else { return nil }
      // What is in a namespace may be owned by what belongs to the cluster.
      let namespace = owner.isNamespaced ? object.namespace : nil
      return (ObjectKey(namespace: namespace, name: reference.name), reference.uid)
    }
  }

  /// Of an `apiVersion`: what stands ahead of the slash.
  private static func group(of apiVersion: String) -> Substring {
    apiVersion.contains("/") ? apiVersion.prefix { $0 != "/" } : ""
  }
}
