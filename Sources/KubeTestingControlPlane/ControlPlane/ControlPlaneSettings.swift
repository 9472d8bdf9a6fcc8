import Foundation

/// How a real control plane is started.
public struct ControlPlaneSettings: Sendable {
  /// Where `etcd` and `kube-apiserver` are; where `KUBEBUILDER_ASSETS` says by default, else in
  /// `/usr/local/kubebuilder/bin`.
  public var assets: String?
  /// Further arguments of `kube-apiserver`, which win over those that it gets anyway.
  public var serverArguments: [String] = []
  /// How long it may take to become ready.
  public var readiness: Duration = .seconds(60)

  public init() {}

  /// The two programs.
  func programs(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(ControlPlaneError) -> (etcd: String, server: String) {
    let named = environment["KUBEBUILDER_ASSETS"].flatMap { $0.isEmpty ? nil : $0 }
    let directory = assets ?? named ?? "/usr/local/kubebuilder/bin"
    let missing = ["etcd", "kube-apiserver"].filter {
      !FileManager.default.isExecutableFile(atPath: "\(directory)/\($0)")
    }
    guard missing.isEmpty else {
      throw ControlPlaneError(
        .programsMissing,
        "There is no \(missing.joined(separator: " and no ")) in \(directory). Install them (with "
          + "`setup-envtest use`), and have KUBEBUILDER_ASSETS name their directory.")
    }
    return ("\(directory)/etcd", "\(directory)/kube-apiserver")
  }
}

/// Why there is no control plane.
public struct ControlPlaneError: Error, Sendable, CustomStringConvertible {
  public struct Code: Sendable, Hashable, CustomStringConvertible {
    public let description: String

    /// `etcd` or `kube-apiserver` is not on this machine.
    public static let programsMissing = Code(description: "programsMissing")
    /// `openssl` could not make the certificates.
    public static let certificatesFailed = Code(description: "certificatesFailed")
    /// A program ended instead of serving.
    public static let ended = Code(description: "ended")
    /// The server was not ready in time.
    public static let notReady = Code(description: "notReady")
    /// The machine did not do what had to be done before.
    public static let notStarted = Code(description: "notStarted")
  }

  public var code: Code
  public var message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { message }
}
