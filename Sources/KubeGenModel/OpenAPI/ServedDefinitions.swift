/// Which definitions are kinds that a server serves with an ObjectMeta, and which are the lists of
/// them.
struct ServedDefinitions {
  private var kinds: [String: APIKind] = [:]
  private var lists: [String: String] = [:]
  private var elements: [String: String] = [:]

  init(_ model: APIModel) {
    for kind in model.kinds where kinds[kind.definition] == nil {
      guard let definition = model[kind.definition], definition.kind == kind.identity,
        Self.isObjectMeta(definition.property(named: "metadata"))
      else { continue }
      kinds[kind.definition] = kind
    }
    for list in model.definitions where list.name.hasSuffix("List") {
      guard case .array(.reference(let element)) = list.property(named: "items")?.type,
        Self.isBase(list.property(named: "metadata"), "ListMeta"), lists[element] == nil,
        let kind = kinds[element]?.identity, let listKind = list.kind,
        listKind.apiVersion == kind.apiVersion, listKind.kind == "\(kind.kind)List"
      else { continue }
      lists[element] = list.name
      elements[list.name] = element
    }
  }

  /// The kind of the definition's objects, if they are served under a path of their own.
  func kind(of definition: String) -> APIKind? { kinds[definition] }

  /// The definition of the kind's lists.
  func list(of definition: String) -> String? { lists[definition] }

  /// The definition of what is in the list, if it is one.
  func element(ofList definition: String) -> String? { elements[definition] }

  /// Every list with its element, in the order of their names.
  var listsAndElements: [(list: String, element: String)] {
    elements.map { (list: $0.key, element: $0.value) }.sorted { $0.list < $1.list }
  }

  static func isObjectMeta(_ property: APIProperty?) -> Bool { isBase(property, "ObjectMeta") }

  private static func isBase(_ property: APIProperty?, _ name: String) -> Bool {
    guard case .reference(let definition) = property?.type else { return false }
    return BaseTypes.name(for: definition) == name
  }
}
