/// Which lines of a container's log.
public struct LogParameters: Sendable, Hashable {
  /// Needed where the pod has several.
  public var container: String?
  /// Whether the answer goes on as the container writes.
  public var follow: Bool
  /// The log of the container's run before this one.
  public var previous: Bool
  /// Lines of this many last seconds; not with ``sinceTime``.
  public var sinceSeconds: Int?
  /// Lines from this time on; not with ``sinceSeconds``.
  public var sinceTime: Time?
  /// The last lines only.
  public var tailLines: Int?
  /// The most bytes of the answer.
  public var limitBytes: Int?
  /// Whether a time in RFC 3339 stands before each line.
  public var timestamps: Bool

  public init(
    container: String? = nil, follow: Bool = false, previous: Bool = false,
    sinceSeconds: Int? = nil, sinceTime: Time? = nil, tailLines: Int? = nil, limitBytes: Int? = nil,
    timestamps: Bool = false
  ) {
    self.container = container
    self.follow = follow
    self.previous = previous
    self.sinceSeconds = sinceSeconds
    self.sinceTime = sinceTime
    self.tailLines = tailLines
    self.limitBytes = limitBytes
    self.timestamps = timestamps
  }

  func add(to query: inout QueryItems) throws(InvalidRequest) {
    guard sinceSeconds == nil || sinceTime == nil else {
      throw InvalidRequest("A log is asked for since some seconds or since a time, not both.")
    }
    for (name, number) in [("sinceSeconds", sinceSeconds), ("limitBytes", limitBytes)] {
      if let number, number < 1 {
        throw InvalidRequest("\(name) is \(number); it must be above 0.")
      }
    }
    if let tailLines, tailLines < 0 {
      throw InvalidRequest("tailLines is \(tailLines); it must not be below 0.")
    }
    query.add("container", container)
    query.add("follow", flag: follow)
    query.add("previous", flag: previous)
    if let sinceSeconds { query.add("sinceSeconds", sinceSeconds) }
    if let sinceTime { query.add("sinceTime", "\(sinceTime)") }
    if let tailLines { query.add("tailLines", tailLines) }
    if let limitBytes { query.add("limitBytes", limitBytes) }
    query.add("timestamps", flag: timestamps)
  }
}

extension ResourceRequests {
  /// The log of a pod's container, as text.
  public func log(
    _ pod: String, _ parameters: LogParameters = LogParameters()
  ) throws(InvalidRequest) -> APIRequest {
    var request = try object(.get, .get, pod, "log")
    request.accept = "*/*"
    try parameters.add(to: &request.query)
    return request
  }

  /// Asks to evict a pod, which its disruption budgets may refuse with 429.
  public func evict(
    _ pod: String, _ parameters: DeleteParameters = DeleteParameters()
  ) throws(InvalidRequest) -> APIRequest {
    let options = parameters == DeleteParameters() ? nil : parameters.options
    let eviction = Eviction(
      metadata: ObjectMeta(name: pod, namespace: path.namespace), deleteOptions: options)
    return try create(subresource: "eviction", of: pod, eviction)
  }
}
