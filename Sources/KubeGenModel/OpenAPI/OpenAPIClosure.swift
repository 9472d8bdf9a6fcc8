/// What has to be emitted so that a selection's types are whole.
struct OpenAPIClosure {
  /// Full names of definitions, each once.
  private(set) var definitions: Set<String> = []

  private let model: APIModel
  private let served: ServedDefinitions
  private let isExcluded: (String) -> Bool

  /// - Parameter isExcluded: The definition is not emitted, and what it refers to only if something
  ///   else does as well.
  init(
    _ model: APIModel, served: ServedDefinitions, excluding isExcluded: @escaping (String) -> Bool
  ) {
    self.model = model
    self.served = served
    self.isExcluded = isExcluded
  }

  /// Adds definitions and all that they refer to; a kind comes with its list, and a list stands for
  /// its kind.
  mutating func add(
    _ roots: [String], from location: SourceLocation, diagnostics: inout Diagnostics
  ) {
    var waiting = roots.filter { !isExcluded($0) }
    while let name = waiting.popLast() {
      guard !definitions.contains(name), let definition = model[name] else { continue }
      definitions.insert(name)
      if let element = served.element(ofList: name) {
        waiting.append(element)
        continue
      }
      if let list = served.list(of: name) { waiting.append(list) }
      for referent in Self.referents(of: definition) where !isExcluded(referent.definition) {
        if model[referent.definition] == nil {
          diagnostics.error(
            "'\(name)' refers to '\(referent.definition)' in \(referent.place), but there is no such "
              + "definition. Give all documents of the API, or leave out what needs it.",
            at: definition.location ?? location)
        } else {
          waiting.append(referent.definition)
        }
      }
    }
  }

  private static func referents(
    of definition: APIDefinition
  ) -> [(definition: String, place: String)] {
    switch definition.form {
    case .value(let type): type.referent.map { [($0, "its type")] } ?? []
    case .object(let properties):
      properties.compactMap { property in
        property.type.referent.map { ($0, "'\(property.name)'") }
      }
    }
  }
}
