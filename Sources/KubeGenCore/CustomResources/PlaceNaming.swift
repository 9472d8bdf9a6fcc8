/// Names the types below a version's root by their places.
///
/// **Rule.** A member whose values are objects or words of a list has a type that is nested in the
/// type of its object and named for the member: `spec.template` is `Website.Spec.Template`. Where
/// the member is a list or a map, the name is that of one element: `containers` is `Container`. So
/// a name follows from the path alone.
///
/// Objects of equal shape are one type all the same. It is declared at the first of its places,
/// shorter paths ahead of longer ones, equally long ones in alphabetical order; at each other place
/// the name is another name for it. Where it is declared may change with the schema; which names
/// there are does not.
struct PlaceNaming {
  /// A type that is nested in another.
  struct Place {
    var name: TypeName
    /// What the member, its elements or its values are.
    var type: SchemaType
  }

  /// The name under which each shape is declared.
  private(set) var declared: [Int: TypeName] = [:]
  /// The kind's types of all versions.
  private let roots: Set<String>
  private let shapes: ShapeTable

  init(
    _ shapes: ShapeTable, below root: String, among roots: [String], fields: [SchemaField]
  ) {
    self.roots = Set(roots)
    self.shapes = shapes
    declare(fields, of: TypeName(root))
  }

  /// The places of an object's members, by member.
  func places(in owner: TypeName, _ fields: [SchemaField]) -> [String: Place] {
    var places: [String: Place] = [:]
    for (field, name) in names(of: fields) {
      places[field.name] = Place(name: TypeName(path: owner.path + [name]), type: field.type.named)
    }
    return places
  }

  /// Shapes are met in the order of their first paths.
  private mutating func declare(_ fields: [SchemaField], of root: TypeName) {
    var level = [(path: SchemaPath(), owner: root, fields: fields)]
    while !level.isEmpty {
      var found: [(path: SchemaPath, id: Int, name: TypeName)] = []
      for place in level {
        for (field, name) in names(of: place.fields) {
          guard let id = field.type.shape else { continue }
          found.append(
            (place.path.appending(field.name), id, TypeName(path: place.owner.path + [name])))
        }
      }
      found.sort { $0.path < $1.path }
      level = []
      for place in found where declared[place.id] == nil {
        declared[place.id] = place.name
        if case .object(let fields) = shapes.shapes[place.id].form {
          level.append((place.path, place.name, fields))
        }
      }
    }
  }

  /// The members that have a type of their own, and its name.
  ///
  /// Two that want one name are told apart: a single object keeps it against the elements of a
  /// list, which become `ContainersElement` beside a `container`.
  private func names(of fields: [SchemaField]) -> [(field: SchemaField, name: String)] {
    let named = fields.filter { $0.type.hasPlace }.sorted {
      $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
    }
    var single: Set<String> = []
    for field in named where !field.type.isContainer { single.insert(plainName(field)) }
    let wanted = named.map { field in
      let name = plainName(field)
      return field.type.isContainer && single.contains(name)
        ? SwiftNaming.type(field.name) + "Element" : name
    }
    return Array(zip(named, SwiftNaming.distinct(wanted) { $0 }))
  }

  private func plainName(_ field: SchemaField) -> String {
    let word = field.type.isContainer ? SwiftNaming.singular(field.name) : field.name
    let name = SwiftNaming.type(word)
    // A root's name must mean the root, also within its types; a name that does not begin with a
    // letter is that of the property.
    return roots.contains(name) || name.hasPrefix("_") ? name + "Value" : name
  }
}
