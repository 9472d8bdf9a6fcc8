import Dispatch

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

/// A connection to a port of this host, whose calls block: off the tasks' threads.
struct LoopbackSocket: Sendable {
  struct Failed: Error {
    var step: String
    var code: Int32
  }

  private let file: Int32

  init(port: Int) throws {
    #if canImport(Glibc)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    file = socket(AF_INET, kind, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw Failed(step: "connect", code: errno) }
  }

  func write(_ text: String) throws {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes {
        send(file, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw Failed(step: "send", code: errno) }
      bytes = bytes.dropFirst(count)
    }
  }

  /// All that comes until the other end closes.
  func readAll() async -> String {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { [file] in
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
          let count = buffer.withUnsafeMutableBytes { recv(file, $0.baseAddress, $0.count, 0) }
          guard count > 0 else { break }
          all += buffer.prefix(count)
        }
        continuation.resume(returning: String(decoding: all, as: UTF8.self))
      }
    }
  }

  func end() { close(file) }
}

/// An answer, read as far as the tests need.
struct PlainAnswer {
  var status: Int
  var head: String
  var body: String

  static func get(_ path: String, port: Int, method: String = "GET") async throws -> PlainAnswer {
    let socket = try LoopbackSocket(port: port)
    defer { socket.end() }
    try socket.write(
      "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    let text = await socket.readAll()
    let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
    let head = String(parts.first ?? "")
    let status = head.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return PlainAnswer(status: status, head: head, body: String(parts.dropFirst().first ?? ""))
  }
}
