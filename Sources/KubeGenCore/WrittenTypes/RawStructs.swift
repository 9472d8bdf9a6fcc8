import KubeGenSyntax

extension WrittenTypes {
  /// The type of the raw value of a struct that is nothing else: `struct Phase: RawRepresentable`, or
  /// a set of options. In JSON it is that value, as Swift's own `Codable` has it.
  func rawValue(of declaration: Declaration) -> Scalar? {
    guard declaration.kind == .structure,
      table.conformances(of: declaration).contains(where: {
        ["RawRepresentable", "OptionSet"].contains($0.name)
      })
    else { return nil }
    let fields = declaration.node.members.filter { $0.isField }.flatMap(\.bindings)
      .filter { !$0.isComputed }
    guard fields.count == 1, let field = fields.first, field.name?.text == "rawValue",
      let name = field.type?.path?.last
    else { return nil }
    let type =
      name == "RawValue"
      ? table.members(of: declaration).lazy.map(\.node)
        .first { $0.kind == .typealias && $0.name?.text == name }?.type?.path?.last : name
    guard let scalar = type.flatMap({ KnownTypes.scalars[$0] }) else { return nil }
    switch scalar {
    case .string, .int, .int8, .int16, .int32, .int64, .uint, .uint8, .uint16, .uint32, .uint64:
      return scalar
    default: return nil
    }
  }
}
