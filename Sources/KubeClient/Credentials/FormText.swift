/// Texts in forms and URLs.
enum FormText {
  /// An https URL, taken apart as a transport needs it.
  struct URL {
    var server: String
    var path: String

    init?(_ text: String) {
      let scheme = "https://"
      guard text.hasPrefix(scheme), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
        !text.contains("#")
      else { return nil }
      let rest = text.dropFirst(scheme.count)
      let authority = rest.prefix { $0 != "/" && $0 != "?" }
      guard !authority.isEmpty, !authority.contains("@") else { return nil }
      server = scheme + authority
      let path = rest.dropFirst(authority.count)
      self.path = path.hasPrefix("/") ? String(path) : "/" + path
    }
  }

  /// Names and values as `application/x-www-form-urlencoded`.
  static func encode(_ form: [(String, String)]) -> String {
    form.map { "\(escaped($0))=\(escaped($1))" }.joined(separator: "&")
  }

  static func escaped(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        bytes.append(byte)
      default:
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
