/// The members of a struct, as ``JSONStruct/declare(_:)`` declares them.
///
/// Every stored property must be declared, with ``add(_:_:)``, ``list(_:_:)``, ``map(_:_:)``,
/// ``coded(_:_:)``, ``omit(_:default:)`` or ``unknown(_:)``: values are built in place from the declarations. The
/// first use of a type checks that no property was forgotten.
public struct Members<Root: JSONStruct> {
  var entries: [MemberEntry] = []
  var constants: [ConstantEntry] = []
  var unknownOffset: Int?
  var hidden: [String] = []
  var keepers: [String] = []

  init() {}

  /// Says that what a member's type does not know, at any depth, and has no place for, is kept among
  /// the unknown members of this object: as the text of the whole member, which is there only where
  /// something was not known. It is written back; if the member's value has changed since, what it
  /// says now is written, and what was not known put to it.
  public mutating func keepUnknown(_ name: StaticString) {
    keepers.append("\(name)")
  }

  /// Says that a member's value is secret: who prints or dumps the object does not see it.
  public mutating func hide(_ name: StaticString) {
    hidden.append("\(name)")
  }

  /// A member that is always written with this value, is checked when it is there, and is not
  /// stored.
  public mutating func constant(_ name: StaticString, _ value: StaticString) {
    constants.append(ConstantEntry(name: "\(name)", value: "\(value)"))
  }

  /// A member that a stored property holds. Absent and null read as nil, or as the empty value of
  /// strings, arrays, maps, numbers and booleans; anything else is required.
  public mutating func add<Value: JSONCodable>(_ name: StaticString, _ path: KeyPath<Root, Value>) {
    append(name, path, TypedOperations<Value>(default: nil))
  }

  /// A member that a box holds, and the property by which its value is reached.
  public mutating func add<Value: JSONStruct>(
    _ name: StaticString, _ path: KeyPath<Root, Boxed<Value>>, as property: KeyPath<Root, Value?>
  ) {
    append(name, path, TypedOperations<Boxed<Value>>(default: nil), property: property)
  }

  /// A member that reads as `default` where it is absent or null.
  public mutating func add<Value: JSONCodable>(
    _ name: StaticString, _ path: KeyPath<Root, Value>, default value: Value
  ) {
    append(name, path, TypedOperations<Value>(default: value))
  }

  /// Says that a stored property, which was declared before, has an initial value which is made anew
  /// for each object that lacks the member, as a memberwise initialiser makes it.
  ///
  /// - Parameters:
  ///   - path: The property.
  ///   - value: Makes the value. It is given the object's members without initial values.
  public mutating func initial<Value>(
    _ path: KeyPath<Root, Value>,
    _ value: @escaping @Sendable (borrowing MemberValues<Root>) -> Value
  ) {
    guard let index = entries.lastIndex(where: { $0.paths.contains(path) }) else {
      preconditionFailure("\(Root.self): \(path) is not declared before its initial value")
    }
    entries[index].initial = TypedInitialValue(value)
  }

  /// An optional member whose explicit null is told from absence and written back: a nullable field
  /// of a custom resource.
  public mutating func add<Value: JSONCodable>(
    _ name: StaticString, _ path: KeyPath<Root, Value>, keepsNull: Bool
  ) {
    append(name, path, TypedOperations<Value>(default: nil), keepsNull: keepsNull)
  }

  public mutating func add<Value: JSONStruct>(
    _ name: StaticString, _ path: KeyPath<Root, Boxed<Value>>, as property: KeyPath<Root, Value?>,
    keepsNull: Bool
  ) {
    append(
      name, path, TypedOperations<Boxed<Value>>(default: nil), keepsNull: keepsNull,
      property: property)
  }

  /// A list of which absence and emptiness mean the same: it is left out where it is empty. One that
  /// was read as `[]` is written as that, until it is assigned.
  public mutating func list<Element: JSONCodable>(
    _ name: StaticString, _ path: KeyPath<Root, [Element]>
  ) {
    append(name, path, CollectionOperations<[Element]>(default: nil))
  }

  /// A map of which absence and emptiness mean the same, as ``list(_:_:)`` has it.
  public mutating func map<Value: JSONCodable>(
    _ name: StaticString, _ path: KeyPath<Root, [String: Value]>
  ) {
    append(name, path, CollectionOperations<[String: Value]>(default: nil))
  }

  /// A member of a type that has hand-written `Codable` and no table.
  public mutating func coded<Value: Codable & Sendable>(
    _ name: StaticString, _ path: KeyPath<Root, Value>
  ) {
    append(name, path, CodedOperations<Value>())
  }

  /// A stored property that is no part of the JSON.
  public mutating func omit<Value: Sendable>(_ path: KeyPath<Root, Value>, default value: Value) {
    append(nil, path, OmittedOperations<Value>(value))
  }

  /// A stored property that is no part of the JSON; ``initial(_:_:)`` says what it is.
  public mutating func omit<Value: Sendable>(_ path: KeyPath<Root, Value>) {
    append(nil, path, OmittedOperations<Value>(nil))
  }

  /// The stored property that keeps what the type does not know.
  public mutating func unknown(_ path: KeyPath<Root, UnknownMembers>) {
    unknownOffset = MemoryLayout<Root>.offset(of: path)
    append(nil, path, TypedOperations<UnknownMembers>(default: nil), isUnknown: true)
  }

  private mutating func append<Value>(
    _ name: StaticString?, _ path: KeyPath<Root, Value>, _ operations: MemberOperations,
    keepsNull: Bool = false, isUnknown: Bool = false, property: PartialKeyPath<Root>? = nil
  ) {
    guard let offset = MemoryLayout<Root>.offset(of: path) else {
      // A declaration names a computed property: a mistake in code, found by the first use of the
      // type.
      preconditionFailure(
        "\(Root.self): member \(name.map { "\($0)" } ?? "") is no stored property")
    }
    entries.append(
      MemberEntry(
        name: name.map { "\($0)" }, offset: offset, operations: operations, keepsNull: keepsNull,
        isUnknown: isUnknown, paths: property.map { [path, $0] } ?? [path]))
  }
}

struct MemberEntry {
  var name: String?
  var offset: Int
  var operations: MemberOperations
  var keepsNull: Bool
  var isUnknown: Bool
  /// The stored property, and the one that callers see if that is another.
  var paths: [AnyKeyPath]
  var initial: InitialValue?
}

struct ConstantEntry {
  var name: String
  var value: String
}
