import Synchronization

/// How Kubernetes' Go structs are encoded: what its OpenAPI document does not say.
///
/// A definition is read when somebody asks for it. The text:
/// ```
/// package apps.v1 io.k8s.api.apps.v1
///
/// in apps.v1
/// type DeploymentSpec
///   replicas? 1 *int32
///   selector 2 *meta.v1.LabelSelector
/// ```
/// A field is its name in JSON, `?` for omitempty, `~` for omitzero, its number in protobuf, and its
/// type with `*` for a pointer, perhaps behind a colon the name that Go gives the type where that is
/// one of its own, as `:v1.PullPolicy`, and perhaps the default's JSON; the name `-` is a struct that
/// JSON does not show. The types are
/// those of ``WireType/words``, `[element]`, `{value}`, `([element])` for a list that is a message,
/// and definitions as in the bundled model.
final class WireFacts: Sendable {
  static let shared = WireFacts(kubernetes1_36)

  private let text: StaticString
  /// Where the fields of a definition begin, by its full name.
  private let places: [String: Place]
  private let packages: [String: String]
  private let messages = Mutex<[String: WireMessage]>([:])

  private struct Place {
    var package: String
    var start: Int
  }

  init(_ text: StaticString) {
    self.text = text
    (places, packages) = text.withUTF8Buffer(Self.places)
  }

  /// The fields of a definition by their names in JSON; nil if there is none of the name.
  subscript(_ definition: String) -> [String: WireField]? { message(definition)?.byName }

  func message(_ definition: String) -> WireMessage? {
    messages.withLock { message(definition, &$0) }
  }

  private func message(
    _ definition: String, _ messages: inout [String: WireMessage]
  ) -> WireMessage? {
    if let known = messages[definition] { return known }
    guard let place = places[definition] else { return nil }
    // A struct cannot stand inside itself, so reading ends whatever the text says.
    messages[definition] = .empty
    var statements: [WireMessage.Statement] = []
    for line in lines(from: place.start) {
      let words = line.split(separator: " ")
      guard words.count >= 3, let number = Int(words[1]) else { continue }
      var type = words[2]
      let isPointer = type.first == "*"
      if isPointer { type.removeFirst() }
      let wireType = Self.type(type, in: place.package, packages)
      if words[0] == "-" {
        if case .object(let name) = wireType, let message = message(name, &messages) {
          statements.append(.embedded(number: number, message))
        }
        continue
      }
      let name = words[0].prefix { $0 != "?" && $0 != "~" }
      let flags = words[0].dropFirst(name.count)
      statements.append(
        .field(
          WireField(
            name: String(name), number: number, embedded: [], type: wireType,
            isPointer: isPointer, isOmittedWhenEmpty: flags.contains("?"),
            isOmittedWhenZero: flags.contains("~"),
            defaultText: words.dropFirst(3).first { !$0.hasPrefix(":") }.map(String.init),
            goType: words.dropFirst(3).first { $0.hasPrefix(":") }.map { String($0.dropFirst()) })))
    }
    let message = WireMessage(statements)
    messages[definition] = message
    return message
  }

  /// The indented lines from a place on.
  private func lines(from start: Int) -> [String] {
    text.withUTF8Buffer { bytes in
      var lines: [String] = []
      var start = start
      while start < bytes.count, bytes[start] == UInt8(ascii: " ") {
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        lines.append(String(decoding: bytes[start..<end], as: UTF8.self))
        start = end + 1
      }
      return lines
    }
  }

  private static func type(
    _ text: Substring, in package: String, _ packages: [String: String]
  ) -> WireType {
    let inside = text.dropFirst().dropLast()
    switch text.first {
    case "*": return type(text.dropFirst(), in: package, packages)
    case "[": return .array(type(inside, in: package, packages))
    case "{": return .map(type(inside, in: package, packages))
    case "(":
      if case .array(let element) = type(inside, in: package, packages) { return .list(element) }
      return .any
    default: break
    }
    if let known = WireType.words[String(text)] { return known }
    guard let dot = text.lastIndex(of: ".") else { return .any }
    let owner = dot == text.startIndex ? package : packages[String(text[..<dot])] ?? ""
    return .object("\(owner).\(text[text.index(after: dot)...])")
  }

  private static func places(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (places: [String: Place], packages: [String: String]) {
    var places: [String: Place] = [:]
    var packages: [String: String] = [:]
    var package = ""
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      defer { start = end + 1 }
      guard bytes[start] != UInt8(ascii: " ") else { continue }
      let words = String(decoding: bytes[start..<end], as: UTF8.self).split(separator: " ")
      guard words.count > 1 else { continue }
      switch words[0] {
      case "package": packages[String(words[1])] = words.count > 2 ? String(words[2]) : ""
      case "in": package = packages[String(words[1])] ?? ""
      case "type":
        places["\(package).\(words[1])"] = Place(package: package, start: end + 1)
      default: break
      }
    }
    return (places, packages)
  }
}
