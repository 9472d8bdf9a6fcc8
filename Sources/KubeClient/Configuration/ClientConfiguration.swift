import HTTPTypes
import KubeCore
import KubeTransport

/// All that a client must know of a cluster: where it is, how to trust it, and who calls.
///
/// ```swift
/// let client = try Client(ClientConfiguration.infer())
/// ```
public struct ClientConfiguration: Sendable {
  public var transport: TransportSettings
  /// The namespace for what names none. `default`, unless the context or the pod has one.
  public var defaultNamespace: String
  public var credentials: any CredentialSource
  public var impersonation: Impersonation?
  /// Fields for each request, ahead of those that the client itself sets.
  public var extraHeaderFields: HTTPFields

  public init(
    transport: TransportSettings, defaultNamespace: String = "default",
    credentials: any CredentialSource = .none, impersonation: Impersonation? = nil,
    extraHeaderFields: HTTPFields = [:]
  ) {
    self.transport = transport
    self.defaultNamespace = defaultNamespace
    self.credentials = credentials
    self.impersonation = impersonation
    self.extraHeaderFields = extraHeaderFields
  }

  /// ``extraHeaderFields`` and those of ``impersonation``: what each request carries besides its
  /// own fields and those of the credential.
  public var requestHeaderFields: HTTPFields {
    var fields = extraHeaderFields
    fields.append(contentsOf: impersonation?.headerFields ?? [:])
    return fields
  }
}

extension ClientConfiguration: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// The server, by host and port, and the namespace; no header fields, since those may be secret.
  public var description: String {
    "\(ServerName(transport.server)), namespace \(defaultNamespace)"
  }

  public var debugDescription: String { description }

  public var customMirror: Mirror {
    let server = ServerName(transport.server).description
    return Mirror(self, children: ["server": server, "defaultNamespace": defaultNamespace])
  }
}
