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
  /// After how many seconds the server is to end a watch, which then goes on unnoticed; 290 by
  /// default, at least 1 and at most 294. Each watch takes up to a fifth less, so that those which
  /// began together do not end together. A server that is silent for 5 seconds longer counts as gone.
  public var timeoutSeconds: Int
  /// The waits after failures, each watcher's own. By default they begin at 800 ms and grow to 30 s,
  /// of which chance takes up to half; a watch that brings something new, or lasts a second, has them
  /// begin anew. Where the server asks for a longer wait, that holds.
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
    timeoutSeconds: Int = 290,
    backoff: Backoff = Backoff(
      firstDelay: .milliseconds(800), factor: 2, longestDelay: .seconds(30))
  ) {
    self.labels = labels
    self.fields = fields
    self.initialList = initialList
    self.pageSize = pageSize
    self.timeoutSeconds = timeoutSeconds
    self.backoff = backoff
  }
}
