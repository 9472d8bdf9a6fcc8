extension SchemaBuilder {
  /// Warns where an API server keeps what the type in Swift would lose.
  func warnOfLoss(
    _ property: WrittenProperty, isRecursive: Bool, _ diagnostics: inout Diagnostics
  ) {
    warnOfLoss(property.attributes, property.type, isRecursive: isRecursive, &diagnostics)
  }

  private func warnOfLoss(
    _ attributes: SchemaAttributes, _ type: ResolvedType, isRecursive: Bool,
    _ diagnostics: inout Diagnostics
  ) {
    let type = type.withoutOptional.unaliased
    if attributes.isSet(.preserveUnknownFields),
      let place = attributes.place(of: .preserveUnknownFields)
    {
      // Above a map it is the map that has no members of its own.
      var declarations: [Declaration] = isRecursive ? type.declarations : []
      if case .declared(let declaration) = type { declarations = [declaration] }
      for declaration in declarations where !types.conformance(of: declaration).isSelfCoded {
        guard declaration.kind == .structure else { continue }
        let written = types.structure(declaration, &diagnostics)
        warnOfLoss(in: written, at: place, &diagnostics)
      }
    }
    switch type {
    case .array(let element), .set(let element):
      guard let items = attributes.items.first else { return }
      warnOfLoss(items, element, isRecursive: false, &diagnostics)
    default: return
    }
  }

  func warnOfLoss(
    in written: WrittenStruct, at place: SourceLocation, _ diagnostics: inout Diagnostics
  ) {
    // The members of an enum's case are no struct that could have a property.
    guard written.unknownMembers == nil, case .structure = written.declaration.kind else { return }
    diagnostics.warning(
      "The API server keeps unknown members here, and '\(written.declaration.name)' drops them when "
        + "an object is read and written again. Add 'var unknownMembers = UnknownMembers()' to it.",
      at: place)
  }
}
