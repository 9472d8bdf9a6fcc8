extension TypeWriter {
  /// The struct with its properties and its initialiser; of a type that is no kind, with its table
  /// as well.
  mutating func writeStruct(_ type: TypeModel, _ object: ObjectModel) {
    // A kind is Sendable by what it conforms to; JSONStruct leaves that to the type, because
    // written types conform to it from another file.
    let conformance =
      type.resource == nil
      ? "\(spelling.kubeCore("JSONStruct")), Sendable" : spelling.kubeCore("Resource")
    beginStruct(type, object, conformingTo: conformance)
    if type.resource == nil {
      code.blankLine()
      writeTable(type, object)
    }
    code.close()
  }

  /// The struct up to its initialisers.
  mutating func beginStruct(
    _ type: TypeModel, _ object: ObjectModel, conformingTo conformance: String
  ) {
    let modifier = modifier(of: type)
    let header = "\(modifier)struct \(SwiftNaming.escaped(type.name.last)): \(conformance) {"
    ignoreLayout(unless: code.fits(header))
    code.documentation(type.documentation)
    code.open(header)
    for property in object.properties { writeProperty(property, of: type, modifier) }
    if let unknownMembers = object.unknownMembers {
      code.line("/// Members that this version of the type does not know.")
      code.line(
        "\(modifier)var \(SwiftNaming.escaped(unknownMembers)) = "
          + "\(spelling.kubeCore("UnknownMembers"))()")
    }
    writeInitializer(type, object, modifier)
    writeConvenienceInitializer(type, object, modifier)
  }

  private mutating func writeProperty(
    _ property: PropertyModel, of type: TypeModel, _ modifier: String
  ) {
    let attribute = property.isBoxed ? "@\(spelling.kubeCore("Boxed")) " : ""
    let name = SwiftNaming.escaped(property.swiftName)
    let head = "\(attribute)\(modifier)var \(name):"
    let spelled = spelledType(of: property, in: type)
    let line = "\(head) \(spelled)"
    let isOneLine = code.fits(line)
    let breaks = !isOneLine && code.fits(head) && code.fits(spelled, deeper: 1)
    ignoreLayout(unless: isOneLine || breaks)
    code.documentation(property.documentation)
    if breaks {
      code.line(head)
      code.line(spelled, deeper: 1)
    } else {
      code.line(line)
    }
  }

  func spelledType(of property: PropertyModel, in type: TypeModel) -> String {
    let spelled = spelling.spell(property.type, in: type.name)
    return property.isOptional ? spelled + "?" : spelled
  }

  private mutating func writeInitializer(
    _ type: TypeModel, _ object: ObjectModel, _ modifier: String
  ) {
    let parameters = object.properties.map { parameter(for: $0, in: type) }
    // Swift makes the very same initialiser.
    if modifier.isEmpty, object.unknownMembers == nil,
      parameters.allSatisfy({ $0.value == nil })
    {
      return
    }
    if !object.properties.isEmpty || object.unknownMembers != nil { code.blankLine() }
    if parameters.isEmpty {
      code.line("\(modifier)init() {}")
      return
    }
    openFunction("\(modifier)init", parameters)
    for property in object.properties {
      let name = property.swiftName
      writeAssignment(
        "self.\(SwiftNaming.escaped(name, in: .member))",
        SwiftNaming.escaped(name, in: .reference))
    }
    code.close()
  }

  private func parameter(for property: PropertyModel, in type: TypeModel) -> Parameter {
    var value = property.defaultExpression ?? (property.isOptional ? "nil" : nil)
    let spelled = spelledType(of: property, in: type)
    // KubeCore's own kinds refer to it by name.
    let isObjectMeta =
      property.type == .core("ObjectMeta")
      || (type.resource != nil && property.type == .named(TypeName("ObjectMeta")))
    if isObjectMeta, !property.isOptional, property.jsonName == "metadata" {
      value = "\(spelled)()"
    }
    return Parameter(name: property.swiftName, type: spelled, value: value)
  }

  /// Declared structs get an initialiser that takes the object's name, as their author would write
  /// objects by hand.
  private mutating func writeConvenienceInitializer(
    _ type: TypeModel, _ object: ObjectModel, _ modifier: String
  ) {
    guard let resource = type.resource, resource.definition != nil, !resource.isReadFromDocument
    else { return }
    let passed = object.properties.filter { !["metadata", "status"].contains($0.jsonName) }
    let metadata = spelling.kubeCore("ObjectMeta")
    var parameters = [
      Parameter(name: "name", type: spelling.spell(.scalar(.string), in: type.name))
    ]
    if resource.isNamespaced {
      parameters.append(
        Parameter(name: "namespace", type: parameters[0].type + "?", value: "nil"))
    }
    guard object.properties.contains(where: { $0.swiftName == "metadata" }),
      !passed.contains(where: { ["name", "namespace", "metadata"].contains($0.swiftName) })
    else { return }
    parameters += passed.map { parameter(for: $0, in: type) }

    code.blankLine()
    code.line("/// A new object of this name, ready to be created.")
    openFunction("\(modifier)init", parameters)
    code.line("var metadata = \(metadata)()")
    code.line("metadata.name = name")
    if resource.isNamespaced { code.line("metadata.namespace = namespace") }
    assign(resource.labels, to: "metadata.labels")
    assign(resource.annotations, to: "metadata.annotations")
    let arguments = ["metadata"] + passed.map(\.swiftName)
    writeCall(
      "self.init",
      arguments.map {
        Argument(
          SwiftNaming.escaped($0, in: .reference), label: SwiftNaming.escaped($0, in: .label))
      })
    code.close()
  }

  private mutating func assign(_ map: [String: String], to place: String) {
    if map.isEmpty { return }
    let entries = map.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map {
      (key: "\(StringLiteral.quoted($0.key)):", value: StringLiteral.quoted($0.value))
    }
    let line = "\(place) = [\(entries.map { "\($0.key) \($0.value)" }.joined(separator: ", "))]"
    if code.fits(line) {
      code.line(line)
      return
    }
    code.open("\(place) = [")
    for entry in entries {
      let comma = entries.count == 1 ? "" : ","
      if code.fits("\(entry.key) \(entry.value)\(comma)") {
        code.line("\(entry.key) \(entry.value)\(comma)")
      } else {
        code.line(entry.key)
        code.line(entry.value + comma, deeper: 1)
      }
    }
    code.close("]")
  }
}
