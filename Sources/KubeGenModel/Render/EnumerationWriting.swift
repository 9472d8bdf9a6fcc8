extension TypeWriter {
  /// A struct over the raw value: what a newer server sends is a value like any other.
  mutating func writeEnumeration(_ type: TypeModel, _ enumeration: EnumerationModel) {
    let modifier = modifier(of: type)
    let (conformance, raw): (String, Scalar) =
      switch enumeration.rawType {
      case .string: ("StringEnumeration", .string)
      case .int: ("IntegerEnumeration", .int)
      }
    let rawType = spelling.spell(.scalar(raw), in: type.name)
    let header =
      "\(modifier)\(isolation)struct \(SwiftNaming.escaped(type.name.last)): \(spelling.kubeCore(conformance)) {"
    ignoreLayout(unless: code.fits(header))
    code.documentation(type.documentation)
    code.open(header)
    code.line("\(modifier)var rawValue: \(rawType)")
    // Without a modifier Swift makes the same initialiser.
    if !modifier.isEmpty {
      code.line("\(modifier)init(rawValue: \(rawType)) { self.rawValue = rawValue }")
    }
    if !enumeration.cases.isEmpty { code.blankLine() }
    for value in enumeration.cases {
      let literal =
        switch enumeration.rawType {
        case .string: StringLiteral.quoted(value.rawValue)
        case .int: Self.grouped(value.rawValue)
        }
      writeCase(value, literal, modifier)
    }
    code.close()
  }

  private mutating func writeCase(
    _ value: EnumerationModel.Case, _ literal: String, _ modifier: String
  ) {
    let head = "\(modifier)static var \(SwiftNaming.escaped(value.swiftName)): Self {"
    let argument = "rawValue: \(literal)"
    let line = "\(head) Self(\(argument)) }"
    let isOneLine = code.fits(line)
    ignoreLayout(unless: isOneLine || code.fits(head))
    code.documentation(value.documentation)
    if isOneLine {
      code.line(line)
      return
    }
    code.open(head)
    if code.fits("Self(\(argument))") {
      code.line("Self(\(argument))")
    } else {
      code.open("Self(")
      if code.fits(argument) {
        code.line(argument)
      } else {
        code.line("rawValue:")
        code.line(literal, deeper: 1)
      }
      code.close(")")
    }
    code.close()
  }

  /// Digits in groups of three, as the linter wants them from seven digits on.
  private static func grouped(_ number: String) -> String {
    let digits = number.drop { $0 == "-" }
    guard digits.count >= 7 else { return number }
    var result = number.hasPrefix("-") ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result += "_" }
      result.append(digit)
    }
    return result
  }
}
