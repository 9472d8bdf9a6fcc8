/// A struct (or an enum) with `@kube(…)`: the spec of one version of a kind.
struct AnnotatedRoot {
  var kube: KubeAnnotation
  var declaration: Declaration
  var access: Access
  var documentation: String?
  var spec: ResolvedType
  var status: ResolvedType?

  /// Every root in the files that are parsed; what is wrong with the annotations has been reported.
  static func all(
    in types: WrittenTypes, _ diagnostics: inout Diagnostics
  ) -> [AnnotatedRoot] {
    var roots: [AnnotatedRoot] = []
    for declaration in types.table.found {
      let comments = DeclarationComments(
        declaration.node, in: declaration.file, diagnostics: &diagnostics)
      guard let first = comments.annotations.first(where: \.isKube) else { continue }
      switch declaration.kind {
      case .structure, .enumeration: break
      case .alias, .other:
        diagnostics.error(
          "'@\(first.spelling)' stands above the struct of the spec, and '\(declaration.name)' is none.",
          at: first.place)
        continue
      }
      guard let kube = KubeAnnotationReader.read(comments.annotations, &diagnostics),
        let root = root(kube, declaration, types, &diagnostics)
      else { continue }
      roots.append(root)
      roots[roots.count - 1].documentation = comments.documentation
    }
    return roots
  }

  private static func root(
    _ kube: KubeAnnotation, _ declaration: Declaration, _ types: WrittenTypes,
    _ diagnostics: inout Diagnostics
  ) -> AnnotatedRoot? {
    DefinitionNames.check(kube, structName: declaration.name.description, &diagnostics)
    let resolver = TypeResolver(
      in: types.table, scope: declaration.name, file: declaration.file)
    if declaration.isGeneric {
      diagnostics.error(
        "'\(declaration.name)' is generic, and a kind is made of plain types. Write a struct of "
          + "its own.", at: declaration.place)
      return nil
    }
    guard let access = types.table.access(of: declaration) else {
      diagnostics.error(
        kube.isMacro
          ? "'\(declaration.name)' is private, so no other file could use the kind. Make it internal, "
            + "package or public."
          : "Generated code stands in another file and cannot see '\(declaration.name)'. Make it "
            + "internal, package or public.", at: declaration.place,
        fix: declaration.privacy.map {
          Fix("Make it internal.", replacing: $0.word.utf8.count + 1, at: $0.place, with: "")
        })
      return nil
    }
    var root = AnnotatedRoot(
      kube: kube, declaration: declaration, access: access, spec: .declared(declaration))
    if let status = kube.status {
      let type = resolver.resolve(status, &diagnostics)
      if type.isOpen {
        root.status = type
      } else if !type.isInvalid {
        root.status = checkedStatus(type, status, &diagnostics)
      }
    }
    return root
  }

  private static func checkedStatus(
    _ type: ResolvedType, _ status: Located<[String]>, _ diagnostics: inout Diagnostics
  ) -> ResolvedType? {
    if case .declared = type.unaliased { return type }
    diagnostics.error(
      "'status' is a struct of this target, not '\(status.value.joined(separator: "."))'.",
      at: status.place)
    return nil
  }
}
