import KubeJSON

extension FieldSet {
  /// The set with all fields that the type names and that have members of the set below them.
  func withNamedFields(_ schema: TypeSchema) -> FieldSet {
    FieldSet(
      unsorted: nodes.map { node in
        var node = node
        guard !node.children.isEmpty else { return node }
        var type: TypeSchema?
        switch node.element {
        case .field(let name):
          if schema.hasField(name) { node.isMember = true }
          type = schema.memberSchema(name, keepsUnknown: false)
        case .key: type = schema.elements
        default: type = nil
        }
        node.children = node.children.withNamedFields(type ?? .any)
        return node
      })
  }

  /// The set as it would be, had the type been the present one when it was written: of what has
  /// become atomic, what is below it is one field.
  func reconciled(with schema: TypeSchema) -> FieldSet {
    FieldSet(
      unsorted: nodes.map { node in
        guard !node.children.isEmpty else { return node }
        let type: TypeSchema?
        switch node.element {
        case .field(let name): type = schema.memberSchema(name, keepsUnknown: false)
        default: type = schema.elements
        }
        guard let type else { return node }
        let isAtomic: Bool
        switch type.form {
        case .object, .map: isAtomic = type.isAtomicMap
        case .array: isAtomic = type.isAtomicList
        case .scalar, .any: isAtomic = false
        }
        if isAtomic { return Node(element: node.element, isMember: true) }
        return Node(
          element: node.element, isMember: node.isMember,
          children: node.children.reconciled(with: type))
      })
  }
}
