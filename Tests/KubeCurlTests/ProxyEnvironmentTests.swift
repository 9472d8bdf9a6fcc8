import Foundation
import KubeTransport
import KubeCurl
import Testing

/// The environment is a process' own, so each of these tests runs in a process of its own.
@Suite("Proxies that the environment names", .timeLimit(.minutes(1)))
struct ProxyEnvironmentTests {
  /// What a proxy was asked for by a request with this environment, and no other of its kind.
  private static func asked(
    _ variables: [String: String], server: String, proxy setting: ProxySettings = .environment,
    unixSocket: String? = nil
  ) async throws -> [String] {
    let proxy = try ProxyServer(.http)
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"] {
      unsetenv(name)
      unsetenv(name.lowercased())
    }
    for (name, value) in variables {
      setenv(name, value.isEmpty ? "http://127.0.0.1:\(proxy.port)" : value, 1)
    }
    let transport = try CurlTransport(
      TransportSettings(server: server, proxy: setting, unixSocket: unixSocket))
    // Nobody listens there, so that this fails; what counts is where it went.
    _ = try? await transport.get()
    return proxy.asked
  }

  @Test("The variables for each scheme, in capitals or not")
  func names() async {
    await #expect(processExitsWith: .success) {
      for name in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"] {
        let asked = try await Self.asked([name: ""], server: "https://127.0.0.1:1")
        #expect(asked == ["127.0.0.1:1"], "\(name)")
      }
      for name in ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"] {
        let asked = try await Self.asked([name: ""], server: "http://127.0.0.1:1")
        #expect(asked == ["GET http://127.0.0.1:1/"], "\(name)")
      }
      let other = try await Self.asked(["HTTP_PROXY": ""], server: "https://127.0.0.1:1")
      #expect(other == [])
    }
  }

  @Test("NO_PROXY names hosts, domains and networks that need none")
  func exceptions() async {
    await #expect(processExitsWith: .success) {
      func isAsked(_ exceptions: String, _ host: String) async throws -> Bool {
        let asked = try await Self.asked(
          ["HTTPS_PROXY": "", "NO_PROXY": exceptions], server: "https://\(host):1")
        return asked == ["\(host):1"]
      }
      for exceptions in ["127.0.0.1", "a.example, 127.0.0.1", "127.0.0.0/8", "*"] {
        let isAsked = try await isAsked(exceptions, "127.0.0.1")
        #expect(!isAsked, "\(exceptions)")
      }
      for exceptions in ["", "127.0.0.2", "127.0.1.0/24", "a.example"] {
        let isAsked = try await isAsked(exceptions, "127.0.0.1")
        #expect(isAsked, "\(exceptions)")
      }
      for exceptions in ["localhost", ".localhost", "b,localhost"] {
        let isAsked = try await isAsked(exceptions, "localhost")
        #expect(!isAsked, "\(exceptions)")
      }
      let isPart = try await isAsked("host", "localhost")
      #expect(isPart)
    }
  }

  @Test("Settings of one's own come before the environment's")
  func own() async {
    await #expect(processExitsWith: .success) {
      for server in ["https://127.0.0.1:1", "http://127.0.0.1:1"] {
        let all = ["HTTPS_PROXY": "", "http_proxy": "", "ALL_PROXY": ""]
        let without = try await Self.asked(all, server: server, proxy: .none)
        #expect(without == [])
        let local = try await Self.asked(all, server: server, unixSocket: "/nowhere")
        #expect(local == [])
        // The environment's exceptions are for the environment's proxies.
        let proxy = try ProxyServer(.http)
        let other = try await Self.asked(
          ["NO_PROXY": "*", "HTTPS_PROXY": ""], server: server,
          proxy: .url("http://127.0.0.1:\(proxy.port)"))
        #expect(other == [])
        #expect(proxy.asked.count == 1)
      }
    }
  }
}
