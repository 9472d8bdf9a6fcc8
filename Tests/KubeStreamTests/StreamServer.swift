import Foundation
import KubeClient
import KubeCore
import KubeCurl
import KubeTransport

struct ServerFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// Pods' streams of `streams.py`, over the WebSockets of Python's `websockets`.
final class StreamServer: Sendable {
  enum Subprotocol: Int, CaseIterable {
    case v5, v4
  }

  private let process: Process
  /// It ends with its input, so that it does not outlive a test that traps.
  private let input: Pipe
  private let ports: [Int]

  static let absence =
    "No `python3` here has the package `websockets`; see scripts/install-libraries."

  /// A python that has the library.
  static let python: String? = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return (path.split(separator: ":").map { "\($0)/python3" } + ["/usr/bin/python3"]).first {
      FileManager.default.isExecutableFile(atPath: $0) && hasLibrary($0)
    }
  }()

  /// Where it is missing the tests are skipped, except in CI, where they fail.
  static var isNeeded: Bool {
    python != nil || ProcessInfo.processInfo.environment["CI"] != nil
  }

  private static func hasLibrary(_ python: String) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = ["-c", "import websockets"]
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  private init() throws {
    guard let python = Self.python else { throw ServerFailure(Self.absence) }
    (process, input) = (Process(), Pipe())
    let output = Pipe()
    process.executableURL = URL(filePath: python)
    process.arguments = [
      URL(filePath: #filePath).deletingLastPathComponent().appending(path: "streams.py")
        .path(percentEncoded: false)
    ]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    var line = ""
    while !line.hasSuffix("\n"),
      case let data = output.fileHandleForReading.availableData, !data.isEmpty
    {
      line += String(decoding: data, as: UTF8.self)
    }
    ports = line.split { $0.isWhitespace }.compactMap { Int($0) }
    guard ports.count == 2 else { throw ServerFailure("streams.py did not start: \(line)") }
  }

  deinit {
    process.terminate()
  }

  /// Runs a server for as long as the body takes.
  static func run<Value>(
    _ subprotocol: Subprotocol = .v5, _ body: (Api<DynamicObject>) async throws -> Value
  ) async throws -> Value {
    let server = try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try StreamServer() }) }
    }
    let settings = TransportSettings(
      server: "http://127.0.0.1:\(server.ports[subprotocol.rawValue])", proxy: .none)
    let client = try Client(ClientConfiguration(transport: settings)) { settings in
      try CurlTransport(settings)
    }
    let pods = Api<DynamicObject>(
      client,
      ResourceIdentity(version: "v1", kind: "Pod", plural: "pods", isNamespaced: true),
      namespace: "ns")
    let value = try await body(pods)
    withExtendedLifetime(server) {}
    return value
  }
}
