import KubeCore
import KubeTransport
import Logging

/// Where credentials come from.
///
/// A client asks for one ahead of each request, so a source that has work to do keeps what it got,
/// and does the work once however many ask at a time.
public protocol CredentialSource: Sendable {
  /// Whether it is worth a second try when the server answers 401: whether the source may give
  /// another credential after ``invalidate(_:)``.
  var isRenewable: Bool { get }

  /// The credential to use now.
  func credential(_ context: CredentialContext) async throws(CredentialError) -> Credential

  /// Says that the server refused a credential. If the source still holds that one, it gives it to
  /// nobody else.
  func invalidate(_ rejected: Credential) async
}

extension CredentialSource {
  public var isRenewable: Bool { false }
  public func invalidate(_ rejected: Credential) async {}
}

/// Makes a transport for a server.
public typealias TransportFactory =
  @Sendable (TransportSettings) throws(TransportError) -> any HTTPTransport

/// What sources of credentials need from their surroundings.
public struct CredentialContext: Sendable {
  /// For requests to others than the API server, as to an OIDC issuer. Without it such sources fail.
  public var makeTransport: TransportFactory?
  /// The time of day, against which expiry is measured.
  public var now: @Sendable () -> Time
  /// For timeouts.
  public var clock: any Clock<Duration>
  /// How long an issuer may take to answer. 60 seconds by default. A command for credentials takes
  /// as long as it needs.
  public var timeout: Duration
  public var logger: Logger

  public init(
    makeTransport: TransportFactory? = nil, now: @escaping @Sendable () -> Time = { Time.now() },
    clock: any Clock<Duration> = ContinuousClock(), timeout: Duration = .seconds(60),
    logger: Logger = Logger(label: "KubeClient")
  ) {
    self.makeTransport = makeTransport
    self.now = now
    self.clock = clock
    self.timeout = timeout
    self.logger = logger
  }
}
