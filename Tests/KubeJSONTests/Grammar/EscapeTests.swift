import KubeJSON
import Testing

@Suite("Escapes within strings")
struct EscapeTests {
  static func hex(_ unit: Int, isUpper: Bool = false) -> String {
    let digits = String(unit, radix: 16, uppercase: isUpper)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }

  @Test("Each code unit alone is its scalar, and a surrogate alone is an error")
  func units() {
    var mismatches: [Int] = []
    for unit in 0...0xFFFF {
      let isUpper = unit.isMultiple(of: 2)
      let outcome = String.outcome(of: "\"xy\(Self.hex(unit, isUpper: isUpper))z\"")
      switch (outcome, Unicode.Scalar(UInt32(unit))) {
      case (.success(let text), let scalar?) where text == "xy\(scalar)z": continue
      case (.failure(let error), nil) where error.offset == 3: continue
      default: mismatches.append(unit)
      }
    }
    #expect(mismatches.isEmpty)
  }

  @Test("A high and a low surrogate are one scalar; no other two are")
  func pairs() {
    let units = [
      0x0041, 0xD7FF, 0xD800, 0xD801, 0xD83D, 0xDBFE, 0xDBFF, 0xDC00, 0xDC01, 0xDE00, 0xDFFE,
      0xDFFF, 0xE000, 0xFFFF,
    ]
    for first in units {
      for second in units {
        let expected = String(validating: [UInt16(first), UInt16(second)], as: UTF16.self)
        let outcome = String.outcome(of: "\"\(Self.hex(first))\(Self.hex(second))\"")
        switch (outcome, expected) {
        case (.success(let text), let expected?):
          #expect(text.unicodeScalars.elementsEqual(expected.unicodeScalars))
        case (.failure(let error), nil):
          // The surrogate at fault is the first one unless that is none.
          #expect(error.offset == ((0xD800...0xDFFF).contains(first) ? 1 : 7))
        default: Issue.record("\(first) \(second): \(outcome)")
        }
      }
    }
  }

  @Test("Every scalar beyond the first plane is read from its pair")
  func astral() {
    var mismatches = 0
    for value in stride(from: UInt32(0x10000), through: 0x10FFFF, by: 97) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let units = Array(String(scalar).utf16)
      let text = "\"\(Self.hex(Int(units[0])))\(Self.hex(Int(units[1]), isUpper: true))\""
      if (try? String(json: text)) != String(scalar) { mismatches += 1 }
    }
    #expect(mismatches == 0)
  }

  @Test("Only eight letters may follow a backslash, and u")
  func letters() {
    let known: [UInt8: String] = [
      0x22: "\"", 0x5C: "\\", 0x2F: "/", 0x62: "\u{8}", 0x66: "\u{C}", 0x6E: "\n", 0x72: "\r",
      0x74: "\t",
    ]
    for letter in UInt8.min ... .max where letter != UInt8(ascii: "u") {
      let document = Array("\"ab\\".utf8) + [letter] + Array("c\"".utf8)
      switch (String.outcome(of: document), known[letter]) {
      case (.success(let text), let expected?): #expect(text == "ab\(expected)c")
      case (.failure(let error), nil): #expect(error.offset == 3)
      case (let outcome, _): Issue.record("\(letter): \(outcome)")
      }
    }
  }

  @Test("Each of the four digits must be hexadecimal")
  func digits() {
    let digits = Set("0123456789abcdefABCDEF".utf8)
    for place in 0..<4 {
      for byte in UInt8.min ... .max {
        var escape = Array("\\u0041".utf8)
        escape[2 + place] = byte
        let document = [0x22] + escape + [0x22]
        if case .success = String.outcome(of: document) {
          #expect(digits.contains(byte))
        } else {
          #expect(!digits.contains(byte) || (place == 0 && "dD".utf8.contains(byte)) == false)
        }
      }
    }
  }

  @Test("A string that is skipped is checked like one that is read")
  func skipped() {
    for content in [
      #"\q"#, #"\u12"#, #"\uD800"#, #"\uDC00\uD800"#, #"a\ "#, #"\u00zz"#, #"ok\n\q"#, "\\é",
    ] {
      let text = "[\"\(content)\"]"
      #expect(JSONValue.error(of: text) != nil)
      #expect(JSONValue.error(of: text) == [String].error(of: text))
      let key = "{\"\(content)\":0}"
      #expect(JSONValue.error(of: key) != nil)
      #expect(JSONValue.error(of: key)?.offset == Bag.error(of: key)?.offset)
      #expect(JSONValue.error(of: key)?.offset == [String: Int].error(of: key)?.offset)
    }
  }

  @Test("A long string of escapes is read whole")
  func long() throws {
    for count in [170, 1000, 5000, 100_000] {
      let text = "\"" + String(repeating: "\\u20ac\\n", count: count) + "\""
      #expect(try String(json: text) == String(repeating: "€\n", count: count))
    }
  }
}
