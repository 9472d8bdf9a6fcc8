import KubeTestSupport
import KubeTransport
import Testing

@testable import KubeCurl

@Suite("Addresses of proxies")
struct ProxyAddressTests {
  @Test(
    "As libcurl gets them",
    arguments: [
      ("http://p", "http://p:80"), ("HTTP://P/", "http://P:80"), ("https://p", "https://p:443"),
      ("socks5://p", "socks5h://p:1080"), ("socks5h://p:9/x?y#z", "socks5h://p:9"),
      ("http://p:", "http://p:80"), ("http://[::1]", "http://[::1]:80"),
      ("http://[fe80::1%25eth0]:9", "http://[fe80::1%25eth0]:9"),
      ("http://me@p", "http://me:@p:80"), ("http://:x@p", "http://:x@p:80"),
      ("http://@p", "http://:@p:80"),
      ("http://me:a:b@c@p:1", "http://me:a%3Ab%40c@p:1"),
      ("http://m%65:%2f%20%25%c3%bc@p", "http://me:%2F%20%25%C3%BC@p:80"),
      ("http://me:ü@p", "http://me:%C3%BC@p:80"),
    ])
  func url(_ text: String, _ url: String) throws {
    #expect(try ProxyAddress(text).url == url)
  }

  @Test(
    "What is none is an error, in which there is no password",
    arguments: [
      "", "p", "p:80", "://p", "http://", "http:///x", "http://me:geheim@", "http://me:geheim@:80",
      "http://me:geheim@p:x", "http://me:geheim@p:0", "http://me:geheim@p:65536",
      "http://me:geheim@p:80:80", "http://me:geheim@p:+80", "http://me:geheim@[::1",
      "http://me:geheim@[::1]x", "http://me:geheim@[1.2.3.4]", "http://me:geheim@[]",
      "http://me:geheim@a b", "http://me:geheim@ü", "http://me:geheim%0a@p", "http://me:geheim%@p",
      "http://me:geheim%zz@p", "http://me:geheim%00@p", "http://me:geheim\r\n@p",
      "http://geheim:/@p",
      "gopher://me:geheim@p", "socks4://me:geheim@p", "socks://me:geheim@p", "http://p\0.example",
    ])
  func unusable(_ text: String) {
    let error = #expect(throws: TransportError.self) { try ProxyAddress(text) }
    #expect(error?.code == .invalidSettings)
    #expect(error?.wasNotSent == true)
    #expect(error?.message.contains("geheim") == false)
    #expect(error?.message.hasPrefix("The proxy's address has ") == true)
  }

  @Test("Neither user nor password are printed")
  func print() throws {
    let address = try ProxyAddress("http://nutzer:geheim@p:1")
    var dumped = ""
    dump(address, to: &dumped)
    for text in ["\(address)", String(reflecting: address), dumped] {
      #expect(!text.contains("geheim") && !text.contains("nutzer"))
    }
  }

  @Test("Any bytes are an address that is written as it is read, or an error")
  func anything() throws {
    let pieces = [
      "http://", "https://", "socks5://", "a", "@", ":", "/", "[", "]", "::1", "%", "%41", "%zz",
      ".",
      "80", "99999", "\0", "ü", " ", "?", "#", "-",
    ]
    try Fuzzing.run("proxy addresses", rounds: 5000) { random in
      let text = (0..<random.below(9)).map { _ in random.element(pieces) }.joined()
      guard let address = try? ProxyAddress(text, defaultScheme: .http) else { return nil }
      guard try ProxyAddress(address.url) == address else { return "\(text): \(address.url)" }
      let isPlain = address.url.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
      return isPlain ? nil : "\(text): \(address.url)"
    }
  }
}
