// Made by kube-gen from Kubernetes 1.36 v1. Changes here are lost at the next build.

import KubeCore

public struct ClientIPConfig: JSONStruct, Sendable {
  public var timeoutSeconds: Int32?
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(timeoutSeconds: Int32? = nil) {
    self.timeoutSeconds = timeoutSeconds
  }

  public static func declare(_ members: inout Members<Self>) {
    members.add("timeoutSeconds", \.timeoutSeconds)
    members.unknown(\.unknownMembers)
  }
}

public struct ConfigMap: Resource {
  public var binaryData: [String: Base64Data]?
  public var data: [String: String]?
  public var immutable: Bool?
  public var metadata: ObjectMeta
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(
    binaryData: [String: Base64Data]? = nil,
    data: [String: String]? = nil,
    immutable: Bool? = nil,
    metadata: ObjectMeta = ObjectMeta()
  ) {
    self.binaryData = binaryData
    self.data = data
    self.immutable = immutable
    self.metadata = metadata
  }
}

extension ConfigMap {
  public typealias Scope = NamespaceScope
  public static var group: String { "" }
  public static var version: String { "v1" }
  public static var kind: String { "ConfigMap" }
  public static var plural: String { "configmaps" }

  public static func declare(_ members: inout Members<Self>) {
    members.constant("apiVersion", "v1")
    members.constant("kind", "ConfigMap")
    members.add("binaryData", \.binaryData)
    members.add("data", \.data)
    members.add("immutable", \.immutable)
    members.add("metadata", \.metadata)
    members.unknown(\.unknownMembers)
  }
}

public typealias ConfigMapList = ObjectList<ConfigMap>

public struct LoadBalancerIngress: JSONStruct, Sendable {
  public var hostname: String?
  public var ip: String?
  public var ipMode: String?
  public var ports: [PortStatus]?
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(
    hostname: String? = nil,
    ip: String? = nil,
    ipMode: String? = nil,
    ports: [PortStatus]? = nil
  ) {
    self.hostname = hostname
    self.ip = ip
    self.ipMode = ipMode
    self.ports = ports
  }

  public static func declare(_ members: inout Members<Self>) {
    members.add("hostname", \.hostname)
    members.add("ip", \.ip)
    members.add("ipMode", \.ipMode)
    members.add("ports", \.ports)
    members.unknown(\.unknownMembers)
  }
}

public struct LoadBalancerStatus: JSONStruct, Sendable {
  public var ingress: [LoadBalancerIngress]?
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(ingress: [LoadBalancerIngress]? = nil) {
    self.ingress = ingress
  }

  public static func declare(_ members: inout Members<Self>) {
    members.add("ingress", \.ingress)
    members.unknown(\.unknownMembers)
  }
}

public struct PortStatus: JSONStruct, Sendable {
  public var error: String?
  public var port: Int32
  public var `protocol`: String
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(error: String? = nil, port: Int32, protocol: String) {
    self.error = error
    self.port = port
    self.protocol = `protocol`
  }

  public static func declare(_ members: inout Members<Self>) {
    members.add("error", \.error)
    members.add("port", \.port)
    members.add("protocol", \.protocol)
    members.unknown(\.unknownMembers)
  }
}

public struct Service: Resource {
  public var metadata: ObjectMeta
  @Boxed public var spec: ServiceSpec?
  @Boxed public var status: ServiceStatus?
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(
    metadata: ObjectMeta = ObjectMeta(),
    spec: ServiceSpec? = nil,
    status: ServiceStatus? = nil
  ) {
    self.metadata = metadata
    self.spec = spec
    self.status = status
  }
}

extension Service {
  public typealias Scope = NamespaceScope
  public static var group: String { "" }
  public static var version: String { "v1" }
  public static var kind: String { "Service" }
  public static var plural: String { "services" }

  public static func declare(_ members: inout Members<Self>) {
    members.constant("apiVersion", "v1")
    members.constant("kind", "Service")
    members.add("metadata", \.metadata)
    members.add("spec", \._spec, as: \.spec)
    members.add("status", \._status, as: \.status)
    members.unknown(\.unknownMembers)
  }
}

public typealias ServiceList = ObjectList<Service>

public struct ServicePort: JSONStruct, Sendable {
  public var appProtocol: String?
  public var name: String?
  public var nodePort: Int32?
  public var port: Int32
  public var `protocol`: String?
  public var targetPort: IntOrString?
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(
    appProtocol: String? = nil,
    name: String? = nil,
    nodePort: Int32? = nil,
    port: Int32,
    protocol: String? = nil,
    targetPort: IntOrString? = nil
  ) {
    self.appProtocol = appProtocol
    self.name = name
    self.nodePort = nodePort
    self.port = port
    self.protocol = `protocol`
    self.targetPort = targetPort
  }

  public static func declare(_ members: inout Members<Self>) {
    members.add("appProtocol", \.appProtocol)
    members.add("name", \.name)
    members.add("nodePort", \.nodePort)
    members.add("port", \.port)
    members.add("protocol", \.protocol)
    members.add("targetPort", \.targetPort)
    members.unknown(\.unknownMembers)
  }
}

public struct ServiceSpec: JSONStruct, Sendable {
  public var allocateLoadBalancerNodePorts: Bool?
  public var clusterIP: String?
  public var clusterIPs: [String]?
  public var externalIPs: [String]?
  public var externalName: String?
  public var externalTrafficPolicy: String?
  public var healthCheckNodePort: Int32?
  public var internalTrafficPolicy: String?
  public var ipFamilies: [String]?
  public var ipFamilyPolicy: String?
  public var loadBalancerClass: String?
  public var loadBalancerIP: String?
  public var loadBalancerSourceRanges: [String]?
  public var ports: [ServicePort]?
  public var publishNotReadyAddresses: Bool?
  public var selector: [String: String]?
  public var sessionAffinity: String?
  public var sessionAffinityConfig: SessionAffinityConfig?
  public var trafficDistribution: String?
  public var type: String?
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(
    allocateLoadBalancerNodePorts: Bool? = nil,
    clusterIP: String? = nil,
    clusterIPs: [String]? = nil,
    externalIPs: [String]? = nil,
    externalName: String? = nil,
    externalTrafficPolicy: String? = nil,
    healthCheckNodePort: Int32? = nil,
    internalTrafficPolicy: String? = nil,
    ipFamilies: [String]? = nil,
    ipFamilyPolicy: String? = nil,
    loadBalancerClass: String? = nil,
    loadBalancerIP: String? = nil,
    loadBalancerSourceRanges: [String]? = nil,
    ports: [ServicePort]? = nil,
    publishNotReadyAddresses: Bool? = nil,
    selector: [String: String]? = nil,
    sessionAffinity: String? = nil,
    sessionAffinityConfig: SessionAffinityConfig? = nil,
    trafficDistribution: String? = nil,
    type: String? = nil
  ) {
    self.allocateLoadBalancerNodePorts = allocateLoadBalancerNodePorts
    self.clusterIP = clusterIP
    self.clusterIPs = clusterIPs
    self.externalIPs = externalIPs
    self.externalName = externalName
    self.externalTrafficPolicy = externalTrafficPolicy
    self.healthCheckNodePort = healthCheckNodePort
    self.internalTrafficPolicy = internalTrafficPolicy
    self.ipFamilies = ipFamilies
    self.ipFamilyPolicy = ipFamilyPolicy
    self.loadBalancerClass = loadBalancerClass
    self.loadBalancerIP = loadBalancerIP
    self.loadBalancerSourceRanges = loadBalancerSourceRanges
    self.ports = ports
    self.publishNotReadyAddresses = publishNotReadyAddresses
    self.selector = selector
    self.sessionAffinity = sessionAffinity
    self.sessionAffinityConfig = sessionAffinityConfig
    self.trafficDistribution = trafficDistribution
    self.type = type
  }

  public static func declare(_ members: inout Members<Self>) {
    members.add("allocateLoadBalancerNodePorts", \.allocateLoadBalancerNodePorts)
    members.add("clusterIP", \.clusterIP)
    members.add("clusterIPs", \.clusterIPs)
    members.add("externalIPs", \.externalIPs)
    members.add("externalName", \.externalName)
    members.add("externalTrafficPolicy", \.externalTrafficPolicy)
    members.add("healthCheckNodePort", \.healthCheckNodePort)
    members.add("internalTrafficPolicy", \.internalTrafficPolicy)
    members.add("ipFamilies", \.ipFamilies)
    members.add("ipFamilyPolicy", \.ipFamilyPolicy)
    members.add("loadBalancerClass", \.loadBalancerClass)
    members.add("loadBalancerIP", \.loadBalancerIP)
    members.add("loadBalancerSourceRanges", \.loadBalancerSourceRanges)
    members.add("ports", \.ports)
    members.add("publishNotReadyAddresses", \.publishNotReadyAddresses)
    members.add("selector", \.selector)
    members.add("sessionAffinity", \.sessionAffinity)
    members.add("sessionAffinityConfig", \.sessionAffinityConfig)
    members.add("trafficDistribution", \.trafficDistribution)
    members.add("type", \.type)
    members.unknown(\.unknownMembers)
  }
}

public struct ServiceStatus: JSONStruct, Sendable {
  public var conditions: [Condition]?
  public var loadBalancer: LoadBalancerStatus?
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(conditions: [Condition]? = nil, loadBalancer: LoadBalancerStatus? = nil) {
    self.conditions = conditions
    self.loadBalancer = loadBalancer
  }

  public static func declare(_ members: inout Members<Self>) {
    members.add("conditions", \.conditions)
    members.add("loadBalancer", \.loadBalancer)
    members.unknown(\.unknownMembers)
  }
}

public struct SessionAffinityConfig: JSONStruct, Sendable {
  public var clientIP: ClientIPConfig?
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(clientIP: ClientIPConfig? = nil) {
    self.clientIP = clientIP
  }

  public static func declare(_ members: inout Members<Self>) {
    members.add("clientIP", \.clientIP)
    members.unknown(\.unknownMembers)
  }
}
