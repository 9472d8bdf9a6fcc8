// Made by kube-gen from Kubernetes 1.36 networking.k8s.io/v1. Changes here are lost at the next
// build.

import KubeCore

public struct IPBlock: JSONStruct, Sendable {
  public var cidr: String
  public var except: [String]?
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(cidr: String, except: [String]? = nil) {
    self.cidr = cidr
    self.except = except
  }

  public static func declare(_ members: inout Members<Self>) {
    members.add("cidr", \.cidr)
    members.add("except", \.except)
    members.unknown(\.unknownMembers)
  }
}

public struct NetworkPolicy: Resource {
  public var metadata: ObjectMeta
  @Boxed public var spec: NetworkPolicySpec?
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(metadata: ObjectMeta = ObjectMeta(), spec: NetworkPolicySpec? = nil) {
    self.metadata = metadata
    self.spec = spec
  }
}

extension NetworkPolicy {
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

public struct NetworkPolicyEgressRule: JSONStruct, Sendable {
  public var ports: [NetworkPolicyPort]?
  public var to: [NetworkPolicyPeer]?
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(ports: [NetworkPolicyPort]? = nil, to: [NetworkPolicyPeer]? = nil) {
    self.ports = ports
    self.to = to
  }

  public static func declare(_ members: inout Members<Self>) {
    members.add("ports", \.ports)
    members.add("to", \.to)
    members.unknown(\.unknownMembers)
  }
}

public struct NetworkPolicyIngressRule: JSONStruct, Sendable {
  public var from: [NetworkPolicyPeer]?
  public var ports: [NetworkPolicyPort]?
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(from: [NetworkPolicyPeer]? = nil, ports: [NetworkPolicyPort]? = nil) {
    self.from = from
    self.ports = ports
  }

  public static func declare(_ members: inout Members<Self>) {
    members.add("from", \.from)
    members.add("ports", \.ports)
    members.unknown(\.unknownMembers)
  }
}

public typealias NetworkPolicyList = ObjectList<NetworkPolicy>

public struct NetworkPolicyPeer: JSONStruct, Sendable {
  @Boxed public var ipBlock: IPBlock?
  public var namespaceSelector: LabelSelector?
  public var podSelector: LabelSelector?
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(
    ipBlock: IPBlock? = nil,
    namespaceSelector: LabelSelector? = nil,
    podSelector: LabelSelector? = nil
  ) {
    self.ipBlock = ipBlock
    self.namespaceSelector = namespaceSelector
    self.podSelector = podSelector
  }

  public static func declare(_ members: inout Members<Self>) {
    members.add("ipBlock", \._ipBlock, as: \.ipBlock)
    members.add("namespaceSelector", \.namespaceSelector)
    members.add("podSelector", \.podSelector)
    members.unknown(\.unknownMembers)
  }
}

public struct NetworkPolicyPort: JSONStruct, Sendable {
  public var endPort: Int32?
  public var port: IntOrString?
  public var `protocol`: String?
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(endPort: Int32? = nil, port: IntOrString? = nil, protocol: String? = nil) {
    self.endPort = endPort
    self.port = port
    self.protocol = `protocol`
  }

  public static func declare(_ members: inout Members<Self>) {
    members.add("endPort", \.endPort)
    members.add("port", \.port)
    members.add("protocol", \.protocol)
    members.unknown(\.unknownMembers)
  }
}

public struct NetworkPolicySpec: JSONStruct, Sendable {
  public var egress: [NetworkPolicyEgressRule]?
  public var ingress: [NetworkPolicyIngressRule]?
  public var podSelector: LabelSelector?
  public var policyTypes: [String]?
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(
    egress: [NetworkPolicyEgressRule]? = nil,
    ingress: [NetworkPolicyIngressRule]? = nil,
    podSelector: LabelSelector? = nil,
    policyTypes: [String]? = nil
  ) {
    self.egress = egress
    self.ingress = ingress
    self.podSelector = podSelector
    self.policyTypes = policyTypes
  }

  public static func declare(_ members: inout Members<Self>) {
    members.add("egress", \.egress)
    members.add("ingress", \.ingress)
    members.add("podSelector", \.podSelector)
    members.add("policyTypes", \.policyTypes)
    members.unknown(\.unknownMembers)
  }
}
