extension TypeWriter {
  /// `declare(_:)`: every stored property and its member's name.
  mutating func writeTable(_ type: TypeModel, _ object: ObjectModel) {
    let head =
      "\(modifier(of: type))static func declare(_ members: inout \(spelling.kubeCore("Members"))<Self>)"
    if object.constants.isEmpty, object.properties.isEmpty, object.unknownMembers == nil,
      type.resource == nil
    {
      code.line("\(head) {}")
      return
    }
    if object.properties.contains(where: \.isDeprecated) { writeDeprecation() }
    code.open("\(head) {")
    for constant in constants(of: type, object) {
      writeCall(
        "members.constant",
        [
          Argument(StringLiteral.quoted(constant.jsonName)),
          Argument(StringLiteral.quoted(constant.value)),
        ])
    }
    for property in object.properties { declare(property) }
    for property in object.properties { writeInitial(property) }
    for property in object.properties where property.isSecret && !property.isOmitted {
      writeCall("members.hide", [Argument(StringLiteral.quoted(property.jsonName))])
    }
    for property in object.properties where property.keepsUnknown {
      writeCall("members.keepUnknown", [Argument(StringLiteral.quoted(property.jsonName))])
    }
    if let unknownMembers = object.unknownMembers {
      let member = SwiftNaming.escaped(unknownMembers, in: .member)
      writeCall("members.unknown", [Argument("\\.\(member)")])
    }
    code.close()
  }

  /// A written type gets its conformance, and its author's declaration stays as it is.
  mutating func writeConformance(of type: TypeModel, _ object: ObjectModel) {
    beginExtension(of: type.name, conformingTo: "JSONStruct")
    writeTable(type, object)
    code.close()
  }

  private func constants(of type: TypeModel, _ object: ObjectModel) -> [ObjectModel.Constant] {
    guard let resource = type.resource, object.constants.isEmpty else { return object.constants }
    return [
      ObjectModel.Constant("apiVersion", resource.apiVersion),
      ObjectModel.Constant("kind", resource.kind),
    ]
  }

  private mutating func declare(_ property: PropertyModel) {
    // A boxed property is declared by the storage of its wrapper.
    let member =
      property.isBoxed
      ? "_\(property.swiftName)" : SwiftNaming.escaped(property.swiftName, in: .member)
    let path = Argument("\\.\(member)")
    let name = Argument(StringLiteral.quoted(property.jsonName))
    // Who sets members of a partial object knows the property, not its storage.
    let seen =
      property.isBoxed
      ? [Argument("\\.\(SwiftNaming.escaped(property.swiftName, in: .member))", label: "as")] : []
    if property.isOmitted, property.initialExpression != nil {
      writeCall("members.omit", [path])
    } else if property.isOmitted {
      let value = Argument(property.defaultExpression ?? "nil", label: "default")
      writeCall("members.omit", [path, value])
    } else if let place = property.inferredAt {
      infer(property, [name, path], at: place)
    } else if property.usesCodable {
      writeCall("members.coded", [name, path])
    } else if let value = property.defaultExpression {
      writeCall("members.add", [name, path, Argument(value, label: "default")])
    } else if property.isLeftOutIfEmpty {
      writeCall("members.\(property.type.isMap ? "map" : "list")", [name, path])
    } else if property.keepsNull {
      writeCall("members.add", [name, path] + seen + [Argument("true", label: "keepsNull")])
    } else {
      writeCall("members.add", [name, path] + seen)
    }
  }

  private mutating func writeInitial(_ property: PropertyModel) {
    guard let value = property.initialExpression else { return }
    let head = "members.initial(\\.\(SwiftNaming.escaped(property.swiftName, in: .member))) {"
    let body = value.contains("$0") ? value : "_ in \(value)"
    if code.fits("\(head) \(body) }") {
      code.line("\(head) \(body) }")
    } else {
      ignoreLayout(unless: code.fits(head) && code.fits(body, deeper: 1))
      code.line(value.contains("$0") ? head : "\(head) _ in")
      code.line(value, deeper: 1)
      code.line("}")
    }
  }

  /// What uses deprecated declarations without a warning, since it is one itself. Nobody is warned of
  /// it: it is used by way of a protocol.
  mutating func writeDeprecation() {
    code.line("@available(*, deprecated)")
  }

  private mutating func infer(
    _ property: PropertyModel, _ arguments: [Argument], at place: SourceLocation
  ) {
    var arguments = arguments
    if let value = property.defaultExpression {
      arguments.append(Argument(value, label: "default"))
    } else if property.keepsNull {
      arguments.append(Argument("true", label: "keepsNull"))
    }
    writeCall(
      property.needsSchema ? "infer" : "inferCoding", of: "members", arguments, at: place)
  }

  /// A call that the compiler reports at a place in the source, if it does not compile.
  mutating func writeCall(
    _ function: String, of object: String, _ arguments: [Argument], at place: SourceLocation
  ) {
    code.line(
      "#sourceLocation(file: \(StringLiteral.quoted(place.path)), line: \(place.line))")
    // The column that the compiler points at is that of the function's name.
    let padding = place.column - object.utf8.count - 2 - (TypeWriter.width(of: code))
    let call = "\(object).\(function)(\(arguments.map(\.text).joined(separator: ", ")))"
    code.line(String(repeating: " ", count: min(max(0, padding), 200)) + call)
    code.line("#sourceLocation()")
  }

  private static func width(of code: CodeText) -> Int { CodeText.width - code.room }
}
