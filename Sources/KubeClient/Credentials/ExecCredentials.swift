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

/// Credentials that a command prints: an exec plugin.
///
/// The command runs once for all that ask at a time. What it printed is kept until a minute ahead
/// of its expiration, or until the server refuses it, or for ever.
public final class ExecCredentials: CredentialSource {
  public let plugin: ExecPlugin
  private let hasTerminal: @Sendable () -> Bool
  private let flight = SingleFlight()

  /// - Parameters:
  ///   - plugin: The command, and how to run it.
  ///   - hasTerminal: Whether the standard input is a terminal, which the command may use.
  public init(
    _ plugin: ExecPlugin,
    hasTerminal: @escaping @Sendable () -> Bool = { isatty(STDIN_FILENO) == 1 }
  ) {
    self.plugin = plugin
    self.hasTerminal = hasTerminal
  }

  public var isRenewable: Bool { true }

  public func credential(
    _ context: CredentialContext
  ) async throws(CredentialError) -> Credential {
    let now = context.now()
    return try await flight.credential { held in
      held.expiry.map { now.adding(seconds: 60) < $0 } ?? true
    } renew: { () async throws(CredentialError) in
      try await run(context)
    }
  }

  public func invalidate(_ rejected: Credential) async {
    flight.invalidate(rejected)
  }

  /// How many tasks wait for the command that another one runs.
  var waiterCount: Int { flight.waiterCount }

  private func run(_ context: CredentialContext) async throws(CredentialError) -> Credential {
    let isInteractive =
      switch plugin.interactiveMode {
      case .never: false
      case .ifAvailable, .always: hasTerminal()
      }
    guard isInteractive || plugin.interactiveMode != .always else {
      throw CredentialError(
        .notInteractive,
        "The command \(plugin.command) for credentials wants to ask its user (interactiveMode: "
          + "Always), and the standard input is no terminal. Run the program in one, or use "
          + "credentials that need nobody.")
    }
    let input = try plugin.input(isInteractive: isInteractive)
    let process = ExecProcess(plugin: plugin, input: input, isInteractive: isInteractive)
    let output = try await process.run(
      clock: context.clock, timeout: isInteractive ? nil : context.timeout)
    return try ExecAnswer.credential(output, of: plugin)
  }
}

extension ExecCredentials: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  public var description: String { "exec plugin \(plugin.command)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: ["command": plugin.command]) }
}
