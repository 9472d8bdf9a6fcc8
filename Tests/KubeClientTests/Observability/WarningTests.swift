import HTTPTypes
import KubeClient
import KubeCore
import KubeTestSupport
import Testing

/// https://www.rfc-editor.org/rfc/rfc7234#section-5.5
@Suite("Warnings of a server")
struct WarningTests {
  private let observed = Observed()

  private func warnings(_ values: [String], status: Int = 200) async throws -> [String] {
    var fields = HTTPFields()
    let name = try #require(HTTPField.Name("Warning"))
    for value in values { fields.append(HTTPField(name: name, value: value)) }
    let transport = ScriptedTransport([
      ScriptedTransport.json(Samples.pod(), status, fields: fields)
    ])
    _ = try? await observed.pods(transport, retry: .none).get("a")
    return observed.log.warnings
  }

  @Test(
    "the text is what stands between the quotes",
    arguments: [
      (#"299 - "policy/v1beta1 is deprecated""#, ["policy/v1beta1 is deprecated"]),
      (#"299 - "a", 299 - "b""#, ["a", "b"]),
      (#"299 - "a",299 - "b" , 299 - "c""#, ["a", "b", "c"]),
      (#"299 k8s:6443 "an agent""#, ["an agent"]),
      (#"299 - "with, a comma", 299 - "b""#, ["with, a comma", "b"]),
      (#"299 - "say \"hello\"""#, [#"say "hello""#]),
      (#"299 - "a \\ b""#, [#"a \ b"#]),
      (#"299 - "ends with \\", 299 - "b""#, [#"ends with \"#, "b"]),
      (#"299 - "\\\"""#, [#"\""#]), (#"299 - "\a\b""#, ["ab"]),
      (#"299 - "a" "Sat, 21 Nov 2026 08:00:00 GMT""#, ["a"]),
      (#"299 - "a" "Sat, 21 Nov 2026 08:00:00 GMT", 199 - "b""#, ["a", "b"]),
      (#"299 - "unbekanntes Feld „größe“""#, ["unbekanntes Feld „größe“"]),
    ])
  func texts(value: String, expected: [String]) async throws {
    #expect(try await warnings([value]) == expected)
  }

  @Test("each of several fields is logged once, in their order")
  func several() async throws {
    #expect(
      try await warnings([#"299 - "a""#, #"299 - "b", 299 - "c""#, #"299 - "a""#])
        == ["a", "b", "c", "a"])
  }

  @Test(
    "what breaks the rules is logged as it is",
    arguments: ["deprecated", #"299 - "no end"#, "299 -", #"299 - "a" b"#, "299"])
  func malformed(value: String) async throws {
    #expect(try await warnings([value]) == [value])
  }

  @Test("a refusal's warnings are logged, too", arguments: [404, 422])
  func refused(status: Int) async throws {
    #expect(
      try await warnings([#"299 - "unknown field \"a\"""#], status: status) == [
        #"unknown field "a""#
      ])
  }

  @Test("the entry names the request without its query")
  func request() async throws {
    _ = try await warnings([#"299 - "a""#])
    #expect(observed.log.text.contains("request=GET /api/v1/namespaces/ns/pods/a"))
  }

  @Test("no field, no warning; an empty field neither")
  func none() async throws {
    #expect(try await warnings([]) == [])
    #expect(try await warnings(["", " , "]) == [])
  }
}
