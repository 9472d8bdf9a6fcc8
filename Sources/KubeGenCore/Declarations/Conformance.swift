import KubeGenSyntax

/// How a type of the target says that it is coded.
struct Conformance {
  /// It has its own `init(from:)`: standard `Codable`, written by hand.
  var hasOwnCodable = false
  /// It has its own `init(reading:)` or `declare(_:)`: KubeJSON's codec, written by hand.
  var hasOwnJSON = false
  /// Something that says so, or that may.
  var isSendable = false
  /// Conformances that the generator is to write, and that are there already.
  var duplicate: String?

  /// The generator emits no codec for it, and cannot know its schema.
  var isSelfCoded: Bool { hasOwnCodable || hasOwnJSON }

  init(of declaration: Declaration, in table: DeclarationTable) {
    for (node, _) in table.members(of: declaration) {
      if node.kind == .`init` {
        let labels = node.parameters.map { $0.firstName?.text ?? "" }
        if labels == ["from"] { hasOwnCodable = true }
        if labels == ["reading"] { hasOwnJSON = true }
      } else if node.kind == .func, node.name?.text == "declare", node.has(.static) {
        hasOwnJSON = true
      }
    }
    for (name, isUnchecked) in table.conformances(of: declaration) {
      // Of protocols that are not known here the compiler knows best.
      if name == "Sendable" || isUnchecked || !Self.notSendable.contains(name) {
        isSendable = true
      }
      if ["JSONStruct", "JSONCodable", "JSONEnumeration"].contains(name) { duplicate = name }
    }
  }

  /// Protocols of the standard library that do not refine Sendable.
  private static let notSendable: Set<String> = [
    "Equatable", "Hashable", "Codable", "Decodable", "Encodable", "Comparable", "Identifiable",
    "CustomStringConvertible", "CustomDebugStringConvertible", "LosslessStringConvertible",
    "CaseIterable", "RawRepresentable", "CustomReflectable", "ExpressibleByStringLiteral",
    "ExpressibleByIntegerLiteral", "ExpressibleByFloatLiteral", "ExpressibleByBooleanLiteral",
    "ExpressibleByArrayLiteral", "ExpressibleByDictionaryLiteral", "ExpressibleByNilLiteral",
    "Sequence", "Collection", "IteratorProtocol", "OptionSet", "SetAlgebra", "String", "Int",
    "Int8", "Int16", "Int32", "Int64", "UInt", "UInt8", "UInt16", "UInt32", "UInt64",
  ]
}
