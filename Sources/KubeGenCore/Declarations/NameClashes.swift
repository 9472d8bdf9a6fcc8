/// Types of the target that bear the name of a type which the generator makes.
package enum NameClashes {
  /// Reports each pair at both of its places. Kinds of annotated structs are left out: the front end
  /// for them has looked already.
  ///
  /// - Parameters:
  ///   - units: What is to be emitted.
  ///   - files: All Swift files of the target.
  ///   - place: What a message about a unit points at.
  package static func check(
    _ units: [SourceUnit], against files: [InputFile], place: (SourceUnit) -> SourceLocation,
    diagnostics: inout Diagnostics
  ) {
    let table = DeclarationTable(files, readsAnnotations: false)
    for unit in units {
      for type in unit.types where !type.isWritten && type.name.parent == nil {
        guard let declared = table.topLevel(type.name.last) else { continue }
        diagnostics.error(
          "The generator makes a type '\(type.name)' of \(unit.origin), and there is one already "
            + "(\(declared.place)). Rename that, give the kind another name with 'rename' in "
            + "kube-gen.yaml, or move one of the two to another target.", at: place(unit))
        report(declared, &diagnostics)
      }
    }
  }

  static func report(_ declared: Declaration, _ diagnostics: inout Diagnostics) {
    diagnostics.note("'\(declared.name)' is declared here.", at: declared.place)
  }
}
