import KubeJSON

/// Go structs as Go writes them: which fields are left out, which stand there empty, in which order.
enum StructForm {
  /// - Parameter values: the fields that were given; what is missing is nil or zero.
  static func write(_ values: [String: JSONValue], _ message: WireMessage) -> JSONValue {
    var members: [UnknownMembers.Member] = []
    members.reserveCapacity(values.count)
    for field in message.fields {
      if let value = value(of: field, values[field.name]) {
        members.append(UnknownMembers.Member(name: field.name, value: value))
      }
    }
    return JSONValue(members: members)
  }

  /// Nil for what is left out.
  private static func value(of field: WireField, _ given: JSONValue?) -> JSONValue? {
    guard let given else {
      if field.isOmittedWhenZero { return nil }
      if field.isOmittedWhenEmpty && (field.isPointer || !field.type.isStruct) { return nil }
      return field.isPointer ? .null : zero(field.type)
    }
    if field.isPointer { return given }
    // In a schema it counts that they are there, though nobody may have any.
    if field.name == "dependencies", given.members != nil { return given }
    if field.isOmittedWhenEmpty, !field.type.isStruct, isEmpty(given) { return nil }
    if field.isOmittedWhenZero, given == zero(field.type) { return nil }
    return given
  }

  static func zero(_ type: WireType) -> JSONValue {
    switch type {
    case .bool: false
    case .string: ""
    case .int32, .int64, .double, .intOrString: 0
    case .quantity: "0"
    case .duration: "0s"
    case .schemaOrBool: false
    case .bytes, .time, .microTime, .fieldsV1, .rawExtension, .json, .schemaOrSchemas,
      .schemaOrNames, .any, .array, .list, .map:
      .null
    case .object(let definition):
      WireFacts.shared.message(definition).map { write([:], $0) } ?? [:]
    }
  }

  private static func isEmpty(_ value: JSONValue) -> Bool {
    switch value.kind {
    case .null: true
    case .bool(let value): !value
    case .number(let number): number.double == 0
    case .string(let text): text.isEmpty
    case .array(let elements): elements.isEmpty
    case .object(let members): members.isEmpty
    }
  }
}
