/// A resource in one version of a group: what a URL path names.
///
/// Follows `GroupVersionResource` of apimachinery's `pkg/runtime/schema`.
public struct GroupVersionResource: Sendable, Hashable, CustomStringConvertible {
  /// The API group, such as `apps`; empty for the core group.
  public var group: String
  /// The version, such as `v1`.
  public var version: String
  /// The plural name in lower case, as in URLs: `deployments`.
  public var resource: String

  /// Takes the three as they are, unchecked.
  public init(group: String = "", version: String, resource: String) {
    self.group = group
    self.version = version
    self.resource = resource
  }

  /// Reads what kubectl takes as a fully qualified resource: `deployments.v1.apps`, or `pods.v1.`
  /// with its last dot for the core group.
  ///
  /// `certificates.cert-manager.io` reads as version `cert-manager` of group `io`, for nothing in
  /// the text tells the two apart. kubectl (`schema.ParseResourceArg`) therefore looks up this
  /// reading and ``GroupResource/init(parsing:)`` and takes the one that the server knows.
  public init(parsing text: String) throws(InvalidIdentity) {
    let pieces = splitAtFirstDots(text, pieces: 3)
    func invalid(at offset: Int, _ problem: String) -> InvalidIdentity {
      InvalidIdentity(
        "fully qualified resource", text, offset: offset,
        remedy: problem
          + "; write 'resource.version.group', or 'resource.version.' for the core group")
    }
    if pieces[0].isEmpty { throw invalid(at: 0, "the resource is empty") }
    guard pieces.count == 3 else { throw invalid(at: text.utf8.count, "it has too few dots") }
    if pieces[1].isEmpty { throw invalid(at: pieces[0].utf8.count + 1, "the version is empty") }
    self.init(group: pieces[2], version: pieces[1], resource: pieces[0])
  }

  /// Group and version without the resource.
  public var groupVersion: GroupVersion { GroupVersion(group: group, version: version) }

  /// Group and resource without the version.
  public var groupResource: GroupResource { GroupResource(group: group, resource: resource) }

  /// The form that ``init(parsing:)`` reads: `deployments.v1.apps`, or `pods.v1.`.
  public var argument: String { "\(resource).\(version).\(group)" }

  /// `apps/v1, Resource=deployments`, and `/v1, Resource=pods` in the core group, as Kubernetes'
  /// messages have it.
  public var description: String { "\(group)/\(version), Resource=\(resource)" }
}
