import KubeJSON

/// Drops what a schema does not name.
package enum Pruning {
  /// - Returns: the paths of what was dropped, in order.
  @discardableResult
  package static func prune(_ object: inout JSONValue, _ schema: CustomSchema) -> [String] {
    var unknown: [String] = []
    prune(&object, Place(schema: schema, isResource: true), path: "", &unknown)
    return unknown.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether a value, such as a default, loses nothing.
  package static func isPruned(_ value: JSONValue, _ schema: CustomSchema, isResource: Bool) -> Bool
  {
    var pruned = value
    var unknown: [String] = []
    prune(&pruned, Place(schema: schema, isResource: isResource), path: "", &unknown)
    return unknown.isEmpty
  }

  package static let metaFields: Set<String> = ["apiVersion", "kind", "metadata"]

  /// What is known of a place in an object.
  private struct Place {
    package var schema: CustomSchema?
    /// Has metadata, which stays.
    package var isResource: Bool
    /// Nothing is dropped but in what the schema names.
    package var preserves: Bool

    package init(schema: CustomSchema?, isResource: Bool = false, preserves: Bool = false) {
      self.schema = schema
      self.isResource = isResource || schema?.isEmbeddedResource ?? false
      self.preserves = preserves || schema?.preservesUnknown ?? false
    }
  }

  private static func prune(
    _ value: inout JSONValue, _ place: Place, path: String, _ unknown: inout [String]
  ) {
    if let values = value.array {
      // Items of a list that is preserved are preserved, whatever their schema says.
      let items = Place(schema: place.schema?.items, preserves: place.preserves)
      var index = 0
      value = .array(
        values.map { element in
          var element = element
          prune(&element, items, path: "\(path)[\(index)]", &unknown)
          index += 1
          return element
        })
      return
    }
    guard let members = value.members else { return }
    value = JSONValue(
      members: members.compactMap { member in
        if place.isResource, metaFields.contains(member.name) { return member }
        let memberPath = path.isEmpty ? member.name : "\(path).\(member.name)"
        guard let schema = place.schema, let known = known(member.name, schema) else {
          if place.preserves { return member }
          unknown.append(memberPath)
          return nil
        }
        var member = member
        prune(&member.value, known, path: memberPath, &unknown)
        return member
      })
  }

  private static func known(_ name: String, _ schema: CustomSchema) -> Place? {
    if let property = schema.properties[name] { return Place(schema: property) }
    return schema.additionalProperties == nil ? nil : Place(schema: schema.additionalSchema)
  }
}
