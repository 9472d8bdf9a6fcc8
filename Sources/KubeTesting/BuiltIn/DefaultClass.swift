import KubeCore
import KubeJSON

/// Which class of storage or of ingresses is meant where none is named.
enum DefaultClass {
  /// The newest of those that say so.
  static func name(
    _ classes: GroupResource, _ annotations: [String], _ context: WriteContext
  ) -> String? {
    let marked = context.list(classes, nil).filter { object in
      annotations.contains { object["metadata"]?["annotations"]?[$0]?.string == "true" }
    }
    func facts(_ object: JSONValue) -> (time: String, name: String) {
      let metadata = object["metadata"]
      return (metadata?.text("creationTimestamp") ?? "", metadata?.text("name") ?? "")
    }
    return marked.map(facts).min { $0.time == $1.time ? $0.name < $1.name : $0.time > $1.time }?
      .name
  }
}
