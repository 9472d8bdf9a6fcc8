struct PlainPodStatus: Codable, Equatable, Sendable {
  var observedGeneration: Int?
  var phase: String
  var conditions: [PlainPodCondition]?
  var hostIP: String?
  var hostIPs: [PlainIP]?
  var podIP: String?
  var podIPs: [PlainIP]?
  var startTime: String?
  var initContainerStatuses: [PlainContainerStatus]?
  var containerStatuses: [PlainContainerStatus]?
  var qosClass: String?
}

struct PlainPodCondition: Codable, Equatable, Sendable {
  var type: String
  var status: String
  var lastProbeTime: String?
  var lastTransitionTime: String?
  var reason: String?
  var message: String?
  var observedGeneration: Int?
}

struct PlainIP: Codable, Equatable, Sendable {
  var ip: String
}

struct PlainContainerStatus: Codable, Equatable, Sendable {
  var name: String
  var state: PlainContainerState
  var lastState: PlainContainerState
  var ready: Bool
  var restartCount: Int
  var image: String
  var imageID: String
  var containerID: String?
  var started: Bool?
}

struct PlainContainerState: Codable, Equatable, Sendable {
  var waiting: PlainWaiting?
  var running: PlainRunning?
  var terminated: PlainTerminated?
}

struct PlainWaiting: Codable, Equatable, Sendable {
  var reason: String
  var message: String?
}

struct PlainRunning: Codable, Equatable, Sendable {
  var startedAt: String
}

struct PlainTerminated: Codable, Equatable, Sendable {
  var exitCode: Int
  var reason: String?
  var startedAt: String
  var finishedAt: String
  var containerID: String?
}
