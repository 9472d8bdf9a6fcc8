import KubeCore

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#endif

/// What configuration is read from: the process and its files, or what a test makes of them.
public struct ConfigurationSurroundings: Sendable {
  /// The value of an environment variable.
  public var variable: @Sendable (String) -> String?
  /// Where a pod finds `token`, `ca.crt` and `namespace` of its service account.
  public var serviceAccountDirectory: String
  /// The time of day, to find out what has expired.
  public var now: @Sendable () -> Time

  public init(
    variable: @escaping @Sendable (String) -> String?,
    serviceAccountDirectory: String = "/var/run/secrets/kubernetes.io/serviceaccount",
    now: @escaping @Sendable () -> Time = { Time.now() }
  ) {
    self.variable = variable
    self.serviceAccountDirectory = serviceAccountDirectory
    self.now = now
  }

  /// Those of the process.
  public static var process: ConfigurationSurroundings {
    ConfigurationSurroundings { name in getenv(name).map { String(cString: $0) } }
  }
}
