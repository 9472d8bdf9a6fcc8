/// Names the types below a version's root.
///
/// **Rule.** A type stands at one or several paths of member names below the root:
/// `spec.template.spec`. Types take their names in the order of their first path, shorter paths
/// ahead of longer ones, equally long ones alphabetically. Each takes the shortest run of names
/// from the end of that path that is still free, `Spec`, else `TemplateSpec`, else
/// `SpecTemplateSpec`; should all be taken, the longest gets a number. A type that stands in two
/// places of one depth is named for the alphabetically first of them.
///
/// Hence names do not depend on the order of anything in the document, and a new member renames no
/// type but those whose first path comes behind its own and that want the very name it takes.
struct TypeNaming {
  private var names: [Int: TypeName] = [:]
  private var taken: Set<String>
  private let root: String

  static func names(of shapes: ShapeTable, below root: String, fields: [SchemaField]) -> [Int:
    TypeName]
  {
    var naming = TypeNaming(root)
    for (id, path) in firstPaths(shapes, fields) { naming.name(id, path) }
    return naming.names
  }

  private init(_ root: String) {
    self.root = root
    taken = [root.lowercased()]
  }

  /// Every shape that the fields reach, with its first path, in the order of these paths.
  private static func firstPaths(
    _ shapes: ShapeTable, _ fields: [SchemaField]
  ) -> [(id: Int, path: SchemaPath)] {
    var found: [(id: Int, path: SchemaPath)] = []
    var known: Set<Int> = []
    var level = children(fields, SchemaPath())
    while !level.isEmpty {
      level.sort { $0.path < $1.path }
      var next: [(id: Int, path: SchemaPath)] = []
      for place in level where known.insert(place.id).inserted {
        found.append(place)
        if case .object(let fields) = shapes.shapes[place.id].form {
          next += children(fields, place.path)
        }
      }
      level = next
    }
    return found
  }

  private static func children(
    _ fields: [SchemaField], _ path: SchemaPath
  ) -> [(id: Int, path: SchemaPath)] {
    fields.compactMap { field in field.type.shape.map { ($0, path.appending(field.name)) } }
  }

  private mutating func name(_ id: Int, _ path: SchemaPath) {
    var name = ""
    for length in 1...max(1, path.names.count) {
      name = Self.joined(path.names.suffix(length))
      if take(name, id) { return }
    }
    var number = 2
    while !take("\(name)\(number)", id) { number += 1 }
  }

  private mutating func take(_ name: String, _ id: Int) -> Bool {
    if SwiftNaming.reservedTypeNames.contains(name) { return false }
    guard taken.insert(name.lowercased()).inserted else { return false }
    names[id] = TypeName(root, name)
    return true
  }

  /// Several names as one type name: `conditions` and `type` as `ConditionsType`. A schema that
  /// unrolls a recursion repeats one name; three `groups` in a row are `Groups3`.
  static func joined(_ names: some Collection<String>) -> String {
    var joined = ""
    var rest = names[...]
    while let name = rest.first {
      let count = rest.prefix { $0 == name }.count
      rest = rest.dropFirst(count)
      var word = withoutReservation(SwiftNaming.type(name), name)
      if !joined.isEmpty, word.hasPrefix("_") { word.removeFirst() }
      joined += count > 1 ? "\(word)\(count)" : word
    }
    return joined
  }

  /// `SwiftNaming` makes `TypeValue` of `type`; here a parent's name tells it apart instead.
  private static func withoutReservation(_ type: String, _ name: String) -> String {
    let bare = String(type.dropLast("Value".count))
    let isReserved =
      SwiftNaming.reservedTypeNames.contains(bare) && !name.lowercased().hasSuffix("value")
    return isReserved ? bare : type
  }
}
