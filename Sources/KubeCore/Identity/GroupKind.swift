/// A kind in a group, whatever the version.
///
/// Follows `GroupKind` of apimachinery's `pkg/runtime/schema`.
public struct GroupKind: Sendable, Hashable, CustomStringConvertible {
  /// The API group, such as `apps`; empty for the core group.
  public var group: String
  /// The kind, such as `Deployment`.
  public var kind: String

  /// Takes the two as they are, unchecked.
  public init(group: String = "", kind: String) {
    self.group = group
    self.kind = kind
  }

  /// Reads `Deployment.apps`, or `Pod` for the core group: all after the first dot is the group
  /// (`schema.ParseGroupKind`). An empty kind is an error.
  public init(parsing text: String) throws(InvalidIdentity) {
    let pieces = splitAtFirstDots(text, pieces: 2)
    guard let kind = pieces.first, !kind.isEmpty else {
      throw InvalidIdentity(
        "kind", text, offset: 0, remedy: "the kind is empty; write 'Kind' or 'Kind.group'")
    }
    self.init(group: pieces.count == 2 ? pieces[1] : "", kind: kind)
  }

  /// `Deployment.apps`, or `Pod` in the core group.
  public var description: String { group.isEmpty ? kind : "\(kind).\(group)" }

  /// This kind in one version of its group.
  public func withVersion(_ version: String) -> GroupVersionKind {
    GroupVersionKind(group: group, version: version, kind: kind)
  }
}
