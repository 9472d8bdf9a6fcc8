// Made by kube-gen from Kubernetes 1.36 v1. Changes here are lost at the next build.

#if hasFeature(InternalImportsByDefault)
  public import KubeCore
#else
  import KubeCore
#endif

/// [Reference](https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#clientipconfig-v1-core)
public nonisolated struct ClientIPConfig: JSONStruct, Sendable {
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

/// `configmaps` of `v1`, in a namespace.
///
/// [Reference](https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#configmap-v1-core)
public nonisolated struct ConfigMap: Resource {
  public var metadata: ObjectMeta
  public var data: [String: String]
  public var binaryData: [String: Base64Data]
  public var immutable: Bool?
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(
    metadata: ObjectMeta = ObjectMeta(),
    data: [String: String] = [:],
    binaryData: [String: Base64Data] = [:],
    immutable: Bool? = nil
  ) {
    self.metadata = metadata
    self.data = data
    self.binaryData = binaryData
    self.immutable = immutable
  }

  /// A new object of this name, ready to be created.
  public init(
    name: String,
    namespace: String? = nil,
    labels: [String: String] = [:],
    annotations: [String: String] = [:],
    data: [String: String] = [:],
    binaryData: [String: Base64Data] = [:],
    immutable: Bool? = nil
  ) {
    let metadata = ObjectMeta(
      name: name,
      namespace: namespace,
      labels: labels,
      annotations: annotations
    )
    self.init(metadata: metadata, data: data, binaryData: binaryData, immutable: immutable)
  }
}

nonisolated extension ConfigMap {
  public typealias Scope = NamespaceScope
  public static var group: String { "" }
  public static var version: String { "v1" }
  public static var kind: String { "ConfigMap" }
  public static var plural: String { "configmaps" }

  public static func declare(_ members: inout Members<Self>) {
    members.constant("apiVersion", "v1")
    members.constant("kind", "ConfigMap")
    members.add("metadata", \.metadata)
    members.map("data", \.data)
    members.map("binaryData", \.binaryData)
    members.add("immutable", \.immutable)
    members.unknown(\.unknownMembers)
  }
}

public typealias ConfigMapList = ObjectList<ConfigMap>

/// [Reference](https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#loadbalanceringress-v1-core)
public nonisolated struct LoadBalancerIngress: JSONStruct, Sendable {
  public var ports: [PortStatus]
  public var hostname: String?
  public var ip: String?
  /// One of `VIP` or `Proxy`.
  public var ipMode: IPMode?
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(
    ports: [PortStatus] = [],
    hostname: String? = nil,
    ip: String? = nil,
    ipMode: IPMode? = nil
  ) {
    self.ports = ports
    self.hostname = hostname
    self.ip = ip
    self.ipMode = ipMode
  }

  public static func declare(_ members: inout Members<Self>) {
    members.list("ports", \.ports)
    members.add("hostname", \.hostname)
    members.add("ip", \.ip)
    members.add("ipMode", \.ipMode)
    members.unknown(\.unknownMembers)
  }
}

nonisolated extension LoadBalancerIngress {
  public nonisolated struct IPMode: StringEnumeration {
    public var rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static var vip: Self { Self(rawValue: "VIP") }
    public static var proxy: Self { Self(rawValue: "Proxy") }
  }
}

/// [Reference](https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#loadbalancerstatus-v1-core)
public nonisolated struct LoadBalancerStatus: JSONStruct, Sendable {
  public var ingress: [LoadBalancerIngress]
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(ingress: [LoadBalancerIngress] = []) {
    self.ingress = ingress
  }

  public static func declare(_ members: inout Members<Self>) {
    members.list("ingress", \.ingress)
    members.unknown(\.unknownMembers)
  }
}

/// [Reference](https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#portstatus-v1-core)
public nonisolated struct PortStatus: JSONStruct, Sendable {
  /// Required. One of `TCP`, `UDP` or `SCTP`.
  public var `protocol`: ProtocolValue
  /// Required.
  public var port: Int32
  public var error: String?
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(protocol: ProtocolValue, port: Int32, error: String? = nil) {
    self.protocol = `protocol`
    self.port = port
    self.error = error
  }

  public static func declare(_ members: inout Members<Self>) {
    members.add("protocol", \.protocol)
    members.add("port", \.port)
    members.add("error", \.error)
    members.unknown(\.unknownMembers)
  }
}

nonisolated extension PortStatus {
  public nonisolated struct ProtocolValue: StringEnumeration {
    public var rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static var tcp: Self { Self(rawValue: "TCP") }
    public static var udp: Self { Self(rawValue: "UDP") }
    public static var sctp: Self { Self(rawValue: "SCTP") }
  }
}

/// `services` of `v1`, in a namespace.
///
/// [Reference](https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#service-v1-core)
public nonisolated struct Service: Resource {
  public var metadata: ObjectMeta
  public var spec: ServiceSpec? {
    get { _spec.wrappedValue }
    _modify { yield &_spec.wrappedValue }
  }
  private var _spec: Boxed<ServiceSpec>
  public var status: ServiceStatus? {
    get { _status.wrappedValue }
    _modify { yield &_status.wrappedValue }
  }
  private var _status: Boxed<ServiceStatus>
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(
    metadata: ObjectMeta = ObjectMeta(),
    spec: ServiceSpec? = nil,
    status: ServiceStatus? = nil
  ) {
    self.metadata = metadata
    _spec = Boxed(wrappedValue: spec)
    _status = Boxed(wrappedValue: status)
  }

  /// A new object of this name, ready to be created.
  public init(
    name: String,
    namespace: String? = nil,
    labels: [String: String] = [:],
    annotations: [String: String] = [:],
    spec: ServiceSpec? = nil
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

nonisolated extension Service {
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

/// [Reference](https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#serviceport-v1-core)
public nonisolated struct ServicePort: JSONStruct, Sendable {
  public var name: String?
  /// One of `TCP`, `UDP` or `SCTP`.
  public var `protocol`: ProtocolValue?
  /// Required.
  public var port: Int32
  public var targetPort: IntOrString?
  public var nodePort: Int32?
  public var appProtocol: String?
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(
    name: String? = nil,
    protocol: ProtocolValue? = nil,
    port: Int32,
    targetPort: IntOrString? = nil,
    nodePort: Int32? = nil,
    appProtocol: String? = nil
  ) {
    self.name = name
    self.protocol = `protocol`
    self.port = port
    self.targetPort = targetPort
    self.nodePort = nodePort
    self.appProtocol = appProtocol
  }

  public static func declare(_ members: inout Members<Self>) {
    members.add("name", \.name)
    members.add("protocol", \.protocol)
    members.add("port", \.port)
    members.add("targetPort", \.targetPort)
    members.add("nodePort", \.nodePort)
    members.add("appProtocol", \.appProtocol)
    members.unknown(\.unknownMembers)
  }
}

nonisolated extension ServicePort {
  public typealias ProtocolValue = PortStatus.ProtocolValue
}

/// [Reference](https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicespec-v1-core)
public nonisolated struct ServiceSpec: JSONStruct, Sendable {
  public var selector: [String: String]
  /// A list map by `port` and `protocol`. Strategic merge patches merge it by `port`.
  public var ports: [ServicePort]
  /// One of `ClusterIP`, `NodePort`, `LoadBalancer` or `ExternalName`.
  public var type: TypeValue?
  public var allocateLoadBalancerNodePorts: Bool?
  public var clusterIP: String?
  public var clusterIPs: [String]
  public var externalIPs: [String]
  public var externalName: String?
  /// One of `Cluster` or `Local`.
  public var externalTrafficPolicy: ExternalTrafficPolicy?
  public var healthCheckNodePort: Int32?
  /// One of `Cluster` or `Local`.
  public var internalTrafficPolicy: InternalTrafficPolicy?
  /// One of `IPv4` or `IPv6`.
  public var ipFamilies: [IPFamily]
  /// One of `SingleStack`, `PreferDualStack` or `RequireDualStack`.
  public var ipFamilyPolicy: IPFamilyPolicy?
  public var loadBalancerClass: String?
  public var loadBalancerIP: String?
  public var loadBalancerSourceRanges: [String]
  public var publishNotReadyAddresses: Bool?
  /// One of `ClientIP` or `None`.
  public var sessionAffinity: SessionAffinity?
  public var sessionAffinityConfig: SessionAffinityConfig?
  public var trafficDistribution: String?
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(
    selector: [String: String] = [:],
    ports: [ServicePort] = [],
    type: TypeValue? = nil,
    allocateLoadBalancerNodePorts: Bool? = nil,
    clusterIP: String? = nil,
    clusterIPs: [String] = [],
    externalIPs: [String] = [],
    externalName: String? = nil,
    externalTrafficPolicy: ExternalTrafficPolicy? = nil,
    healthCheckNodePort: Int32? = nil,
    internalTrafficPolicy: InternalTrafficPolicy? = nil,
    ipFamilies: [IPFamily] = [],
    ipFamilyPolicy: IPFamilyPolicy? = nil,
    loadBalancerClass: String? = nil,
    loadBalancerIP: String? = nil,
    loadBalancerSourceRanges: [String] = [],
    publishNotReadyAddresses: Bool? = nil,
    sessionAffinity: SessionAffinity? = nil,
    sessionAffinityConfig: SessionAffinityConfig? = nil,
    trafficDistribution: String? = nil
  ) {
    self.selector = selector
    self.ports = ports
    self.type = type
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
    self.publishNotReadyAddresses = publishNotReadyAddresses
    self.sessionAffinity = sessionAffinity
    self.sessionAffinityConfig = sessionAffinityConfig
    self.trafficDistribution = trafficDistribution
  }

  public static func declare(_ members: inout Members<Self>) {
    members.map("selector", \.selector)
    members.list("ports", \.ports)
    members.add("type", \.type)
    members.add("allocateLoadBalancerNodePorts", \.allocateLoadBalancerNodePorts)
    members.add("clusterIP", \.clusterIP)
    members.list("clusterIPs", \.clusterIPs)
    members.list("externalIPs", \.externalIPs)
    members.add("externalName", \.externalName)
    members.add("externalTrafficPolicy", \.externalTrafficPolicy)
    members.add("healthCheckNodePort", \.healthCheckNodePort)
    members.add("internalTrafficPolicy", \.internalTrafficPolicy)
    members.list("ipFamilies", \.ipFamilies)
    members.add("ipFamilyPolicy", \.ipFamilyPolicy)
    members.add("loadBalancerClass", \.loadBalancerClass)
    members.add("loadBalancerIP", \.loadBalancerIP)
    members.list("loadBalancerSourceRanges", \.loadBalancerSourceRanges)
    members.add("publishNotReadyAddresses", \.publishNotReadyAddresses)
    members.add("sessionAffinity", \.sessionAffinity)
    members.add("sessionAffinityConfig", \.sessionAffinityConfig)
    members.add("trafficDistribution", \.trafficDistribution)
    members.unknown(\.unknownMembers)
  }
}

nonisolated extension ServiceSpec {
  public nonisolated struct ExternalTrafficPolicy: StringEnumeration {
    public var rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static var cluster: Self { Self(rawValue: "Cluster") }
    public static var local: Self { Self(rawValue: "Local") }
  }

  public nonisolated struct IPFamily: StringEnumeration {
    public var rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static var ipv4: Self { Self(rawValue: "IPv4") }
    public static var ipv6: Self { Self(rawValue: "IPv6") }
  }

  public nonisolated struct IPFamilyPolicy: StringEnumeration {
    public var rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static var singleStack: Self { Self(rawValue: "SingleStack") }
    public static var preferDualStack: Self { Self(rawValue: "PreferDualStack") }
    public static var requireDualStack: Self { Self(rawValue: "RequireDualStack") }
  }

  public typealias InternalTrafficPolicy = ServiceSpec.ExternalTrafficPolicy

  public nonisolated struct SessionAffinity: StringEnumeration {
    public var rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static var clientIP: Self { Self(rawValue: "ClientIP") }
    public static var noneValue: Self { Self(rawValue: "None") }
  }

  public nonisolated struct TypeValue: StringEnumeration {
    public var rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static var clusterIP: Self { Self(rawValue: "ClusterIP") }
    public static var nodePort: Self { Self(rawValue: "NodePort") }
    public static var loadBalancer: Self { Self(rawValue: "LoadBalancer") }
    public static var externalName: Self { Self(rawValue: "ExternalName") }
  }
}

/// [Reference](https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicestatus-v1-core)
public nonisolated struct ServiceStatus: JSONStruct, Sendable {
  /// A list map by `type`. Strategic merge patches merge it by `type`.
  public var conditions: [Condition]
  public var loadBalancer: LoadBalancerStatus?
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(conditions: [Condition] = [], loadBalancer: LoadBalancerStatus? = nil) {
    self.conditions = conditions
    self.loadBalancer = loadBalancer
  }

  public static func declare(_ members: inout Members<Self>) {
    members.list("conditions", \.conditions)
    members.add("loadBalancer", \.loadBalancer)
    members.unknown(\.unknownMembers)
  }
}

/// [Reference](https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#sessionaffinityconfig-v1-core)
public nonisolated struct SessionAffinityConfig: JSONStruct, Sendable {
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
