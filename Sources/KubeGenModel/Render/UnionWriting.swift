extension TypeWriter {
  /// A written enum with payloads: how it reads and writes itself.
  mutating func writeUnion(_ type: TypeModel, _ union: UnionModel) {
    let cases = UnionCase.cases(of: union)
    let modifier = modifier(of: type)
    beginExtension(of: type.name, conformingTo: "JSONUnion")
    let isDeprecated = union.cases.contains(where: \.isDeprecated)
    if isDeprecated { writeDeprecation() }
    code.open(
      "\(modifier)init(reading reader: inout \(spelling.kubeCore("JSONReader"))) "
        + "throws(\(spelling.kubeCore("JSONError"))) {")
    switch union.tagging {
    case .external: readExternal(cases, of: type)
    case .untagged: readUntagged(cases, of: type)
    }
    code.close()
    code.blankLine()
    if isDeprecated { writeDeprecation() }
    code.open("\(modifier)func write(to writer: inout \(spelling.kubeCore("JSONWriter"))) {")
    code.line("switch self {")
    for value in cases { write(value, union.tagging) }
    code.line("}")
    code.close()
    for value in cases where value.isObject {
      code.blankLine()
      if isDeprecated { writeDeprecation() }
      readMembers(of: value, type)
    }
    code.close()
  }

  /// `"none"` for a case without payload, `{"circle": …}` for one with.
  private mutating func readExternal(_ cases: [UnionCase], of type: TypeModel) {
    let plain = cases.filter(\.isPlain)
    let tagged = cases.filter { !$0.isPlain }
    if !plain.isEmpty {
      if !tagged.isEmpty { code.open("if try reader.peek() == .string {") }
      code.line("switch try reader.readString() {")
      for value in plain {
        code.label("case \(value.literal):")
        code.line("self = .\(value.name)")
        code.endLabel()
      }
      failByDefault("the string is none of \(UnionCase.list(plain))")
      if !tagged.isEmpty {
        code.line("return")
        code.close()
      }
    }
    guard !tagged.isEmpty else {
      if plain.isEmpty { code.line("throw reader.fail(\"no value was expected\")") }
      return
    }
    code.line("try reader.beginObject()")
    code.line("switch try reader.nextKey() {")
    for value in tagged {
      code.label("case \(value.literal):")
      if let payload = value.payload {
        let payload = spelling.spell(payload, inExtensionOf: type.name)
        writeAssignment("self", ".\(value.name)(try \(payload)(reading: &reader))")
      } else {
        writeAssignment("self", "try Self.\(value.reader)(&reader)")
      }
      code.endLabel()
    }
    failByDefault("the object has none of the members \(UnionCase.list(tagged))")
    code.open("guard try reader.nextKey() == nil else {")
    code.line("throw reader.fail(\"the object has more than one member\")")
    code.close()
  }

  private mutating func failByDefault(_ message: String) {
    code.label("default:")
    writeCall("throw reader.fail", [Argument(StringLiteral.quoted(message))])
    code.endLabel()
    code.line("}")
  }

  /// The payload alone: the first case that fits it exactly wins.
  private mutating func readUntagged(_ cases: [UnionCase], of type: TypeModel) {
    let error = spelling.kubeCore("JSONError")
    code.open(
      "self = try reader.readFirst(of: \(cases.count)) { "
        + "(reader, index) throws(\(error)) -> Self in")
    code.line("switch index {")
    for (index, value) in cases.enumerated() {
      code.label(index == cases.count - 1 ? "default:" : "case \(index):")
      if value.isPlain {
        code.open("guard try reader.readString() == \(value.literal) else {")
        let message = "the string is not '\(value.literal.dropFirst().dropLast())'"
        writeCall("throw reader.fail", [Argument(StringLiteral.quoted(message))])
        code.close()
        code.line("return .\(value.name)")
      } else if let payload = value.payload {
        let payload = spelling.spell(payload, inExtensionOf: type.name)
        writeCall("return .\(value.name)", [Argument("try \(payload)(reading: &reader)")])
      } else {
        code.line("return try Self.\(value.reader)(&reader)")
      }
      code.endLabel()
    }
    code.line("}")
    code.close()
  }

  private mutating func write(_ value: UnionCase, _ tagging: UnionModel.Tagging) {
    if value.isPlain {
      code.label("case .\(value.name):")
      writeCall("writer.write", [Argument(value.literal)])
      code.endLabel()
      return
    }
    let bindings = value.payload == nil ? value.members.map { "let \($0.local)" } : ["let value"]
    writePattern("case .\(value.name)", bindings)
    if tagging == .external {
      code.line("writer.beginObject()")
      writeCall("writer.key", [Argument(value.literal)])
    }
    if value.payload != nil {
      code.line("value.write(to: &writer)")
    } else {
      code.line("writer.beginObject()")
      for member in value.members { write(member) }
      code.line("writer.endObject()")
    }
    if tagging == .external { code.line("writer.endObject()") }
    code.endLabel()
  }

  private mutating func writePattern(_ head: String, _ bindings: [String]) {
    let line = "\(head)\(bindings.isEmpty ? "" : "(\(bindings.joined(separator: ", ")))"):"
    if code.fits(line) {
      code.label(line)
      return
    }
    code.open("\(head)(")
    for (index, binding) in bindings.enumerated() {
      code.line(index == bindings.count - 1 ? binding : "\(binding),")
    }
    code.turn("):")
  }

  private mutating func write(_ member: UnionMember) {
    if member.isOptional { code.open("if let \(member.local) {") }
    writeCall("writer.key", [Argument(member.literal)])
    code.line("\(member.local).write(to: &writer)")
    if member.isOptional { code.close() }
  }
}
