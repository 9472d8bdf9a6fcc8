/// What a property, an element or a map value is.
package indirect enum TypeReference: Sendable, Hashable {
  /// A type of the standard library or a value type of KubeJSON and KubeCore.
  case scalar(Scalar)
  /// A type of the same module: emitted by this run, or written by the user.
  case named(TypeName)
  /// A type that KubeCore has (`ObjectMeta`, `LabelSelector`, …).
  case core(String)
  /// Swift's spelling of a type that the generator passes through (a written type's alias, for
  /// example).
  case written(String)
  case array(TypeReference)
  case dictionary(TypeReference)
  case set(TypeReference)
  /// Only inside arrays and maps, and on written types; a property says `isOptional` instead.
  case optional(TypeReference)

  package var isMap: Bool { if case .dictionary = self { true } else { false } }
  package var isList: Bool { if case .array = self { true } else { false } }
}

package enum Scalar: String, Sendable, Hashable, CaseIterable {
  case bool = "Bool"
  case string = "String"
  case int = "Int"
  case int8 = "Int8"
  case int16 = "Int16"
  case int32 = "Int32"
  case int64 = "Int64"
  case uint = "UInt"
  case uint8 = "UInt8"
  case uint16 = "UInt16"
  case uint32 = "UInt32"
  case uint64 = "UInt64"
  case float = "Float"
  case double = "Double"
  case value = "JSONValue"
  case intOrString = "IntOrString"
  case quantity = "Quantity"
  case time = "Time"
  case microTime = "MicroTime"
  case data = "Base64Data"
}

/// The name of a type: one component, or several for a nested type (`Certificate.Spec`).
package struct TypeName: Sendable, Hashable, Comparable {
  package var path: [String]

  package init(_ path: String...) { self.path = path }
  package init(path: [String]) { self.path = path }

  package var last: String { path.last ?? "" }
  package var parent: TypeName? { path.count > 1 ? TypeName(path: Array(path.dropLast())) : nil }

  package static func < (a: TypeName, b: TypeName) -> Bool {
    a.path.lexicographicallyPrecedes(b.path)
  }
}

extension TypeName: CustomStringConvertible {
  package var description: String { path.joined(separator: ".") }
}
