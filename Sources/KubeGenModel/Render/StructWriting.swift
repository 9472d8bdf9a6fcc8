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
    let header =
      "\(modifier)\(isolation)struct \(SwiftNaming.escaped(type.name.last)): \(conformance) {"
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
    if property.isBoxed { return writeBoxed(property, of: type, modifier) }
    let name = SwiftNaming.escaped(property.swiftName)
    let head = "\(modifier)var \(name):"
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

  /// The value is in a box. A property wrapper would say so in one line, but Swift has none in types
  /// that are nonisolated.
  private mutating func writeBoxed(
    _ property: PropertyModel, of type: TypeModel, _ modifier: String
  ) {
    let storage = "_\(property.swiftName)"
    let head = "\(modifier)var \(SwiftNaming.escaped(property.swiftName)):"
    let spelled = spelledType(of: property, in: type)
    let box = "\(spelling.kubeCore("Boxed"))<\(spelling.spell(property.type, in: type.name))>"
    let isOneLine = code.fits("\(head) \(spelled) {") && code.fits("private var \(storage): \(box)")
    ignoreLayout(unless: isOneLine)
    code.documentation(property.documentation)
    code.open("\(head) \(spelled) {")
    code.line("get { \(storage).wrappedValue }")
    code.line("_modify { yield &\(storage).wrappedValue }")
    code.close()
    ignoreLayout(unless: isOneLine)
    code.line("private var \(storage): \(box)")
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
      if property.isBoxed {
        let value = SwiftNaming.escaped(name, in: .reference)
        writeAssignment(
          "_\(name)", "\(spelling.kubeCore("Boxed"))(wrappedValue: \(value))")
        continue
      }
      writeAssignment(
        "self.\(SwiftNaming.escaped(name, in: .member))",
        SwiftNaming.escaped(name, in: .reference))
    }
    code.close()
  }

  private func parameter(for property: PropertyModel, in type: TypeModel) -> Parameter {
    var value = property.defaultExpression ?? (property.isOptional ? "nil" : nil)
    if property.isLeftOutIfEmpty { value = property.type.isMap ? "[:]" : "[]" }
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

  /// Kinds get an initialiser that takes what stands first in a manifest, as one would write it.
  private mutating func writeConvenienceInitializer(
    _ type: TypeModel, _ object: ObjectModel, _ modifier: String
  ) {
    guard let resource = type.resource,
      object.properties.contains(where: { $0.swiftName == "metadata" && !$0.isOptional })
    else { return }
    let passed = object.properties.filter { !["metadata", "status"].contains($0.jsonName) }
    let string = spelling.spell(.scalar(.string), in: type.name)
    let map = "[\(string): \(string)]"
    let names = Set(passed.map(\.swiftName))
    guard names.isDisjoint(with: ["name", "namespace", "metadata"]) else { return }
    var own = [Parameter(name: "name", type: string)]
    if resource.isNamespaced {
      own.append(Parameter(name: "namespace", type: string + "?", value: "nil"))
    }
    for name in ["labels", "annotations"] where !names.contains(name) {
      own.append(Parameter(name: name, type: map, value: "[:]"))
    }

    code.blankLine()
    code.line("/// A new object of this name, ready to be created.")
    openFunction("\(modifier)init", own + passed.map { parameter(for: $0, in: type) })
    let given = [(name: "labels", map: resource.labels), ("annotations", resource.annotations)]
      .filter { !$0.map.isEmpty }
    let keyword = given.isEmpty ? "let" : "var"
    writeCall(
      "\(keyword) metadata = \(spelling.kubeCore("ObjectMeta"))",
      own.map { Argument($0.name, label: $0.name) })
    for (name, map) in given { merge(map, into: "metadata.\(name)") }
    let arguments = ["metadata"] + passed.map(\.swiftName)
    writeCall(
      "self.init",
      arguments.map {
        Argument(
          SwiftNaming.escaped($0, in: .reference), label: SwiftNaming.escaped($0, in: .label))
      })
    code.close()
  }

  /// What the declaration gives every object; what the caller gives counts for more.
  private mutating func merge(_ map: [String: String], into place: String) {
    let entries = map.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    for entry in entries {
      let key = StringLiteral.quoted(entry.key)
      let value = StringLiteral.quoted(entry.value)
      writeAssignment("\(place)[\(key)]", "\(place)[\(key)] ?? \(value)")
    }
  }
}
