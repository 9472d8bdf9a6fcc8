/// The facts of a Kubernetes API: its kinds and the types of its objects.
package struct APIModel: Sendable, Hashable {
  /// The version of Kubernetes, `1.36`, if it is known.
  package var version: String?
  /// The document that the model was read from, for messages and headers.
  package var path: String?
  /// In the order of their names, each name once.
  package private(set) var definitions: [APIDefinition]
  /// In the order of their identities and plurals.
  package private(set) var kinds: [APIKind]

  private var places: [String: Int]

  /// Puts everything in order. Of definitions of one name the first counts.
  package init(
    version: String? = nil, path: String? = nil, definitions: [APIDefinition], kinds: [APIKind]
  ) {
    self.version = version
    self.path = path
    var places: [String: Int] = [:]
    var distinct: [APIDefinition] = []
    for definition in definitions.sorted(by: { $0.name < $1.name })
    where places[definition.name] == nil {
      places[definition.name] = distinct.count
      distinct.append(definition)
    }
    self.definitions = distinct
    self.kinds = kinds.sorted { ($0.identity, $0.plural) < ($1.identity, $1.plural) }
    self.places = places
  }

  package subscript(definition: String) -> APIDefinition? {
    places[definition].map { definitions[$0] }
  }

  /// Changes a definition; its name stays. False: there is none of that name.
  mutating func update(_ definition: String, _ change: (inout APIDefinition) -> Void) -> Bool {
    guard let place = places[definition] else { return false }
    change(&definitions[place])
    definitions[place].name = definition
    return true
  }

  /// Changes the kind with this plural; its identity and plural stay. False: there is none.
  mutating func update(
    group: String, version: String, plural: String, _ change: (inout APIKind) -> Void
  ) -> Bool {
    let place = kinds.firstIndex {
      $0.plural == plural && $0.identity.group == group && $0.identity.version == version
    }
    guard let place else { return false }
    let identity = kinds[place].identity
    change(&kinds[place])
    kinds[place].identity = identity
    kinds[place].plural = plural
    return true
  }

  /// The model as the table of facts has it: no documentation, no places.
  package func bare() -> APIModel {
    var copy = self
    copy.path = nil
    for index in copy.definitions.indices { copy.definitions[index] = definitions[index].bare() }
    return copy
  }

  /// What generated files say that they were made from.
  package var origin: String { version.map { "Kubernetes \($0)" } ?? path ?? "OpenAPI" }
}
