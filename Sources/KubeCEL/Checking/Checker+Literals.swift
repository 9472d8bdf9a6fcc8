/// Lists and maps that are written out: their elements have one type, or else any.
extension Checker {
  mutating func joinElement(_ id: Expression.ID, _ index: Int) {
    guard case .list(let elements, let optionals) = tree[id], let last = joined.indices.last else {
      return
    }
    let type = unwrapped(elements[index], isOptional: optionals.contains(index))
    joined[last] = join(joined[last], type)
  }

  mutating func joinKey(_ id: Expression.ID, _ index: Int) {
    guard case .map(let entries) = tree[id], joined.count >= 2 else { return }
    let key = entries[index].key
    joined[joined.count - 2] = join(joined[joined.count - 2], type(of: key))
  }

  mutating func joinValue(_ id: Expression.ID, _ index: Int) {
    guard case .map(let entries) = tree[id], let last = joined.indices.last else { return }
    let value = entries[index].value
    let type = unwrapped(value, isOptional: entries[index].isOptional)
    joined[last] = join(joined[last], type)
  }

  /// The type of a value in a literal; what is optional there is unwrapped.
  mutating func unwrapped(_ value: Expression.ID, isOptional: Bool) -> CELType {
    let given = type(of: value)
    guard isOptional else { return given }
    let (type, wasOptional) = given.unwrapped
    if !wasOptional && type != .dyn { reportMismatch(.optional(type), type, at: value) }
    return type
  }

  /// What an element and those before it have in common.
  mutating func join(_ known: CELType?, _ type: CELType) -> CELType {
    guard let known else { return type }
    return unifier.assign(known, to: type) ? unifier.moreGeneral(known, type) : .dyn
  }
}
