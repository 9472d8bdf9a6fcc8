import Foundation
import KubeCore
import KubeJSON
import Testing

@testable import KubeTesting

@Suite struct ProtobufBodyTests {
  struct Body: Sendable, CustomTestStringConvertible {
    var place: String
    var bytes: [UInt8]
    var decoded: JSONValue?
    var testDescription: String { place }
  }

  /// Whatever the recordings hold of it, in requests and answers.
  static let bodies: [Body] = ["34", "38", "39", "40", "42"].flatMap { number -> [Body] in
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/Recordings")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    guard let name = names.first(where: { $0.hasPrefix(number) }),
      let data = try? Data(contentsOf: folder.appending(path: name)),
      let recording = try? JSONValue(tree: [UInt8](data))
    else { return [] }
    return (recording["steps"]?.array ?? []).enumerated().flatMap { index, step -> [Body] in
      ["request", "response"].compactMap { side in
        guard let text = step[side]?["body"]?.string else { return nil }
        var bytes = Array(text.utf8)
        if text.hasPrefix("base64:") {
          bytes = [UInt8](Data(base64Encoded: String(text.dropFirst(7))) ?? Data())
        }
        guard bytes.starts(with: ProtobufBody.prefix) else { return nil }
        return Body(
          place: "\(name) \(index) \(side)", bytes: bytes, decoded: step[side]?["decoded"])
      }
    }
  }

  @Test func thereAreBodies() {
    #expect(Self.bodies.count > 60)
    #expect(Self.bodies.filter { $0.decoded != nil }.count > 30)
  }

  @Test(arguments: bodies) func bodiesAreReadAndWrittenAsRecorded(_ body: Body) throws {
    let value = try ProtobufBody.decode(body.bytes)
    if let decoded = body.decoded { #expect(value == decoded) }
    #expect(ProtobufBody.encode(value) == body.bytes)
  }

  /// Cut off, changed and nested bodies are refused or read, and nothing else.
  @Test func noBytesTrap() {
    var generator = SystemRandomNumberGenerator()
    for body in Self.bodies {
      for _ in 0..<200 {
        var bytes = body.bytes
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
          let place = Int.random(in: 4..<bytes.count, using: &generator)
          bytes[place] = [0, 0x7f, 0x80, 0xff, bytes[place] ^ 8].randomElement() ?? 0
        }
        if Bool.random(using: &generator) {
          bytes.removeLast(Int.random(in: 0..<bytes.count, using: &generator))
        }
        if let value = try? ProtobufBody.decode(bytes) { _ = ProtobufBody.encode(value) }
      }
    }
  }

  @Test func lengthsAndDepthsAreBounded() {
    let type: [UInt8] = [0x0a, 6, 0x0a, 2] + "v1".utf8 + [0x12, 0]
    let huge =
      ProtobufBody.prefix + type + [0x12, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]
    #expect(throws: Refusal.self) { try ProtobufBody.decode(huge) }
    let definition = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaProps"
    var nested: [UInt8] = []
    for _ in 0..<5000 {
      var writer = ProtobufWriter()
      writer.bytes(WireFacts.shared[definition]?["not"]?.number ?? 0, nested)
      nested = writer.output
    }
    let message = WireFacts.shared.message(definition) ?? .empty
    #expect(throws: ProtobufReader.Malformed.nesting) {
      try ProtobufDecoding().object(message, nested[...])
    }
  }

  @Test func whatIsNoProtobufIsQuoted() {
    let kind = GroupVersionKind(group: "", version: "v1", kind: "ConfigMap")
    let refusal = #expect(throws: Refusal.self) {
      try ProtobufBody.decode(
        Array(#"{"apiVersion": "v1", "kind": "ConfigMap"}"#.utf8), expecting: kind)
    }
    #expect(
      refusal?.message
        == """
        the object provided is unrecognized (must be of type ConfigMap): provided data does not \
        appear to be a protobuf message, expected prefix [107 56 115 0] ({"apiVersion": "v1", \
        "kind": " ...)
        """)
  }
}
