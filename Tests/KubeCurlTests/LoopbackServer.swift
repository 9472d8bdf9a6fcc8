import Foundation
import KubeTestSupport
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// A server on a loopback port that does with each connection what a test says. Blocking, on a
/// thread for each connection.
///
/// It must be held for as long as it is to answer.
final class LoopbackServer: Sendable {
  let port: Int
  private let listener: Int32
  private let count = Shared(0)

  /// How many connections there were.
  var connections: Int { count.value }

  /// Both ends of each connection are in this process.
  private static let hasManyFiles: Bool = {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return false }
    limit.rlim_cur = min(limit.rlim_max, 8192)
    return setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0
  }()

  init(_ handle: @escaping @Sendable (Connection) -> Void) throws {
    guard Self.hasManyFiles else { throw CocoaError(.fileReadUnknown) }
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var one: Int32 = 1
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && getsockname(listener, $0, &size) == 0
      }
    }
    guard isBound, listen(listener, 1024) == 0 else { throw CocoaError(.fileReadUnknown) }
    self.listener = listener
    port = Int(UInt16(bigEndian: address.sin_port))
    Thread.detachNewThread { [count] in
      while true {
        let socket = accept(listener, nil, nil)
        guard socket >= 0 else {
          close(listener)
          return
        }
        count.change { $0 += 1 }
        let thread = Thread {
          let connection = Connection(socket)
          handle(connection)
          connection.close()
        }
        thread.stackSize = 256 << 10
        thread.start()
      }
    }
  }

  deinit {
    // The thread that accepts closes it, lest its number be another's by then.
    shutdown(listener, Int32(SHUT_RDWR))
  }

  /// One side of a connection.
  final class Connection: Sendable {
    private let socket: Int32
    private let isOpen = Mutex(true)

    init(_ socket: Int32) {
      self.socket = socket
    }

    func close() {
      isOpen.withLock { isOpen in
        guard isOpen else { return }
        isOpen = false
        Glibc.close(socket)
      }
    }

    /// The head of a request and what is known of its body; nil once the client has closed.
    func request() -> String? {
      var bytes: [UInt8] = []
      var byte: UInt8 = 0
      while bytes.suffix(4) != [13, 10, 13, 10] {
        guard recv(socket, &byte, 1, 0) == 1 else { return nil }
        bytes.append(byte)
      }
      return String(decoding: bytes, as: UTF8.self)
    }

    func read(_ count: Int) -> [UInt8] {
      var bytes = [UInt8](repeating: 0, count: count)
      let got = recv(socket, &bytes, count, Int32(MSG_WAITALL))
      return Array(bytes.prefix(max(got, 0)))
    }

    /// Whether the bytes were taken.
    @discardableResult
    func write(_ text: String) -> Bool { write(Array(text.utf8)) }

    @discardableResult
    func write(_ bytes: [UInt8]) -> Bool {
      var sent = 0
      while sent < bytes.count {
        let more = bytes[sent...].withUnsafeBytes {
          send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard more > 0 else { return false }
        sent += more
      }
      return true
    }

    /// Whether more can be written before the time is over.
    func isWritable(within milliseconds: Int32) -> Bool {
      var descriptor = pollfd(fd: socket, events: Int16(POLLOUT), revents: 0)
      return poll(&descriptor, 1, milliseconds) == 1
    }

    /// Waits until the client closes.
    func waitForClose() {
      var byte: UInt8 = 0
      while recv(socket, &byte, 1, 0) > 0 {}
    }

    func respond(_ body: String, status: String = "200 OK", fields: String = "") {
      write(
        "HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\n\(fields)\r\n\(body)")
    }

    /// A chunk of a body with `Transfer-Encoding: chunked`.
    @discardableResult
    func chunk(_ text: String) -> Bool {
      write(String(text.utf8.count, radix: 16) + "\r\n\(text)\r\n")
    }
  }
}
