/// A resource in a group, whatever the version: what a CustomResourceDefinition is named after.
///
/// Follows `GroupResource` of apimachinery's `pkg/runtime/schema`.
public struct GroupResource: Sendable, Hashable, CustomStringConvertible {
  /// The API group, such as `apps`; empty for the core group.
  public var group: String
  /// The plural name in lower case, as in URLs: `deployments`.
  public var resource: String

  /// Takes the two as they are, unchecked.
  public init(group: String = "", resource: String) {
    self.group = group
    self.resource = resource
  }

  /// Reads `deployments.apps`, or `pods` for the core group: all after the first dot is the group
  /// (`schema.ParseGroupResource`). An empty resource is an error.
  public init(parsing text: String) throws(InvalidIdentity) {
    let pieces = splitAtFirstDots(text, pieces: 2)
    guard let resource = pieces.first, !resource.isEmpty else {
      throw InvalidIdentity(
        "resource", text, offset: 0,
        remedy: "the resource is empty; write 'resource' or 'resource.group'")
    }
    self.init(group: pieces.count == 2 ? pieces[1] : "", resource: resource)
  }

  /// `deployments.apps`, or `pods` in the core group.
  public var description: String { group.isEmpty ? resource : "\(resource).\(group)" }

  /// This resource in one version of its group.
  public func withVersion(_ version: String) -> GroupVersionResource {
    GroupVersionResource(group: group, version: version, resource: resource)
  }
}
