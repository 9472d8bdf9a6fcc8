/// Some entries of a map, for ``Partial``.
public struct PartialMap<Element: JSONCodable>: Sendable, Hashable {
  /// What was set, as JSON; nil, if nothing was.
  public private(set) var json: JSONValue?

  init(json: JSONValue?) {
    self.json = json
  }

  /// An entry; nil: it was not set.
  public subscript(_ key: String) -> Element? {
    get { json?[key].flatMap { try? Element(json: $0.jsonBytes()) } }
    set { set(key, newValue.map { JSONValue($0) }) }
  }

  /// Says that an entry is to be removed: a merge patch removes it.
  public mutating func remove(_ key: String) {
    set(key, JSONValue.null)
  }

  private mutating func set(_ key: String, _ value: JSONValue?) {
    var entries = json ?? JSONValue(members: [])
    entries[key] = value
    if entries.members?.isEmpty == true { json = .none } else { json = .some(entries) }
  }
}

extension PartialMap where Element: JSONStruct {
  /// An entry that has members of its own.
  public subscript(_ key: String) -> Partial<Element> {
    get { Partial(json: json?[key]) }
    set { set(key, newValue.json) }
  }
}
