public import KubeClient
public import KubeCore

extension Api {
  /// One object, and whatever becomes of it: nil for as long as there is none of the name.
  ///
  /// ```swift
  /// for await pod in pods.watchObject(named: "web") { print(pod?.status?.phase ?? "gone") }
  /// ```
  ///
  /// It begins with what there is, and ends only when its task is cancelled. States that come and go
  /// faster than they are read may be left out only where the server forgets them; each that is told
  /// differs from the one before. Failures are survived, and logged.
  ///
  /// - Parameter settings: whose selectors hold beside the name.
  public func watchObject(
    named name: String, _ settings: WatcherSettings = WatcherSettings()
  ) -> ObjectWatch<Object> {
    var settings = settings
    settings.fields = settings.fields && FieldSelector(["metadata.name": name])
    return ObjectWatch(watcher: Watcher(self, settings))
  }
}

/// One object, as `watchObject(named:_:)` watches it.
public struct ObjectWatch<Object: KubeObject>: AsyncSequence, Sendable {
  public typealias Element = Object?
  public typealias Failure = Never

  /// The watcher of the one object, for who wants its events and failures.
  public let watcher: Watcher<Object>

  public func makeAsyncIterator() -> Iterator { Iterator(events: watcher.makeAsyncIterator()) }

  public struct Iterator: AsyncIteratorProtocol {
    fileprivate var events: Watcher<Object>.Iterator
    /// What a restart that is under way has told.
    private var restart: Object?
    private var told = Told.nothing

    /// What was told last.
    private enum Told: Hashable {
      case nothing
      case absent
      case object(uid: String?, version: String?)
    }

    fileprivate init(events: Watcher<Object>.Iterator) {
      self.events = events
    }

    /// The object, nil for none; nothing once the task is cancelled.
    public mutating func next(isolation actor: isolated (any Actor)?) async -> Object?? {
      while let event = await events.next(isolation: actor) {
        switch event {
        case .restartBegan: restart = nil
        case .restartItem(let object): restart = object
        case .restartEnded:
          let object = restart
          restart = nil
          if isNew(object) { return .some(object) }
        case .applied(let object):
          if isNew(object) { return .some(object) }
        case .deleted:
          // Within a restart it takes back what that has told.
          restart = nil
          if isNew(nil) { return .some(nil) }
        case .bookmark, .failed: continue
        }
      }
      return nil
    }

    private mutating func isNew(_ object: Object?) -> Bool {
      let now =
        object.map { Told.object(uid: $0.metadata.uid, version: $0.metadata.resourceVersion) }
        ?? .absent
      defer { told = now }
      // What has no version may be anything.
      return now != told || object.map { $0.metadata.resourceVersion == nil } == true
    }
  }
}
