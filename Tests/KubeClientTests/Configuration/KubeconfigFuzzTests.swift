import KubeClient
import KubeCore
import KubeTestSupport
import KubeTransport
import Testing

/// The reader answers every input with a configuration or an error, in bounded time.
@Suite struct KubeconfigFuzzTests {
  private static let seeds = [
    KubeconfigTests.basic,
    """
    {"clusters": [{"name": "c", "cluster": {"server": "https://a", "proxy-url": "http://p"}}],
     "users": [{"name": "u", "user": {"exec": {"command": "x", "args": ["-a"], "env": null,
       "apiVersion": "client.authentication.k8s.io/v1beta1"}}}],
     "contexts": [{"name": "c", "context": {"cluster": "c", "user": "u"}}],
     "current-context": "c"}
    """,
    """
    current-context: &n c
    contexts: [{name: *n, context: &c {cluster: *n, user: *n}}]
    clusters: [{name: *n, cluster: {<<: *c, server: "https://a",
      certificate-authority-data: \(TestPEM.base64(TestPEM.certificate))}}]
    users: [{name: *n, user: {client-key-data: \(TestPEM.base64(TestPEM.key)),
      client-certificate-data: \(TestPEM.base64(TestPEM.certificate)), as: b, as-groups: [c]}}]
    """,
  ].map { Array($0.utf8) }

  private static let tokens = [
    "*a", "&a ", "? ", ": ", "- ", "[", "]", "{", "}", "\"", "'", "<<: ", "|\n", "\t", "\n---\n",
    "!!binary ", "null", "\u{FEFF}", "\u{0}", "😀", "%", "@", "`",
  ].map { Array($0.utf8) }

  @Test(arguments: 0..<8)
  func `Mutated documents give a configuration or an error`(seed: UInt64) {
    var random = SplitMix64(seed: seed &+ 1)
    var (configured, failed) = (0, 0)
    for _ in 0..<400 {
      var bytes = Self.seeds.randomElement(using: &random) ?? []
      for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
        mutate(&bytes, &random)
      }
      do {
        let configuration = try Kubeconfig(reading: bytes, path: "fuzz").configuration()
        #expect(!configuration.transport.server.isEmpty)
        configured += 1
      } catch {
        #expect(!error.message.isEmpty)
        failed += 1
      }
    }
    #expect(configured > 0 && failed > 0)
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    let index = Int.random(in: bytes.indices, using: &random)
    let end = min(bytes.count, index + Int.random(in: 1...20, using: &random))
    switch Int.random(in: 0..<6, using: &random) {
    case 0: bytes[index] = .random(in: 0...255, using: &random)
    case 1: bytes.removeSubrange(index..<end)
    case 2: bytes.insert(contentsOf: Self.tokens.randomElement(using: &random) ?? [], at: index)
    case 3:
      bytes.insert(contentsOf: bytes[index..<end], at: .random(in: bytes.indices, using: &random))
    case 4: bytes.removeSubrange(index...)
    default: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    }
  }

  @Test func `Aliases that multiply end in an error`() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...30 {
      let alias = "*a\(level - 1)"
      text += "a\(level): &a\(level) [\(repeatElement(alias, count: 10).joined(separator: ", "))]\n"
    }
    #expect(throws: ConfigurationError.self) { try KubeconfigTests.read(text) }
    let key = text + "? *a30 \n: x\n"
    #expect(throws: ConfigurationError.self) { try KubeconfigTests.read(key) }
    let flow = text + "b: {[*a30]: x}\n"
    #expect(throws: ConfigurationError.self) { try KubeconfigTests.read(flow) }
  }

  @Test(arguments: ["[", "{a: ", "- ", "? "])
  func `Deep nesting ends in an error`(opening: String) {
    let text = String(repeating: opening, count: 20_000)
    #expect(throws: ConfigurationError.self) { try KubeconfigTests.read(text) }
  }
}
