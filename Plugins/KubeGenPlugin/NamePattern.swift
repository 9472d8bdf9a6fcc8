/// A pattern for one component of a path: `*` and `?` as in a shell, and `**` like `*`.
struct NamePattern {
  private let pattern: [Character]

  init(_ pattern: String) {
    self.pattern = Array(pattern)
  }

  static func isPattern(_ component: String) -> Bool {
    component.contains("*") || component.contains("?")
  }

  /// Goes back only to the latest star, hence in at most m·n steps.
  func matches(_ name: String) -> Bool {
    let name = Array(name)
    var p = 0
    var n = 0
    var star: (p: Int, n: Int)?
    while n < name.count {
      if p < pattern.count, pattern[p] == "*" {
        star = (p, n)
        p += 1
      } else if p < pattern.count, pattern[p] == "?" || pattern[p] == name[n] {
        p += 1
        n += 1
      } else if let latest = star {
        star = (latest.p, latest.n + 1)
        p = latest.p + 1
        n = latest.n + 1
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == "*" }
  }
}
