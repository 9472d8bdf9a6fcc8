import Subprocess
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#endif

/// One run of a plugin's command. It takes as long as it needs: cancelling the task ends it.
struct ExecProcess {
  /// What a command may print, in bytes.
  static let outputLimit = 1 << 20

  let plugin: ExecPlugin
  let input: String
  /// An interactive command reads our standard input.
  let isInteractive: Bool
  /// Takes what the command tells its user, while it runs.
  var show: @Sendable ([UInt8]) -> Void = Self.showOnStandardError

  /// What the command printed to its standard output.
  func run() async throws(CredentialError) -> [UInt8] {
    let program = try program()
    let messages = ExecMessages()
    let result: (status: TerminationStatus, output: [UInt8])
    do {
      result =
        isInteractive
        ? try await run(program, messages, input: .currentStandardInput)
        : try await run(program, messages, input: .none)
    } catch let error as SubprocessError where !Task.isCancelled {
      throw describe(error, messages)
    } catch {
      throw CredentialError(.cancelled, "The task was cancelled.")
    }
    if case .exited(0) = result.status { return result.output }
    // A command that is ended because the task is has not failed: whoever waits runs it again.
    if Task.isCancelled { throw CredentialError(.cancelled, "The task was cancelled.") }
    throw error(.commandFailed, "\(Self.describe(result.status)).\(messages.sentence)")
  }

  private func run(
    _ program: String, _ messages: ExecMessages, input: some InputProtocol
  ) async throws -> (TerminationStatus, [UInt8]) {
    let result = try await Subprocess.run(
      configuration(program), input: input, output: .bytes(limit: Self.outputLimit),
      error: .sequence
    ) { execution in
      do {
        for try await chunk in execution.standardError {
          let bytes = chunk.withUnsafeBytes { Array($0) }
          show(bytes)
          messages.take(bytes)
        }
      } catch is SubprocessError {
        // Whoever inherited the pipe may keep it open. The exit status decides.
      }
    }
    return (result.terminationStatus, result.standardOutput)
  }

  private func program() throws(CredentialError) -> String {
    do throws(ProgramSearch.Failure) {
      return try ProgramSearch.find(
        plugin.command, path: getenv("PATH").map { String(cString: $0) })
    } catch {
      switch error {
      case .notFound: throw self.error(.commandNotFound, "is not in PATH.\(remedy)")
      case .relative:
        throw self.error(
          .commandNotFound,
          "is found by a directory of PATH that is relative, and not run for that. Make the "
            + "directory absolute, or write the command with its path.")
      }
    }
  }

  private func configuration(_ program: String) -> Configuration {
    var environment: [Environment.Key: String?] = [:]
    for (name, value) in plugin.environment.value {
      environment[Environment.Key(stringLiteral: name)] = value
    }
    environment["KUBERNETES_EXEC_INFO"] = input
    var options = PlatformOptions()
    // A session of its own lets us end all that the command started. Where there is a terminal, the
    // command keeps it, and Ctrl-C reaches it, as with kubectl.
    let ownsSession = !isInteractive && !Self.hasTerminal
    options.createSession = ownsSession
    options.teardownSequence = [
      .gracefulShutDown(toProcessGroup: ownsSession, allowedDurationToNextStep: .seconds(1))
    ]
    return Configuration(
      executable: .path(.init(program)),
      arguments: Arguments(
        executablePathOverride: plugin.command, remainingValues: plugin.arguments.value),
      environment: .inherit.updating(environment), platformOptions: options)
  }

  private static var hasTerminal: Bool {
    let descriptor = open("/dev/tty", O_RDONLY | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    close(descriptor)
    return true
  }

  static func showOnStandardError(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  private func describe(_ error: SubprocessError, _ messages: ExecMessages) -> CredentialError {
    switch error.code {
    case .executableNotFound:
      return self.error(.commandNotFound, "is not there.\(remedy)")
    case .spawnFailed:
      let reason = error.underlyingError.map { ": \($0)" } ?? ""
      return self.error(.commandNotFound, "cannot be started\(reason).\(remedy)")
    case .outputLimitExceeded:
      return self.error(
        .malformedAnswer, "printed more than \(Self.outputLimit) bytes.\(messages.sentence)")
    default:
      return self.error(.commandFailed, "could not be run: \(error.code).\(messages.sentence)")
    }
  }

  private var remedy: String {
    if let hint = plugin.installHint { return " \(ExecMessages.printable(hint))" }
    return " Install it, or correct the command in the kubeconfig."
  }

  private func error(_ code: CredentialError.Code, _ message: String) -> CredentialError {
    CredentialError(code, "The command \(plugin.command) for credentials \(message)")
  }

  private static func describe(_ status: TerminationStatus) -> String {
    switch status {
    case .exited(let code): "exited with status \(code)"
    case .signaled(let signal): "was ended by signal \(signal)"
    }
  }
}

/// The end of what a command printed to its standard error.
private final class ExecMessages: Sendable {
  private static let limit = 4096
  private let bytes = Mutex<[UInt8]>([])

  func take(_ chunk: [UInt8]) {
    bytes.withLock { bytes in
      bytes += chunk.suffix(Self.limit)
      if bytes.count > Self.limit { bytes.removeFirst(bytes.count - Self.limit) }
    }
  }

  /// A sentence after another, or nothing.
  var sentence: String {
    let text = Self.printable(String(decoding: bytes.withLock { $0 }, as: UTF8.self))
    let trimmed = text.trimmingWhitespace
    return trimmed.isEmpty ? " It said nothing." : " It said: \(trimmed)"
  }

  /// A text without what would move a terminal's cursor or change its colours.
  static func printable(_ text: String) -> String {
    let shown = text.unicodeScalars.filter {
      $0 == "\n" || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
    }
    return String(String.UnicodeScalarView(shown))
  }
}
