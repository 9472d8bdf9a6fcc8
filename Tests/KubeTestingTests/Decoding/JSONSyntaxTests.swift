import KubeJSON
import KubeTestSupport
import Testing

@testable import KubeTesting

@Suite struct JSONSyntaxTests {
  /// A text is JSON to Go's libraries if it is to ours.
  @Test func agreesWithTheReader() throws {
    try Fuzzing.run("syntax", rounds: 20_000) { random in
      var bytes = Array(random.json(depth: 3).text.utf8)
      for _ in 0..<random.below(3) {
        let byte = UInt8(
          ascii: "{}[],:\"\\0-e.+ntu \n".unicodeScalars.randomElement(using: &random) ?? " ")
        let place = random.below(bytes.count + 1)
        if random.below(2) == 0, place < bytes.count {
          bytes[place] = byte
        } else {
          bytes.insert(byte, at: place)
        }
      }
      let isRead = (try? JSONValue(tree: bytes)) != nil
      for library in [JSONSyntax.Library.standard, .strict] {
        let problem = JSONSyntax.problem(bytes, library)
        // A lone surrogate is JSON, and no text.
        if (problem == nil) != isRead, !bytes.contains(UInt8(ascii: "u")) {
          return "\(String(decoding: bytes, as: UTF8.self)): \(problem?.message ?? "nothing")"
        }
      }
      return nil
    }
  }

  @Test(arguments: [
    (#"{"a":1,}"#, "invalid character '}' looking for beginning of object key string"),
    ("[1 2]", "invalid character '2' after array element"),
    ("nul", "unexpected end of JSON input"),
    ("nulx", "invalid character 'x' in literal null (expecting 'l')"),
    ("01", "invalid character '1' after top-level value"),
    ("1.x", "invalid character 'x' after decimal point in numeric literal"),
    ("\"\\q\"", "invalid character 'q' in string escape code"),
    ("\"\t\"", "invalid character '\\t' in string literal"),
  ])
  func words(text: String, problem: String) {
    #expect(JSONSyntax.problem(Array(text.utf8), .strict)?.message == problem)
  }
}
