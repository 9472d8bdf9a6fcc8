import KubeJSON
import KubeTestSupport
import Testing

@testable import KubeTesting

@Suite struct YAMLBodyTests {
  @Test func jsonIsYAML() throws {
    try Fuzzing.run("JSON as YAML", rounds: 2000) { random in
      let value = random.json(depth: 4)
      let read = try YAMLBody.parse(Array(value.text.utf8))
      return read.value == value && read.duplicates.isEmpty ? nil : "\(value) is \(read.value)"
    }
  }

  @Test(arguments: [
    ("a: yes", #"{"a":true}"#), ("y: n", #"{"true":false}"#), ("a: 010", #"{"a":8}"#),
    ("a: 0x1f", #"{"a":31}"#), ("a: 1_000", #"{"a":1000}"#), ("a: 1e3", #"{"a":1000}"#),
    ("a: 2020-01-01", #"{"a":"2020-01-01"}"#), ("a: ~", #"{"a":null}"#), ("1: x", #"{"1":"x"}"#),
    ("a: !!str 1", #"{"a":"1"}"#), ("a: !!binary aGk=", #"{"a":"hi"}"#), ("", "null"),
    ("a: &x {b: 1}\nc:\n  <<: *x\n  d: 2", #"{"a":{"b":1},"c":{"b":1,"d":2}}"#),
    ("a: 18446744073709551615", #"{"a":18446744073709552000}"#), ("a: 0o7", #"{"a":7}"#),
  ])
  func values(yaml: String, json: String) throws {
    #expect(try YAMLBody.parse(Array(yaml.utf8)).value == (try JSONValue(json: json)))
  }

  @Test func nothingTraps() throws {
    let nested = [
      String(repeating: "[", count: 100_000), String(repeating: "- ", count: 100_000),
      String(repeating: "{a: ", count: 5000), "a: &a [*a]", "&a a: *a", "? [a]\n: b", "<<: 1",
    ]
    for text in nested { _ = try? YAMLBody.parse(Array(text.utf8)) }
    // Each is what the one before is, ever deeper.
    var chain = "a0: &a0 [x]\n"
    for index in 1..<400 {
      let deep = String(repeating: "[", count: 200) + "*a\(index - 1)"
      chain += "a\(index): &a\(index) \(deep)\(String(repeating: "]", count: 200))\n"
    }
    #expect(throws: DecodingProblem.self) { try YAMLBody.parse(Array(chain.utf8)) }
    let words = [
      "a", ":", "-", "&x", "*x", "[", "]", "{", "}", "\n", "  ", "'", "\"", "!!int", "<<", "|",
      "\t", "#", "%", "? ",
    ]
    try Fuzzing.run("YAML", rounds: 5000) { random in
      let text = (0..<random.below(20)).map { _ in words[random.below(words.count)] }.joined()
      _ = try? YAMLBody.parse(Array(text.utf8))
      return nil
    }
  }
}
