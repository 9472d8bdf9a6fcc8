import Foundation
import HTTPTypes
import KubeTransport
import KubeCurl
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite("Servers that are slow or not there", .timeLimit(.minutes(10)))
struct SlowServerTests {
  private func settings(
    _ server: LoopbackServer, _ scheme: String = "http", connectTimeout: Duration = .seconds(30)
  ) -> TransportSettings {
    TransportSettings(
      server: "\(scheme)://127.0.0.1:\(server.port)", proxy: .none, connectTimeout: connectTimeout)
  }

  @Test("A head that comes byte by byte is a head")
  func trickle() async throws {
    let server = try LoopbackServer { connection in
      _ = connection.request()
      let answer = "HTTP/1.1 200 OK\r\nX-One:  1 \r\nContent-Length: 3\r\n\r\nabc"
      for byte in answer.utf8 { connection.write([byte]) }
      connection.waitForClose()
    }
    let transport = try CurlTransport(settings(server))
    let answer = try await transport.get()
    #expect(answer.text == "abc")
    #expect(answer["X-One"] == "1")
    withExtendedLifetime(server) {}
  }

  @Test("What comes before the answer proper is no answer")
  func interim() async throws {
    let server = try LoopbackServer { connection in
      while connection.request() != nil {
        connection.write("HTTP/1.1 100 Continue\r\n\r\n")
        connection.write("HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\n")
        connection.respond("abc", status: "201 Created", fields: "X-Late: 2\r\n")
      }
    }
    let transport = try CurlTransport(settings(server))
    for _ in 0..<2 {
      let answer = try await transport.get()
      #expect(answer.status == 201)
      #expect(answer["X-Early"] == nil)
      #expect(answer["X-Late"] == "2")
      #expect(answer.text == "abc")
    }
    withExtendedLifetime(server) {}
  }

  @Test("A server that is silent in the midst of TLS is an error once the time to connect is over")
  func silentTLS() async throws {
    let server = try LoopbackServer { $0.waitForClose() }
    let error = try await failure(
      settings(server, "https", connectTimeout: .milliseconds(100)))
    #expect(error.code == .connectTimeout, "\(error.message)")
    #expect(error.wasNotSent)
    withExtendedLifetime(server) {}
  }

  @Test("Requests that come together wait for a connection no longer than one alone would")
  func silentTogether() async throws {
    let server = try LoopbackServer { $0.waitForClose() }
    // One after another they would take more than the suite may.
    let transport = try CurlTransport(settings(server, "https", connectTimeout: .seconds(4)))
    await withTaskGroup(of: TransportError.Code?.self) { group in
      for _ in 0..<100 {
        group.addTask {
          do throws(TransportError) {
            _ = try await transport.get()
            return nil
          } catch {
            return error.code
          }
        }
      }
      for await code in group { #expect(code == .connectTimeout) }
    }
    withExtendedLifetime(server) {}
  }

  /// A port on which nobody accepts, with no room for who waits to be.
  private final class FullServer {
    let port: Int
    private var sockets: [Int32] = []

    init() throws {
      port = try TestPort.next()
      let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      sockets.append(listener)
      let isBound = TestPort.withLoopback(port) { bind(listener, $0, $1) == 0 }
      guard isBound, listen(listener, 0) == 0 else { throw ServerFailure("no listener") }
      for _ in 0..<4 {
        let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | O_NONBLOCK, 0)
        sockets.append(client)
        _ = TestPort.withLoopback(port) { connect(client, $0, $1) }
      }
    }

    deinit {
      for socket in sockets { close(socket) }
    }
  }

  @Test("A server that accepts no connection is an error once the time to connect is over")
  func full() async throws {
    let server = try FullServer()
    let error = try await failure(
      TransportSettings(
        server: "http://127.0.0.1:\(server.port)", proxy: .none,
        connectTimeout: .milliseconds(200)))
    #expect(error.code == .connectTimeout, "\(error.message)")
    #expect(error.wasNotSent)
    withExtendedLifetime(server) {}
  }

  @Test("A body without end and without a line break costs little memory, whoever reads how slowly")
  func memory() async {
    await #expect(processExitsWith: .success) {
      let total = 192 << 20
      let server = try LoopbackServer { connection in
        _ = connection.request()
        connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(total)\r\n\r\n")
        let block = [UInt8](repeating: 0x78, count: 1 << 16)
        for _ in 0..<total >> 16 { guard connection.write(block) else { return } }
      }
      // What `getrusage` says of it begins with that of the process that started this one.
      func peak() throws -> Int {
        let text = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return try #require(line?.split(separator: " ").dropFirst().first.flatMap { Int($0) }) << 10
      }
      let transport = try CurlTransport(
        TransportSettings(server: "http://127.0.0.1:\(server.port)", proxy: .none))
      let before = try peak()
      let response = try await transport.send(CurlTransport.request())
      var received = 0
      for try await chunk in response.body { received += chunk.count }
      #expect(received == total)
      #expect(try peak() - before < 32 << 20)
      withExtendedLifetime(server) {}
    }
  }
}
