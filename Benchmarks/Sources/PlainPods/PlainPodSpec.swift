struct PlainPodSpec: Codable, Equatable, Sendable {
  var volumes: [PlainVolume]?
  var initContainers: [PlainContainer]?
  var containers: [PlainContainer]
  var restartPolicy: String
  var terminationGracePeriodSeconds: Int?
  var dnsPolicy: String
  var serviceAccountName: String?
  var serviceAccount: String?
  var nodeName: String?
  var hostNetwork: Bool?
  var hostname: String?
  var subdomain: String?
  var securityContext: PlainPodSecurityContext?
  var affinity: PlainAffinity?
  var schedulerName: String
  var tolerations: [PlainToleration]?
  var priorityClassName: String?
  var priority: Int?
  var enableServiceLinks: Bool?
  var preemptionPolicy: String?
  var topologySpreadConstraints: [PlainTopologySpreadConstraint]?
}

struct PlainPodSecurityContext: Codable, Equatable, Sendable {
  var runAsUser: Int?
  var runAsNonRoot: Bool?
  var fsGroup: Int?
}

struct PlainToleration: Codable, Equatable, Sendable {
  var key: String?
  var `operator`: String?
  var effect: String?
  var tolerationSeconds: Int?
}

struct PlainTopologySpreadConstraint: Codable, Equatable, Sendable {
  var maxSkew: Int
  var topologyKey: String
  var whenUnsatisfiable: String
  var labelSelector: PlainLabelSelector?
}

struct PlainAffinity: Codable, Equatable, Sendable {
  var nodeAffinity: PlainNodeAffinity?
  var podAntiAffinity: PlainPodAntiAffinity?
}

struct PlainNodeAffinity: Codable, Equatable, Sendable {
  var requiredDuringSchedulingIgnoredDuringExecution: PlainNodeSelector?
}

struct PlainNodeSelector: Codable, Equatable, Sendable {
  var nodeSelectorTerms: [PlainNodeSelectorTerm]
}

struct PlainNodeSelectorTerm: Codable, Equatable, Sendable {
  var matchFields: [PlainNodeSelectorRequirement]?
}

struct PlainNodeSelectorRequirement: Codable, Equatable, Sendable {
  var key: String
  var `operator`: String
  var values: [String]?
}

struct PlainPodAntiAffinity: Codable, Equatable, Sendable {
  var requiredDuringSchedulingIgnoredDuringExecution: [PlainPodAffinityTerm]?
  var preferredDuringSchedulingIgnoredDuringExecution: [PlainWeightedPodAffinityTerm]?
}

struct PlainWeightedPodAffinityTerm: Codable, Equatable, Sendable {
  var weight: Int
  var podAffinityTerm: PlainPodAffinityTerm
}

struct PlainPodAffinityTerm: Codable, Equatable, Sendable {
  var labelSelector: PlainLabelSelector?
  var topologyKey: String
}
