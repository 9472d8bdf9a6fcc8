public import KubeClient
public import KubeCore

/// Reconciles the objects of a kind: whenever one of them, or something related to it, has changed, a
/// function of yours looks at the object and makes things so as it says.
///
/// ```swift
/// try await Controller(AllNamespaces<Foo>(client), where: .generation)
///   .owns(AllNamespaces<ConfigMap>(client))
///   .run(client) { foo, client in
///     …                                      // the same however often it runs
///     return .requeue(after: .seconds(300))
///   }
/// ```
///
/// - Nothing is reconciled before everything is known that is there: of the kind, and of all that is
///   owned or watched. A kind that the server does not have yet is waited for.
/// - An object is never reconciled twice at once. What happens to it meanwhile leads to one more time.
/// - A reconciler is given the object as the controller's store has it, which is no older than what
///   this process has written. An object that is gone by its turn is skipped.
/// - What a reconciler throws is logged, and the object is tried again after a wait that grows from
///   5 ms to 1000 s, until a reconcile succeeds. A ``TerminalError`` is not tried again.
/// - Live changes go ahead of what was there at the beginning.
public struct Controller<Object: KubeObject>: Sendable {
  let client: Client
  let resource: ResourceIdentity
  let settings: ControllerSettings
  let root: ObjectSource<Object>
  let predicate: ChangePredicate<Object>?
  var sources: [ControllerSource] = []
  var isMine: (@Sendable (ObjectKey) -> Bool)?
  var onDeleted: (@Sendable (Object) async throws -> Void)?

  /// Reconciles the objects of a collection, which it watches.
  ///
  /// - Parameters:
  ///   - collection: an `Api`, or `AllNamespaces`.
  ///   - settings: how it works.
  ///   - predicate: which changes of the objects matter; all by default. With `.generation` a
  ///     reconciler does not come back because of the status that it has written.
  ///   - watching: what is watched, such as only objects of some labels, and how.
  public init(
    _ collection: some ResourceCollection<Object>,
    _ settings: ControllerSettings = ControllerSettings(),
    where predicate: ChangePredicate<Object>? = nil, watching: WatcherSettings = WatcherSettings()
  ) {
    client = collection.client
    resource = collection.resource
    self.settings = settings
    self.predicate = predicate
    root = .watched(collection, watching)
  }

  /// Reconciles the objects of a store, which somebody else keeps.
  ///
  /// - Parameters:
  ///   - store: the objects.
  ///   - collection: where they are from.
  ///   - settings: how it works.
  ///   - predicate: which changes of the objects matter; all by default.
  public init(
    _ store: Store<Object>, of collection: some ResourceCollection<Object>,
    _ settings: ControllerSettings = ControllerSettings(),
    where predicate: ChangePredicate<Object>? = nil
  ) {
    client = collection.client
    resource = collection.resource
    self.settings = settings
    self.predicate = predicate
    root = .shared(store)
  }

  /// What it is called in logs, metrics and spans.
  public var name: String { settings.name ?? resource.kind.lowercased() }

  /// Reconciles only the objects of these keys, of which others are somebody else's. It is asked when
  /// an object's turn has come; when the answer becomes another, `reconcileAll` has them
  /// looked at again.
  public func restricted(to isMine: @escaping @Sendable (ObjectKey) -> Bool) -> Controller {
    var controller = self
    let before = self.isMine
    controller.isMine = { key in (before?(key) ?? true) && isMine(key) }
    return controller
  }

  /// Does something when an object is gone: forgets what was kept about it in memory, for instance.
  ///
  /// It is given the last state that was known, never while the object is reconciled, and is tried
  /// again if it throws. If there is another of the name by then, that is reconciled instead. What must happen even if this process does not run needs a finalizer.
  public func onDeleted(
    _ body: @escaping @Sendable (_ last: Object) async throws -> Void
  ) -> Controller {
    var controller = self
    controller.onDeleted = body
    return controller
  }

  func adding(_ source: ControllerSource) -> Controller {
    var controller = self
    controller.sources.append(source)
    return controller
  }
}
