/// `%` and two digits in URLs, by the rules of Go's `net/url` for each part.
enum URLEscape {
  enum Part {
    case path, host, zone, user, query, fragment
  }

  /// - Throws: what Go says of an escape that is none, or of a character that no host has.
  static func removed(from text: Substring, _ part: Part) throws(CELFailure) -> [UInt8] {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "%"):
        guard index + 2 < bytes.count, let high = digit(bytes[index + 1]),
          let low = digit(bytes[index + 2])
        else {
          throw .other(
            "invalid URL escape \(GoQuotedText.quoted(Array(bytes[index...].prefix(3))))")
        }
        let value = high << 4 | low
        let isPercent = value == UInt8(ascii: "%")
        let isForbidden =
          switch part {
          case .host: high < 8 && !isPercent
          case .zone: !isPercent && value != UInt8(ascii: " ") && isEscaped(value, .host)
          default: false
          }
        if isForbidden {
          throw .other("invalid URL escape \(GoQuotedText.quoted(Array(bytes[index..<index + 3])))")
        }
        result.append(value)
        index += 3
        continue
      case UInt8(ascii: "+") where part == .query: result.append(UInt8(ascii: " "))
      default:
        if part == .host || part == .zone, byte < 0x80, isEscaped(byte, part) {
          throw .other("invalid character \(GoQuotedText.quoted([byte])) in host name")
        }
        result.append(byte)
      }
      index += 1
    }
    return result
  }

  static func escaped(_ bytes: [UInt8], _ part: Part) -> String {
    var result: [UInt8] = []
    for byte in bytes {
      guard isEscaped(byte, part) else {
        result.append(byte)
        continue
      }
      let digits = Array("0123456789ABCDEF".utf8)
      result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Whether a text could be what was escaped.
  static func isValid(_ text: String, _ part: Part) -> Bool {
    text.utf8.allSatisfy { byte in
      switch Unicode.Scalar(byte) {
      case "!", "$", "&", "'", "(", ")", "*", "+", ",", ";", "=", ":", "@", "[", "]", "%": true
      default: !isEscaped(byte, part)
      }
    }
  }

  private static func isEscaped(_ byte: UInt8, _ part: Part) -> Bool {
    switch Unicode.Scalar(byte) {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", "~": return false
    case "!", "'", "(", ")", "*":
      return !(part == .host || part == .zone || part == .fragment && byte != UInt8(ascii: "'"))
    case "[", "]", "<", ">", "\"": return !(part == .host || part == .zone)
    case "$", "&", "+", ",", ";", "=", ":":
      switch part {
      case .query: return true
      case .user: return byte == UInt8(ascii: ":")
      default: return false
      }
    case "/", "@":
      switch part {
      case .path, .fragment: return false
      default: return true
      }
    case "?": return part != .fragment
    default: return true
    }
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
