import Kube
import PodTypes

/// The codec by itself, as anybody would use it.
enum Decoding {
  static func list(_ workload: Workload) throws -> [Pod] {
    var pods: [Pod] = []
    pods.reserveCapacity(workload.count)
    for page in workload.pages {
      pods += try ObjectList<Pod>(json: page).items
    }
    return pods
  }

  static func events(_ workload: Workload) throws {
    var lines = LineSplitter()
    var count = 0
    for line in workload.lines {
      lines.append(line)
      while let text = try lines.next() {
        if case .modified = try WatchEvent<Pod>(json: text) { count += 1 }
      }
    }
    precondition(count == workload.lines.count)
  }
}
