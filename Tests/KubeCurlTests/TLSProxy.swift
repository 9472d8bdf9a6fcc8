import Foundation
import KubeTransport

#if canImport(Glibc)
  import Glibc
#endif

/// A ``ProxyServer`` to which one client speaks TLS, which `openssl` ends.
final class TLSProxy: Sendable {
  let port: Int
  private let proxy: ProxyServer
  private let process: Process

  /// `host:port` of each that was asked for.
  var asked: [String] { proxy.asked }
  var url: String { "https://127.0.0.1:\(port)" }

  /// - Parameters:
  ///   - certificate: the name of one of ``Certificates``.
  ///   - wantsClient: whether it is for clients with a certificate of `ca` alone.
  init(_ certificate: String, wantsClient: Bool = false) async throws {
    guard let tool = Tool.openssl.path else { throw ServerFailure("there is no openssl") }
    let (proxy, port) = (try ProxyServer(.http), try TestPort.next())
    let certificates = try Certificates.shared()
    var ends: [Int32] = [0, 0]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0,
      let target = TestPort.connection(proxy.port)
    else { throw ServerFailure("no sockets") }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: tool)
    process.arguments =
      [
        "s_server", "-quiet", "-naccept", "1", "-accept", "127.0.0.1:\(port)",
        "-cert", certificates.path("\(certificate).pem"),
        "-key", certificates.path("\(certificate).key"),
      ]
      + (wantsClient
        ? ["-Verify", "1", "-verify_return_error", "-CAfile", certificates.path("ca.pem")] : [])
    let end = FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
    process.standardInput = end
    process.standardOutput = end
    process.standardError = FileHandle.nullDevice
    let near = ends[0]
    try await onThread {
      try process.run()
      try end.close()
      // A connection that tries it would be the one that it takes.
      while !Self.isListening(port) {
        guard process.isRunning else { throw ServerFailure("openssl did not start") }
        poll(nil, 0, 1)
      }
    }
    for (source, sink) in [(near, target), (target, near)] {
      Thread.detachNewThread {
        var bytes = [UInt8](repeating: 0, count: 1 << 14)
        while true {
          let count = recv(source, &bytes, bytes.count, 0)
          guard count > 0, send(sink, bytes, count, Int32(MSG_NOSIGNAL)) == count else { break }
        }
        shutdown(sink, Int32(SHUT_RDWR))
      }
    }
    (self.proxy, self.port, self.process) = (proxy, port, process)
  }

  deinit {
    kill(process.processIdentifier, SIGKILL)
  }

  private static func isListening(_ port: Int) -> Bool {
    let table = allText("/proc/net/tcp")
    let digits = String(port, radix: 16, uppercase: true)
    let place = ":\(String(repeating: "0", count: 4 - digits.count))\(digits) "
    return table.split(separator: "\n").contains { line in
      let fields = line.split(separator: " ")
      return fields.count > 3 && "\(fields[1]) ".hasSuffix(place) && fields[3] == "0A"
    }
  }

  /// Foundation reads a part of files that do not know their size.
  private static func allText(_ path: String) -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    defer { close(file) }
    var (bytes, chunk) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
    while case let count = read(file, &chunk, chunk.count), count > 0 { bytes += chunk[..<count] }
    return String(decoding: bytes, as: UTF8.self)
  }
}
