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
/// The command runs once for all that ask at a time, and takes as long as it needs; what it prints to
/// its standard error comes out on that of the process meanwhile. If the task that runs it is
/// cancelled, the command is ended, and one that waits runs it again. What it printed is kept until a
/// minute ahead of its expiration, or half its time if that is less; or until the server refuses it;
/// or for ever.
public final class ExecCredentials: CredentialSource {
  public let plugin: ExecPlugin
  private let hasTerminal: @Sendable () -> Bool
  private let show: @Sendable ([UInt8]) -> Void
  private let flight = SingleFlight()

  private struct Key: Hashable {
    var command: String
    var arguments: Confidential<[String]>
    var environment: Confidential<[String: String]>
    var mode: ExecPlugin.InteractiveMode
    /// What the command learns by `KUBERNETES_EXEC_INFO`.
    var input: Confidential<String>
  }

  private static let shared = SharedSources<Key, ExecCredentials>()

  /// One source for all that run the same command in the same way.
  static func shared(_ plugin: ExecPlugin) -> ExecCredentials {
    guard let input = try? plugin.input(isInteractive: false) else {
      return ExecCredentials(plugin)
    }
    let key = Key(
      command: plugin.command, arguments: plugin.arguments, environment: plugin.environment,
      mode: plugin.interactiveMode, input: Confidential(input))
    return shared.source(for: key) { ExecCredentials(plugin) }
  }

  /// - Parameters:
  ///   - plugin: The command, and how to run it.
  ///   - hasTerminal: Whether the standard input is a terminal, which the command may use.
  public convenience init(
    _ plugin: ExecPlugin,
    hasTerminal: @escaping @Sendable () -> Bool = { isatty(STDIN_FILENO) == 1 }
  ) {
    self.init(plugin, hasTerminal: hasTerminal, show: ExecProcess.showOnStandardError)
  }

  /// - Parameter show: Takes what the command tells its user.
  init(
    _ plugin: ExecPlugin, hasTerminal: @escaping @Sendable () -> Bool,
    show: @escaping @Sendable ([UInt8]) -> Void
  ) {
    self.plugin = plugin
    self.hasTerminal = hasTerminal
    self.show = show
  }

  public var isRenewable: Bool { true }

  public func credential(
    _ context: CredentialContext
  ) async throws(CredentialError) -> Credential {
    let now = context.now()
    return try await flight.credential { held in
      held.renewal.map { now < $0 } ?? true
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
    let process = ExecProcess(
      plugin: plugin, input: input, isInteractive: isInteractive, show: show)
    let credential = try ExecAnswer.credential(try await process.run(), of: plugin)
    let now = context.now()
    let renewal = credential.expiry.map { expiry in
      let life = max(0, expiry.secondsSince1970 - now.secondsSince1970)
      return expiry.adding(seconds: -min(60, life / 2))
    }
    return credential.replaced(from: renewal)
  }
}

extension ExecCredentials: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  public var description: String { "exec plugin \(plugin.command)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: ["command": plugin.command]) }
}
