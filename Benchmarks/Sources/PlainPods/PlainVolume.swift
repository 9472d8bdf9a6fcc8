struct PlainVolume: Codable, Equatable, Sendable {
  var name: String
  var configMap: PlainConfigMapVolume?
  var secret: PlainSecretVolume?
  var emptyDir: PlainEmptyDir?
  var hostPath: PlainHostPath?
  var persistentVolumeClaim: PlainClaim?
  var projected: PlainProjected?
}

struct PlainConfigMapVolume: Codable, Equatable, Sendable {
  var name: String
  var items: [PlainKeyToPath]?
  var defaultMode: Int?
}

struct PlainKeyToPath: Codable, Equatable, Sendable {
  var key: String
  var path: String
}

struct PlainSecretVolume: Codable, Equatable, Sendable {
  var secretName: String
  var defaultMode: Int?
}

struct PlainEmptyDir: Codable, Equatable, Sendable {
  var medium: String?
  var sizeLimit: String?
}

struct PlainHostPath: Codable, Equatable, Sendable {
  var path: String
  var type: String?
}

struct PlainClaim: Codable, Equatable, Sendable {
  var claimName: String
}

struct PlainProjected: Codable, Equatable, Sendable {
  var sources: [PlainProjection]
  var defaultMode: Int?
}

struct PlainProjection: Codable, Equatable, Sendable {
  var serviceAccountToken: PlainToken?
  var configMap: PlainConfigMapVolume?
  var downwardAPI: PlainDownwardAPI?
}

struct PlainToken: Codable, Equatable, Sendable {
  var expirationSeconds: Int
  var path: String
}

struct PlainDownwardAPI: Codable, Equatable, Sendable {
  var items: [PlainDownwardFile]
}

struct PlainDownwardFile: Codable, Equatable, Sendable {
  var path: String
  var fieldRef: PlainFieldRef
}
