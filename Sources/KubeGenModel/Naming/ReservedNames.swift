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

  /// Names of Swift and Foundation that programs use without their module. A type of such a name at
  /// the level of a module hides theirs in all of it: with a kind `Task`, nobody can start a
  /// task.
  package static let commonTypeNames: Set<String> = [
    "Actor", "AnySequence", "AsyncSequence", "AsyncStream", "AsyncThrowingStream", "Bundle",
    "CancellationError", "Calendar", "Clock", "ClosedRange", "Collection", "ContinuousClock",
    "Data", "Date", "DateComponents", "DispatchQueue", "Duration", "Executor", "FileManager",
    "InputStream", "InstantProtocol", "IndexPath", "Iterator", "IteratorProtocol", "JSONDecoder",
    "JSONEncoder", "KeyPath", "Locale", "MainActor", "Measurement", "MemoryLayout", "Mirror",
    "Notification", "ObjectIdentifier", "OutputStream", "Process", "ProcessInfo", "Progress",
    "Range", "Regex", "Sequence", "Slice", "StaticBigInt", "SuspendingClock", "Task", "TaskGroup",
    "TaskLocal", "Thread", "TimeInterval", "TimeZone", "Timer", "Unicode", "Unmanaged", "URL",
    "URLRequest", "URLSession", "UUID",
  ]

  static let reservedPropertyNames: Set<String> = [
    "hashValue", "init", "isLeftOut", "self", "unknownMembers",
  ]
  static let reservedCaseNames: Set<String> = ["init", "none", "self"]
}
