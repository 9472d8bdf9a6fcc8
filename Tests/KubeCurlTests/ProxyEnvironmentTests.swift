import Foundation
import KubeTransport
import KubeCurl
import Testing

/// The environment is a process' own, so each of these tests runs in a process of its own.
///
/// Nobody listens at the servers: what counts is where requests go. `0.0.0.0` is this machine, and
/// no loopback address.
@Suite("Proxies that the environment names", .timeLimit(.minutes(10)))
struct ProxyEnvironmentTests {
  /// What a proxy was asked for by a request with this environment, and no other of its kind; where
  /// a variable is empty it has the address of that proxy.
  private static func asked(
    _ variables: [String: String], server: String, proxy setting: ProxySettings = .environment,
    unixSocket: String? = nil
  ) async throws -> [String] {
    let proxy = try ProxyServer(.http)
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "REQUEST_METHOD"] {
      unsetenv(name)
      unsetenv(name.lowercased())
    }
    for (name, value) in variables {
      setenv(name, value.isEmpty ? "http://127.0.0.1:\(proxy.port)" : value, 1)
    }
    let transport = try CurlTransport(
      TransportSettings(server: server, proxy: setting, unixSocket: unixSocket))
    _ = try? await transport.get()
    return proxy.asked
  }

  @Test("The variables for each scheme, in capitals or not, and no others")
  func names() async {
    await #expect(processExitsWith: .success) {
      for name in ["HTTPS_PROXY", "https_proxy"] {
        let asked = try await Self.asked([name: ""], server: "https://0.0.0.0:1")
        #expect(asked == ["0.0.0.0:1"], "\(name)")
      }
      for name in ["HTTP_PROXY", "http_proxy"] {
        let asked = try await Self.asked([name: ""], server: "http://0.0.0.0:1")
        #expect(asked == ["GET http://0.0.0.0:1/"], "\(name)")
      }
      for name in ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"] {
        let asked = try await Self.asked([name: ""], server: "https://0.0.0.0:1")
        #expect(asked == [], "\(name)")
      }
    }
  }

  @Test("NO_PROXY counts, and loopback needs no proxy")
  func exceptions() async {
    await #expect(processExitsWith: .success) {
      for exceptions in ["0.0.0.0", "a.example, 0.0.0.0:1", "0.0.0.0/8", "*"] {
        let asked = try await Self.asked(
          ["HTTPS_PROXY": "", "NO_PROXY": exceptions], server: "https://0.0.0.0:1")
        #expect(asked == [], "\(exceptions)")
      }
      // In libcurl blanks are between entries, and a name has no port.
      for exceptions in ["0.0.0.0:2", "a 0.0.0.0", "0.0.0.1/32"] {
        let asked = try await Self.asked(
          ["HTTPS_PROXY": "", "NO_PROXY": exceptions], server: "https://0.0.0.0:1")
        #expect(asked == ["0.0.0.0:1"], "\(exceptions)")
      }
      for host in ["localhost", "127.0.0.1", "127.1.2.3", "[::1]"] {
        for scheme in ["http", "https"] {
          let asked = try await Self.asked(
            ["HTTPS_PROXY": "", "HTTP_PROXY": "", "all_proxy": ""], server: "\(scheme)://\(host):1")
          #expect(asked == [], "\(scheme)://\(host)")
        }
      }
    }
  }

  @Test("A socks5 proxy of the environment resolves names")
  func socks() async {
    await #expect(processExitsWith: .success) {
      let proxy = try ProxyServer(.socks)
      let asked = try await Self.asked(
        ["HTTPS_PROXY": "socks5://127.0.0.1:\(proxy.port)"], server: "https://kube.example:1")
      #expect(asked == [])
      #expect(proxy.asked == ["kube.example:1"])
    }
  }

  @Test("Settings of one's own come before the environment's")
  func own() async {
    await #expect(processExitsWith: .success) {
      for server in ["https://0.0.0.0:1", "http://0.0.0.0:1"] {
        let all = ["HTTPS_PROXY": "", "http_proxy": "", "ALL_PROXY": ""]
        let without = try await Self.asked(all, server: server, proxy: .none)
        #expect(without == [])
        let local = try await Self.asked(all, server: server, unixSocket: "/nowhere")
        #expect(local == [])
        // The environment's exceptions are for the environment's proxies.
        for own in [server, server.replacing("0.0.0.0", with: "127.0.0.1")] {
          let proxy = try ProxyServer(.http)
          let other = try await Self.asked(
            ["NO_PROXY": "*", "HTTPS_PROXY": ""], server: own,
            proxy: .url("http://127.0.0.1:\(proxy.port)"))
          #expect(other == [])
          #expect(proxy.asked.count == 1)
        }
      }
    }
  }
}
