extension JSONValue {
  public var isNull: Bool {
    if case .null = storage { true } else { false }
  }

  public var bool: Bool? {
    if case .bool(let value) = storage { value } else { nil }
  }

  public var string: String? {
    if case .string(let value) = storage { value } else { nil }
  }

  public var number: JSONNumber? {
    if case .number(let text) = storage { JSONNumber(unchecked: text) } else { nil }
  }

  /// The value of a whole number within 64 bits.
  public var int: Int? { number?.int.flatMap { Int(exactly: $0) } }

  public var double: Double? { number?.double }

  public var array: [JSONValue]? {
    if case .array(let values) = expanded { values } else { nil }
  }

  /// An object's members by their names. Of several members with one name the last counts.
  public var object: [String: JSONValue]? {
    if case .object(let members) = kind { members } else { nil }
  }

  /// An object's members in their order, also those whose name comes again.
  public var members: [UnknownMembers.Member]? {
    if case .object(let members) = expanded { members } else { nil }
  }

  /// A member of an object; nil if there is none, or if the value is no object. Of several members
  /// with one name the last counts. Assigning makes an object of anything else and leaves one
  /// member of the name; assigning nil removes the member.
  public subscript(_ key: String) -> JSONValue? {
    get {
      switch storage {
      case .text(let text): text.parts.member(key)
      case .object(let members): members.last { $0.isNamed(key) }?.value
      default: nil
      }
    }
    set {
      var members = members ?? []
      let place = members.lastIndex { $0.isNamed(key) }
      switch (place, newValue) {
      case (let place?, let value?):
        members[place].value = value
        if let first = members.firstIndex(where: { $0.isNamed(key) }), first < place {
          members[..<place].removeAll { $0.isNamed(key) }
        }
      case (.some, nil): members.removeAll { $0.isNamed(key) }
      case (nil, let value?): members.append(UnknownMembers.Member(name: key, value: value))
      case (nil, nil): break
      }
      storage = .object(members)
    }
    _modify {
      // Taken out, so that what changes is not copied as long as nobody else has it.
      var members = members ?? []
      guard let place = members.lastIndex(where: { $0.isNamed(key) }) else {
        var value: JSONValue?
        defer { if let value { self[key] = value } }
        yield &value
        return
      }
      storage = .null
      var value: JSONValue? = members[place].value
      members[place].value = .null
      defer {
        if let value {
          members[place].value = value
        } else {
          members.removeAll { $0.isNamed(key) }
        }
        storage = .object(members)
      }
      yield &value
    }
  }

  /// An element of an array; nil if it has none there.
  public subscript(_ index: Int) -> JSONValue? {
    guard let array, array.indices.contains(index) else { return nil }
    return array[index]
  }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringInterpolation,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(nilLiteral: ()) { self = .null }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(integerLiteral value: Int) { self = .number(value) }
  public init(floatLiteral value: Double) { self.init(value) }
  public init(stringLiteral value: String) { self = .string(value) }
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

  /// An object whose members stand in the order of the literal.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init(.object(elements.map { UnknownMembers.Member(name: $0.0, value: $0.1) }))
  }
}

extension JSONValue: CustomStringConvertible {
  public var description: String { text }
}
