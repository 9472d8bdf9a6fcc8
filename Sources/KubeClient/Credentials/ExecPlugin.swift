import KubeCore
import KubeTransport

/// A command that prints credentials: an entry `exec` of a kubeconfig's user.
public struct ExecPlugin: Sendable {
  /// A program's path, or its name to be found in `PATH`, but not in the current directory.
  public var command: String
  public var arguments: Confidential<[String]>
  /// Variables besides those of the process.
  public var environment: Confidential<[String: String]>
  /// The version of the protocol.
  public var apiVersion: APIVersion
  /// What to tell people who do not have the command.
  public var installHint: String?
  public var interactiveMode: InteractiveMode
  /// What the command learns of the cluster; nil for one that does not ask.
  public var cluster: Cluster?

  public init(
    command: String, arguments: [String] = [], environment: [String: String] = [:],
    apiVersion: APIVersion = .v1, installHint: String? = nil,
    interactiveMode: InteractiveMode = .ifAvailable, cluster: Cluster? = nil
  ) {
    self.command = command
    self.arguments = Confidential(arguments)
    self.environment = Confidential(environment)
    self.apiVersion = apiVersion
    self.installHint = installHint
    self.interactiveMode = interactiveMode
    self.cluster = cluster
  }

  public enum APIVersion: String, Sendable, Hashable {
    case v1 = "client.authentication.k8s.io/v1"
    case v1beta1 = "client.authentication.k8s.io/v1beta1"
  }

  /// Whether the command may ask its user.
  public enum InteractiveMode: String, Sendable, Hashable {
    /// It gets no standard input. What it prints to its standard error still reaches the user.
    case never = "Never"
    /// It gets the standard input, if that is a terminal.
    case ifAvailable = "IfAvailable"
    /// It fails unless the standard input is a terminal.
    case always = "Always"
  }

  /// The cluster as the command sees it, in `KUBERNETES_EXEC_INFO`.
  public struct Cluster: Sendable {
    public var transport: TransportSettings
    public var disablesCompression = false
    /// The extension `client.authentication.k8s.io/exec` of the cluster's entry.
    public var configuration: Confidential<JSONValue>?

    public init(
      _ transport: TransportSettings, disablesCompression: Bool = false,
      configuration: JSONValue? = nil
    ) {
      self.transport = transport
      self.disablesCompression = disablesCompression
      self.configuration = configuration.map { Confidential($0) }
    }
  }
}

extension ExecPlugin {
  /// The JSON for `KUBERNETES_EXEC_INFO`.
  func input(isInteractive: Bool) throws(CredentialError) -> String {
    var spec: JSONValue = ["interactive": .bool(isInteractive)]
    if let cluster { spec["cluster"] = try cluster.json() }
    let input: JSONValue = [
      "kind": "ExecCredential", "apiVersion": .string(apiVersion.rawValue), "spec": spec,
    ]
    return input.text
  }
}

extension ExecPlugin.Cluster {
  func json() throws(CredentialError) -> JSONValue {
    var json: JSONValue = ["server": .string(transport.server)]
    if let name = transport.tls.serverName { json["tls-server-name"] = .string(name) }
    switch transport.tls.trust {
    case .system: break
    case .insecure: json["insecure-skip-tls-verify"] = true
    case .certificates(let pem):
      json["certificate-authority-data"] = .string(Base64Data(try pem.read()).base64Text)
    }
    if case .url(let url) = transport.proxy { json["proxy-url"] = .string(url) }
    if disablesCompression { json["disable-compression"] = true }
    if let configuration { json["config"] = configuration.value }
    return json
  }
}

extension PEM {
  func read() throws(CredentialError) -> [UInt8] {
    switch self {
    case .bytes(let bytes): return bytes
    case .file(let path):
      do throws(FileReading.Failure) {
        return try FileReading.bytes(path)
      } catch {
        throw CredentialError(.fileNotReadable, "\(path): \(error.message)")
      }
    }
  }
}
