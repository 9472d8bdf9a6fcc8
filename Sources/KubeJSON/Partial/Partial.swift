/// Some members of a value, and nothing of the others, whatever the type requires: what server-side
/// apply and patches send.
///
/// ```swift
/// let partial = Partial<Deployment> {
///   $0.spec.replicas = 3
///   $0.metadata.labels["tier"] = "web"
///   $0.spec.template.spec.containers[\.name, "app"].image = "nginx:1.29"
/// }
/// ```
///
/// Members are reached by their names in Swift, through optionals, maps and lists. What was not set
/// is not sent; a member that is assigned nil is as if it was never set. A whole value can be
/// assigned at any place, and is sent with all that it says.
@dynamicMemberLookup
public struct Partial<Value: JSONStruct>: Sendable, Hashable {
  /// What was set, as JSON; nil, if nothing was.
  public private(set) var json: JSONValue?

  public init() {}

  public init(_ set: (inout Self) throws -> Void) rethrows {
    try set(&self)
  }

  init(json: JSONValue?) {
    self.json = json
  }

  public var isEmpty: Bool { json == nil }

  /// A member that has members of its own.
  public subscript<Member: JSONStruct>(
    dynamicMember path: KeyPath<Value, Member>
  ) -> Partial<Member> {
    get { Partial<Member>(json: self[path]) }
    set { self[path] = newValue.json }
  }

  public subscript<Member: JSONStruct>(
    dynamicMember path: KeyPath<Value, Member?>
  ) -> Partial<Member> {
    get { Partial<Member>(json: self[path]) }
    set { self[path] = newValue.json }
  }

  /// A member by its value; nil: it was not set.
  public subscript<Member: JSONCodable>(dynamicMember path: KeyPath<Value, Member>) -> Member? {
    get { self[path].flatMap { Member(partial: $0) } }
    set { self[path] = newValue.map { JSONValue($0) } }
  }

  public subscript<Member: JSONCodable>(dynamicMember path: KeyPath<Value, Member?>) -> Member? {
    get { self[path].flatMap { Member(partial: $0) } }
    set { self[path] = newValue.map { JSONValue($0) } }
  }

  /// A map, to set some of its entries.
  public subscript<Element: JSONCodable>(
    dynamicMember path: KeyPath<Value, [String: Element]>
  ) -> PartialMap<Element> {
    get { PartialMap(json: self[path]) }
    set { self[path] = newValue.json }
  }

  public subscript<Element: JSONCodable>(
    dynamicMember path: KeyPath<Value, [String: Element]?>
  ) -> PartialMap<Element> {
    get { PartialMap(json: self[path]) }
    set { self[path] = newValue.json }
  }

  /// A list, to set some members of some of its elements.
  public subscript<Element: JSONStruct>(
    dynamicMember path: KeyPath<Value, [Element]>
  ) -> PartialList<Element> {
    get { PartialList(json: self[path]) }
    set { self[path] = newValue.json }
  }

  public subscript<Element: JSONStruct>(
    dynamicMember path: KeyPath<Value, [Element]?>
  ) -> PartialList<Element> {
    get { PartialList(json: self[path]) }
    set { self[path] = newValue.json }
  }

  /// Says that a member is to be removed: a merge patch removes it. (Who stops to apply a member
  /// leaves it out.)
  public mutating func remove<Member>(_ path: KeyPath<Value, Member>) {
    self[path] = JSONValue.null
  }
}

extension Partial {
  private subscript(_ path: PartialKeyPath<Value>) -> JSONValue? {
    get { MemberNames.of(Value.self).name(path).flatMap { json?[$0] } }
    set {
      guard let name = MemberNames.of(Value.self).name(path) else {
        // Told when it is written, since an assignment cannot throw.
        json = JSONValue(.failure(JSONError("\(path) is no member of \(Value.self)'s JSON")))
        return
      }
      set(name, newValue)
    }
  }

  mutating func setMember(_ path: PartialKeyPath<Value>, _ value: JSONValue) {
    self[path] = value
  }

  /// Sets a member by its name in JSON; nil removes it from what is sent.
  package mutating func set(_ name: String, _ value: JSONValue?) {
    if case .failure = json?.storage { return }
    var members = json ?? JSONValue(members: [])
    members[name] = value
    if members.members?.isEmpty == true { json = .none } else { json = .some(members) }
  }
}

extension Partial {
  /// The name and the namespace in the metadata, for code that knows no more of the kind than that
  /// it has some: a protocol's key path is not that of a member.
  package var nameInMetadata: String? { json?["metadata"]?["name"]?.string }
  package var namespaceInMetadata: String? { json?["metadata"]?["namespace"]?.string }

  package mutating func setName(_ name: String) {
    var metadata = json?["metadata"] ?? JSONValue(members: [])
    metadata["name"] = .string(name)
    set("metadata", metadata)
  }
}

extension JSONCodable {
  fileprivate init?(partial json: JSONValue) {
    guard let value = try? Self(json: json.jsonBytes()) else { return nil }
    self = value
  }
}

extension Partial: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Which members were set. What they were set to may be secret, and is not shown.
  public var description: String {
    let members = json.map { Concealment.masked($0).text } ?? "{}"
    return "Partial<\(Value.self)>(\(members))"
  }

  public var debugDescription: String { description }

  public var customMirror: Mirror {
    Mirror(self, children: ["members": json.map { Concealment.masked($0).text } ?? "{}"])
  }
}
