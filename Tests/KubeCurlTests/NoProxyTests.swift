import KubeTestSupport
import Testing

@testable import KubeCurl

@Suite("NO_PROXY")
struct NoProxyTests {
  private static let list =
    "foobar.com, .barbaz.net, *.wildcard.io, 192.168.1.1, 192.168.1.2:81, 192.168.1.3:80, "
    + "10.0.0.0/30, 2001:db8::52:0:1, [2001:db8::52:0:2]:443, [2001:db8::52:0:3]:80, "
    + "2002:db8:a::45/64"

  @Test(
    "Hosts at port 80 that need none, as Go has them",
    arguments: [
      "192.168.1.1", "192.168.1.3", "10.0.0.2", "2001:db8::52:0:1", "2001:db8::52:0:3",
      "2002:db8:a::123", "www.barbaz.net", "foobar.com", "www.foobar.com", "nested.wildcard.io",
      "FooBar.COM", "::ffff:192.168.1.1", "::ffff:10.0.0.1", "2001:DB8:0::52:0:1",
    ])
  func without(_ host: String) {
    #expect(NoProxy(Self.list).contains(host, port: 80))
    #expect(NoProxy("*").contains(host, port: 80))
    #expect(NoProxy(" a , * ,b").contains(host, port: 80))
  }

  @Test(
    "Hosts at port 80 that need one, as Go has them",
    arguments: [
      "::2", "192.168.1.2", "192.168.1.4", "2001:db8::52:0:2", "fe80::424b:c8be:1643:a1b6",
      "barbaz.net", "foofoobar.com", "baz.com", "localhost.net", "local.localhost", "barbarbaz.net",
      "wildcard.io", "awildcard.io", "10.0.0.4", "foobar.com.", "1000::%.foobar.com",
    ])
  func with(_ host: String) {
    #expect(!NoProxy(Self.list).contains(host, port: 80))
    #expect(NoProxy("*").contains(host, port: 80))
  }

  /// A list, a host, and whether its port 443 is in the list.
  struct Case: Sendable, CustomTestStringConvertible {
    let list, host: String
    let isIn: Bool

    init(_ list: String, _ host: String, _ isIn: Bool) {
      (self.list, self.host, self.isIn) = (list, host, isIn)
    }

    var testDescription: String { "\(list) has \(host): \(isIn)" }
  }

  static let cases = [
    Case("", "a.example", false), Case(" , ,,", "a.example", false),
    Case(":1", "a.example", false), Case(":1,a.example", "a.example", true),
    Case("[]:80", "a.example", false), Case("[", "a.example", false),
    Case("a.example:443", "a.example", true), Case("a.example:443", "b.a.example", true),
    Case("a.example:6443", "a.example", false), Case("a.example:", "a.example", true),
    Case("a.example:https", "a.example", false), Case("a.example:0443", "a.example", false),
    Case(".a.example:443", "b.a.example", true), Case(".a.example:443", "a.example", false),
    Case("*.a.example:443", "b.a.example", true), Case("*a.example", "ba.example", false),
    // Only commas are between entries.
    Case("a.example b.example", "a.example", false),
    Case("https://a.example", "a.example", false),
    Case("\ta.example\n,b", "a.example", true),
    Case("A.Example", "a.example", true),
    // Addresses are no names, and names no addresses.
    Case("3", "10.1.2.3", false), Case(".2.3", "10.1.2.3", false),
    Case("::1:2", "fe80::1:2", false), Case("10.0.0.0/8", "10.example", false),
    // Brackets are for those that have a port.
    Case("[fd00::1]", "fd00::1", false), Case("[fd00::1]:443", "fd00::1", true),
    Case("[fd00::1]:1", "fd00::1", false), Case("[10.0.0.1]:443", "10.0.0.1", true),
    Case("fd00::1", "fd00:0:0::0001", true), Case("fd00::1", "fd00::1%eth0", true),
    Case("10.0.0.1:443", "10.0.0.1", true), Case("010.0.0.1", "10.0.0.1", false),
    // Networks of both families, with whatever is in the rest of the address.
    Case("10.0.0.0/8", "10.255.1.2", true), Case("10.0.0.0/8", "11.0.0.1", false),
    Case("10.1.2.3/8", "10.255.1.2", true), Case("10.0.0.0/31", "10.0.0.1", true),
    Case("10.0.0.0/31", "10.0.0.2", false), Case("10.0.0.1/32", "10.0.0.1", true),
    Case("0.0.0.0/0", "203.0.113.9", true), Case("0.0.0.0/0", "fd00::1", false),
    Case("fd00::/8", "fdff::1", true), Case("fd00::/8", "fe00::1", false),
    Case("fd00::/9", "fd7f::1", true), Case("fd00::/9", "fd80::1", false),
    Case("::/0", "fd00::1", true), Case("::/0", "10.0.0.1", false),
    Case("::ffff:10.0.0.0/104", "10.9.9.9", true), Case("::ffff:10.0.0.0/104", "11.0.0.1", false),
    Case("10.0.0.0/8", "::ffff:10.0.0.1", true),
    Case("10.0.0.0/33", "10.0.0.1", false), Case("10.0.0.0/-1", "10.0.0.1", false),
    Case("10.0.0.0/", "10.0.0.1", false), Case("10.0.0.0/8:443", "10.0.0.1", false),
    Case("fd00::/129", "fd00::1", false), Case("fd00::%eth0/8", "fd00::1", false),
    // kubectl, but not the rest of Go, has zeros at the front of networks' numbers.
    Case("010.000.0.0/08", "10.1.1.1", true),
    // Names in other letters.
    Case("示例.com", "www.xn--fsq092h.com", true), Case(".示例.com", "www.xn--fsq092h.com", true),
    Case("BÜCHER.example", "xn--bcher-kva.example", true),
    Case("münchen-ost.de", "xn--mnchen-ost-9db.de", true),
    Case("例え.テスト", "xn--r8jz45g.xn--zckzah", true),
  ]

  @Test("Each kind of entry", arguments: cases)
  func entry(_ one: Case) {
    #expect(NoProxy(one.list).contains(one.host, port: 443) == one.isIn)
  }

  @Test("Whatever is in the list, it has what its entries have, one by one")
  func anything() throws {
    let pieces = [
      "a", "b.a", ".", "*", "*.", ":", "::", "[", "]", "/", "%", "10.0.0.1", "10.0.0.0/8",
      "fd00::1",
      "443", "80", "1", "ffff", " ", "\t", "示", "ü", "\0", "-", "1e9", "99999999999999999999",
    ]
    let hosts = [
      "a", "b.a", "c.b.a", "10.0.0.1", "10.9.9.9", "fd00::1", "fd00::1%a", "::", "", ".",
    ]
    try Fuzzing.run("NO_PROXY", rounds: 3000) { random in
      let entries = (0..<random.below(5)).map { _ in
        (0..<random.below(6)).map { _ in random.element(pieces) }.joined()
      }
      let list = entries.joined(separator: ",")
      for host in hosts {
        let port = random.element([443, 80, 1])
        let each = entries.contains { NoProxy($0).contains(host, port: port) }
        if NoProxy(list).contains(host, port: port) != each { return "\(list): \(host):\(port)" }
      }
      return nil
    }
  }
}
