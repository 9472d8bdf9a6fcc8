/// The objects and enumerations of one version, each shape once.
///
/// Two objects are one type if their members have the same names, types, optionality and
/// nullability; two enumerations if they have the same values. Documentation, validation, defaults
/// and the order of members do not count. Since the types of members are settled first, equality of
/// whole trees is equality of one level.
struct ShapeTable {
  struct Shape {
    enum Form {
      case object([SchemaField])
      case enumeration(EnumerationModel.RawType, [String])
    }

    /// Members and values in the order of the place whose path comes first.
    var form: Form
    var path: SchemaPath
    var description = Wording()
    var fieldDescriptions: [String: Wording] = [:]
    /// Members that some place calls secret.
    var secrets: Set<String> = []
  }

  private enum Key: Hashable {
    case object([SchemaField])
    case enumeration(EnumerationModel.RawType, [String])
  }

  private(set) var shapes: [Shape] = []
  private var ids: [Key: Int] = [:]

  mutating func object(
    _ fields: [SchemaField], description: String?, fieldDescriptions: [String?],
    secrets: Set<String>, at path: SchemaPath
  ) -> SchemaType {
    let sorted = fields.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    if let name = CoreShapes.name(of: sorted, in: self) { return .core(name) }
    let id = id(of: .object(sorted), Shape(form: .object(fields), path: path))
    shapes[id].description.add(description)
    shapes[id].secrets.formUnion(secrets)
    for (field, description) in zip(fields, fieldDescriptions) {
      shapes[id].fieldDescriptions[field.name, default: Wording()].add(description)
    }
    return .shape(id)
  }

  mutating func enumeration(
    _ rawType: EnumerationModel.RawType, _ values: [String], description: String?,
    at path: SchemaPath
  ) -> SchemaType {
    let key = Key.enumeration(rawType, values.sorted())
    let id = id(of: key, Shape(form: .enumeration(rawType, values), path: path))
    shapes[id].description.add(description)
    return .shape(id)
  }

  private mutating func id(of key: Key, _ shape: Shape) -> Int {
    if let id = ids[key] {
      if shape.path < shapes[id].path {
        shapes[id].form = shape.form
        shapes[id].path = shape.path
      }
      return id
    }
    ids[key] = shapes.count
    shapes.append(shape)
    return shapes.count - 1
  }

  /// The values, if the shape is an enumeration of strings.
  func strings(_ type: SchemaType) -> [String]? {
    guard case .shape(let id) = type, case .enumeration(.string, let values) = shapes[id].form
    else {
      return nil
    }
    return values
  }
}

/// The names of the members that lead from a version's root to a place. A shorter path comes first,
/// of equally long ones the alphabetically lesser.
struct SchemaPath: Hashable, Comparable {
  var names: [String] = []

  func appending(_ name: String) -> SchemaPath { SchemaPath(names: names + [name]) }

  static func < (a: SchemaPath, b: SchemaPath) -> Bool {
    if a.names.count != b.names.count { return a.names.count < b.names.count }
    return a.names.lexicographicallyPrecedes(b.names) {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
  }
}

/// How the places that share a type describe it.
struct Wording {
  private var counts: [String: Int] = [:]

  mutating func add(_ text: String?) {
    if let text { counts[text, default: 0] += 1 }
  }

  /// What more than half of the places say that say anything: a type must not be described by one
  /// of its uses.
  var agreed: String? {
    let total = counts.values.reduce(0, +)
    return counts.first { $0.value * 2 > total }?.key
  }

  /// What most places say; of equals the shortest text, which claims least.
  var usual: String? {
    counts.min { a, b in
      if a.value != b.value { return a.value > b.value }
      if a.key.utf8.count != b.key.utf8.count { return a.key.utf8.count < b.key.utf8.count }
      return a.key.utf8.lexicographicallyPrecedes(b.key.utf8)
    }?.key
  }
}
