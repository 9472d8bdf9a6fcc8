/// Which kinds the types of Swift sources stand for.
struct KindNames {
  struct Kind: Hashable {
    var group: String
    var plural: String
    var isNamespaced: Bool
  }

  // What a target names itself comes first, then what any target may import from another.
  private var kinds = Self.bundled

  private static let bundled: [String: Kind] = {
    var kinds: [String: Kind] = [:]
    for row in APIModel.bundled.table() {
      let group = row.apiVersion.contains("/") ? String(row.apiVersion.prefix { $0 != "/" }) : ""
      kinds[row.typeName] = Kind(
        group: group, plural: row.plural, isNamespaced: row.isNamespaced)
    }
    return kinds
  }()

  /// - Parameter input: the sources, and what their kube-gen.yaml says.
  init(_ input: GeneratorInput, diagnostics: inout Diagnostics) {
    var generated = input
    generated.swiftFiles = []
    add(FrontEnds(generated, diagnostics: &diagnostics).all)
    add(
      AnnotatedFrontEnd.units(
        files: input.swiftFiles, kubernetes: .bundled, includesMacros: true,
        diagnostics: &diagnostics))
  }

  private mutating func add(_ units: [SourceUnit]) {
    for type in units.flatMap(\.types) {
      guard let resource = type.resource else { continue }
      kinds[type.name.description] = Kind(
        group: resource.group, plural: resource.plural, isNamespaced: resource.isNamespaced)
    }
  }

  subscript(_ type: TypeText) -> Kind? {
    if let kind = kinds[type.name] { return kind }
    switch type.name {
    case "PartialObjectMetadata", "Checked": return type.arguments.first.flatMap { self[$0] }
    default:
      // `Kube.Pod`, with its module.
      guard let dot = type.name.firstIndex(of: ".") else { return nil }
      return kinds[String(type.name[type.name.index(after: dot)...])]
    }
  }
}
