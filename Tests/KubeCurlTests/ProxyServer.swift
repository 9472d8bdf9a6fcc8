import Foundation
import KubeTestSupport

#if canImport(Glibc)
  import Glibc
#endif

/// A proxy on a loopback port: HTTP with `CONNECT`, or SOCKS5. All names lead to loopback.
final class ProxyServer: Sendable {
  enum Kind: Sendable, CaseIterable { case http, socks }

  struct Credentials: Sendable {
    let user: String
    let password: String
  }

  private let server: LoopbackServer
  private let log: Shared<[String]>

  var port: Int { server.port }
  /// `host:port` of each that was asked for, or the first line of a request that needs no tunnel.
  var asked: [String] { log.value }

  init(_ kind: Kind, credentials: Credentials? = nil) throws {
    let log = Shared<[String]>([])
    self.log = log
    server = try LoopbackServer { connection in
      switch kind {
      case .http: Self.serveHTTP(connection, credentials, log)
      case .socks: Self.serveSOCKS(connection, credentials, log)
      }
    }
  }

  private static func serveHTTP(
    _ connection: LoopbackServer.Connection, _ credentials: Credentials?, _ log: Shared<[String]>
  ) {
    guard let request = connection.request() else { return }
    let words = request.split(separator: " ", maxSplits: 2)
    if let credentials {
      let both = Data("\(credentials.user):\(credentials.password)".utf8).base64EncodedString()
      guard request.contains("Proxy-Authorization: Basic \(both)\r\n") else {
        return connection.respond(
          "", status: "407 Proxy Authentication Required",
          fields: "Proxy-Authenticate: Basic realm=\"proxy\"\r\n")
      }
    }
    guard words[0] == "CONNECT" else {
      log.change { $0.append("\(words[0]) \(words[1])") }
      return connection.respond("by proxy")
    }
    log.change { $0.append(String(words[1])) }
    guard let port = words[1].split(separator: ":").last.flatMap({ Int($0) }),
      let target = TestPort.connection(port)
    else { return connection.respond("", status: "502 Bad Gateway") }
    connection.write("HTTP/1.1 200 Connection established\r\n\r\n")
    relay(connection, target)
  }

  private static func serveSOCKS(
    _ connection: LoopbackServer.Connection, _ credentials: Credentials?, _ log: Shared<[String]>
  ) {
    func text(_ count: UInt8?) -> String {
      // Reading nothing would wait for more.
      guard let count, count > 0 else { return "" }
      return String(decoding: connection.read(Int(count)), as: UTF8.self)
    }
    let greeting = connection.read(2)
    guard greeting.count == 2, greeting[0] == 5 else { return }
    let methods = connection.read(Int(greeting[1]))
    let method: UInt8 = credentials == nil ? 0 : 2
    guard methods.contains(method) else {
      connection.write([5, 0xFF])
      return
    }
    connection.write([5, method])
    if let credentials {
      let user = text(connection.read(2).last)
      let password = text(connection.read(1).first)
      let isKnown = user == credentials.user && password == credentials.password
      connection.write([1, isKnown ? 0 : 1])
      guard isKnown else { return }
    }
    let request = connection.read(4)
    guard request.count == 4, request[1] == 1 else { return }
    let host =
      request[3] == 3
      ? text(connection.read(1).first)
      : connection.read(request[3] == 1 ? 4 : 16).map { "\($0)" }.joined(separator: ".")
    let port = connection.read(2).reduce(0) { $0 << 8 | Int($1) }
    log.change { $0.append("\(host):\(port)") }
    let target = TestPort.connection(port)
    connection.write([5, target == nil ? 5 : 0, 0, 1, 127, 0, 0, 1, 0, 0])
    if let target { relay(connection, target) }
  }

  /// Hands bytes over in both directions until the client closes.
  private static func relay(_ connection: LoopbackServer.Connection, _ target: Int32) {
    let isOver = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      var bytes = [UInt8](repeating: 0, count: 1 << 14)
      while true {
        let count = recv(target, &bytes, bytes.count, 0)
        guard count > 0, connection.write(Array(bytes.prefix(count))) else { break }
      }
      isOver.signal()
    }
    while case let bytes = connection.read(1), !bytes.isEmpty {
      guard send(target, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else { break }
    }
    shutdown(target, Int32(SHUT_RDWR))
    isOver.wait()
    close(target)
  }
}
