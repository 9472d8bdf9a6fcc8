import Foundation
import KubeCurl
import Synchronization
import Testing

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

/// Directories that go with the process.
enum TemporaryDirectory {
  private static let made = Mutex<[String]>([])
  private static let isCleaned: Bool = {
    atexit { TemporaryDirectory.removeAll() }
    return true
  }()

  /// Short enough for a Unix socket in it.
  static func make() throws -> String {
    guard isCleaned else { throw ServerFailure("nothing would remove the directory") }
    var template = Array("/tmp/kube-curl-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw ServerFailure("no temporary directory") }
    let path = String(decoding: template.dropLast().map(UInt8.init), as: UTF8.self)
    made.withLock { $0.append(path) }
    return path
  }

  private static func removeAll() {
    for path in made.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: path) }
  }
}

/// Ports below those that the kernel gives away, each given once.
enum TestPort {
  private static let last = Atomic(20_000 + Int(getpid()) * 37 % 11_000)

  static func next() throws -> Int {
    for _ in 0..<1000 {
      let port = last.wrappingAdd(1, ordering: .relaxed).newValue
      let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      defer { close(socket) }
      if withLoopback(port, { bind(socket, $0, $1) }) == 0 { return port }
    }
    throw ServerFailure("no port is free")
  }

  static func withLoopback<Value>(
    _ port: Int, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Value
  ) -> Value {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    address.sin_port = UInt16(port).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, size) }
    }
  }

  /// A connection to a loopback port; nil if nobody listens.
  static func connection(_ port: Int) -> Int32? {
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    if withLoopback(port, { connect(socket, $0, $1) }) == 0 { return socket }
    close(socket)
    return nil
  }
}

/// A server that runs as a child process and listens on a loopback port.
final class ServerProcess: Sendable {
  private let process: Process
  private let ended = DispatchSemaphore(value: 0)

  init(_ tool: Tool, _ arguments: [String], port: Int, log: String) async throws {
    guard let path = tool.path else { throw ServerFailure("there is no \(tool)") }
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
