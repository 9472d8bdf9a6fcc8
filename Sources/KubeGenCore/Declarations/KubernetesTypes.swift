/// The types of Kubernetes' API that annotated structs can hold: those of KubeCore, and those that
/// are generated for the same target.
package struct KubernetesTypes: Sendable {
  private struct Known: Sendable {
    var definition: String
    var isCore: Bool
  }

  private let model: APIModel?
  private var known: [String: Known] = [:]

  /// - Parameters:
  ///   - model: Where the generated types come from; nil for the bundled model.
  ///   - units: The types that are generated from it.
  package init(model: APIModel? = nil, units: [SourceUnit] = []) {
    self.model = model
    for (definition, name) in BaseTypes.names where !name.hasSuffix("List") {
      known[name] = Known(definition: definition, isCore: true)
    }
    if units.isEmpty { return }
    let model = model ?? .bundled
    let names = OpenAPITypeNames(models: [model, .bundled], fixed: BaseTypes.names)
    let emitted = Set(units.flatMap(\.types).filter(\.isObject).map(\.name))
    for definition in model.definitions {
      guard let name = names[definition.name], emitted.contains(TypeName(name)) else { continue }
      known[name] = Known(definition: definition.name, isCore: false)
    }
    // Kinds may have a name that the configuration chose.
    for type in units.flatMap(\.types) {
      guard let resource = type.resource,
        let kind = model.kinds.first(where: {
          $0.identity.apiVersion == resource.apiVersion && $0.identity.kind == resource.kind
        })
      else { continue }
      known[type.name.last] = Known(definition: kind.definition, isCore: false)
    }
  }

  /// All types of the newest bundled model, for a schema that nothing is compiled with.
  package static let bundled: KubernetesTypes = {
    var types = KubernetesTypes()
    let names = OpenAPITypeNames(models: [.bundled], fixed: BaseTypes.names)
    for definition in APIModel.bundled.definitions where !definition.properties.isEmpty {
      guard let name = names[definition.name], types.known[name] == nil else { continue }
      types.known[name] = Known(definition: definition.name, isCore: false)
    }
    return types
  }()

  var names: Set<String> { Set(known.keys) }

  func type(named name: String) -> ResolvedType? {
    known[name].map { .kubernetes(name, isCore: $0.isCore) }
  }

  func schema(of name: String, at place: SourceLocation) -> StructuralSchema {
    guard let known = known[name] else {
      return StructuralSchema([.preserveUnknownFields: true], at: place)
    }
    let type = APIType.reference(known.definition)
    if !known.isCore, let model {
      return KubernetesSchemas(model: model, place: place).schema(of: type)
    }
    return KubernetesSchemas(model: .bundled, place: place).schema(of: type)
  }

  /// What to write into a configuration to have a type of Kubernetes' that the target lacks.
  func remedy(for name: String) -> String? {
    let model = model ?? .bundled
    let names = OpenAPITypeNames(models: [model, .bundled], fixed: BaseTypes.names)
    guard known[name] == nil,
      let definition = model.definitions.first(where: { names[$0.name] == name })
    else { return nil }
    let holders = model.kinds.compactMap { kind in
      BaseTypes.name(for: kind.definition) == nil
        ? Self.reach(of: kind.definition, in: model).map { (kind, $0) } : nil
    }.filter { $0.1.contains(definition.name) }
    let least = holders.min {
      ($0.1.count, $0.0.identity.description) < ($1.1.count, $1.0.identity.description)
    }
    return least.map { "\($0.0.identity.apiVersion)/\($0.0.identity.kind)" }
  }

  /// A definition and all that it refers to.
  private static func reach(of definition: String, in model: APIModel) -> Set<String>? {
    guard model[definition] != nil else { return nil }
    var reached: Set<String> = []
    var waiting = [definition]
    while let name = waiting.popLast() {
      guard let definition = model[name], reached.insert(name).inserted else { continue }
      switch definition.form {
      case .object(let properties): waiting += properties.compactMap(\.type.referent)
      case .value(let type): waiting += [type.referent].compactMap(\.self)
      }
    }
    return reached
  }
}

extension TypeModel {
  fileprivate var isObject: Bool {
    if case .object = form { true } else { false }
  }
}
