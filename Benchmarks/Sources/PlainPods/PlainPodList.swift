/// Pods as one writes them for Foundation's coders: synthesised `Codable`, the members that the benchmarks' data has
/// and no more, dates as strings.
public struct PlainPodList: Codable, Equatable, Sendable {
  var kind: String
  var apiVersion: String
  var metadata: PlainListMeta
  var items: [PlainPod]

  /// The number of pods.
  public var count: Int { items.count }
}

struct PlainListMeta: Codable, Equatable, Sendable {
  var resourceVersion: String?
}

struct PlainPod: Codable, Equatable, Sendable {
  var metadata: PlainObjectMeta
  var spec: PlainPodSpec
  var status: PlainPodStatus
}
