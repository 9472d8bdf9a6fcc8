import KubeCore
import KubeGenModel
import KubeJSON

/// Kubernetes' protobuf: `k8s`, a zero byte, and a message with the kind and the object's bytes.
enum ProtobufBody {
  static let contentType = "application/vnd.kubernetes.protobuf"
  static let prefix: [UInt8] = [0x6b, 0x38, 0x73, 0]

  /// The JSON that Go makes of the object.
  ///
  /// - Parameter expected: what the object is if the body does not say.
  static func decode(
    _ bytes: [UInt8], expecting expected: KubeCore.GroupVersionKind? = nil
  ) throws(Refusal) -> JSONValue {
    do throws(ProtobufReader.Malformed) {
      return try read(bytes, expected)
    } catch {
      let summary = bytes.isEmpty ? "<empty>" : excerpt(bytes)
      throw .badRequest(
        "the object provided is unrecognized (must be of type \(expected?.kind ?? "")): "
          + "\(error.message) (\(summary))")
    }
  }

  /// Nil for what is no kind of the server's own: it has no protobuf.
  static func encode(_ object: JSONValue) -> [UInt8]? {
    let apiVersion = object["apiVersion"]?.string ?? ""
    guard let kind = object["kind"]?.string,
      let definition = definition(apiVersion, kind),
      let message = WireFacts.shared.message(definition)
    else { return nil }
    var type = ProtobufWriter()
    type.bytes(1, apiVersion.utf8)
    type.bytes(2, kind.utf8)
    var envelope = ProtobufWriter()
    envelope.bytes(1, type.output)
    envelope.bytes(2, ProtobufEncoding().message(message, object))
    envelope.bytes(3, [])
    envelope.bytes(4, [])
    return prefix + envelope.output
  }

  /// An event of a watch: its length in four bytes, and a WatchEvent.
  static func frame(_ type: String, _ object: some Collection<UInt8>) -> [UInt8] {
    let value = (try? JSONValue(tree: object)) ?? .null
    var raw = ProtobufWriter()
    raw.bytes(1, encode(value) ?? Array(object))
    var event = ProtobufWriter()
    event.bytes(1, type.utf8)
    event.bytes(2, raw.output)
    let length = UInt32(clamping: event.output.count)
    return (0..<4).map { UInt8(truncatingIfNeeded: length >> UInt32(24 - 8 * $0)) } + event.output
  }

  private static func read(
    _ bytes: [UInt8], _ expected: KubeCore.GroupVersionKind?
  ) throws(ProtobufReader.Malformed) -> JSONValue {
    guard bytes.starts(with: prefix) else {
      throw .init(
        message: "provided data does not appear to be a protobuf message, expected prefix "
          + "[107 56 115 0]")
    }
    var envelope = ProtobufReader(bytes[prefix.count...])
    var apiVersion = expected?.groupVersion.description ?? ""
    var kind = expected?.kind ?? ""
    var object: ArraySlice<UInt8> = []
    while let field = try envelope.next() {
      guard case .bytes(let value) = field.value else { continue }
      switch field.number {
      case 1:
        var type = ProtobufReader(value)
        while let field = try type.next() {
          guard case .bytes(let text) = field.value, !text.isEmpty else { continue }
          if field.number == 1 { apiVersion = String(decoding: text, as: UTF8.self) }
          if field.number == 2 { kind = String(decoding: text, as: UTF8.self) }
        }
      case 2: object = value
      default: break
      }
    }
    guard let definition = definition(apiVersion, kind),
      let message = WireFacts.shared.message(definition)
    else {
      throw .init(
        message: "no kind \"\(kind)\" is registered for version \"\(apiVersion)\" in scheme "
          + "\"pkg/api/legacyscheme/scheme.go:30\"")
    }
    var members = try ProtobufDecoding().object(message, object)
    members.removeAll { $0.name == "kind" || $0.name == "apiVersion" }
    members.insert(
      contentsOf: [
        .init(name: "kind", value: .string(kind)),
        .init(name: "apiVersion", value: .string(apiVersion)),
      ].filter { $0.value != "" }, at: 0)
    return JSONValue(members: members)
  }

  private static func excerpt(_ bytes: [UInt8]) -> String {
    let start = bytes.prefix(30)
    let text =
      start.first == UInt8(ascii: "{")
      ? String(decoding: start, as: UTF8.self) : start.map(hexadecimal).joined()
    return bytes.count > start.count ? text + " ..." : text
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let text = String(byte, radix: 16)
    return byte < 16 ? "0" + text : text
  }

  static func definition(_ apiVersion: String, _ kind: String) -> String? {
    definitions[Kind(apiVersion: apiVersion, kind: kind)]
  }

  private struct Kind: Hashable {
    var apiVersion: String
    var kind: String
  }

  private static let definitions: [Kind: String] = {
    var definitions: [Kind: String] = [:]
    for definition in APIModel.bundled.definitions {
      for kind in definition.kinds {
        let apiVersion = kind.group.isEmpty ? kind.version : "\(kind.group)/\(kind.version)"
        definitions[Kind(apiVersion: apiVersion, kind: kind.kind)] = definition.name
      }
    }
    let meta = "io.k8s.apimachinery.pkg.apis.meta.v1"
    for kind in ["PartialObjectMetadata", "PartialObjectMetadataList"] {
      definitions[Kind(apiVersion: "meta.k8s.io/v1", kind: kind)] = "\(meta).\(kind)"
    }
    // Of what tells which versions there are the server does not say the version.
    definitions[Kind(apiVersion: "", kind: "APIVersions")] = "\(meta).APIVersions"
    return definitions
  }()
}
