import CCurl
import HTTPTypes
import KubeTestSupport
import KubeTransport
import Testing

@testable import KubeCurl

@Suite("Options that libcurl refuses", .timeLimit(.minutes(10)))
struct OptionTests {
  /// A request that fails once all its options are set, as nobody listens.
  struct Setup: Sendable, CustomTestStringConvertible {
    let name: String
    var settings: TransportSettings
    var request = CurlTransport.request()
    var isUpgrade = false

    var testDescription: String { name }

    /// The error of it, with a library that refuses.
    func failure(_ library: OptionLibrary) async throws -> TransportError {
      var route = try ServerRoute(settings)
      route.library = library
      let transport = try CurlTransport(route)
      let error = await #expect(throws: TransportError.self) {
        if isUpgrade {
          _ = try await transport.upgrade(request)
        } else {
          _ = try await transport.answer(to: request)
        }
      }
      return try #require(error)
    }
  }

  private static func setups() throws -> [Setup] {
    let port = try TestPort.next()
    let (http, https) = ("http://127.0.0.1:\(port)", "https://127.0.0.1:\(port)")
    let body = "{}"
    func pem(_ source: Certificates.Source) throws -> TLSSettings {
      let certificates = try Certificates.shared()
      return TLSSettings(
        trust: .certificates(try certificates.pem("ca.pem", source)),
        identity: try certificates.identity("alice", source), serverName: "kube.example")
    }
    let stream = AsyncThrowingStream<[UInt8], any Error> { $0.finish() }
    let proxy = ProxySettings.url("https://me:geheim@127.0.0.1:\(port)")
    return [
      Setup(
        name: "a read",
        settings: TransportSettings(server: http, proxy: .none, isCompressionEnabled: true)),
      Setup(
        name: "a write",
        settings: TransportSettings(server: http, proxy: .none, isHTTP2Enabled: false),
        request: CurlTransport.request(method: .post, body: .bytes(Array(body.utf8)))),
      Setup(
        name: "an upload", settings: TransportSettings(server: http, proxy: .none),
        request: CurlTransport.request(method: .put, body: .stream(stream, length: 2))),
      Setup(
        name: "a head",
        settings: TransportSettings(server: http, proxy: .none, unixSocket: "/none"),
        request: CurlTransport.request(method: .head)),
      Setup(
        name: "no trust",
        settings: TransportSettings(
          server: https, tls: TLSSettings(trust: .insecure), proxy: proxy)),
      Setup(
        name: "files", settings: TransportSettings(server: https, tls: try pem(.file), proxy: proxy)
      ),
      Setup(
        name: "bytes",
        settings: TransportSettings(server: https, tls: try pem(.bytes), proxy: proxy)),
      Setup(
        name: "a long head", settings: TransportSettings(server: https, proxy: .none),
        request: CurlTransport.request("/\(String(repeating: "x", count: 70_000))")),
      Setup(
        name: "an upgrade",
        settings: TransportSettings(server: https, tls: try pem(.file), proxy: proxy),
        request: UpgradeRig.request(), isUpgrade: true),
    ]
  }

  @Test(
    "Each is an error that names it, and nothing is sent without it",
    .enabled(if: Certificates.isAvailable, Comment(rawValue: Certificates.absence)))
  func refusal() async throws {
    var all: Set<UInt32> = []
    for setup in try Self.setups() {
      let used = Shared<Set<UInt32>>([])
      let plain = try await setup.failure(
        OptionLibrary(refusal: { option in
          used.change { $0.insert(option.rawValue) }
          return nil
        }))
      #expect(plain.code == .connectionFailed, "\(setup.name): \(plain.message)")
      all.formUnion(used.value)
      for option in used.value {
        for code in [CURLE_UNKNOWN_OPTION, CURLE_BAD_FUNCTION_ARGUMENT, CURLE_OUT_OF_MEMORY] {
          // Its absence changes nothing: a library without it keeps no authorities.
          let isTolerated =
            option == CURLOPT_CA_CACHE_TIMEOUT.rawValue && code == CURLE_UNKNOWN_OPTION
          let error = try await setup.failure(
            OptionLibrary(refusal: { $0.rawValue == option ? code : nil }))
          let name = try #require(curl_easy_option_by_id(CURLoption(option)))
          let text = "CURLOPT_\(String(cString: name.pointee.name)): "
          #expect(error.message.contains(text) != isTolerated, "\(setup.name): \(error.message)")
          #expect(!error.message.contains("an option that is needed"), "\(text)")
          #expect(!error.message.contains("geheim"))
          #expect(error.wasNotSent)
          if !isTolerated {
            #expect(error.code == (code == CURLE_OUT_OF_MEMORY ? .other : .invalidSettings))
          }
        }
      }
    }
    for option in [
      CURLOPT_CAINFO, CURLOPT_CAINFO_BLOB, CURLOPT_CAPATH, CURLOPT_SSL_VERIFYPEER,
      CURLOPT_SSLKEY_BLOB,
      CURLOPT_PROXY, CURLOPT_NOPROXY, CURLOPT_PROXY_CAINFO, CURLOPT_PROXY_CAINFO_BLOB,
      CURLOPT_PROXY_SSLCERT, CURLOPT_CONNECT_TO, CURLOPT_UNIX_SOCKET_PATH, CURLOPT_CONNECT_ONLY,
      CURLOPT_UPLOAD_BUFFERSIZE, CURLOPT_INFILESIZE_LARGE, CURLOPT_POSTFIELDS,
    ] {
      #expect(all.contains(option.rawValue), "\(option.rawValue) is not tried")
    }
  }

  @Test("Authorities that cannot be pinned are never the system's instead")
  func pin() async throws {
    let settings = TransportSettings(
      server: "https://127.0.0.1:1",
      tls: TLSSettings(trust: .certificates(.bytes(Array("-----BEGIN CERTIFICATE-----".utf8)))))
    let error = try await Setup(name: "", settings: settings).failure(
      OptionLibrary(refusal: { $0 == CURLOPT_CAINFO_BLOB ? CURLE_NOT_BUILT_IN : nil }))
    #expect(error.code == .invalidSettings)
    #expect(
      error.message.contains("cannot pin certificate authorities (CURLOPT_CAINFO_BLOB: "),
      "\(error.message)")
  }

  @Test("A list that there is no memory for is an error, not a shorter list")
  func memory() async throws {
    let settings = TransportSettings(server: "http://127.0.0.1:1", proxy: .none)
    let count = Shared(0)
    let error = try await Setup(name: "", settings: settings).failure(
      OptionLibrary(append: { list, line in
        let place = count.change { count in
          count += 1
          return count
        }
        return place == 2 ? nil : curl_slist_append(list, line)
      }))
    #expect(error.code == .other)
    #expect(error.message.contains("no memory to send header fields"), "\(error.message)")
  }

  @Test("A request that cannot be set up holds up no other")
  func next() async throws {
    var route = try ServerRoute(
      TransportSettings(server: "https://127.0.0.1:\(TestPort.next())", proxy: .none))
    let isRefused = Shared(true)
    route.library = OptionLibrary(refusal: { option in
      option == CURLOPT_URL && isRefused.value ? CURLE_BAD_FUNCTION_ARGUMENT : nil
    })
    let transport = try CurlTransport(route)
    var error = await #expect(throws: TransportError.self) { try await transport.get() }
    #expect(error?.code == .invalidSettings)
    isRefused.change { $0 = false }
    error = await #expect(throws: TransportError.self) { try await transport.get() }
    #expect(error?.code == .connectionFailed)
  }

  @Test("Text in which C would see an end is refused")
  func zero() async throws {
    let settings = TransportSettings(
      server: "http://127.0.0.1:1", proxy: .none, unixSocket: "/tmp\0/socket")
    let error = try await failure(settings)
    #expect(error.code == .invalidSettings)
    #expect(error.message.contains("CURLOPT_UNIX_SOCKET_PATH"), "\(error.message)")
  }
}
