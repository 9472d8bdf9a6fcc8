import Foundation
import KubeCore
import Testing

@testable import KubeGenGolden

/// Enums of all forms in an annotated struct, with the author's own `Codable` and without.
@Suite("Enums in annotated structs")
struct DrawingTests {
  @Test(
    "JSON is the same again, and Foundation's coders agree",
    arguments: [
      #"{"figure":{"x":1},"line":"solid"}"#, #"{"figure":{"x":1,"y":2},"line":"DASHED"}"#,
      #"{"figure":{"name":"a"},"line":"solid"}"#,
      #"{"figure":{"name":"a","scale":3},"line":"solid"}"#,
      #"{"outline":{"round":{"radius":2,"label":"r"}},"line":"solid","weight":5}"#,
      #"{"outline":{"plain":{"side":4}},"line":"solid","weight":1,"layer":"back"}"#,
      #"{"line":"solid","title":null}"#, #"{"line":"solid","title":"a","new":[1.50]}"#,
    ])
  func roundTrip(text: String) throws {
    let value = try JSONValue(json: text)
    let spec = try DrawingSpec(json: text)
    #expect(JSONValue(spec) == value)
    let data = try JSONEncoder().encode(spec)
    #expect(try JSONValue(json: data) == value)
    #expect(JSONValue(try JSONDecoder().decode(DrawingSpec.self, from: data)) == value)
  }

  @Test("the case without tags is the one that loses nothing")
  func untagged() throws {
    guard case .segment(x: 1, y: 2)? = try DrawingSpec(json: #"{"figure":{"x":1,"y":2}}"#).figure
    else {
      Issue.record("another case")
      return
    }
    for text in [#"{"figure":{"x":1,"z":2}}"#, #"{"figure":{"name":"a","x":1}}"#] {
      #expect(throws: JSONError.self) { try DrawingSpec(json: text) }
    }
  }

  @Test("an enum's own Codable and the emitted codec write the raw value")
  func rawValues() throws {
    for style in LineStyle.allCases {
      let data = try JSONEncoder().encode([style])
      #expect(try JSONValue(json: data) == [.string(style.rawValue)])
      #expect(JSONValue(style) == .string(style.rawValue))
    }
    #expect(JSONValue(LineWeight.thick) == 5)
    #expect(throws: JSONError.self) { try DrawingSpec(json: #"{"line":"dotted"}"#) }
    #expect(throws: JSONError.self) { try DrawingSpec(json: #"{"weight":2}"#) }
  }
}
