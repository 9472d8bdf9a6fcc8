import KubeCore
import KubeTestSupport
import KubeTransport
import Testing

@testable import KubeClient

@Suite struct CertificateExpiryTests {
  @Test func `The end of a certificate's life is found in both of its forms`() throws {
    let expired = CertificateExpiry.read(pem: Array(TestPEM.expired.utf8))
    #expect(try expired == Time("2021-01-01T00:00:00Z"))
    let valid = CertificateExpiry.read(pem: Array(TestPEM.certificate.utf8))
    #expect(try valid == Time("2099-01-01T00:00:00Z"))
    let windows = TestPEM.expired.replacing("\n", with: "\r\n")
    #expect(try CertificateExpiry.read(pem: Array(windows.utf8)) == Time("2021-01-01T00:00:00Z"))
  }

  @Test func `Mutated certificates never trap`() throws {
    let der = try #require(PEMText.firstCertificate(Array(TestPEM.expired.utf8)))
    for count in 0..<der.count { _ = CertificateExpiry.read(der: Array(der.prefix(count))) }
    var random = SplitMix64(seed: 42)
    for _ in 0..<20_000 {
      var mutated = der
      for _ in 0..<3 {
        mutated[.random(in: mutated.indices, using: &random)] = .random(in: 0...255, using: &random)
      }
      _ = CertificateExpiry.read(der: mutated)
    }
  }
}
