import KubeTestSupport
import Testing

@testable import KubeSchema

@Suite struct StringFormatTests {
  @Test(arguments: [
    ("date", "2024-02-29", true), ("date", "2023-02-29", false), ("date", "2024-2-1", false),
    ("date-time", "2024-01-02T03:04:05Z", true), ("date-time", "2024-01-02", false),
    ("date-time", "2024-01-02T03:04:05+01:00", true), ("duration", "1h30m", true),
    ("duration", "1x", false), ("ipv4", "10.0.0.1", true), ("ipv4", "10.0.0.256", false),
    ("ipv4", "::1", false), ("ipv6", "::1", true), ("ipv6", "fe80::1%eth0", false),
    ("cidr", "10.0.0.0/8", true), ("cidr", "10.0.0.0/33", false),
    ("mac", "01:23:45:67:89:ab", true),
    ("mac", "01:23:45", false), ("uuid", "8a6f2a4e-1c9c-4d6f-9f52-0f1c5b4e3d21", true),
    ("uuid", "8a6f2a4e", false), ("byte", "aGk=", true), ("byte", "*", false),
    ("uri", "https://a.b/c?d", true), ("uri", "no scheme", false), ("email", "a@b.c", true),
    ("email", "a b", false), ("hostname", "a.example", true), ("hostname", "-a", false),
    ("hexcolor", "#fff", true), ("hexcolor", "#ggg", false), ("isbn10", "0-306-40615-2", true),
    ("isbn13", "978-3-16-148410-0", true), ("isbn13", "978-3-16-148410-1", false),
    ("creditcard", "4111111111111111", true), ("creditcard", "4111111111111112", false),
    ("bsonobjectid", "507f1f77bcf86cd799439011", true), ("bsonobjectid", "507", false),
  ])
  func tells(format: String, text: String, isValid: Bool) {
    #expect(StringFormat.validates(text, as: format) == isValid)
  }

  @Test func othersAreNotLookedAt() {
    #expect(StringFormat.validates("x", as: "odd") == nil)
    #expect(!StringFormat.isKnown("odd"))
  }

  @Test func anyTextIsRead() throws {
    let formats = [
      "date", "date-time", "duration", "ipv4", "ipv6", "cidr", "mac", "uuid", "byte", "uri",
      "email", "hostname", "hexcolor", "rgbcolor", "isbn", "isbn10", "isbn13", "creditcard", "ssn",
      "bsonobjectid", "password",
    ]
    let pieces = [
      "1", "99", "-", ":", ".", "/", "@", "T", "Z", "%", "[", "]", "a", "é", " ", "=", "h", "µs",
      "\u{0}", "+", "\"", "#", "9223372036854775808", "::",
    ]
    try Fuzzing.run("formats", rounds: 3000) { random in
      let text = (0..<random.below(10)).map { _ in random.pick(pieces) }.joined()
      for format in formats { _ = StringFormat.validates(text, as: format) }
      return nil
    }
  }
}
