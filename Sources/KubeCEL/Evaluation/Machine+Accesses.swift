import KubeJSON

extension Machine {
  /// A field of what lies on top.
  @inline(__always)
  mutating func select(_ field: Int) {
    if case .failure = stack[count - 1] { return }
    cost &+= 1
    if case .value(.map(let map)) = stack[count - 1],
      case .object(let members, let shape) = map.storage
    {
      let result = property(field, map, members, shape)
      replaceTop(result)
    } else {
      accessTop(.string(plan.fields[field]))
    }
  }

  /// A field of what a place for local values holds.
  @inline(__always)
  mutating func selectLocal(_ local: Int, _ field: Int) {
    if case .value(.map(let map)) = locals[local],
      case .object(let members, let shape) = map.storage
    {
      push(property(field, map, members, shape))
      return
    }
    push(locals[local])
    cost &-= 1
    select(field)
  }

  @inline(__always)
  private func property(
    _ field: Int, _ map: CELMap, _ members: [UnknownMembers.Member], _ shape: ValueShape
  ) -> Operand {
    let known = fieldPlaces + field
    if known.pointee.shape != ObjectIdentifier(shape) {
      known.pointee = FieldPlace(
        shape: ObjectIdentifier(shape),
        place: shape.place(ofCELName: plan.fields[field]) ?? -1, member: 0)
    }
    do throws(CELFailure) {
      guard known.pointee.place >= 0,
        let value = try map.property(
          at: known.pointee.place, members, shape, guess: &known.pointee.member)
      else { return .failure(.noSuchKey(plan.fields[field])) }
      return .value(value)
    } catch {
      return .failure(error)
    }
  }

  /// Whether what lies on top has a field.
  mutating func test(_ field: Int) {
    guard case .value(let value) = stack[count - 1] else { return }
    cost &+= 1
    if case .map(let map) = value, case .object(let members, let shape) = map.storage {
      switch property(field, map, members, shape) {
      case .failure(.noSuchKey): replaceTop(.bool(false))
      case .failure(let failure): replaceTop(.failure(failure))
      default: replaceTop(.bool(true))
      }
      return
    }
    let key = CELValue.string(plan.fields[field])
    replaceTop(
      Operand { () throws(CELFailure) in .bool(try Self.part(of: value, key) != nil) })
  }

  mutating func index(_ key: CELValue) {
    if case .failure = stack[count - 1] { return }
    cost &+= 1
    accessTop(key)
  }

  mutating func index() {
    let key = pop()
    cost &+= 1
    switch key {
    case .value(let key):
      guard Self.isKey(key) else {
        replaceTop(.failure(.other("invalid qualifier type: \(key.goTypeName)")))
        return
      }
      accessTop(key)
    default: replaceTop(key.asFailure)
    }
  }

  private mutating func accessTop(_ key: CELValue) {
    guard case .value(let value) = stack[count - 1] else { return }
    replaceTop(
      Operand { () throws(CELFailure) in
        if let part = try Self.part(of: value, key) { return part }
        if case .list = value { throw .other("index out of bounds: \(key.plainText)") }
        throw .noSuchKey(key.plainText)
      })
  }

  private static func isKey(_ key: CELValue) -> Bool {
    switch key {
    case .string, .int, .uint, .double, .bool: true
    default: false
    }
  }

  /// The element or the value of a key; nil if there is none.
  private static func part(of value: CELValue, _ key: CELValue) throws(CELFailure) -> CELValue? {
    switch value {
    case .map(let map): return try map.find(key)
    case .list(let list):
      let index = try index(key)
      guard let index, index >= 0, index < list.count else { return nil }
      return try list.element(at: index)
    default: return nil
    }
  }

  /// Nil if the number is one that no list reaches.
  private static func index(_ key: CELValue) throws(CELFailure) -> Int? {
    switch key {
    case .int(let value): return Int(exactly: value)
    case .uint(let value):
      guard let index = Int64(exactly: value) else {
        throw .other("unsupported index value \(value) in list")
      }
      return Int(exactly: index)
    case .double(let value):
      guard let index = Int64(exactly: value) else {
        throw .other("unsupported index value \(key.plainText) in list")
      }
      return Int(exactly: index)
    default: throw .other("unsupported index type '\(key.typeName)' in list")
    }
  }

  /// An optional that is read holds what is behind its value from then on.
  mutating func rewrap() {
    guard case .value(.optional(let optional)) = stack[count - 1], let value = optional.value
    else { return }
    replaceTop(
      Operand { () throws(CELFailure) in .optional(CELOptional(try value.native)) })
  }

  mutating func beginOptional(_ mode: Int, _ end: Int, _ place: inout Int) {
    locals[mode] = .bool(false)
    guard case .value(.optional(let optional)) = stack[count - 1] else { return }
    guard let value = optional.value else {
      place = end
      return
    }
    locals[mode] = .bool(true)
    replaceTop(Operand { () throws(CELFailure) in try value.native })
  }

  private func isOptional(_ mode: Int) -> Bool {
    if case .value(.bool(true)) = locals[mode] { true } else { false }
  }

  /// What is missing is none where the mode says so.
  mutating func access(_ key: CELValue, _ mode: Int, _ end: Int, _ place: inout Int) {
    guard isOptional(mode) else {
      index(key)
      return
    }
    guard case .value(let value) = stack[count - 1] else { return }
    do throws(CELFailure) {
      if let part = try Self.part(of: value, key) {
        cost &+= 1
        replaceTop(.value(part))
      } else {
        replaceTop(.value(.optional(.none)))
        place = end
      }
    } catch {
      replaceTop(.failure(error))
    }
  }

  mutating func test(_ field: Int, _ mode: Int, _ end: Int, _ place: inout Int) {
    guard isOptional(mode) else {
      test(field)
      // It is no optional, whatever comes.
      place = end
      return
    }
    access(.string(plan.fields[field]), mode, end, &place)
  }

  mutating func index(_ mode: Int, _ end: Int, _ place: inout Int) {
    guard isOptional(mode) else {
      index()
      return
    }
    let key = pop()
    switch key {
    case .value(let key) where Self.isKey(key): access(key, mode, end, &place)
    case .value(let key):
      replaceTop(.failure(.other("invalid qualifier type: \(key.goTypeName)")))
    default: replaceTop(key.asFailure)
    }
  }

  mutating func endOptional(_ mode: Int) {
    guard isOptional(mode), case .value(let value) = stack[count - 1] else { return }
    replaceTop(.value(.optional(CELOptional(value))))
  }

  mutating func endTest() {
    guard case .value(.optional(let optional)) = stack[count - 1] else { return }
    replaceTop(.bool(optional.value != nil))
  }
}
