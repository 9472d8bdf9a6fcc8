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

/// One run of a plugin's command.
struct ExecProcess {
  /// What a command may print, in bytes.
  static let outputLimit = 1 << 20

  let plugin: ExecPlugin
  let input: String
  /// An interactive command has our terminal: it reads our standard input, what it tells its user
  /// comes out at once, and Ctrl-C reaches it.
  let isInteractive: Bool

  private enum Outcome: Sendable {
    case finished(TerminationStatus, output: [UInt8])
    case timedOut
    case cancelled
    case failed(CredentialError)
  }

  /// What the command printed to its standard output.
  func run(
    clock: any Clock<Duration>, timeout: Duration?
  ) async throws(CredentialError) -> [UInt8] {
    let messages = ExecMessages()
    let outcome = await withTaskGroup(of: Outcome.self) { group in
      group.addTask { await spawn(messages) }
      if let timeout {
        group.addTask {
          do {
            try await clock.sleep(for: timeout)
            return .timedOut
          } catch {
            return .cancelled
          }
        }
      }
      let first = await group.next() ?? .cancelled
      group.cancelAll()
      return first
    }
    switch outcome {
    case .finished(.exited(0), let output): return output
    case .finished(let status, _):
      throw error(.commandFailed, "\(Self.describe(status)).\(messages.sentence)")
    case .timedOut:
      throw error(
        .timeout,
        "did not finish within \(timeout ?? .zero) and was ended. Run it by hand to see what it "
          + "waits for.\(messages.sentence)")
    case .cancelled: throw CredentialError(.cancelled, "The task was cancelled.")
    case .failed(let error):
      if Task.isCancelled { throw CredentialError(.cancelled, "The task was cancelled.") }
      throw error
    }
  }

  private func spawn(_ messages: ExecMessages) async -> Outcome {
    do {
      return isInteractive
        ? try await spawn(messages, input: .currentStandardInput)
        : try await spawn(messages, input: .none)
    } catch let error as SubprocessError {
      return .failed(describe(error, messages))
    } catch {
      return .cancelled
    }
  }

  private func spawn(
    _ messages: ExecMessages, input: some InputProtocol
  ) async throws -> Outcome {
    let result = try await Subprocess.run(
      configuration, input: input, output: .bytes(limit: Self.outputLimit), error: .sequence
    ) { execution in
      do {
        for try await chunk in execution.standardError {
          let bytes = chunk.withUnsafeBytes { Array($0) }
          if isInteractive { Self.show(bytes) }
          messages.take(bytes)
        }
      } catch is SubprocessError {
        // Whoever inherited the pipe may keep it open. The exit status decides.
      }
    }
    return .finished(result.terminationStatus, output: result.standardOutput)
  }

  private var configuration: Configuration {
    var environment: [Environment.Key: String?] = [:]
    for (name, value) in plugin.environment.value {
      environment[Environment.Key(stringLiteral: name)] = value
    }
    environment["KUBERNETES_EXEC_INFO"] = input
    var options = PlatformOptions()
    // A session of its own lets us end all that the command started.
    options.createSession = !isInteractive
    options.teardownSequence = [
      .gracefulShutDown(toProcessGroup: !isInteractive, allowedDurationToNextStep: .seconds(1))
    ]
    return Configuration(
      executable: plugin.command.contains("/")
        ? .path(.init(plugin.command)) : .name(plugin.command),
      arguments: Arguments(plugin.arguments.value), environment: .inherit.updating(environment),
      platformOptions: options)
  }

  private static func show(_ bytes: [UInt8]) {
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
      let place = plugin.command.contains("/") ? "is not there" : "is not in PATH"
      return self.error(.commandNotFound, "\(place).\(remedy)")
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
    if let hint = plugin.installHint { return " \(hint)" }
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
    let text = String(decoding: bytes.withLock { $0 }, as: UTF8.self)
    let shown = text.unicodeScalars.filter { $0 == "\n" || $0.value >= 0x20 && $0.value != 0x7F }
    let trimmed = String(String.UnicodeScalarView(shown)).trimmingWhitespace
    return trimmed.isEmpty ? " It said nothing." : " It said: \(trimmed)"
  }
}
