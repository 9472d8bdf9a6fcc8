import KubeGenCore
import Testing

@Suite("YAML's scalars, read as kubectl 1.32 reads them")
struct YAMLScalarTests {
  @Test(
    "are what kubectl made of them",
    arguments: [
      // Booleans and null, by the table of go-yaml 2
      ("y", "true"), ("Y", "true"), ("yes", "true"), ("Yes", "true"), ("YES", "true"),
      ("on", "true"),
      ("true", "true"), ("True", "true"), ("TRUE", "true"), ("n", "false"), ("N", "false"),
      ("no", "false"), ("off", "false"), ("OFF", "false"), ("False", "false"), ("tRUE", #""tRUE""#),
      ("yES", #""yES""#), ("nO", #""nO""#), ("~", "null"), ("null", "null"), ("NULL", "null"),
      ("nULL", #""nULL""#), ("", "null"),
      // Integers to any base
      ("0", "0"), ("00", "0"), ("010", "8"), ("0_7", "7"), ("0o17", "15"), ("0O17", "15"),
      ("0x1F", "31"), ("0X1f", "31"), ("0x_1F", "31"), ("0b101", "5"), ("0B1", "1"),
      ("-0b11", "-3"),
      ("-0o17", "-15"), ("-0x1F", "-31"), ("+0x1f", "31"), ("+12", "12"), ("1_000", "1000"),
      ("1_", "1"), ("1__2", "12"), ("-0", "0"), ("-9223372036854775808", "-9223372036854775808"),
      ("18446744073709551615", "18446744073709551615"),
      ("0xFFFFFFFFFFFFFFFF", "18446744073709551615"),
      ("0xFFFFFFFFFFFFFFFFF", #""0xFFFFFFFFFFFFFFFFF""#),
      ("-0xFFFFFFFFFFFFFFFF", #""-0xFFFFFFFFFFFFFFFF""#), ("0b2", #""0b2""#), ("0b", #""0b""#),
      ("0x", #""0x""#), ("0xg", #""0xg""#), ("_1", #""_1""#), ("--1", #""--1""#),
      ("+-1", #""+-1""#),
      ("0x-1", #""0x-1""#), ("0-1", #""0-1""#),
      // Floats; whole ones are integers
      ("08", "8"), ("09.5", "9.5"), ("1.0", "1"), ("1.", "1"), (".5", "0.5"), ("+.5", "0.5"),
      ("1e3", "1000"), ("0.1e1", "1"), ("1.50", "1.50"), ("-0.0", "0"), ("1e400", #""1e400""#),
      ("1e-400", "0"), ("1_0.5", "10.5"), (".5_0", "0.5"), ("._5", #""._5""#), ("1e", #""1e""#),
      (".e1", #"".e1""#), (".", #"".""#), ("1.2.3", #""1.2.3""#), ("+", #""+""#),
      // Nothing to the base 60, no times
      ("12:30:45", #""12:30:45""#), ("2001-01-01", #""2001-01-01""#),
      ("2001-12-14t21:59:43.10-05:00", #""2001-12-14t21:59:43.10-05:00""#), ("=", #""=""#),
      // Quotes and tags
      ("'12'", #""12""#), (#""true""#, #""true""#), ("!!str 123", #""123""#),
      ("!!int \"12\"", "12"),
      ("!!float 3", "3"), ("!!binary aGVsbG8=", #""hello""#), ("!foo 12", #""12""#),
      ("! 12", #""12""#),
      ("!!timestamp 2001-01-01", #""2001-01-01""#), ("!!set {x, z}", #"{"x":null,"z":null}"#),
      ("!!seq {}", "{}"),
    ])
  func scalars(_ yaml: String, _ expected: String) {
    #expect(Documents.json("a: \(yaml)") == #"{"a":\#(expected)}"#)
  }

  @Test(
    "that JSON has nothing for are errors",
    arguments: [
      (".nan", "1:4: error: JSON has no number for '.nan'."),
      ("-.INF", "1:4: error: JSON has no number for '-.INF'."),
      ("!!int foo", "1:4: error: This is tagged !!int, but 'foo' is none."),
      ("!!bool 1", "1:4: error: This is tagged !!bool, but '1' is none."),
      ("!!binary _", "1:4: error: This is tagged !!binary, but it is not base64"),
    ])
  func failures(_ yaml: String, _ expected: String) {
    let (documents, messages) = Documents.read("a: \(yaml)")
    #expect(documents.isEmpty)
    #expect(messages.count == 1 && messages[0].hasPrefix("input.yaml:\(expected)"), "\(messages)")
  }

  @Test(
    "become texts where they are keys",
    arguments: [
      ("5: a", "5"), ("0x10: a", "16"), ("1.5: a", "1.5"), ("1.0: a", "1"), ("true: a", "true"),
      ("'y': a", "y"), ("!!str y: a", "y"), ("1e10: a", "10000000000"), ("? a b\n: a", "a b"),
    ])
  func keys(_ yaml: String, _ expected: String) {
    let (documents, messages) = Documents.read(yaml)
    #expect(messages.isEmpty)
    #expect(documents.first?.members?.map(\.key) == [expected])
  }

  @Test("A key that only YAML 1.1 takes for a boolean earns a warning")
  func booleanKeys() {
    let (documents, messages) = Documents.read("on:\n  y: 1\n")
    #expect(documents.map { $0.jsonText() } == [#"{"true":{"true":1}}"#])
    let begins = [(1, 1, "on"), (2, 3, "y")].map { line, column, key in
      "input.yaml:\(line):\(column): warning: YAML 1.1 and kubectl read the key '\(key)' as true."
    }
    #expect(messages.count == 2)
    #expect(zip(messages, begins).allSatisfy { $0.hasPrefix($1) }, "\(messages)")
  }
}
