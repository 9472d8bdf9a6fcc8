import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A command of the machine's that tests start.
enum Tool: String {
  case nginx, openssl

  var path: String? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return (path.split(separator: ":").map(String.init) + ["/usr/sbin", "/usr/local/sbin"])
      .map { "\($0)/\(rawValue)" }.first { access($0, X_OK) == 0 }
  }

  /// Whether tests that need the command run. Where it is missing they skip on a developer's
  /// machine, and fail in CI.
  var isExpected: Bool { path != nil || ProcessInfo.processInfo.environment["CI"] != nil }
}

struct ServerFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// Runs what blocks on a thread of its own: those of tasks are few.
func onThread<Value: Sendable>(
  _ body: @escaping @Sendable () throws -> Value
) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
  }
}

/// A server that runs as a child process and listens on a loopback port.
final class ServerProcess: Sendable {
  private let process: Process
  private let ended = DispatchSemaphore(value: 0)

  init(_ tool: Tool, _ arguments: [String], port: Int, log: String) async throws {
    guard let path = tool.path else {
      throw ServerFailure("there is no \(tool); see scripts/install-libraries")
    }
    let process = Process()
    self.process = process
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.terminationHandler = { [ended] _ in ended.signal() }
    try await onThread {
      try process.run()
      while process.isRunning {
        if let socket = TestPort.connection(port) {
          close(socket)
          return
        }
        poll(nil, 0, 1)
      }
      let text = FileManager.default.contents(atPath: log) ?? Data()
      throw ServerFailure("\(tool) did not start: \(String(decoding: text, as: UTF8.self))")
    }
  }

  func stop() async throws {
    kill(process.processIdentifier, SIGKILL)
    try await onThread { [ended] in ended.wait() }
  }
}
