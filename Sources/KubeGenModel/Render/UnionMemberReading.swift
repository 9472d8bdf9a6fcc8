extension TypeWriter {
  /// A function that reads the labelled values of a case from the members of an object.
  mutating func readMembers(of value: UnionCase, _ type: TypeModel) {
    let parameter = "_ reader: inout \(spelling.kubeCore("JSONReader"))"
    let result = "throws(\(spelling.kubeCore("JSONError"))) -> Self"
    let line = "private static func \(value.reader)(\(parameter)) \(result) {"
    if code.fits(line) {
      code.open(line)
    } else {
      code.open("private static func \(value.reader)(")
      code.line(parameter)
      code.turn(") \(result) {")
    }
    for member in value.members {
      code.line("var \(member.local): \(spelling.spell(member.type, inExtensionOf: type.name))?")
    }
    code.line("try reader.beginObject()")
    code.open("while let key = try reader.nextKey() {")
    code.line("switch key {")
    for member in value.members {
      code.label("case \(member.literal):")
      let spelled = spelling.spell(member.type, inExtensionOf: type.name)
      writeAssignment(member.local, "try \(spelled)?(reading: &reader)")
      code.endLabel()
    }
    code.label("default:")
    code.line("try reader.skipUnknown(key)")
    code.endLabel()
    code.line("}")
    code.close()
    for member in value.members where !member.isOptional && member.defaultExpression == nil {
      code.open("guard let \(member.local) else {")
      let message = StringLiteral.quoted("the member '\(member.jsonName)' is missing")
      writeCall("throw reader.fail", [Argument(message)])
      code.close()
    }
    let arguments = value.members.map { member in
      let value = member.defaultExpression.map { "\(member.local) ?? \($0)" } ?? member.local
      return Argument(value, label: member.label)
    }
    writeCall("return .\(value.name)", arguments)
    code.close()
  }
}
