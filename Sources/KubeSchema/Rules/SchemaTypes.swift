import KubeCEL

/// The types of objects that `self` holds, by their ways from it: `selfType1.spec.ports.@idx`.
struct SchemaTypes: TypeProvider {
  let root: DeclaredType
  let name: String

  func hasType(named name: String) -> Bool {
    guard let type = type(named: name), case .object = type.form else { return false }
    return true
  }

  func type(ofField field: String, in name: String) -> CELType? {
    guard let type = type(named: name) else { return nil }
    if let declared = type.field(field) { return declared.type(named: "\(name).\(field)") }
    // Reserved words may be written as they are where the grammar takes them.
    let escaped = "__\(field)__"
    guard PropertyName.reserved.contains(field), let declared = type.field(escaped) else {
      return nil
    }
    return declared.type(named: "\(name).\(escaped)")
  }

  private func type(named name: String) -> DeclaredType? {
    guard name.hasPrefix(self.name) else { return nil }
    var type = root
    var rest = name.dropFirst(self.name.count)
    while !rest.isEmpty {
      guard rest.removeFirst() == "." else { return nil }
      let part = rest.prefix { $0 != "." }
      rest = rest.dropFirst(part.count)
      let next = part == "@idx" || part == "@elem" ? type.items : type.field(String(part))
      guard let next else { return nil }
      type = next
    }
    return type
  }
}
