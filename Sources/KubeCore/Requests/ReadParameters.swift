/// How fresh an answer must be.
///
/// https://kubernetes.io/docs/reference/using-api/api-concepts/#semantics-for-get-and-list
public struct ResourceVersionMatch: Sendable, Hashable {
  /// The parameter's value: `Exact` or `NotOlderThan`.
  public let rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  public static let exact = ResourceVersionMatch(rawValue: "Exact")
  public static let notOlderThan = ResourceVersionMatch(rawValue: "NotOlderThan")
}

/// What a server may add to a get.
public struct GetParameters: Sendable, Hashable {
  /// The version that the answer must be no older than; `0` for whatever the server has in its
  /// cache; nil for the latest.
  public var resourceVersion: String?

  public init(resourceVersion: String? = nil) {
    self.resourceVersion = resourceVersion
  }

  /// Whatever the server has in its cache, however old.
  public static let any = GetParameters(resourceVersion: "0")
}

/// Which objects to list, and how fresh the list must be.
public struct ListParameters: Sendable, Hashable {
  public var labels: LabelQuery
  public var fields: FieldSelector
  /// The most objects of an answer; the rest comes with ``continueToken``. Nil for all at once. A
  /// server does not heed it at resource version 0, so that version is left out beside a limit.
  public var limit: Int?
  /// Where to go on, from the `continue` of the list before. The other settings must be the same as
  /// then; the version of the first page holds for all.
  public var continueToken: String?
  /// See ``GetParameters/resourceVersion``.
  public var resourceVersion: String?
  public var match: ResourceVersionMatch?
  /// How long the server may take, in seconds.
  public var timeoutSeconds: Int?

  public init(
    labels: LabelQuery = LabelQuery(), fields: FieldSelector = FieldSelector(), limit: Int? = nil,
    continueToken: String? = nil, resourceVersion: String? = nil,
    match: ResourceVersionMatch? = nil, timeoutSeconds: Int? = nil
  ) {
    self.labels = labels
    self.fields = fields
    self.limit = limit
    self.continueToken = continueToken
    self.resourceVersion = resourceVersion
    self.match = match
    self.timeoutSeconds = timeoutSeconds
  }

  /// Whatever the server has in its cache, however old.
  public static let any = ListParameters(resourceVersion: "0", match: .notOlderThan)

  func add(to query: inout QueryItems) throws(InvalidRequest) {
    try addSelectors(labels, fields, to: &query)
    if let limit {
      guard limit > 0 else { throw InvalidRequest("The limit is \(limit); it must be above 0.") }
      query.add("limit", limit)
    }
    if let timeoutSeconds { query.add("timeoutSeconds", timeoutSeconds) }
    if let continueToken, !continueToken.isEmpty {
      query.add("continue", continueToken)
      return
    }
    switch (match, resourceVersion) {
    case (.some, nil), (.some, ""):
      throw InvalidRequest("A match needs a resource version to match with.")
    case (.exact, "0"), (.exact, ""):
      throw InvalidRequest(
        "No list can be exactly of version 0; name another, or take notOlderThan.")
    case (_, "0") where limit != nil: break
    case (_, let version):
      query.add("resourceVersion", version)
      query.add("resourceVersionMatch", match?.rawValue)
    }
  }
}

/// Which changes to hear of, and for how long.
public struct WatchParameters: Sendable, Hashable {
  public var labels: LabelQuery
  public var fields: FieldSelector
  /// Whether the server sends its version now and then, so that a watch can go on from there. On by
  /// default.
  public var allowsBookmarks: Bool
  /// When the server ends the watch, in seconds; 290 by default. Below 295, as proxies and
  /// kube-apiserver's own limits cut what lasts longer.
  public var timeoutSeconds: Int
  /// Whether the watch begins with an `added` event for each object that there is, and a bookmark
  /// that says so (Kubernetes 1.32 and later; KEP-3157). Needs ``allowsBookmarks``.
  public var sendsInitialEvents: Bool

  public init(
    labels: LabelQuery = LabelQuery(), fields: FieldSelector = FieldSelector(),
    allowsBookmarks: Bool = true, timeoutSeconds: Int = 290, sendsInitialEvents: Bool = false
  ) {
    self.labels = labels
    self.fields = fields
    self.allowsBookmarks = allowsBookmarks
    self.timeoutSeconds = timeoutSeconds
    self.sendsInitialEvents = sendsInitialEvents
  }

  func add(to query: inout QueryItems, from version: String?) throws(InvalidRequest) {
    guard (1..<295).contains(timeoutSeconds) else {
      throw InvalidRequest("The timeout of a watch is \(timeoutSeconds) s; it must be 1 to 294.")
    }
    query.add("watch", "true")
    query.add("timeoutSeconds", timeoutSeconds)
    try addSelectors(labels, fields, to: &query)
    query.add("allowWatchBookmarks", flag: allowsBookmarks)
    if sendsInitialEvents {
      guard allowsBookmarks else {
        throw InvalidRequest("Initial events end with a bookmark; allow bookmarks.")
      }
      query.add("sendInitialEvents", "true")
      query.add("resourceVersionMatch", ResourceVersionMatch.notOlderThan.rawValue)
    }
    query.add("resourceVersion", version)
  }
}

private func addSelectors(
  _ labels: LabelQuery, _ fields: FieldSelector, to query: inout QueryItems
) throws(InvalidRequest) {
  do throws(InvalidSelector) {
    if !fields.isEmpty { query.add("fieldSelector", try fields.parameterValue()) }
    if !labels.isEmpty { query.add("labelSelector", try labels.parameterValue()) }
  } catch {
    throw InvalidRequest("\(error)")
  }
}
