import KubeGenCore
import KubeMacros
import Testing

/// What the compiler sends to a plugin, and what it gets.
@Suite("Messages of the compiler")
struct PluginMessageTests {
  private func answer(_ message: JSONValue) throws -> JSONValue {
    let bytes = try #require(PluginMessages.answer(to: Array(message.text.utf8)))
    return try JSONValue(json: bytes)
  }

  @Test("the plugin says which version of the protocol it speaks")
  func capability() throws {
    let answer = try answer(["getCapability": ["capability": ["protocolVersion": 7]]])
    #expect(answer["getCapabilityResult"]?["capability"]?["protocolVersion"] == 7)
  }

  private static let text = "\n  /// A – kind.\n  @KubeSchema\n  final class Thing {}"

  private func expansion(role: String = "extension", text: String = text) throws -> JSONValue {
    let location: JSONValue = [
      "fileID": "App/Thing.swift", "fileName": "/tmp/Thing.swift", "line": 5, "column": 13,
      "offset": 82,
    ]
    let syntax: JSONValue = [
      "kind": "declaration", "source": .string(text), "location": location,
    ]
    return try answer([
      "expandAttachedMacro": [
        "macro": ["moduleName": "P", "typeName": "KubeSchema", "name": "KubeSchema "],
        "macroRole": .string(role), "discriminator": "$s", "attributeSyntax": syntax,
        "declSyntax": syntax,
        "extendedTypeSyntax": ["kind": "type", "source": "Outer . Thing"],
        "conformanceListSyntax": [
          "kind": "declaration", "source": "struct Placeholder: KubeJSON.JSONStruct, Sendable {}",
        ], "lexicalContext": [["kind": "declaration", "source": "struct Outer {}"]],
      ]
    ])
  }

  @Test("places are offsets in the file, and so are fixes")
  func places() throws {
    let result = try #require(try expansion()["expandMacroResult"])
    let diagnostic = try #require(result["diagnostics"]?[0])
    #expect(diagnostic["severity"] == "error")
    #expect(diagnostic["position"]?["fileName"] == "/tmp/Thing.swift")
    let name = try #require(offset(of: "Thing {}"))
    #expect(diagnostic["position"]?["offset"] == .number(82 + name))
    let change = try #require(diagnostic["fixIts"]?[0]?["changes"]?[0])
    let keyword = try #require(offset(of: "class"))
    #expect(change["range"]?["startOffset"] == .number(82 + keyword))
    #expect(change["range"]?["endOffset"] == .number(82 + keyword + 5))
    #expect(change["newText"] == "struct")
  }

  @Test("extensions have the type's whole name, and what the compiler misses of a public type")
  func extensions() throws {
    let text = "\n  @KubeSchema\n  public struct Thing { public var a: Other }"
    let result = try #require(try expansion(text: text)["expandMacroResult"])
    #expect(result["diagnostics"]?.array?.isEmpty == true)
    let source = try #require(result["expandedSource"]?.string)
    #expect(source.contains("nonisolated extension Outer.Thing: KubeCore.JSONStruct {"))
    #expect(source.contains("nonisolated extension Outer.Thing: Sendable {}"))
    // What the compiler finds out, it reports at the type in the source: line 7, column 38.
    #expect(source.contains("#sourceLocation(file: \"/tmp/Thing.swift\", line: 7)"))
  }

  @Test("whatever comes, there is an answer or an end")
  func strangers() throws {
    #expect(PluginMessages.answer(to: Array("[".utf8)) == nil)
    #expect(PluginMessages.answer(to: Array("{}".utf8)) == nil)
    #expect(try answer(["news": [:]])["expandMacroResult"] != nil)
    #expect(try answer(["expandAttachedMacro": [:]])["expandMacroResult"] != nil)
    #expect(try expansion(role: "conformance")["expandMacroResult"]?["expandedSource"] == "")
    for end in 0..<Self.text.count {
      _ = try expansion(text: String(Self.text.prefix(end)))
    }
  }

  private func offset(of part: String) -> Int? {
    let text = Array(Self.text.utf8)
    return text.indices.first { text[$0...].starts(with: part.utf8) }
  }
}
