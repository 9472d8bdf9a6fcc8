import KubeJSON

/// Sets what a schema gives to absent fields, and drops nulls that may not be.
package enum SchemaDefaults {
  /// Drops nulls where none may stand and no default would take their place.
  package static func dropNulls(_ value: inout JSONValue, _ schema: CustomSchema?) {
    if let values = value.array {
      value = .array(
        values.map { element in
          var element = element
          dropNulls(&element, schema?.items)
          return element
        })
      return
    }
    guard let members = value.members else { return }
    value = JSONValue(
      members: members.compactMap { member in
        let schema = schema?[member.name]
        if member.value.isNull, let schema, !schema.isNullable, schema.defaultValue == nil {
          return nil
        }
        var member = member
        dropNulls(&member.value, schema)
        return member
      })
  }

  package static func apply(_ value: inout JSONValue, _ schema: CustomSchema?) {
    guard let schema else { return }
    if let values = value.array {
      value = .array(
        values.map { element in
          var element = element
          if element.isNull, let items = schema.items, !items.isNullable {
            element = items.defaultValue ?? .null
          }
          apply(&element, schema.items)
          return element
        })
      return
    }
    guard value.members != nil else { return }
    for name in schema.propertyNames {
      guard let property = schema.properties[name], let defaultValue = property.defaultValue else {
        continue
      }
      let current = value[name]
      if current == nil || (current?.isNull == true && !property.isNullable) {
        value[name] = defaultValue.tree
      }
    }
    let members = value.members ?? []
    value = JSONValue(
      members: members.map { member in
        var member = member
        guard let memberSchema = schema[member.name] else { return member }
        if schema.properties[member.name] == nil, member.value.isNull, !memberSchema.isNullable {
          member.value = memberSchema.defaultValue ?? .null
        }
        apply(&member.value, memberSchema)
        return member
      })
  }
}
