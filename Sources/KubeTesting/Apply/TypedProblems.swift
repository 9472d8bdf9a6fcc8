import KubeJSON

/// What of an object does not fit its type, in structured-merge-diff's words.
struct TypedProblems {
  private var problems: [String] = []
  private var path: [PathElement] = []
  private let allowsDuplicates: Bool

  static func of(
    _ object: JSONValue, schema: TypeSchema, allowsDuplicates: Bool
  ) -> [String] {
    var walk = TypedProblems(allowsDuplicates: allowsDuplicates)
    walk.members(object, schema.asRoot, keepsUnknown: schema.preservesUnknown)
    return walk.problems
  }

  private init(allowsDuplicates: Bool) { self.allowsDuplicates = allowsDuplicates }

  private mutating func add(_ message: String) {
    let path = path.map(\.description).joined()
    problems.append(path.isEmpty ? message : "\(path): \(message)")
  }

  private mutating func value(
    _ value: JSONValue, _ schema: TypeSchema, keepsUnknown: Bool
  ) {
    switch schema.shape(of: value) {
    case .open: return
    case .map:
      if value.isNull { return }
      guard value.members != nil else {
        return add("expected map, got \(value.goPointer)")
      }
      members(value, schema, keepsUnknown: keepsUnknown || schema.preservesUnknown)
    case .list:
      if value.isNull { return }
      guard let items = value.array else {
        return add("expected list, got \(value.goPointer)")
      }
      self.items(items, schema, keepsUnknown)
    case .scalar: scalar(value, schema)
    }
  }

  private mutating func scalar(_ value: JSONValue, _ schema: TypeSchema) {
    guard case .scalar(let scalar) = schema.form, !value.isNull else { return }
    switch scalar {
    case .int32, .int64, .integer, .number:
      if value.number == nil {
        add("expected numeric (int or float), got \(value.goType)")
      }
    case .string, .bytes:
      if value.string == nil {
        add("expected string, got &value.valueUnstructured{Value:\(value.goSyntax)}")
      }
    case .boolean:
      if value.bool == nil { add("expected boolean, got \(value.goPointer)") }
    case .time, .microTime, .quantity, .intOrString:
      if value.members != nil || value.array != nil {
        add("expected any scalar, got \(value.goPointer)")
      }
    }
  }

  private mutating func members(
    _ object: JSONValue, _ schema: TypeSchema, keepsUnknown: Bool
  ) {
    for member in object.members ?? [] {
      path.append(.field(member.name))
      defer { path.removeLast() }
      guard let type = schema.memberSchema(member.name, keepsUnknown: keepsUnknown) else {
        // The rest of the object is not looked at.
        return add("field not declared in schema")
      }
      value(member.value, type, keepsUnknown: keepsUnknown)
    }
  }

  private mutating func items(
    _ items: [JSONValue], _ schema: TypeSchema, _ keepsUnknown: Bool
  ) {
    let isAtomic = schema.isAtomicList
    var seen: Set<PathElement> = []
    for (place, item) in items.enumerated() {
      var element = PathElement.index(place)
      if !isAtomic {
        do throws(ItemProblem) {
          element = try schema.element(of: item)
        } catch {
          return add("element \(place): \(error.message)")
        }
        if !allowsDuplicates, !seen.insert(element).inserted {
          add("duplicate entries for key \(element)")
        }
      }
      path.append(element)
      value(item, schema.itemSchema, keepsUnknown: keepsUnknown)
      path.removeLast()
    }
  }
}

/// How Go prints values in these messages.
extension JSONValue {
  /// `%v` of a pointer to a value: `&{map[name:main]}`.
  fileprivate var goPointer: String { "&{\(goText)}" }

  private var goText: String {
    if isNull { return "<nil>" }
    if let string { return string }
    if let members {
      let texts = members.sorted { $0.name.byteOrder($1.name) < 0 }
        .map { "\($0.name):\($0.value.goText)" }
      return "map[\(texts.joined(separator: " "))]"
    }
    if let array { return "[\(array.map(\.goText).joined(separator: " "))]" }
    if let int = number?.int { return "\(int)" }
    return text
  }

  fileprivate var goType: String {
    if string != nil { return "string" }
    if bool != nil { return "bool" }
    if members != nil { return "map[string]interface {}" }
    if array != nil { return "[]interface {}" }
    if let number { return number.int == nil ? "float64" : "int64" }
    return "<nil>"
  }

  /// `%#v`
  fileprivate var goSyntax: String {
    if let string { return string.goQuoted }
    if let members {
      let texts = members.sorted { $0.name.byteOrder($1.name) < 0 }
        .map { "\($0.name.goQuoted):\($0.value.goSyntax)" }
      return "map[string]interface {}{\(texts.joined(separator: ", "))}"
    }
    if let array {
      return "[]interface {}{\(array.map(\.goSyntax).joined(separator: ", "))}"
    }
    if isNull { return "interface {}(nil)" }
    return goText
  }
}
