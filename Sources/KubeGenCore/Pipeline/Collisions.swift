/// Two inputs that ask for one and the same thing: the compiler would say so as well, but without
/// the remedy.
struct Collisions {
  /// The place of a unit, for messages.
  var place: (SourceUnit) -> SourceLocation

  func check(_ units: [SourceUnit], layout: OutputLayout, diagnostics: inout Diagnostics) {
    let before = diagnostics.all.count
    checkKinds(units, diagnostics: &diagnostics)
    if diagnostics.all.count == before { checkTypes(units, diagnostics: &diagnostics) }
    if diagnostics.all.count == before, layout == .filePerUnit {
      checkFiles(units, diagnostics: &diagnostics)
    }
  }

  /// One kind from two inputs, an annotated struct and a definition for example, is meant once.
  private func checkKinds(_ units: [SourceUnit], diagnostics: inout Diagnostics) {
    var origins: [String: String] = [:]
    for unit in units {
      for resource in unit.types.compactMap(\.resource) {
        let kind = "\(resource.apiVersion)/\(resource.kind)"
        if let other = origins[kind] {
          diagnostics.error(
            "The kind '\(kind)' comes \(phrase(other, unit)). Leave one of the two out.",
            at: place(unit))
        } else {
          origins[kind] = unit.origin
        }
      }
    }
  }

  private func checkTypes(_ units: [SourceUnit], diagnostics: inout Diagnostics) {
    var origins: [TypeName: String] = [:]
    for unit in units {
      // A written type is only extended; should it be there twice, Swift says so at its
      // declaration.
      for type in unit.types where !type.isWritten && type.name.parent == nil {
        if let other = origins[type.name] {
          diagnostics.error(
            "The type '\(type.name)' comes \(phrase(other, unit)). Leave one of the two out, or "
              + "give one another name: with 'rename' in kube-gen.yaml, or with 'root' in the "
              + "annotation.",
            at: place(unit))
        } else {
          origins[type.name] = unit.origin
        }
      }
    }
  }

  private func checkFiles(_ units: [SourceUnit], diagnostics: inout Diagnostics) {
    // Names that differ only in case are one file on macOS.
    var origins: [String: String] = [:]
    for unit in units {
      if let other = origins[unit.name.lowercased()] {
        diagnostics.error(
          "The file '\(unit.name).swift' would hold types \(phrase(other, unit)). Generate one of "
            + "the two into another directory.", at: place(unit))
      } else {
        origins[unit.name.lowercased()] = unit.origin
      }
    }
  }

  private func phrase(_ origin: String, _ unit: SourceUnit) -> String {
    origin == unit.origin ? "twice from \(origin)" : "from \(origin) and from \(unit.origin)"
  }
}
