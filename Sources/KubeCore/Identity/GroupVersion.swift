/// An API group and one of its versions: what stands in an object's `apiVersion`.
///
/// The core group is the empty string, so `v1` is the version `v1` of the group `""`.
/// Follows `GroupVersion` of apimachinery's `pkg/runtime/schema`.
public struct GroupVersion: Sendable, Hashable, CustomStringConvertible {
  /// The API group, such as `apps`; empty for the core group.
  public var group: String
  /// The version, such as `v1`.
  public var version: String

  /// Takes the two as they are, unchecked.
  public init(group: String = "", version: String) {
    self.group = group
    self.version = version
  }

  /// Reads an `apiVersion`: `v1`, or `apps/v1`.
  ///
  /// As in `schema.ParseGroupVersion` a second slash is an error. What that function lets pass for
  /// the API server's internal versions is an error here: an empty text, group or version.
  public init(parsing text: String) throws(InvalidIdentity) {
    let slash = UInt8(ascii: "/")
    let pieces = text.utf8.split(separator: slash, omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    func invalid(at offset: Int, _ problem: String) -> InvalidIdentity {
      InvalidIdentity(
        "apiVersion", text, offset: offset,
        remedy: problem + "; write 'version' for the core group, or 'group/version'")
    }
    guard pieces.count <= 2 else {
      let offset = pieces[0].utf8.count + 1 + pieces[1].utf8.count
      throw invalid(at: offset, "it has more than one '/'")
    }
    if pieces.count == 2, pieces[0].isEmpty { throw invalid(at: 0, "the group is empty") }
    guard let version = pieces.last, !version.isEmpty else {
      throw invalid(at: text.utf8.count, "the version is empty")
    }
    self.init(group: pieces.count == 2 ? pieces[0] : "", version: version)
  }

  /// The `apiVersion` of objects: `v1` in the core group, `group/version` elsewhere.
  public var description: String { group.isEmpty ? version : "\(group)/\(version)" }

  /// The kind of that name in this group and version.
  public func withKind(_ kind: String) -> GroupVersionKind {
    GroupVersionKind(group: group, version: version, kind: kind)
  }

  /// The resource of that plural name in this group and version.
  public func withResource(_ resource: String) -> GroupVersionResource {
    GroupVersionResource(group: group, version: version, resource: resource)
  }
}
