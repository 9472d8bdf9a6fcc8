import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

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
