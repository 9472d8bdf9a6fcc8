import KubeCore
import KubeGenModel

/// The kind that a body is decoded to.
struct DecodingTarget: Sendable {
  var identity: KubeCore.GroupVersionKind
  var schema: TypeSchema
  /// What a custom resource has beyond.
  var custom: CustomServing?

  init(_ resource: ServedResource) {
    identity = KubeCore.GroupVersionKind(
      group: resource.identity.group, version: resource.identity.version, kind: resource.kind)
    schema = resource.schema
    custom = resource.custom
  }

  /// A built-in kind, as a subresource has it; nil if there is none.
  init?(_ identity: KubeCore.GroupVersionKind) {
    guard let definition = KnownKinds.definition(identity) else { return nil }
    self.identity = identity
    schema = BuiltInSchemas.shared[definition]
  }

  /// `v1`, `apps/v1`
  var apiVersion: String {
    GroupVersion(group: identity.group, version: identity.version).description
  }

  /// What Go calls the kind where it has no version.
  var internalName: String {
    let package =
      switch identity.group {
      case "", "events.k8s.io": "core"
      case "internal.apiserver.k8s.io": "apiserverinternal"
      default: String(identity.group.prefix { $0 != "." })
      }
    return "\(package).\(identity.kind)"
  }
}

/// The kinds that a server of Kubernetes 1.36 can decode, served or not.
enum KnownKinds {
  /// The full name of the definition.
  static func definition(_ kind: KubeCore.GroupVersionKind) -> String? { definitions[kind] }

  static func contains(_ kind: KubeCore.GroupVersionKind) -> Bool {
    definitions[kind] != nil || kind == list
  }

  private static let list = KubeCore.GroupVersionKind(group: "", version: "v1", kind: "List")

  private static let definitions: [KubeCore.GroupVersionKind: String] = {
    var definitions: [KubeCore.GroupVersionKind: String] = [:]
    for definition in APIModel.bundled.definitions {
      for kind in definition.kinds {
        let identity = KubeCore.GroupVersionKind(
          group: kind.group, version: kind.version, kind: kind.kind)
        definitions[identity] = definition.name
      }
    }
    return definitions
  }()
}
