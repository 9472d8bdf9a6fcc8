import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Ports of loopback that nobody has at the moment.
enum FreePorts {
  static func find(_ count: Int) throws(ControlPlaneError) -> [Int] {
    var sockets: [Int32] = []
    // Held until all are found, so that they differ.
    defer { for socket in sockets { close(socket) } }
    var ports: [Int] = []
    for _ in 0..<count {
      #if canImport(Darwin)
        let descriptor = socket(AF_INET, SOCK_STREAM, 0)
      #else
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      #endif
      guard descriptor >= 0 else { throw failed }
      sockets.append(descriptor)
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      var length = socklen_t(MemoryLayout<sockaddr_in>.size)
      let result = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
          bind(descriptor, pointer, length) == 0 && getsockname(descriptor, pointer, &length) == 0
        }
      }
      guard result else { throw failed }
      ports.append(Int(UInt16(bigEndian: address.sin_port)))
    }
    return ports
  }

  private static var failed: ControlPlaneError {
    ControlPlaneError(.notStarted, "There is no free port: \(String(cString: strerror(errno)))")
  }
}
