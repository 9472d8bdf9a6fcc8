import Synchronization

/// The names in JSON that the properties of a type have, by their key paths. They come from the
/// type's declaration, when they are asked for: whoever only codes values does not pay for them.
final class MemberNames: Sendable {
  private let paths: [AnyKeyPathBox: String]
  private let offsets: [Int: String]

  private static let known = Mutex<[ObjectIdentifier: MemberNames]>([:])

  static func of<Value: JSONStruct>(_ type: Value.Type) -> MemberNames {
    let id = ObjectIdentifier(type)
    if let names = known.withLock({ $0[id] }) { return names }
    var members = Members<Value>()
    Value.declare(&members)
    let names = MemberNames(members.entries)
    known.withLock { $0[id] = names }
    return names
  }

  private init(_ entries: [MemberEntry]) {
    var paths: [AnyKeyPathBox: String] = [:]
    var offsets: [Int: String] = [:]
    for entry in entries {
      guard let name = entry.name else { continue }
      offsets[entry.offset] = name
      for path in entry.paths { paths[AnyKeyPathBox(path)] = name }
    }
    (self.paths, self.offsets) = (paths, offsets)
  }

  func name<Value: JSONStruct>(_ path: PartialKeyPath<Value>) -> String? {
    paths[AnyKeyPathBox(path)] ?? MemoryLayout<Value>.offset(of: path).flatMap { offsets[$0] }
  }
}

/// A key path of a declaration, which captures nothing.
private struct AnyKeyPathBox: Hashable, @unchecked Sendable {
  let path: AnyKeyPath

  init(_ path: AnyKeyPath) {
    self.path = path
  }
}
