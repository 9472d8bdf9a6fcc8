import CSwiftObjects

/// What the codec knows of how Swift's values lie in memory: strings, optionals, arrays, boxes and
/// maps. Each form is compared with a sample that the language made before it is relied on; where
/// they differ, ordinary code takes over.
///
/// With `KUBE_JSON_ORDINARY_CODE=1` in the environment of a process, ordinary code is used for all
/// of them: it is slower, and does the same.
enum KnownForms {
  static let areUsed = !kube_forces_ordinary_code()

  /// Whether numbers and booleans, and optionals of them, are where the codec looks for them.
  static let knowsScalars =
    areUsed && holds(Int64(0x0102_0304_0506_0708)) && holds(Int32(0x0102_0304)) && holds(0.1)
    && bytes(true) == [1] && bytes(false) == [0] && bytes(Bool?.some(true)) == [1]
    && bytes(Bool?.some(false)) == [0] && bytes(Bool?.none) == [2]

  /// An optional's value comes first, and then zeros.
  private static func holds<Value>(_ value: Value) -> Bool {
    let plain = bytes(value)
    let optional = bytes(Value?.some(value))
    let none = bytes(Value?.none)
    guard optional.count == plain.count + 1, optional.starts(with: plain) else { return false }
    return optional.last == 0 && none.last == 1
  }

  private static func bytes<Value>(_ value: Value) -> [UInt8] {
    withUnsafeBytes(of: value) { [UInt8]($0) }
  }

  /// Whether an empty array, an empty map and their nil are where the codec looks for them: one
  /// reference, which is zero for nil.
  static let knowsReferences =
    areUsed && bytes([String]?.none) == [UInt8](repeating: 0, count: 8)
    && bytes([String: String]?.none) == [UInt8](repeating: 0, count: 8)
    && bytes([String]?.some([])).contains { $0 != 0 }
    && bytes([String: String]?.some([:])).contains { $0 != 0 }
    && bytes(UnknownMembers()) == [UInt8](repeating: 0, count: 8)
}
