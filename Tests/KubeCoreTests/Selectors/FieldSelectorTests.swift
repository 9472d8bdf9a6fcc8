import KubeTestSupport
import Testing

@testable import KubeCore

@Suite("Selectors over fields")
struct FieldSelectorTests {
  @Test("every way of building gives the same selector")
  func building() throws {
    let built = FieldSelector([
      FieldRequirement(field: "metadata.name", operator: .equals, value: "x"),
      FieldRequirement(field: "status.phase", operator: .notEquals, value: "Running"),
    ])
    let text: FieldSelector = "status.phase!=Running,metadata.name=x"
    let chained: FieldSelector = ["metadata.name": "x"] && .notEquals("status.phase", "Running")
    let listed: FieldSelector = [
      .equals("metadata.name", "x"), .notEquals("status.phase", "Running"),
    ]
    for selector in [text, chained, listed, built && "metadata.name==x"] {
      #expect(selector == built)
      #expect(try selector.parameterValue() == "metadata.name=x,status.phase!=Running")
    }
    #expect(FieldSelector(["b": "2", "a": "1"]).description == "a=1,b=2")
  }

  @Test(
    "good texts, and how they print",
    arguments: [
      ("", ""), (",,", ""), ("x=a,y=b,z=c", "x=a,y=b,z=c"), ("x!=a,y=b", "x!=a,y=b"),
      ("x==a", "x=a"), ("a=a,", "a=a"), (",a=a", "a=a"), ("x=", "x="), ("x!=", "x!="),
      (#"x=a||y\=b"#, #"x=a||y\=b"#), (#"x=a\=\=b"#, #"x=a\=\=b"#), (#"k=\,,l=v"#, #"k=\,,l=v"#),
      (#"k=\\,l=v"#, #"k=\\,l=v"#), (#"k=\\\,,l=v"#, #"k=\\\,,l=v"#), ("x=a,a=x", "a=x,x=a"),
      ("함=수,목=록", "목=록,함=수"), ("x= a b ", "x= a b "), ("x=!", "x=!"), ("x=a!b", "x=a!b"),
    ])
  func good(text: String, printed: String) throws {
    let selector = try FieldSelector(parsing: text)
    #expect(selector.description == printed)
    #expect(try FieldSelector(parsing: printed) == selector)
    try selector.validate()
  }

  @Test(
    "bad texts: where, what was expected, what was found",
    arguments: [
      ("x=a||y=b", 6, "'\\='", "'='"), ("x==a==b", 4, "'\\='", "'='"), ("x===a", 3, "'\\='", "'='"),
      ("x=a,b", 5, "after the field 'b'", "the end"), ("x,y=a", 1, "after the field 'x'", "','"),
      ("x", 1, "after the field 'x'", "the end"), ("x in (a)", 1, "without white space", "' '"),
      ("a=b, c=d", 4, "without white space", "' '"), (#"k\,=a"#, 1, "without white space", #"'\'"#),
      ("!a=b", 0, "'!'", "'!'"), ("a!!=b", 1, "'!'", "'!'"), ("=a", 0, "name of a field", "'='"),
      ("!=a", 0, "name of a field", "'!='"), (#"x=\"#, 2, "escapes", #"'\' at the end"#),
      (#"x=\\\"#, 4, "escapes", #"'\' at the end"#),
      (#"x=\a"#, 2, "escapes", #"'\' before another character"#),
    ])
  func bad(text: String, offset: Int, expected: String, found: String) throws {
    let error = try #require(throws: InvalidSelector.self) { try FieldSelector(parsing: text) }
    #expect(error.location == .offset(offset, in: text))
    #expect(error.expected.contains(expected))
    #expect(error.found == found)
    #expect(error.description.contains("offset \(offset)"))
  }

  @Test(
    "matching; a field that is absent counts as empty",
    arguments: [
      ("", ["x": "y"], true), ("x=y", ["x": "y"], true), ("x=y", ["x": "z"], false),
      ("x=y,z=w", ["x": "y", "z": "w"], true), ("x=y,z=w", ["x": "w", "z": "w"], false),
      ("x!=y,z!=w", ["x": "z", "z": "a"], true), ("x!=y,z!=w", ["x": "z", "z": "w"], false),
      ("x=", [:], true), ("x!=", [:], false), ("x!=y", [:], true), ("x=y", [:], false),
      (#"c=\=value\\\,\\"#, ["c": #"=value\,\"#], true), ("notin=in", ["notin": "in"], true),
    ] as [(FieldSelector, [String: String], Bool)])
  func matches(selector: FieldSelector, fields: [String: String], expected: Bool) throws {
    try selector.validate()
    #expect(selector.matches(fields) == expected)
  }

  @Test("texts that differ only in their bytes are different values")
  func canonicallyEqualValues() {
    #expect(!FieldSelector.equals("x", "e\u{301}").matches(["x": "\u{e9}"]))
    let both: FieldSelector = .notEquals("x", "e\u{301}") && .notEquals("x", "\u{e9}")
    #expect(both.requirements.count == 2)
  }

  @Test("a literal that does not parse selects nothing and is refused before it is sent")
  func brokenLiteral() throws {
    let broken: FieldSelector = "metadata.name"
    for selector in [broken, broken && "x=y", ["x": "y"] && broken, ["x=y", broken]] {
      #expect(!selector.isEmpty)
      #expect(!selector.matches(["x": "y"]))
      #expect(selector.description == "metadata.name")
      let error = try #require(throws: InvalidSelector.self) { try selector.parameterValue() }
      #expect(error.location == .offset(13, in: "metadata.name"))
    }
  }

  @Test(
    "fields that would be misread are refused", arguments: ["", "a=b", "a!", "a,b", "a b", #"\"#])
  func badFields(field: String) throws {
    let selector: FieldSelector = .equals("A", "") && .equals(field, "x")
    let error = try #require(throws: InvalidSelector.self) { try selector.validate() }
    #expect(error.location.description.hasSuffix("].field"))
  }

  @Test("any value survives printing and parsing")
  func roundTrip() throws {
    var random = SplitMix64(seed: 31)
    for _ in 0..<4000 {
      let requirements = (0..<Int.random(in: 0...3, using: &random)).map { _ in
        FieldRequirement(
          field: random.element(["a", "spec.b", "목"]),
          operator: random.element(FieldRequirement.Operator.allCases),
          value: Bool.random(using: &random)
            ? random.text(of: ["\\", ",", "=", "!", " ", "x", "é"], upTo: 5) : random.noise(upTo: 8)
        )
      }
      let selector = FieldSelector(requirements)
      #expect(try FieldSelector(parsing: try selector.parameterValue()) == selector)
      let fields = ["a": random.element(requirements.map(\.value) + [""])]
      let expected = requirements.allSatisfy {
        (Array((fields[$0.field] ?? "").utf8) == Array($0.value.utf8)) == ($0.operator == .equals)
      }
      #expect(selector.matches(fields) == expected)
    }
  }

  @Test("texts are read as a split at commas and operators would read them")
  func agreesWithOracle() {
    var random = SplitMix64(seed: 32)
    var accepted = 0
    for _ in 0..<6000 {
      let text = random.text(of: ["a", "b=", "!=", "=", ",", "\\", "\\,", "!", " ", "c"], upTo: 7)
      let expected = Self.split(text)
      accepted += expected == nil ? 0 : 1
      #expect((try? FieldSelector(parsing: text)) == expected.map { FieldSelector($0) }, "\(text)")
    }
    #expect(accepted > 500)
  }

  @Test("noise never traps, and errors point into the text")
  func noise() {
    var random = SplitMix64(seed: 33)
    for _ in 0..<5000 {
      let text = random.noise(upTo: 30)
      do throws(InvalidSelector) {
        _ = try FieldSelector(parsing: text)
      } catch {
        guard case .offset(let offset, in: text) = error.location else {
          Issue.record("no offset in \(error)")
          continue
        }
        #expect((0...text.utf8.count).contains(offset))
      }
    }
  }

  /// First the commas that no backslash escapes, then the first operator of each piece, then the
  /// value: three passes, as apimachinery goes about it.
  private static func split(_ text: String) -> [FieldRequirement]? {
    var pieces = [""]
    var isEscaped = false
    for character in text {
      if character == ",", !isEscaped {
        pieces.append("")
      } else {
        pieces[pieces.count - 1].append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    var requirements: [FieldRequirement] = []
    for piece in pieces where !piece.isEmpty {
      guard let match = piece.wholeMatch(of: /([^=! \\]+)(!=|==|=)((?:[^\\=,]|\\[\\=,])*)/) else {
        return nil
      }
      requirements.append(
        FieldRequirement(
          field: String(match.1), operator: match.2 == "!=" ? .notEquals : .equals,
          value: String(match.3).replacing(/\\(.)/) { $0.1 }))
    }
    return requirements
  }
}
