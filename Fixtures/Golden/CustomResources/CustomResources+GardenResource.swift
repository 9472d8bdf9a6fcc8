// Made by kube-gen from CustomResources/Gateways.yaml. Changes here are lost at the next build.

#if hasFeature(InternalImportsByDefault)
  public import KubeCore
#else
  import KubeCore
#endif

public nonisolated struct GardenResource: Resource {
  /// Standard object metadata.
  public var metadata: ObjectMeta
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(metadata: ObjectMeta = ObjectMeta()) {
    self.metadata = metadata
  }

  /// A new object of this name, ready to be created.
  public init(name: String, labels: [String: String] = [:], annotations: [String: String] = [:]) {
    let metadata = ObjectMeta(name: name, labels: labels, annotations: annotations)
    self.init(metadata: metadata)
  }
}

nonisolated extension GardenResource {
  public typealias Scope = ClusterScope
  public static var group: String { "garden.example.com" }
  public static var version: String { "v1" }
  public static var kind: String { "Resource" }
  public static var plural: String { "resources" }

  public static func declare(_ members: inout Members<Self>) {
    members.constant("apiVersion", "garden.example.com/v1")
    members.constant("kind", "Resource")
    members.add("metadata", \.metadata)
    members.unknown(\.unknownMembers)
  }
}

nonisolated extension GardenResource: CustomResource {
  /// The CustomResourceDefinition that this type was made from.
  public static func crd() -> CustomResourceDefinition { GardenResource.embeddedDefinition() }
}

nonisolated extension GardenResource {
  fileprivate static func embeddedDefinition() -> CustomResourceDefinition {
    CustomResourceDefinition(
      embedded: #"""
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition",\#
        "metadata":{"name":"resources.garden.example.com"},"spec":{"group":"garden.example.com",\#
        "scope":"Cluster","names":{"kind":"Resource","plural":"resources"},\#
        "versions":[{"name":"v1","served":true,"storage":true,\#
        "schema":{"openAPIV3Schema":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}\#
        }]}}
        """#
    )
  }
}
