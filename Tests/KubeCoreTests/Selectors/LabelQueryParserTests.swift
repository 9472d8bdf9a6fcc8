import KubeTestSupport
import Testing

@testable import KubeCore

@Suite("Parsing queries over labels")
struct LabelQueryParserTests {
  @Test(
    "good texts, and how they print",
    arguments: [
      ("x=a,y=b,z=c", "x=a,y=b,z=c"), ("x!=a,y=b", "x!=a,y=b"), ("x==a", "x=a"),
      ("x=", "x="), ("x= ", "x="), ("x= ,z= ", "x=,z="), ("x!=", "x!="), ("!x", "!x"),
      (" ! x ", "!x"), ("x>1,z<5", "x>1,z<5"), ("x>007", "x>7"), ("x > 1", "x>1"), ("\rx", "x"),
      ("x=a,a=x", "a=x,x=a"), ("a.b-c/d_e", "a.b-c/d_e"), ("foo  in\t (abc)", "foo in (abc)"),
      ("x notin\n (abc)", "x notin (abc)"), ("x in(b,a)", "x in (a,b)"), ("x in ()", "x in ()"),
      ("x in ( )", "x in ()"), ("x in (,)", "x in ()"), ("x in (a,)", "x in (,a)"),
      ("x in (, a)", "x in (,a)"), ("x in (a,,,b)", "x in (,a,b)"), ("x in (a,a)", "x in (a)"),
      ("x notin (b,,a),bar,z in (),w", "bar,w,x notin (,a,b),z in ()"),
      ("0.1.2.d/99 notin (10.1, a.b)", "0.1.2.d/99 notin (10.1,a.b)"),
      ("a in (x,notin, in)", "a in (in,notin,x)"), ("in in (in)", "in in (in)"), ("in", "in"),
      ("!notin", "!notin"), ("notin=in", "notin=in"), ("x,y in (a)", "x,y in (a)"),
      ("x=A_b.C-9", "x=A_b.C-9"), ("x=a,x=a", "x=a"), ("x=a,x=b", "x=a,x=b"),
    ])
  func good(text: String, printed: String) throws {
    let query = try LabelQuery(parsing: text)
    #expect(query.description == printed)
    #expect(try LabelQuery(parsing: printed) == query)
    try query.validate()
  }

  @Test(
    "bad texts: where, what was expected, what was found",
    arguments: [
      ("a b c", 2, "in, notin, =, ==, !=, >, <", "'b'"), ("x=a||y=b", 2, "label value", "'a||y'"),
      ("x==a==b", 4, "',' or the end", "'=='"), ("!x=a", 2, "',' or the end", "'='"),
      ("x<a", 2, "integer", "'a'"), ("x>", 2, "integer", "the end"), ("x>,y", 2, "integer", "','"),
      ("x>9223372036854775808", 2, "integer", "'9223372036854775808'"),
      ("x>-1", 2, "label value", "'-1'"), ("x,,y", 2, "label key or '!'", "','"),
      (",x", 0, "label key or '!'", "','"), ("x,", 2, "label key or '!'", "the end"),
      ("!", 1, "label key after '!'", "the end"), ("!!x", 1, "label key after '!'", "'!'"),
      ("=a", 0, "label key", "'='"), ("a in (xyz),", 11, "label key", "the end"),
      ("a in (xyz)b", 10, "',' or the end", "'b'"), ("a in (x y)", 8, "',' or ')'", "'y'"),
      ("a in x", 5, "'('", "'x'"), ("a in", 4, "'('", "the end"),
      ("a notin(", 8, "label value, ',' or ')'", "the end"),
      ("a in (b", 7, "',' or ')'", "the end"),
      ("a in (b=c)", 7, "',' or ')'", "'='"), ("a in (!)", 6, "label value, ',' or ')'", "'!'"),
      ("a (", 2, "in, notin", "'('"), ("(", 0, "label key", "'('"),
      ("x===a", 3, "label value", "'='"),
      ("x=!a", 2, "label value", "'!'"), ("x IN (a)", 2, "in, notin", "'IN'"),
      ("-x=a", 0, "label key", "'-x'"), ("a/b/c", 0, "label key", "'a/b/c'"),
      ("x=é", 2, "label value", "'é'"), ("x=\"a\"", 2, "label value", "'\"a\"'"),
      ("x\u{0}", 0, "label key", #"'x\u{0}'"#),
    ])
  func bad(text: String, offset: Int, expected: String, found: String) throws {
    let error = try #require(throws: InvalidSelector.self) { try LabelQuery(parsing: text) }
    #expect(error.location == .offset(offset, in: text))
    #expect(error.expected.contains(expected))
    #expect(error.found == found)
  }

  @Test("the message has where, what was expected, what was found and why")
  func message() throws {
    let word = try #require(throws: InvalidSelector.self) { try LabelQuery(parsing: "a in (x y)") }
    #expect(
      word.description
        == "invalid selector at offset 8 of 'a in (x y)': expected ',' or ')', found 'y'")
    let key = try #require(throws: InvalidSelector.self) { try LabelQuery(parsing: "a=b,c_=d") }
    #expect(key.cause?.offset == 1)
    #expect(
      key.description.hasPrefix(
        "invalid selector at offset 4 of 'a=b,c_=d': expected a label key, found 'c_': "
          + "'_' is not allowed at the end (offset 1); use "))
  }

  @Test("texts are accepted exactly where a regular expression for the grammar accepts them")
  func agreesWithOracle() throws {
    let grammar = try Self.grammar()
    var random = SplitMix64(seed: 21)
    let pieces = [
      "x", "in", "notin", "a/b", "7", " ", "\t", "=", "=", "!", "(", ")", ",", ",", "<", ">", "-",
      "x in (", "x=", " notin (", "y,",
    ]
    var accepted = 0
    for _ in 0..<6000 {
      let text = random.text(of: pieces, upTo: 9)
      let isGood = text.wholeMatch(of: grammar) != nil
      accepted += isGood ? 1 : 0
      do {
        let query = try LabelQuery(parsing: text)
        #expect(isGood, "\(text)")
        #expect(try LabelQuery(parsing: query.description) == query, "\(text)")
        try query.validate()
      } catch {
        #expect(!isGood, "\(text): \(error)")
      }
    }
    #expect(accepted > 500)
  }

  @Test("noise never traps, and errors point into the text")
  func noise() {
    var random = SplitMix64(seed: 22)
    for _ in 0..<5000 {
      let text = random.noise(upTo: 40)
      do throws(InvalidSelector) {
        _ = try LabelQuery(parsing: text)
      } catch {
        guard case .offset(let offset, in: text) = error.location else {
          Issue.record("no offset in \(error)")
          continue
        }
        #expect((0...text.utf8.count).contains(offset))
        #expect(!error.description.isEmpty)
      }
    }
  }

  @Test("a long text of anything is read in one pass")
  func large() throws {
    let commas = "x in (" + String(repeating: ",", count: 300_000) + ")"
    #expect(try LabelQuery(parsing: commas).description == "x in ()")
    for piece in ["!", "(", "x,", "x=,", "in ", "a"] {
      let text = String(repeating: piece, count: 300_000 / piece.utf8.count)
      let error = #expect(throws: InvalidSelector.self) { try LabelQuery(parsing: text) }
      if let error { #expect(error.description.utf8.count < 600) }
    }
  }

  private static func grammar() throws -> Regex<AnyRegexOutput> {
    let name = "[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?"
    let label = "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?"
    let key = "(?:\(label)(?:\\.\(label))*/)?\(name)"
    let value = "(?:\(name))?"
    let blank = "[ \\t\\r\\n]"
    let requirement = [
      key, "!\(blank)*\(key)", "\(key)\(blank)*(?:==|!=|=)\(blank)*\(value)",
      "\(key)\(blank)*[<>]\(blank)*[0-9]+",
      "\(key)\(blank)+(?:in|notin)\(blank)*\\(\(blank)*\(value)\(blank)*"
        + "(?:,\(blank)*\(value)\(blank)*)*\\)",
    ].map { "(?:\($0))" }.joined(separator: "|")
    let all =
      "\(blank)*(?:(?:\(requirement))\(blank)*(?:,\(blank)*(?:\(requirement))\(blank)*)*)?"
    return try Regex(all)
  }
}
