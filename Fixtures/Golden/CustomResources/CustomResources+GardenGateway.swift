// Made by kube-gen from CustomResources/Gateways.yaml. Changes here are lost at the next build.

#if hasFeature(InternalImportsByDefault)
  public import KubeCore
#else
  import KubeCore
#endif

public nonisolated struct GardenGateway: Resource {
  /// Standard object metadata.
  public var metadata: ObjectMeta
  public var spec: Spec?
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(metadata: ObjectMeta = ObjectMeta(), spec: Spec? = nil) {
    self.metadata = metadata
    self.spec = spec
  }

  /// A new object of this name, ready to be created.
  public init(
    name: String,
    namespace: String? = nil,
    labels: [String: String] = [:],
    annotations: [String: String] = [:],
    spec: Spec? = nil
  ) {
    let metadata = ObjectMeta(
      name: name,
      namespace: namespace,
      labels: labels,
      annotations: annotations
    )
    self.init(metadata: metadata, spec: spec)
  }
}

nonisolated extension GardenGateway {
  public typealias Scope = NamespaceScope
  public static var group: String { "garden.example.com" }
  public static var version: String { "v1" }
  public static var kind: String { "Gateway" }
  public static var plural: String { "gateways" }

  public static func declare(_ members: inout Members<Self>) {
    members.constant("apiVersion", "garden.example.com/v1")
    members.constant("kind", "Gateway")
    members.add("metadata", \.metadata)
    members.add("spec", \.spec)
    members.unknown(\.unknownMembers)
  }
}

nonisolated extension GardenGateway: CustomResource {
  /// The CustomResourceDefinition that this type was made from.
  public static func crd() -> CustomResourceDefinition { GardenGateway.embeddedDefinition() }
}

nonisolated extension GardenGateway {
  public nonisolated struct Spec: JSONStruct, Sendable {
    public var colour: String?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(colour: String? = nil) {
      self.colour = colour
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("colour", \.colour)
      members.unknown(\.unknownMembers)
    }
  }
}

nonisolated extension GardenGateway {
  fileprivate static func embeddedDefinition() -> CustomResourceDefinition {
    CustomResourceDefinition(
      embedded: #"""
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition",\#
        "metadata":{"name":"gateways.garden.example.com"},"spec":{"group":"garden.example.com",\#
        "scope":"Namespaced","names":{"kind":"Gateway","plural":"gateways"},\#
        "versions":[{"name":"v1","served":true,"storage":true,\#
        "schema":{"openAPIV3Schema":{"type":"object","properties":{"spec":{"type":"object",\#
        "properties":{"colour":{"type":"string"}}}}}}}]}}
        """#
    )
  }
}
