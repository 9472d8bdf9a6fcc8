/// Some elements of a list, for ``Partial``: those that were set are sent.
///
/// Where the list is one whose elements a server tells by a key (containers by name, ports of a
/// service by number and protocol), the others stay as they are; any other list becomes this one.
public struct PartialList<Element: JSONStruct>: Sendable, Hashable {
  /// What was set, as JSON; nil, if nothing was.
  public private(set) var json: JSONValue?

  init(json: JSONValue?) {
    self.json = json
  }

  /// The element whose member has this value, which is sent with it; one more if there was none.
  public subscript<Key: JSONCodable>(
    _ path: KeyPath<Element, Key>, _ key: Key
  ) -> Partial<Element> {
    get { element([(path, JSONValue(key))]) }
    set { set([(path, JSONValue(key))], newValue) }
  }

  public subscript<Key: JSONCodable>(
    _ path: KeyPath<Element, Key?>, _ key: Key
  ) -> Partial<Element> {
    get { element([(path, JSONValue(key))]) }
    set { set([(path, JSONValue(key))], newValue) }
  }

  /// The element whose two members have these values: `ports[\.port, 80, \.protocol, "TCP"]`.
  public subscript<Key: JSONCodable, Other: JSONCodable>(
    _ path: KeyPath<Element, Key>, _ key: Key, _ other: KeyPath<Element, Other?>, _ value: Other
  ) -> Partial<Element> {
    get { element([(path, JSONValue(key)), (other, JSONValue(value))]) }
    set { set([(path, JSONValue(key)), (other, JSONValue(value))], newValue) }
  }

  public subscript<Key: JSONCodable, Other: JSONCodable>(
    _ path: KeyPath<Element, Key>, _ key: Key, _ other: KeyPath<Element, Other>, _ value: Other
  ) -> Partial<Element> {
    get { element([(path, JSONValue(key)), (other, JSONValue(value))]) }
    set { set([(path, JSONValue(key)), (other, JSONValue(value))], newValue) }
  }

  /// Adds an element with all that it says.
  public mutating func append(_ element: Element) {
    json = .array((json?.array ?? []) + [JSONValue(element)])
  }

  private typealias Keys = [(path: PartialKeyPath<Element>, value: JSONValue)]

  private func element(_ keys: Keys) -> Partial<Element> {
    let elements = json?.array ?? []
    return Partial(json: place(keys, elements).map { elements[$0] } ?? made(keys).json)
  }

  private mutating func set(_ keys: Keys, _ element: Partial<Element>) {
    var elements = json?.array ?? []
    let value = element.json ?? made(keys).json ?? JSONValue(members: [])
    if let place = place(keys, elements) { elements[place] = value } else { elements.append(value) }
    json = .array(elements)
  }

  private func place(_ keys: Keys, _ elements: [JSONValue]) -> Int? {
    let names = MemberNames.of(Element.self)
    return elements.firstIndex { element in
      keys.allSatisfy { key in names.name(key.path).map { element[$0] == key.value } ?? false }
    }
  }

  private func made(_ keys: Keys) -> Partial<Element> {
    var element = Partial<Element>()
    for key in keys { element.setMember(key.path, key.value) }
    return element
  }
}
