import Foundation
import KubeJSON
import Testing

/// Strings are scanned eight bytes at a time. So every length and every place of what is special is
/// tried, with Foundation as the judge.
@Suite("Strings of every length")
struct StringPlaceTests {
  /// What stands in the JSON text, between quotes.
  static let specials = [
    "x", "\\\"", "\\\\", "\\/", "\\n", "\\u0000", "\\u00e9", "\\u20AC", "\\uD83D\\uDE00", "\u{7F}",
    "é", "€", "😀",
  ]

  static func judged(_ document: String) throws -> String {
    let value = try JSONSerialization.jsonObject(
      with: Data(document.utf8), options: .fragmentsAllowed)
    return try #require(value as? String)
  }

  @Test("A special character is read at every place", arguments: specials)
  func reads(_ special: String) throws {
    for length in 0...70 {
      for place in 0...length {
        let plain = (0..<length).map { String(UnicodeScalar(UInt8(97 + $0 % 26))) }
        let content = plain[..<place].joined() + special + plain[place...].joined()
        let document = "\"\(content)\""
        let expected = try Self.judged(document)
        let read = try String.outcome(of: document).get()
        guard read == expected, read.utf8.elementsEqual(expected.utf8) else {
          Issue.record("\(document) reads as \(read)")
          return
        }
        // Text behind the string lets it be made without a copy through the standard library.
        let list = try [String].outcome(of: "[\(document),\(document), \"0123456789abcdef\"]").get()
        guard list[0] == expected, list[1] == expected else {
          Issue.record("\(document) reads as \(list)")
          return
        }
      }
    }
  }

  @Test(
    "A control character is refused at every place", arguments: [0, 1, 8, 10, 13, 31] as [UInt8])
  func refuses(_ control: UInt8) {
    for length in 0...40 {
      for place in 0...length {
        var content = [UInt8](repeating: 0x61, count: length)
        content.insert(control, at: place)
        guard case .failure(let error) = String.outcome(of: [0x22] + content + [0x22]) else {
          Issue.record("\(control) was read at \(place) of \(length)")
          return
        }
        #expect(error.offset == place + 1)
      }
    }
  }

  @Test("What is written reads as it was, here and in Foundation")
  func writes() throws {
    let specials = ["x", "\"", "\\", "/", "\n", "\u{0}", "\u{1F}", "\u{7F}", "é", "€", "😀"]
    for special in specials {
      for length in 0...70 {
        for place in 0...length {
          let plain = String(repeating: "p", count: place)
          let value = plain + special + String(repeating: "q", count: length - place)
          let text = try value.jsonText()
          guard try String.outcome(of: text).get().utf8.elementsEqual(value.utf8),
            try Self.judged(text).utf8.elementsEqual(value.utf8)
          else {
            Issue.record("\(value.debugDescription) is written as \(text)")
            return
          }
        }
      }
    }
  }

  @Test("Strings that are not stored as UTF-8 in one piece are written, too")
  func bridged() throws {
    let pieces = ["plain", "quo\"te", "é€😀", "line\nbreak", String(repeating: "long ", count: 40)]
    for piece in pieces {
      let lazy = String(piece.unicodeScalars.reversed().reversed().map(Character.init))
      #expect(try lazy.jsonText() == piece.jsonText())
      let slice = String("<\(piece)>".dropFirst().dropLast())
      #expect(try slice.jsonText() == piece.jsonText())
      let foundation = NSString(string: piece) as String
      #expect(try foundation.jsonText() == piece.jsonText())
    }
  }

  @Test("Many escapes in a row do not outgrow the writer's buffer")
  func manyEscapes() throws {
    for count in 0...300 {
      for unit in ["\u{1}", "\"", "a\u{1}", "\"aaaaaaa\u{2}"] {
        let value = String(repeating: unit, count: count)
        let bytes = try value.jsonBytes()
        #expect(try String(json: bytes) == value)
      }
    }
  }

  @Test("Strings of fifteen bytes and fewer are the ones that the standard library makes")
  func small() throws {
    for length in 0...20 {
      for special in ["", "é", "€", "😀"] {
        let value = String(repeating: "s", count: length) + special
        let read = try [String].outcome(of: "[\"\(value)\",\"0123456789abcdef\"]").get()[0]
        #expect(read == value)
        #expect(read.hashValue == value.hashValue)
        #expect(read.count == value.count)
        #expect(read.utf8.count == value.utf8.count)
        #expect(read + "!" == value + "!")
        #expect(Array(read.utf16) == Array(value.utf16))
        #expect(read < value + "a")
      }
    }
  }
}
