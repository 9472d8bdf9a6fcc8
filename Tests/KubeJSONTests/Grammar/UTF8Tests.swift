import KubeJSON
import Testing

@Suite("UTF-8 within strings")
struct UTF8Tests {
  /// Where the first sequence begins that is not well formed, by the standard library's judgement.
  static func firstInvalid(_ bytes: [UInt8]) -> Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var place = 0
    while place < bytes.count {
      let length = (1...4).first { length in
        place + length <= bytes.count
          && String(validating: bytes[place..<place + length], as: UTF8.self) != nil
      }
      guard let length else { return place }
      place += length
    }
    return nil
  }

  /// Reads a string of these bytes; bytes that JSON does not allow unescaped must not be among them.
  static func mismatch(_ bytes: [UInt8], before: Int = 0, behind: Int = 0) -> String? {
    let content =
      [UInt8](repeating: 0x61, count: before) + bytes + [UInt8](repeating: 0x62, count: behind)
    let document = [0x22] + content + [0x22]
    let expected = firstInvalid(content)
    switch (String.outcome(of: document), expected) {
    case (.success(let text), nil) where Array(text.utf8) == content: return nil
    case (.failure(let error), let place?) where error.offset == place + 1: return nil
    case (let outcome, _): return "\(bytes) between \(before) and \(behind): \(outcome)"
    }
  }

  static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  @Test("Each byte and each pair of bytes is judged as Unicode does")
  func pairs() {
    let plain = (UInt8.min ... .max).filter(Self.isPlain)
    var mismatches: [String] = []
    for first in plain {
      if let mismatch = Self.mismatch([first]) { mismatches.append(mismatch) }
      for second in plain where first >= 0x80 || second >= 0x80 {
        if let mismatch = Self.mismatch([first, second]) { mismatches.append(mismatch) }
      }
    }
    #expect(mismatches.isEmpty, "\(mismatches.prefix(5))")
  }

  @Test("Sequences of three and four bytes are judged as Unicode does")
  func longer() {
    let edges: [UInt8] = [0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xED, 0xFF]
    var mismatches: [String] = []
    for lead in UInt8(0xE0)...0xFF {
      for second in edges {
        for third in edges {
          if let mismatch = Self.mismatch([lead, second, third]) { mismatches.append(mismatch) }
          for fourth in edges {
            if let mismatch = Self.mismatch([lead, second, third, fourth]) {
              mismatches.append(mismatch)
            }
          }
        }
      }
    }
    #expect(mismatches.isEmpty, "\(mismatches.prefix(5))")
  }

  @Test(
    "The errors that decoders are known for are errors",
    arguments: [
      ("an overlong solidus", [0xC0, 0xAF]), ("an overlong nul", [0xC0, 0x80]),
      ("an overlong nul of three bytes", [0xE0, 0x80, 0x80]),
      ("an overlong sequence of four bytes", [0xF0, 0x8F, 0xBF, 0xBF]),
      ("a surrogate", [0xED, 0xA0, 0x80]), ("a pair of surrogates", [0xED, 0xA0, 0xBD, 0xED]),
      ("above the last scalar", [0xF4, 0x90, 0x80, 0x80]),
      ("five bytes", [0xF8, 0x88, 0x80, 0x80]),
      ("a lone continuation", [0x80]), ("a lone lead", [0xC3]), ("half a euro", [0xE2, 0x82]),
      ("Latin-1", [0xE9]), ("a byte order mark of UTF-16", [0xFE, 0xFF]),
    ] as [(String, [UInt8])])
  func known(_ name: String, _ bytes: [UInt8]) throws {
    for before in 0...17 {
      for behind in 0...17 {
        #expect(Self.mismatch(bytes, before: before, behind: behind) == nil)
        #expect(Self.firstInvalid(bytes) != nil)
      }
    }
    // In keys, too, and in what is skipped.
    let key = Array("{\"a".utf8) + bytes + Array("\":1}".utf8)
    let value = Array("{\"a\":\"".utf8) + bytes + Array("\"}".utf8)
    for document in [key, value] {
      guard case .failure(let skipped) = JSONValue.outcome(of: document),
        case .failure(let read) = Bag.outcome(of: document)
      else {
        Issue.record("\(name) was read")
        continue
      }
      #expect(skipped.offset == read.offset)
    }
  }

  @Test("Scalars of every length are read at every place of a word")
  func wellFormed() {
    for scalar in ["\u{7F}", "é", "\u{7FF}", "\u{800}", "€", "\u{FFFD}", "😀", "\u{10FFFF}"] {
      for before in 0...17 {
        for behind in 0...17 {
          let mismatch = Self.mismatch(Array(scalar.utf8), before: before, behind: behind)
          #expect(mismatch == nil)
        }
      }
    }
  }
}
