import KubeJSON
import KubeTestSupport
import Testing

@testable import KubeTesting

@Suite struct MergePatchTests {
  @Test func whatTwoObjectsDifferInMakesTheOneOfTheOther() throws {
    try Fuzzing.run("merge patch", rounds: 2000) { random in
      let from = random.object(depth: 3, nulls: false)
      let to = random.object(depth: 3, nulls: false)
      let patch = difference(from, to)
      let patched = MergePatch.apply(patch, to: from)
      return patched == to ? nil : "\(from) with \(patch) is \(patched), not \(to)"
    }
  }

  private func difference(_ from: JSONValue, _ to: JSONValue) -> JSONValue {
    guard let from = from.object, let to = to.object else { return to }
    var patch: [String: JSONValue] = [:]
    for (name, value) in to where from[name] != value {
      patch[name] = from[name].map { difference($0, value) } ?? value
    }
    for name in from.keys where to[name] == nil { patch[name] = .null }
    return .object(patch)
  }

  /// RFC 7386, appendix A.
  @Test(arguments: [
    (#"{"a":"b"}"#, #"{"a":"c"}"#, #"{"a":"c"}"#),
    (#"{"a":"b","b":"c"}"#, #"{"a":null}"#, #"{"b":"c"}"#),
    (#"{"a":["b"]}"#, #"{"a":"c"}"#, #"{"a":"c"}"#),
    (#"{"a":{"b":"c"}}"#, #"{"a":{"b":"d","c":null}}"#, #"{"a":{"b":"d"}}"#),
    (#"{"a":[{"b":"c"}]}"#, #"{"a":[1]}"#, #"{"a":[1]}"#),
    (#"{"e":null}"#, #"{"a":1}"#, #"{"e":null,"a":1}"#),
    (#"{}"#, #"{"a":{"bb":{"ccc":null}}}"#, #"{"a":{"bb":{}}}"#),
  ])
  func standard(object: String, patch: String, result: String) throws {
    let patched = MergePatch.apply(try JSONValue(json: patch), to: try JSONValue(json: object))
    #expect(patched == (try JSONValue(json: result)))
  }
}
