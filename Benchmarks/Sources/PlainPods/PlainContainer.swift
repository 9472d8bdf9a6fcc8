struct PlainContainer: Codable, Equatable, Sendable {
  var name: String
  var image: String
  var command: [String]?
  var args: [String]?
  var ports: [PlainContainerPort]?
  var envFrom: [PlainEnvFromSource]?
  var env: [PlainEnvVar]?
  var resources: PlainResources?
  var volumeMounts: [PlainVolumeMount]?
  var livenessProbe: PlainProbe?
  var readinessProbe: PlainProbe?
  var lifecycle: PlainLifecycle?
  var terminationMessagePath: String
  var terminationMessagePolicy: String
  var imagePullPolicy: String
  var securityContext: PlainSecurityContext?
}

struct PlainContainerPort: Codable, Equatable, Sendable {
  var name: String?
  var hostPort: Int?
  var containerPort: Int
  var `protocol`: String
}

struct PlainEnvFromSource: Codable, Equatable, Sendable {
  var configMapRef: PlainReference?
  var secretRef: PlainReference?
}

struct PlainReference: Codable, Equatable, Sendable {
  var name: String
}

struct PlainEnvVar: Codable, Equatable, Sendable {
  var name: String
  var value: String?
  var valueFrom: PlainEnvVarSource?
}

struct PlainEnvVarSource: Codable, Equatable, Sendable {
  var fieldRef: PlainFieldRef?
  var resourceFieldRef: PlainResourceFieldRef?
  var configMapKeyRef: PlainKeyRef?
  var secretKeyRef: PlainKeyRef?
}

struct PlainFieldRef: Codable, Equatable, Sendable {
  var apiVersion: String?
  var fieldPath: String
}

struct PlainResourceFieldRef: Codable, Equatable, Sendable {
  var containerName: String?
  var resource: String
  var divisor: String?
}

struct PlainKeyRef: Codable, Equatable, Sendable {
  var name: String
  var key: String
}

struct PlainResources: Codable, Equatable, Sendable {
  var limits: [String: String]?
  var requests: [String: String]?
}

struct PlainVolumeMount: Codable, Equatable, Sendable {
  var name: String
  var readOnly: Bool?
  var mountPath: String
  var subPath: String?
}

struct PlainProbe: Codable, Equatable, Sendable {
  var httpGet: PlainHTTPGet?
  var exec: PlainExec?
  var tcpSocket: PlainTCPSocket?
  var initialDelaySeconds: Int?
  var timeoutSeconds: Int?
  var periodSeconds: Int?
  var successThreshold: Int?
  var failureThreshold: Int?
}

struct PlainHTTPGet: Codable, Equatable, Sendable {
  var path: String
  var port: PlainIntOrString
  var scheme: String
}

struct PlainExec: Codable, Equatable, Sendable {
  var command: [String]
}

struct PlainTCPSocket: Codable, Equatable, Sendable {
  var port: PlainIntOrString
}

struct PlainLifecycle: Codable, Equatable, Sendable {
  var preStop: PlainLifecycleHandler?
}

struct PlainLifecycleHandler: Codable, Equatable, Sendable {
  var exec: PlainExec?
}

struct PlainSecurityContext: Codable, Equatable, Sendable {
  var capabilities: PlainCapabilities?
  var privileged: Bool?
  var runAsNonRoot: Bool?
  var readOnlyRootFilesystem: Bool?
  var allowPrivilegeEscalation: Bool?
}

struct PlainCapabilities: Codable, Equatable, Sendable {
  var add: [String]?
  var drop: [String]?
}

enum PlainIntOrString: Codable, Equatable, Sendable {
  case int(Int)
  case string(String)

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode(Int.self) {
      self = .int(value)
    } else {
      self = .string(try container.decode(String.self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .int(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    }
  }
}
