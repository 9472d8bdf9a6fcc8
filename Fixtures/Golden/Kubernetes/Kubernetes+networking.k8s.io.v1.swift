// Made by kube-gen from Kubernetes 1.36 networking.k8s.io/v1. Changes here are lost at the next
// build.

#if hasFeature(InternalImportsByDefault)
  public import KubeCore
#else
  import KubeCore
#endif

/// [Reference](https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ipblock-v1-networking-k8s-io)
public nonisolated struct IPBlock: JSONStruct, Sendable {
  /// Required.
  public var cidr: String
  public var except: [String]
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(cidr: String, except: [String] = []) {
    self.cidr = cidr
    self.except = except
  }

  public static func declare(_ members: inout Members<Self>) {
    members.add("cidr", \.cidr)
    members.list("except", \.except)
    members.unknown(\.unknownMembers)
  }
}

/// `networkpolicies` of `networking.k8s.io/v1`, in a namespace.
///
/// [Reference](https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#networkpolicy-v1-networking-k8s-io)
public nonisolated struct NetworkPolicy: Resource {
  public var metadata: ObjectMeta
  public var spec: NetworkPolicySpec? {
    get { _spec.wrappedValue }
    _modify { yield &_spec.wrappedValue }
  }
  private var _spec: Boxed<NetworkPolicySpec>
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(metadata: ObjectMeta = ObjectMeta(), spec: NetworkPolicySpec? = nil) {
    self.metadata = metadata
    _spec = Boxed(wrappedValue: spec)
  }

  /// A new object of this name, ready to be created.
  public init(
    name: String,
    namespace: String? = nil,
    labels: [String: String] = [:],
    annotations: [String: String] = [:],
    spec: NetworkPolicySpec? = nil
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

nonisolated extension NetworkPolicy {
  public typealias Scope = NamespaceScope
  public static var group: String { "networking.k8s.io" }
  public static var version: String { "v1" }
  public static var kind: String { "NetworkPolicy" }
  public static var plural: String { "networkpolicies" }

  public static func declare(_ members: inout Members<Self>) {
    members.constant("apiVersion", "networking.k8s.io/v1")
    members.constant("kind", "NetworkPolicy")
    members.add("metadata", \.metadata)
    members.add("spec", \._spec, as: \.spec)
    members.unknown(\.unknownMembers)
  }
}

/// [Reference](https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#networkpolicyegressrule-v1-networking-k8s-io)
public nonisolated struct NetworkPolicyEgressRule: JSONStruct, Sendable {
  public var to: [NetworkPolicyPeer]
  public var ports: [NetworkPolicyPort]
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(to: [NetworkPolicyPeer] = [], ports: [NetworkPolicyPort] = []) {
    self.to = to
    self.ports = ports
  }

  public static func declare(_ members: inout Members<Self>) {
    members.list("to", \.to)
    members.list("ports", \.ports)
    members.unknown(\.unknownMembers)
  }
}

/// [Reference](https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#networkpolicyingressrule-v1-networking-k8s-io)
public nonisolated struct NetworkPolicyIngressRule: JSONStruct, Sendable {
  public var from: [NetworkPolicyPeer]
  public var ports: [NetworkPolicyPort]
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(from: [NetworkPolicyPeer] = [], ports: [NetworkPolicyPort] = []) {
    self.from = from
    self.ports = ports
  }

  public static func declare(_ members: inout Members<Self>) {
    members.list("from", \.from)
    members.list("ports", \.ports)
    members.unknown(\.unknownMembers)
  }
}

public typealias NetworkPolicyList = ObjectList<NetworkPolicy>

/// [Reference](https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#networkpolicypeer-v1-networking-k8s-io)
public nonisolated struct NetworkPolicyPeer: JSONStruct, Sendable {
  public var podSelector: LabelSelector?
  public var ipBlock: IPBlock? {
    get { _ipBlock.wrappedValue }
    _modify { yield &_ipBlock.wrappedValue }
  }
  private var _ipBlock: Boxed<IPBlock>
  public var namespaceSelector: LabelSelector?
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(
    podSelector: LabelSelector? = nil,
    ipBlock: IPBlock? = nil,
    namespaceSelector: LabelSelector? = nil
  ) {
    self.podSelector = podSelector
    _ipBlock = Boxed(wrappedValue: ipBlock)
    self.namespaceSelector = namespaceSelector
  }

  public static func declare(_ members: inout Members<Self>) {
    members.add("podSelector", \.podSelector)
    members.add("ipBlock", \._ipBlock, as: \.ipBlock)
    members.add("namespaceSelector", \.namespaceSelector)
    members.unknown(\.unknownMembers)
  }
}

/// [Reference](https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#networkpolicyport-v1-networking-k8s-io)
public nonisolated struct NetworkPolicyPort: JSONStruct, Sendable {
  /// One of `TCP`, `UDP` or `SCTP`.
  public var `protocol`: ProtocolValue?
  public var port: IntOrString?
  public var endPort: Int32?
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(protocol: ProtocolValue? = nil, port: IntOrString? = nil, endPort: Int32? = nil) {
    self.protocol = `protocol`
    self.port = port
    self.endPort = endPort
  }

  public static func declare(_ members: inout Members<Self>) {
    members.add("protocol", \.protocol)
    members.add("port", \.port)
    members.add("endPort", \.endPort)
    members.unknown(\.unknownMembers)
  }
}

nonisolated extension NetworkPolicyPort {
  public typealias ProtocolValue = PortStatus.ProtocolValue
}

/// [Reference](https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#networkpolicyspec-v1-networking-k8s-io)
public nonisolated struct NetworkPolicySpec: JSONStruct, Sendable {
  public var podSelector: LabelSelector?
  /// One of `Ingress` or `Egress`.
  public var policyTypes: [PolicyType]
  public var ingress: [NetworkPolicyIngressRule]
  public var egress: [NetworkPolicyEgressRule]
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(
    podSelector: LabelSelector? = nil,
    policyTypes: [PolicyType] = [],
    ingress: [NetworkPolicyIngressRule] = [],
    egress: [NetworkPolicyEgressRule] = []
  ) {
    self.podSelector = podSelector
    self.policyTypes = policyTypes
    self.ingress = ingress
    self.egress = egress
  }

  public static func declare(_ members: inout Members<Self>) {
    members.add("podSelector", \.podSelector)
    members.list("policyTypes", \.policyTypes)
    members.list("ingress", \.ingress)
    members.list("egress", \.egress)
    members.unknown(\.unknownMembers)
  }
}

nonisolated extension NetworkPolicySpec {
  public nonisolated struct PolicyType: StringEnumeration {
    public var rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static var ingress: Self { Self(rawValue: "Ingress") }
    public static var egress: Self { Self(rawValue: "Egress") }
  }
}
