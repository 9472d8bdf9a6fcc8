/// Reads the `@schema` annotations above a declaration.
struct SchemaAttributeReader {
  private var place: SchemaAttribute.Place
  private var attributes = SchemaAttributes()

  static func read(
    _ annotations: [Annotation], above place: SchemaAttribute.Place,
    _ diagnostics: inout Diagnostics
  ) -> SchemaAttributes {
    var reader = SchemaAttributeReader(place: place)
    for annotation in annotations where !annotation.isKube {
      reader.read(annotation, &diagnostics)
    }
    return reader.attributes
  }

  private init(place: SchemaAttribute.Place) {
    self.place = place
  }

  private mutating func read(_ annotation: Annotation, _ diagnostics: inout Diagnostics) {
    attributes.place = attributes.place ?? annotation.place
    switch annotation.name {
    case "schema.validation":
      if let rule = RuleReader.rule(annotation, &diagnostics) { attributes.rules.append(rule) }
    case "schema.items.validation":
      if let rule = RuleReader.rule(annotation, &diagnostics) { addItemRule(rule) }
    case "schema.items":
      var items = annotation
      items.name = "schema"
      addItems([items], at: annotation.place, &diagnostics)
    default: attribute(annotation, &diagnostics)
    }
  }

  private mutating func addItems(
    _ annotations: [Annotation], at place: SourceLocation, _ diagnostics: inout Diagnostics
  ) {
    var items = Self.read(annotations, above: .items, &diagnostics)
    if attributes.items.allSatisfy({ $0.values.isEmpty && $0.items.isEmpty }) {
      items.rules = attributes.items.flatMap(\.rules) + items.rules
      attributes.items = [items]
    } else {
      diagnostics.error("The elements have attributes already. Write them together.", at: place)
    }
  }

  private mutating func addItemRule(_ rule: ValidationRule) {
    if attributes.items.isEmpty {
      attributes.items = [SchemaAttributes(rules: [rule], place: rule.place)]
    } else {
      attributes.items[0].rules.append(rule)
    }
  }

  private mutating func attribute(_ annotation: Annotation, _ diagnostics: inout Diagnostics) {
    let arguments = BoundArguments(
      annotation, parameters: SchemaAttribute.names, flags: SchemaAttribute.flags,
      repeatable: SchemaAttribute.groups, diagnostics: &diagnostics)
    for (name, value) in arguments.repeated { group(name, value, &diagnostics) }
    for attribute in SchemaAttribute.allCases {
      guard let value = arguments.values[attribute.rawValue],
        let place = arguments.places[attribute.rawValue]
      else { continue }
      guard attribute.isAllowed(above: self.place) else {
        reject(attribute, at: place, &diagnostics)
        continue
      }
      guard attributes.values[attribute] == nil else {
        diagnostics.error(
          "'\(attribute.rawValue)' is here twice. Leave one of the two out.", at: place)
        continue
      }
      add(attribute, value, at: place, &diagnostics)
    }
  }

  private func reject(
    _ attribute: SchemaAttribute, at place: SourceLocation, _ diagnostics: inout Diagnostics
  ) {
    diagnostics.error(
      "\(self.place.name) takes no '\(attribute.rawValue)'. \(attribute.remedy)", at: place)
  }

  private mutating func group(
    _ name: String, _ value: AnnotationValue, _ diagnostics: inout Diagnostics
  ) {
    guard let kind = SchemaAttribute(rawValue: name) else { return }
    guard kind.isAllowed(above: place) else {
      return reject(kind, at: value.place, &diagnostics)
    }
    guard let names = value.strings, names.count > 1 else {
      diagnostics.error(
        "'\(name)' takes a list of two or more properties: [\"a\", \"b\"].", at: value.place)
      return
    }
    attributes.groups.append(
      SchemaAttributes.Group(kind: kind, names: names, place: value.place))
  }

  private mutating func add(
    _ attribute: SchemaAttribute, _ value: AnnotationValue, at place: SourceLocation,
    _ diagnostics: inout Diagnostics
  ) {
    if case .arguments = attribute.form {
      guard let arguments = value.argumentList else {
        value.reject(
          attribute.rawValue, takes: "attributes in parentheses: (minLength: 1)", &diagnostics)
        return
      }
      let items = Annotation(name: "schema", place: value.place, arguments: arguments)
      return addItems([items], at: place, &diagnostics)
    }
    if attribute == .default, case .member(let name) = value.content {
      attributes.values[attribute] = Located(value: .member(name), place: value.place)
    } else if let node = AttributeForms.node(of: value, for: attribute, &diagnostics) {
      attributes.values[attribute] = Located(value: .node(node), place: value.place)
    }
  }
}

extension AnnotationValue {
  fileprivate var argumentList: [Annotation.Argument]? {
    if case .arguments(let arguments) = content { arguments } else { nil }
  }
}
