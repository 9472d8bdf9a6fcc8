public import KubeClient
public import KubeCore

/// What a ``Watcher`` watches, and how.
public struct WatcherSettings: Sendable {
  /// Which objects; all by default.
  public var labels: LabelQuery
  /// Which objects; all by default.
  public var fields: FieldSelector
  /// How what there is at the beginning is told.
  public var initialList: InitialList
  /// The objects of a page of a list; nil for all at once. 500 by default.
  public var pageSize: Int?
  /// The waits after failures. By default they begin at 800 ms and grow to 30 s.
  public var backoff: Backoff

  /// How a watcher has told to it what there is.
  public enum InitialList: Sendable, Hashable {
    /// By pages of a list, and then a watch from the list's version.
    case paged
    /// By the watch itself (Kubernetes 1.34 and later; KEP-3157), which costs a server less; by pages
    /// where the server cannot.
    case streamed
  }

  public init(
    labels: LabelQuery = LabelQuery(), fields: FieldSelector = FieldSelector(),
    initialList: InitialList = .paged, pageSize: Int? = 500,
    backoff: Backoff = Backoff(
      firstDelay: .milliseconds(800), factor: 2, longestDelay: .seconds(30))
  ) {
    self.labels = labels
    self.fields = fields
    self.initialList = initialList
    self.pageSize = pageSize
    self.backoff = backoff
  }
}
