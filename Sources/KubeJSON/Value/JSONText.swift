import Synchronization

/// An object or an array as it was read. It is taken apart when somebody looks into it, once,
/// whoever of those that share it looks first.
final class JSONText: Sendable {
  let text: String
  private let known = AtomicLazyReference<Parts>()

  /// What the outermost object or array consists of.
  final class Parts: Sendable {
    /// An array or an object whose own values are not taken apart.
    let storage: JSONValue.Storage
    /// Where an object of many members has the last of each name.
    private let places: [[UInt8]: Int]

    private static let few = 12

    fileprivate init(_ storage: JSONValue.Storage) {
      self.storage = storage
      guard case .object(let members) = storage, members.count > Self.few else {
        places = [:]
        return
      }
      places = Dictionary(
        members.indices.map { (Array(members[$0].name.utf8), $0) }, uniquingKeysWith: { $1 })
    }

    /// The last member with a name.
    func member(_ name: String) -> JSONValue? {
      guard case .object(let members) = storage else { return nil }
      guard !places.isEmpty else { return members.last { $0.isNamed(name) }?.value }
      return places[Array(name.utf8)].map { members[$0].value }
    }
  }

  init(_ text: String) {
    self.text = text
  }

  var parts: Parts {
    if let parts = known.load() { return parts }
    let storage = try? JSONReader.read(text.utf8) { (reader) throws(JSONError) in
      try Self.readParts(&reader)
    }
    return known.storeIfNil(Parts(storage ?? .null))
  }

  private static func readParts(
    _ reader: inout JSONReader
  ) throws(JSONError) -> JSONValue.Storage {
    if try reader.peek() == .array {
      var values: [JSONValue] = []
      try reader.beginArray()
      while try reader.nextElement() { values.append(try JSONValue(reading: &reader)) }
      return .array(values)
    }
    var members: [UnknownMembers.Member] = []
    try reader.beginObject()
    while let name = try reader.nextKey() {
      members.append(UnknownMembers.Member(name: name, value: try JSONValue(reading: &reader)))
    }
    return .object(members)
  }
}

extension UnknownMembers.Member {
  /// Names are the same if their bytes are.
  func isNamed(_ name: String) -> Bool { self.name.utf8.elementsEqual(name.utf8) }
}
