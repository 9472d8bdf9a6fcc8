/// What an object's `apiVersion` and `kind` say together.
package struct GroupVersionKind: Sendable, Hashable {
  /// Empty for the core group.
  package var group: String
  package var version: String
  package var kind: String

  package init(group: String, version: String, kind: String) {
    self.group = group
    self.version = version
    self.kind = kind
  }

  /// `apps/v1`, and `v1` in the core group.
  package var apiVersion: String { group.isEmpty ? version : "\(group)/\(version)" }
}

extension GroupVersionKind: CustomStringConvertible {
  package var description: String { "\(apiVersion)/\(kind)" }
}

/// The core group first, then by group, version (the more mature one first) and kind.
extension GroupVersionKind: Comparable {
  package static func < (a: GroupVersionKind, b: GroupVersionKind) -> Bool {
    if a.group != b.group { return a.group < b.group }
    if a.version != b.version { return VersionMaturity(a.version) < VersionMaturity(b.version) }
    return a.kind < b.kind
  }
}
