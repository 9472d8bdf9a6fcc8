public import KubeCore

/// What an owner is to what it owns.
///
/// Once none of its owners is there, Kubernetes deletes an object. One of them may control it: a
/// controller looks after the objects that its own control, and leaves others alone.
extension KubeObject {
  /// The reference of the owner that controls the object, if one does.
  public var controllerReference: OwnerReference? {
    metadata.ownerReferences.first { $0.controller == true }
  }

  /// Whether the other is among the object's owners: that very one, and not one of its name that was
  /// there before.
  public func isOwned(by owner: some KubeObject) -> Bool {
    guard let uid = owner.metadata.uid else { return false }
    return metadata.ownerReferences.contains { $0.uid == uid }
  }

  /// Whether the other controls the object: that very one, and not one of its name that was there
  /// before.
  public func isControlled(by owner: some KubeObject) -> Bool {
    guard let uid = owner.metadata.uid else { return false }
    return controllerReference?.uid == uid
  }

  /// Takes the other from this object's owners; whether it was among them.
  @discardableResult
  public mutating func removeOwner(_ owner: some KubeObject) -> Bool {
    guard let uid = owner.metadata.uid else { return false }
    let rest = metadata.ownerReferences.filter { $0.uid != uid }
    guard rest.count < metadata.ownerReferences.count else { return false }
    metadata.ownerReferences = rest.isEmpty ? [] : rest
    return true
  }
}

extension Resource where Scope == NamespaceScope {
  /// Makes the other the one that controls this object. If it is already, and is said to be as it is
  /// here, nothing changes.
  ///
  /// An object that is still to be created and names no namespace gets the owner's. A reference to
  /// an owner of the same kind and name that is no longer there gives way.
  ///
  /// - Parameters:
  ///   - owner: an object as the server has it, in the namespace of this one or in none.
  ///   - blockOwnerDeletion: whether an owner that is deleted in the foreground waits for this
  ///     object. Setting it takes the right to update the owner's `finalizers` where the server runs
  ///     the admission plugin OwnerReferencesPermissionEnforcement, as OpenShift does.
  /// - Throws: ``OwnerError``; the object is unchanged then.
  public mutating func setControllerOwner(
    _ owner: some KubeObject, blockOwnerDeletion: Bool = true
  ) throws(OwnerError) {
    try setController(owner, blockOwnerDeletion)
  }

  /// Makes the other one of this object's owners, beside those that it has. If it is already, and
  /// is said to be as it is here, nothing changes. One that controls the object goes on to do so.
  ///
  /// - Parameters:
  ///   - owner: an object as the server has it, in the namespace of this one or in none.
  ///   - blockOwnerDeletion: whether an owner that is deleted in the foreground waits for this
  ///     object.
  /// - Throws: ``OwnerError``; the object is unchanged then.
  public mutating func addOwner(
    _ owner: some KubeObject, blockOwnerDeletion: Bool = false
  ) throws(OwnerError) {
    try add(owner: owner, blockOwnerDeletion)
  }
}

/// An owner that is in a namespace does not compile here.
extension Resource where Scope == ClusterScope {
  /// Makes the other the one that controls this object, as for objects of namespaces.
  public mutating func setControllerOwner<Owner: Resource>(
    _ owner: Owner, blockOwnerDeletion: Bool = true
  ) throws(OwnerError) where Owner.Scope == ClusterScope {
    try setController(owner, blockOwnerDeletion)
  }

  /// Makes the other one of this object's owners, as for objects of namespaces.
  public mutating func addOwner<Owner: Resource>(
    _ owner: Owner, blockOwnerDeletion: Bool = false
  ) throws(OwnerError) where Owner.Scope == ClusterScope {
    try add(owner: owner, blockOwnerDeletion)
  }

  /// Makes the other the one that controls this object, as for objects of namespaces.
  public mutating func setControllerOwner(
    _ owner: DynamicObject, blockOwnerDeletion: Bool = true
  ) throws(OwnerError) {
    try setController(owner, blockOwnerDeletion)
  }

  /// Makes the other one of this object's owners, as for objects of namespaces.
  public mutating func addOwner(
    _ owner: DynamicObject, blockOwnerDeletion: Bool = false
  ) throws(OwnerError) {
    try add(owner: owner, blockOwnerDeletion)
  }
}

extension DynamicObject {
  /// Makes the other the one that controls this object, as for objects of namespaces.
  public mutating func setControllerOwner(
    _ owner: some KubeObject, blockOwnerDeletion: Bool = true
  ) throws(OwnerError) {
    try setController(owner, blockOwnerDeletion)
  }

  /// Makes the other one of this object's owners, as for objects of namespaces.
  public mutating func addOwner(
    _ owner: some KubeObject, blockOwnerDeletion: Bool = false
  ) throws(OwnerError) {
    try add(owner: owner, blockOwnerDeletion)
  }
}

extension KubeObject {
  fileprivate mutating func setController(
    _ owner: some KubeObject, _ blockOwnerDeletion: Bool
  ) throws(OwnerError) {
    let reference = try reference(to: owner, controls: true, blockOwnerDeletion)
    if let other = controllerReference, !other.isSuperseded(by: reference) {
      throw OwnerError(
        code: .alreadyControlled,
        description: "\(kind) \(key) is controlled by \(other.kind) \(other.name) already, and "
          + "cannot be controlled by \(owner.kind) \(owner.key) as well.")
    }
    take(reference, from: owner.namespace)
  }

  fileprivate mutating func add(
    owner: some KubeObject, _ blockOwnerDeletion: Bool
  ) throws(OwnerError) {
    var reference = try reference(to: owner, controls: false, blockOwnerDeletion)
    if let known = metadata.ownerReferences.first(where: { $0.uid == reference.uid }) {
      reference.controller = known.controller
    }
    take(reference, from: owner.namespace)
  }

  private func reference(
    to owner: some KubeObject, controls: Bool, _ blockOwnerDeletion: Bool
  ) throws(OwnerError) -> OwnerReference {
    // What is false is not said, as in what Kubernetes' own controllers write.
    let found = owner.ownerReference(
      controller: controls ? true : nil, blockOwnerDeletion: blockOwnerDeletion ? true : nil)
    guard let found, !found.name.isEmpty, !found.uid.isEmpty else {
      let what = owner.kind.isEmpty ? "An object of an unknown kind" : "\(owner.kind) \(owner.key)"
      throw OwnerError(
        code: .incompleteOwner,
        description: "\(what) cannot own \(kind) \(key): it lacks a uid, a name or a kind, as what "
          + "the server has not stored does.")
    }
    guard let place = owner.namespace, namespace ?? placeToBe(place) != place else { return found }
    throw OwnerError(
      code: .foreignNamespace,
      description: "\(owner.kind) \(owner.key) cannot own \(kind) \(key): what it owns must be in "
        + "its namespace.")
  }

  /// Where an object that names no namespace goes, as far as its type tells.
  private func placeToBe(_ namespace: String) -> String? {
    guard let type = Self.self as? any Resource.Type, type.identity.isNamespaced,
      metadata.uid == nil
    else { return nil }
    return namespace
  }

  private mutating func take(_ reference: OwnerReference, from namespace: String?) {
    var references = metadata.ownerReferences
    if let place = references.firstIndex(where: { $0.isSuperseded(by: reference) }) {
      var merged = reference
      merged.unknownMembers = references[place].unknownMembers
      references[place] = merged
      // One owner stands there once.
      let rest = references[(place + 1)...].filter { !$0.isSuperseded(by: reference) }
      references = references[...place] + rest
    } else {
      references.append(reference)
    }
    if references != metadata.ownerReferences { metadata.ownerReferences = references }
    if let namespace, metadata.namespace == nil { metadata.namespace = namespace }
  }
}

extension OwnerReference {
  /// Whether the other is to stand in this one's place: it is about the same object, or about one of
  /// the same kind and name that has come after it. The version of the kind does not count.
  fileprivate func isSuperseded(by other: OwnerReference) -> Bool {
    if uid == other.uid { return true }
    func group(_ apiVersion: String) -> Substring {
      apiVersion.contains("/") ? apiVersion.prefix { $0 != "/" } : ""
    }
    return kind == other.kind && name == other.name
      && group(apiVersion) == group(other.apiVersion)
  }
}
