extension SwiftNaming {
  /// Names that an emitted type must not have, because emitted code means something else by them or
  /// Swift does.
  ///
  /// ``type(_:)`` never returns one of them. `Status`, `Condition` and other base types of
  /// Kubernetes are not here: a nested type may have such a name, and the renderer writes
  /// `KubeCore.Status` where the base type is meant.
  package static let reservedTypeNames: Set<String> = [
    // Swift
    "Any", "AnyObject", "Array", "Bool", "CaseIterable", "Character", "Codable", "Comparable",
    "Decodable", "Decoder", "Dictionary", "Double", "Encodable", "Encoder", "Equatable", "Error",
    "ExpressibleByStringLiteral", "Float", "Hashable", "Hasher", "Identifiable", "Int", "Int16",
    "Int32", "Int64", "Int8", "Never", "Optional", "Protocol", "RawRepresentable", "Result", "Self",
    "Sendable", "Set", "StaticString", "String", "Substring", "Swift", "Type", "UInt", "UInt16",
    "UInt32", "UInt64", "UInt8", "Void", "WritableKeyPath",
    // What every resource and enumeration has
    "AllCases", "ID", "RawValue", "Scope",
    // KubeJSON and KubeCore
    "Base64Data", "Boxed", "ClusterScope", "CustomResource", "CustomResourceDefinition",
    "IntOrString", "IntegerEnumeration", "JSONCodable", "JSONEnumeration", "JSONError",
    "JSONReader", "JSONStruct", "JSONToken", "JSONValue", "JSONWriter", "KubeCore", "KubeJSON",
    "Members", "MicroTime", "NamespaceScope", "NodeResource", "ObjectList", "ObjectMeta",
    "PodResource", "Quantity", "Resource", "Restartable", "Scalable", "ServiceAccountResource",
    "StringEnumeration", "Time", "UnknownMembers",
  ]

  static let reservedPropertyNames: Set<String> = [
    "hashValue", "init", "isLeftOut", "self", "unknownMembers",
  ]
  static let reservedCaseNames: Set<String> = ["init", "none", "self"]
}
