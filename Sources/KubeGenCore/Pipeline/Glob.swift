/// A path pattern: `*` and `?` stay within a path's component, `**` as a component stands for any
/// number of them.
///
/// As in a shell, wildcards do not match a leading dot, so that `**` does not descend into
/// `.build`.
package struct Glob: Sendable, Hashable {
  private let components: [String]
  package let isAbsolute: Bool

  package init(_ pattern: String) {
    components = Self.components(of: pattern)
    isAbsolute = pattern.hasPrefix("/")
  }

  /// The components ahead of the first wildcard: where a search has to begin.
  package var literalPrefix: [String] {
    Array(components.prefix { !Self.hasWildcard($0) })
  }

  package var hasWildcard: Bool { components.contains(where: Self.hasWildcard) }

  /// Whether the whole path, given in the pattern's own terms (relative or absolute), matches.
  package func matches(_ path: String) -> Bool {
    path.hasPrefix("/") == isAbsolute
      && Self.matches(components[...], Self.components(of: path)[...])
  }

  /// Whether something below this directory can match.
  package func canMatch(below directory: [String]) -> Bool {
    var pattern = components[...]
    for name in directory {
      guard let first = pattern.first else { return false }
      if first == "**" { return true }
      guard Self.matches(name: name, first) else { return false }
      pattern = pattern.dropFirst()
    }
    return !pattern.isEmpty
  }

  package static func components(of path: String) -> [String] {
    path.split(separator: "/").map(String.init).filter { $0 != "." }
  }

  private static func hasWildcard(_ component: String) -> Bool {
    component.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
  }

  private static func matches(_ pattern: ArraySlice<String>, _ path: ArraySlice<String>) -> Bool {
    backtrack(
      Array(pattern), Array(path), isStar: { $0 == "**" },
      starTakes: { !$0.hasPrefix(".") }, one: { matches(name: $1, $0) })
  }

  private static func matches(name: String, _ pattern: String) -> Bool {
    if name.hasPrefix("."), !pattern.hasPrefix(".") { return false }
    return backtrack(
      Array(pattern.unicodeScalars), Array(name.unicodeScalars), isStar: { $0 == "*" },
      starTakes: { _ in true }, one: { $0 == "?" || $0 == $1 })
  }

  /// Wildcard matching that goes back only to the latest star, hence in at most m·n steps.
  private static func backtrack<P, T>(
    _ pattern: [P], _ text: [T], isStar: (P) -> Bool, starTakes: (T) -> Bool,
    one: (P, T) -> Bool
  ) -> Bool {
    var p = 0
    var t = 0
    var star: (p: Int, t: Int)?
    while t < text.count {
      if p < pattern.count, isStar(pattern[p]) {
        star = (p, t)
        p += 1
      } else if p < pattern.count, one(pattern[p], text[t]) {
        p += 1
        t += 1
      } else if let latest = star, starTakes(text[latest.t]) {
        star = (latest.p, latest.t + 1)
        p = latest.p + 1
        t = latest.t + 1
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy(isStar)
  }
}
