import HTTPTypes

/// Whom to act as. The caller needs the verb `impersonate` on each part of it.
public struct Impersonation: Sendable, Hashable {
  public var user: String
  public var uid: String?
  public var groups: [String]
  public var extra: [String: [String]]

  public init(
    user: String, uid: String? = nil, groups: [String] = [], extra: [String: [String]] = [:]
  ) {
    self.user = user
    self.uid = uid
    self.groups = groups
    self.extra = extra
  }

  /// The `Impersonate-…` fields for each request.
  public var headerFields: HTTPFields {
    var fields = HTTPFields()
    func add(_ name: String, _ value: String) {
      guard let name = HTTPField.Name(name) else { return }
      fields.append(HTTPField(name: name, value: value))
    }
    add("Impersonate-User", user)
    if let uid { add("Impersonate-Uid", uid) }
    for group in groups { add("Impersonate-Group", group) }
    for (key, values) in extra.sorted(by: { $0.key < $1.key }) {
      for value in values { add("Impersonate-Extra-" + Self.escaped(key), value) }
    }
    return fields
  }

  /// Percent-encodes what a header's name may not have, and the percent sign. The server lower-cases
  /// and decodes it.
  private static func escaped(_ key: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in key.utf8 {
      if isNameByte(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}
