/// The members of an object that its type does not know: what a newer server stored, and what an
/// older client must not lose.
///
/// They are kept as they were read, and written behind the members that the type knows. Empty, it
/// costs eight bytes. Names are the same if their bytes are; of members with one name the last
/// counts. Equality does not ask for the order.
public struct UnknownMembers: Sendable {
  private var storage: [Member]?

  public struct Member: Sendable, Hashable {
    public var name: String
    public var value: JSONValue

    package init(name: String, value: JSONValue) {
      self.name = name
      self.value = value
    }

    public static func == (a: Self, b: Self) -> Bool {
      a.isNamed(b.name) && a.value == b.value
    }
  }

  public init() {
    storage = nil
  }

  public var members: [Member] { storage ?? [] }
  public var isEmpty: Bool { storage == nil }

  /// The value of a member; assigning nil removes it.
  public subscript(_ name: String) -> JSONValue? {
    get { storage?.first { $0.isNamed(name) }?.value }
    set {
      var members = storage ?? []
      storage = nil
      let place = members.firstIndex { $0.isNamed(name) }
      switch (place, newValue) {
      case (let place?, let value?): members[place].value = value
      case (let place?, nil): members.remove(at: place)
      case (nil, let value?): members.append(Member(name: name, value: value))
      case (nil, nil): break
      }
      storage = members.isEmpty ? nil : members
    }
  }
}

extension UnknownMembers {
  private static let few = 16

  /// Adds a member that was read, or replaces the one of its name. To look for the name among many
  /// would take quadratic time: beyond a few that waits for ``settle()``.
  mutating func append(_ name: String, _ value: JSONValue) {
    if let count = storage?.count, count >= Self.few {
      storage?.append(Member(name: name, value: value))
    } else {
      self[name] = value
    }
  }

  /// Leaves the last member of each name, once all are there.
  mutating func settle() {
    guard let members = storage, members.count > Self.few else { return }
    var kept: [Member] = []
    var places: [[UInt8]: Int] = [:]
    for member in members {
      let name = Array(member.name.utf8)
      if let place = places[name] {
        kept[place].value = member.value
      } else {
        places[name] = kept.count
        kept.append(member)
      }
    }
    storage = kept
  }
}

extension UnknownMembers: JSONCodable, TriviallyAbsent {
  public init(reading reader: inout JSONReader) throws(JSONError) {
    self.init()
    try reader.beginObject()
    while let name = try reader.nextKey() { append(name, try JSONValue(reading: &reader)) }
    settle()
  }

  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    for member in members {
      writer.key(member.name)
      member.value.write(to: &writer)
    }
    writer.endObject()
  }

  public static var absent: Self? { Self() }

  public static func == (a: Self, b: Self) -> Bool {
    if a.isEmpty || b.isEmpty { return a.isEmpty == b.isEmpty }
    return Set(a.members) == Set(b.members)
  }

  public func hash(into hasher: inout Hasher) {
    if !isEmpty { hasher.combine(Set(members)) }
  }
}
