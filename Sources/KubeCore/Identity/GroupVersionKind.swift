/// A kind in one version of a group: what an object's `apiVersion` and `kind` say together.
///
/// Follows `GroupVersionKind` of apimachinery's `pkg/runtime/schema`.
public struct GroupVersionKind: Sendable, Hashable, CustomStringConvertible {
  /// The API group, such as `apps`; empty for the core group.
  public var group: String
  /// The version, such as `v1`.
  public var version: String
  /// The kind, such as `Deployment`.
  public var kind: String

  /// Takes the three as they are, unchecked.
  public init(group: String = "", version: String, kind: String) {
    self.group = group
    self.version = version
    self.kind = kind
  }

  /// Reads an object's `apiVersion` and takes its `kind` as it is.
  ///
  /// An `apiVersion` that ``GroupVersion/init(parsing:)`` refuses is an error, where
  /// `schema.FromAPIVersionAndKind` would drop group and version without a word.
  public init(apiVersion: String, kind: String) throws(InvalidIdentity) {
    let groupVersion = try GroupVersion(parsing: apiVersion)
    self.init(group: groupVersion.group, version: groupVersion.version, kind: kind)
  }

  /// Reads what kubectl takes as a fully qualified kind: `Deployment.v1.apps`, or `Pod.v1.` with
  /// its last dot for the core group.
  ///
  /// `Certificate.cert-manager.io` reads as version `cert-manager` of group `io`, for nothing in
  /// the text tells the two apart. kubectl (`schema.ParseKindArg`) therefore looks up this reading
  /// and ``GroupKind/init(parsing:)`` and takes the one that the server knows.
  public init(parsing text: String) throws(InvalidIdentity) {
    let pieces = splitAtFirstDots(text, pieces: 3)
    func invalid(at offset: Int, _ problem: String) -> InvalidIdentity {
      InvalidIdentity(
        "fully qualified kind", text, offset: offset,
        remedy: problem + "; write 'Kind.version.group', or 'Kind.version.' for the core group")
    }
    if pieces[0].isEmpty { throw invalid(at: 0, "the kind is empty") }
    guard pieces.count == 3 else { throw invalid(at: text.utf8.count, "it has too few dots") }
    if pieces[1].isEmpty { throw invalid(at: pieces[0].utf8.count + 1, "the version is empty") }
    self.init(group: pieces[2], version: pieces[1], kind: pieces[0])
  }

  /// The `apiVersion` of objects of this kind.
  public var apiVersion: String { groupVersion.description }

  /// Group and version without the kind.
  public var groupVersion: GroupVersion { GroupVersion(group: group, version: version) }

  /// Group and kind without the version.
  public var groupKind: GroupKind { GroupKind(group: group, kind: kind) }

  /// The form that ``init(parsing:)`` reads: `Deployment.v1.apps`, or `Pod.v1.`.
  public var argument: String { "\(kind).\(version).\(group)" }

  /// `apps/v1, Kind=Deployment`, and `/v1, Kind=Pod` in the core group, as Kubernetes' messages
  /// have it.
  public var description: String { "\(group)/\(version), Kind=\(kind)" }
}
