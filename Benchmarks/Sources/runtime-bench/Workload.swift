import Kube
import PodTypes

/// What the server tells: a list in pages, then changes of its objects.
struct Workload {
  /// JSON of lists, as a server sends them.
  var pages: [[UInt8]] = []
  /// Lines of a watch.
  var lines: [[UInt8]] = []
  let count: Int
  /// Of the last event.
  private(set) var lastKey = ObjectKey(name: "")
  let lastVersion: String

  /// - Parameter list: a list of pods.
  init(_ list: JSONValue, pageSize: Int, events: Int) throws {
    let items = list["items"]?.array ?? []
    count = items.count
    let first = 50_000_000
    lastVersion = "\(first + events)"
    for start in stride(from: 0, to: items.count, by: pageSize) {
      let end = min(start + pageSize, items.count)
      var metadata: JSONValue = ["resourceVersion": .string("\(first)")]
      if end < items.count { metadata["continue"] = .string("\(start / pageSize + 1)") }
      pages.append(
        try
          ([
            "kind": "PodList", "apiVersion": "v1", "metadata": metadata,
            "items": .array(Array(items[start..<end])),
          ] as JSONValue).jsonBytes())
    }
    var places = Places(count: items.count)
    for event in 1...max(1, events) {
      var pod = items[places.next()]
      lastKey = ObjectKey(
        namespace: pod["metadata"]?["namespace"]?.string,
        name: pod["metadata"]?["name"]?.string ?? "")
      pod["apiVersion"] = "v1"
      pod["kind"] = "Pod"
      pod["metadata"]?["resourceVersion"] = .string("\(first + event)")
      // A fifth of the changes are such as a reconciler cares about.
      if event.isMultiple(of: 5) { pod["metadata"]?["generation"] = .number(event) }
      lines.append(
        try (["type": "MODIFIED", "object": pod] as JSONValue).jsonBytes() + [UInt8(ascii: "\n")])
    }
  }

  /// Objects in an order without a pattern, the same each time.
  private struct Places {
    let count: Int
    var state: UInt64 = 36

    init(count: Int) {
      self.count = count
    }

    mutating func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(count))
    }
  }
}
