public import KubeClient
public import KubeCore

/// The objects of a collection, and whatever becomes of them, for ever.
///
/// ```swift
/// for await event in Watcher(pods, labels: "app=web") {
///   switch event {
///   case .applied(let pod): …
/// ```
///
/// It begins with a restart, which tells of everything that there is, and goes on with changes. It
/// ends only when its task is cancelled: a watch that ends, breaks or falls silent goes on from the
/// last version, and where the server has forgotten that version all is told anew, by another
/// restart. Failures are events, and followed by waits that grow. See <doc:HowWatchingWorks>.
///
/// Each `for await` is a watch of its own. Nothing is asked of the server ahead of the reader, so a
/// reader who is slow slows the watch down, and nothing piles up.
public struct Watcher<Object: KubeObject>: AsyncSequence, Sendable {
  public typealias Element = WatcherEvent<Object>
  public typealias Failure = Never

  /// Through which the server is asked. Its `Client.retryPolicy` does not hold here: the watcher's
  /// own backoff does.
  public let client: Client
  public let resource: ResourceIdentity
  /// Nil for the objects of the cluster, and for those of all namespaces.
  public let namespace: String?
  public let settings: WatcherSettings
  let objects: PlainCollection<Checked<Object>>

  public init(
    _ collection: some ResourceCollection<Object>, _ settings: WatcherSettings = WatcherSettings()
  ) {
    client = collection.client
    resource = collection.resource
    namespace = collection.namespace
    objects = PlainCollection(checking: collection)
    self.settings = settings
  }

  /// Watches the objects that the selectors match.
  public init(
    _ collection: some ResourceCollection<Object>, labels: LabelQuery,
    fields: FieldSelector = FieldSelector()
  ) {
    self.init(collection, WatcherSettings(labels: labels, fields: fields))
  }

  /// Watches the objects that the selector matches.
  public init(_ collection: some ResourceCollection<Object>, fields: FieldSelector) {
    self.init(collection, WatcherSettings(fields: fields))
  }

  public func makeAsyncIterator() -> Iterator { Iterator(objects, settings) }
}

extension Watcher: SelectedWatch {
  package var selection: WatchSelection {
    WatchSelection(namespace: namespace, labels: settings.labels, fields: settings.fields)
  }
}
