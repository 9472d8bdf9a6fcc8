import KubeCore
import KubeSchema

/// A field that somebody applies with a value other than the one that another manager set.
struct ApplyConflict: Sendable, Hashable {
  var manager: ManagedEntry.Identity
  var path: [PathElement]

  var field: String { path.map(\.description).joined() }
}

extension Refusal {
  /// - Parameter conflicts: those of one manager beside each other, in the order of managers.
  static func applyConflict(_ conflicts: [ApplyConflict]) -> Refusal {
    let causes = conflicts.map {
      FieldProblem(
        reason: "FieldManagerConflict", message: "conflict with \($0.manager.description)",
        field: $0.field)
    }
    var text: String
    if let only = conflicts.first, conflicts.count == 1 {
      text = "1 conflict: conflict with \(only.manager.description): \(only.field)"
    } else {
      var lines: [String] = []
      for (place, conflict) in conflicts.enumerated() {
        if place == 0 || conflicts[place - 1].manager != conflict.manager {
          lines.append("conflicts with \(conflict.manager.description):")
        }
        lines.append("- \(conflict.field)")
      }
      text = "\(conflicts.count) conflicts: \(lines.joined(separator: "\n"))"
    }
    return Refusal(
      409, .conflict, "Apply failed with \(text)", Details(causes: causes))
  }
}
