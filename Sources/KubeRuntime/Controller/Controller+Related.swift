public import KubeClient
public import KubeCore

/// What else leads to an object being reconciled.
extension Controller {
  /// Reconciles the owners of these objects, of the controller's kind, when they come, change or go.
  ///
  /// Only metadata is watched and kept. An owner is known by group and kind, whatever version the
  /// reference has, and by uid where the object is known. When an object changes hands, both owners
  /// are reconciled.
  ///
  /// - Parameters:
  ///   - owned: the objects.
  ///   - includesAllOwners: whether all owners count, and not only the one that has `controller` set.
  ///   - predicate: which changes matter; all by default.
  ///   - watching: what is watched, such as only objects of some labels, and how.
  public func owns<Owned: KubeObject>(
    _ owned: Api<Owned>, includingAllOwners includesAllOwners: Bool = false,
    where predicate: ChangePredicate<PartialObjectMetadata<Owned>>? = nil,
    watching: WatcherSettings = WatcherSettings()
  ) -> Controller {
    owns(.owned(owned.metadataOnly, watching, predicate), includesAllOwners, predicate)
  }

  /// Reconciles the owners of these objects, of the controller's kind, when they come, change or go;
  /// see ``owns(_:includingAllOwners:where:watching:)-(Api<Owned>,_,_,_)``.
  public func owns<Owned: KubeObject>(
    _ owned: AllNamespaces<Owned>, includingAllOwners includesAllOwners: Bool = false,
    where predicate: ChangePredicate<PartialObjectMetadata<Owned>>? = nil,
    watching: WatcherSettings = WatcherSettings()
  ) -> Controller {
    owns(.owned(owned.metadataOnly, watching, predicate), includesAllOwners, predicate)
  }

  /// Reconciles the owners of the objects of a store, which somebody else keeps and the reconciler
  /// may read; see ``owns(_:includingAllOwners:where:watching:)-(Api<Owned>,_,_,_)``.
  public func owns<Owned: KubeObject>(
    _ owned: Store<Owned>, includingAllOwners includesAllOwners: Bool = false,
    where predicate: ChangePredicate<Owned>? = nil
  ) -> Controller {
    owns(.shared(owned), includesAllOwners, predicate)
  }

  private func owns<Owned: KubeObject>(
    _ source: ObjectSource<Owned>, _ includesAllOwners: Bool, _ predicate: ChangePredicate<Owned>?
  ) -> Controller {
    let mapping = OwnerMapping(owner: resource, includesAll: includesAllOwners)
    return adding(
      ControllerSource(source, predicate) { old, new, port in
        let owners = [old, new].compactMap { $0 }.flatMap { mapping.owners(of: $0.metadata) }
        // Of an owner that is gone another of its name knows nothing.
        return owners.filter { port.uid($0.key).map { [uid = $0.uid] in $0 == uid } ?? true }
          .map(\.key)
      })
  }

  /// Reconciles the objects that these lead to, when they come, change or go.
  ///
  /// ```swift
  /// .watches(secrets) { secret in apps.usersOf(secret.key) }
  /// ```
  ///
  /// - Parameters:
  ///   - related: the objects, whole; for metadata, `secrets.metadataOnly`.
  ///   - predicate: which changes matter; all by default.
  ///   - watching: what is watched, such as only objects of some labels, and how.
  ///   - keys: which objects of the controller's kind an object leads to. It is asked about an object
  ///     as it was and as it is.
  public func watches<Related: KubeObject>(
    _ related: some ResourceCollection<Related>, where predicate: ChangePredicate<Related>? = nil,
    watching: WatcherSettings = WatcherSettings(),
    leadingTo keys: @escaping @Sendable (Related) -> [ObjectKey]
  ) -> Controller {
    adding(
      ControllerSource(.watched(related, watching), predicate) { old, new, _ in
        [old, new].compactMap { $0 }.flatMap(keys)
      })
  }

  /// Reconciles the objects that these lead to, when they come, change or go.
  ///
  /// - Parameters:
  ///   - related: the objects, whole; for metadata, `secrets.metadataOnly`.
  ///   - predicate: which changes matter; all by default.
  ///   - watching: what is watched, such as only objects of some labels, and how.
  ///   - keys: which objects of the controller's kind a change leads to. It is given the object before
  ///     the change, nil if it has come, and after it, nil if it has gone.
  public func watches<Related: KubeObject>(
    _ related: some ResourceCollection<Related>, where predicate: ChangePredicate<Related>? = nil,
    watching: WatcherSettings = WatcherSettings(),
    leadingTo keys:
      @escaping @Sendable (_ old: Related?, _ new: Related?) -> [ObjectKey]
  ) -> Controller {
    adding(
      ControllerSource(.watched(related, watching), predicate) { old, new, _ in
        keys(old, new)
      })
  }

  /// Reconciles the objects that those of a store lead to, which somebody else keeps and the
  /// reconciler may read.
  public func watches<Related: KubeObject>(
    _ related: Store<Related>, where predicate: ChangePredicate<Related>? = nil,
    leadingTo keys: @escaping @Sendable (Related) -> [ObjectKey]
  ) -> Controller {
    adding(
      ControllerSource(.shared(related), predicate) { old, new, _ in
        [old, new].compactMap { $0 }.flatMap(keys)
      })
  }

  /// Reconciles the objects that those of a store lead to, which somebody else keeps and the
  /// reconciler may read.
  public func watches<Related: KubeObject>(
    _ related: Store<Related>, where predicate: ChangePredicate<Related>? = nil,
    leadingTo keys:
      @escaping @Sendable (_ old: Related?, _ new: Related?) -> [ObjectKey]
  ) -> Controller {
    adding(
      ControllerSource(.shared(related), predicate) { old, new, _ in keys(old, new) })
  }

  /// Reconciles the objects that something outside of Kubernetes names: a message queue, a webhook.
  ///
  /// If the sequence ends the controller goes on without it; so it does, and logs it, if the sequence
  /// throws.
  public func triggers<Keys: AsyncSequence & Sendable>(
    _ keys: Keys, priority: ReconcilePriority = .normal
  ) -> Controller where Keys.Element == ObjectKey {
    adding(
      ControllerSource(keys) { key, port in port.add([key], priority, .triggered) })
  }

  /// Reconciles all objects, behind live changes, whenever the sequence has an element: because a
  /// setting has changed that all depend on, or every hour.
  public func reconcileAll<Ticks: AsyncSequence & Sendable>(
    on ticks: Ticks, priority: ReconcilePriority = .low
  ) -> Controller {
    adding(ControllerSource(ticks) { _, port in port.addAll(priority) })
  }
}

extension ObjectSource {
  /// Metadata of which only that is kept which tells owners, and what a predicate may look at.
  fileprivate static func owned<Owned>(
    _ owned: some ResourceCollection<Object>, _ watching: WatcherSettings,
    _ predicate: ChangePredicate<Object>?
  ) -> ObjectSource where Object == PartialObjectMetadata<Owned> {
    let needsAll = predicate != nil
    return .watched(owned, watching) { object in
      object.metadata.managedFields = []
      if !needsAll { (object.metadata.labels, object.metadata.annotations) = ([:], [:]) }
    }
  }
}
