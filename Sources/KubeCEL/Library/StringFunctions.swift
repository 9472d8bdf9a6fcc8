/// What the string library does. Places count Unicode scalars.
enum StringFunctions {
  static func charAt(_ text: CELValue, _ index: CELValue) throws(CELFailure) -> CELValue {
    let (scalars, index) = (Array(try text.text.unicodeScalars), try index.integer)
    guard index >= 0, index <= scalars.count else { throw outOfRange(index) }
    return index == scalars.count ? .string("") : .string(String(scalars[Int(index)]))
  }

  static func indexOf(_ text: CELValue, _ part: CELValue) throws(CELFailure) -> CELValue {
    try indexOf([text, part, .int(0)])
  }

  static func indexOf(_ arguments: [CELValue]) throws(CELFailure) -> CELValue {
    let part = Array(try arguments[1].text.unicodeScalars)
    let offset = try arguments[2].integer
    guard !part.isEmpty else { return .int(offset) }
    guard offset >= 0 else { throw outOfRange(offset) }
    let scalars = Array(try arguments[0].text.unicodeScalars)
    guard offset < scalars.count, part.count <= scalars.count else { return .int(-1) }
    var start = Int(offset)
    while start <= scalars.count - part.count {
      if scalars[start...].starts(with: part) { return .int(Int64(start)) }
      start += 1
    }
    return .int(-1)
  }

  static func lastIndexOf(_ text: CELValue, _ part: CELValue) throws(CELFailure) -> CELValue {
    let count = try text.text.unicodeScalars.count
    if try part.text.isEmpty { return .int(Int64(count)) }
    guard try text.text.utf8.count >= part.text.utf8.count else { return .int(-1) }
    return try lastIndexOf([text, part, .int(Int64(count - 1))])
  }

  static func lastIndexOf(_ arguments: [CELValue]) throws(CELFailure) -> CELValue {
    let part = Array(try arguments[1].text.unicodeScalars)
    let offset = try arguments[2].integer
    guard !part.isEmpty else { return .int(offset) }
    guard offset >= 0 else { throw outOfRange(offset) }
    let scalars = Array(try arguments[0].text.unicodeScalars)
    guard offset < scalars.count else { return .int(-1) }
    var start = min(Int(offset), scalars.count - part.count)
    while start >= 0 {
      if scalars[start...].starts(with: part) { return .int(Int64(start)) }
      start -= 1
    }
    return .int(-1)
  }

  static func lowerAscii(_ text: CELValue) throws(CELFailure) -> CELValue {
    .string(
      try text.text.mapASCII { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 }
    )
  }

  static func upperAscii(_ text: CELValue) throws(CELFailure) -> CELValue {
    .string(
      try text.text.mapASCII {
        $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") ? $0 & ~0x20 : $0
      })
  }

  static func replace(_ arguments: [CELValue]) throws(CELFailure) -> CELValue {
    let limit = arguments.count > 3 ? try arguments[3].integer : -1
    let text = Array(try arguments[0].text.utf8)
    let old = Array(try arguments[1].text.utf8)
    let new = Array(try arguments[2].text.utf8)
    var result: [UInt8] = []
    var (index, count): (Int, Int64) = (0, 0)
    func mayReplace() -> Bool { limit < 0 || count < limit }
    if old.isEmpty {
      // Before every scalar and at the end.
      while true {
        if mayReplace() {
          result += new
          count += 1
        }
        guard index < text.count else { break }
        repeat {
          result.append(text[index])
          index += 1
        } while index < text.count && text[index] & 0xc0 == 0x80
      }
    } else {
      while index < text.count {
        if text[index] == old[0], mayReplace(), text[index...].starts(with: old) {
          result += new
          index += old.count
          count += 1
        } else {
          result.append(text[index])
          index += 1
        }
      }
    }
    return .string(String(decoding: result, as: UTF8.self))
  }

  static func split(_ arguments: [CELValue]) throws(CELFailure) -> CELValue {
    let limit = arguments.count > 2 ? try arguments[2].integer : -1
    let (text, separator) = (try arguments[0].text, try arguments[1].text)
    guard limit != 0 else { return .list(of: [CELValue]()) }
    let splits = limit < 0 ? Int.max : Int(limit - 1)
    if separator.isEmpty {
      let scalars = text.unicodeScalars
      var parts = scalars.prefix(splits).map { String($0) }
      let rest = scalars.dropFirst(splits)
      if !rest.isEmpty { parts.append(String(rest)) }
      return .list(of: parts)
    }
    let bytes = Array(text.utf8)
    let mark = Array(separator.utf8)
    var parts: [String] = []
    var (start, index) = (0, 0)
    while index + mark.count <= bytes.count, parts.count < splits {
      if bytes[index] == mark[0], bytes[index...].starts(with: mark) {
        parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
        index += mark.count
        start = index
      } else {
        index += 1
      }
    }
    parts.append(String(decoding: bytes[start...], as: UTF8.self))
    return .list(of: parts)
  }

  static func substring(_ arguments: [CELValue]) throws(CELFailure) -> CELValue {
    let scalars = Array(try arguments[0].text.unicodeScalars)
    let start = try arguments[1].integer
    let end = arguments.count > 2 ? try arguments[2].integer : Int64(scalars.count)
    if arguments.count > 2, start > end {
      throw .other("invalid substring range. start: \(start), end: \(end)")
    }
    guard start >= 0, start <= scalars.count else { throw outOfRange(start) }
    guard end >= 0, end <= scalars.count else { throw outOfRange(end) }
    return .string(String(String.UnicodeScalarView(scalars[Int(start)..<Int(end)])))
  }

  static func trim(_ text: CELValue) throws(CELFailure) -> CELValue {
    let scalars = try text.text.unicodeScalars
    let rest = scalars.drop { $0.properties.isWhitespace }
    guard let last = rest.lastIndex(where: { !$0.properties.isWhitespace }) else {
      return .string("")
    }
    return .string(String(rest[...last]))
  }

  static func quote(_ text: CELValue) throws(CELFailure) -> CELValue {
    var quoted = "\""
    for scalar in try text.text.unicodeScalars {
      switch scalar {
      case "\u{7}": quoted += "\\a"
      case "\u{8}": quoted += "\\b"
      case "\u{C}": quoted += "\\f"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case "\u{B}": quoted += "\\v"
      case "\\": quoted += "\\\\"
      case "\"": quoted += "\\\""
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return .string(quoted + "\"")
  }

  static func join(_ list: CELValue) throws(CELFailure) -> CELValue {
    try join(list, .string(""))
  }

  static func join(_ list: CELValue, _ separator: CELValue) throws(CELFailure) -> CELValue {
    let (list, separator) = (try list.elements, try separator.text)
    var result = ""
    for index in 0..<list.count {
      if index > 0 { result += separator }
      let element = try list.element(at: index)
      guard case .string(let text) = element else {
        throw .other("join: invalid input: \(element.plainText)")
      }
      result += text
    }
    return .string(result)
  }

  private static func outOfRange(_ index: Int64) -> CELFailure {
    .other("index out of range: \(index)")
  }
}

extension String {
  fileprivate func mapASCII(_ transform: (UInt8) -> UInt8) -> String {
    String(decoding: utf8.map { $0 < 0x80 ? transform($0) : $0 }, as: UTF8.self)
  }
}
