/// The types of strings that the server takes a few words for: nested in the type of the object,
/// and named for the member, `Container.ImagePullPolicy`.
///
/// Members with the same words have one type. It is declared at the first of its places that a run
/// emits; the others are further names for it.
struct WordTypes {
  private var declared: [[String]: TypeName] = [:]

  /// By member.
  static func names(in definition: APIDefinition) -> [String: String] {
    let members = definition.properties.filter { !$0.words.isEmpty && $0.type.isOfStrings }
    let names = SwiftNaming.distinct(
      members.map { member in
        SwiftNaming.type(
          member.type == .string ? member.name : SwiftNaming.singular(member.name))
      }
    ) { $0 }
    return Dictionary(zip(members.map(\.name), names)) { first, _ in first }
  }

  mutating func types(of definition: APIDefinition, in owner: TypeName) -> [TypeModel] {
    let names = Self.names(in: definition)
    return definition.properties.compactMap { property in
      guard let local = names[property.name] else { return nil }
      let name = TypeName(path: owner.path + [local])
      let words = property.words.sorted()
      if let other = declared[words] {
        return TypeModel(name: name, form: .otherName(.named(other)))
      }
      declared[words] = name
      let swiftNames = SwiftNaming.distinct(property.words, by: SwiftNaming.enumCase)
      return TypeModel(
        name: name,
        form: .enumeration(
          EnumerationModel(
            rawType: .string,
            cases: zip(property.words, swiftNames).map { .init(swiftName: $1, rawValue: $0) })))
    }
  }
}

extension APIType {
  fileprivate var isOfStrings: Bool {
    switch self {
    case .string: true
    case .array(let inner), .map(let inner): inner.isOfStrings
    default: false
    }
  }
}

extension TypeReference {
  func replacingStrings(with type: TypeReference) -> TypeReference {
    switch self {
    case .scalar(.string): type
    case .array(let element): .array(element.replacingStrings(with: type))
    case .dictionary(let value): .dictionary(value.replacingStrings(with: type))
    default: self
    }
  }
}
