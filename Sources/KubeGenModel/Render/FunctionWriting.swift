/// A parameter whose label is its name.
struct Parameter {
  var name: String
  var type: String
  var value: String?

  var label: String { SwiftNaming.escaped(name, in: .label) }
  var rest: String { value.map { "\(type) = \($0)" } ?? type }
}

/// What a call passes.
struct Argument {
  var label: String?
  var value: String

  init(_ value: String, label: String? = nil) {
    self.label = label
    self.value = value
  }

  var text: String { label.map { "\($0): \(value)" } ?? value }
}

extension TypeWriter {
  /// The line, or the lines, up to the opening brace of a function's body: all parameters on one
  /// line, or one on each.
  mutating func openFunction(_ name: String, _ parameters: [Parameter]) {
    let list = parameters.map { "\($0.label): \($0.rest)" }
    let line = "\(name)(\(list.joined(separator: ", "))) {"
    if code.fits(line) {
      code.open(line)
      return
    }
    ignoreLayout(
      unless: zip(parameters, list).allSatisfy { parameter, text in
        code.fits(text + ",", deeper: 1)
          || code.fits("\(parameter.label):", deeper: 1)
            && code.fits(parameter.rest + ",", deeper: 2)
      })
    code.open("\(name)(")
    for (index, parameter) in parameters.enumerated() {
      let comma = index == parameters.count - 1 ? "" : ","
      if code.fits(list[index] + comma) || !code.fits(parameter.rest + comma, deeper: 1) {
        code.line(list[index] + comma)
      } else {
        code.line("\(parameter.label):")
        code.line(parameter.rest + comma, deeper: 1)
      }
    }
    code.turn(") {")
  }

  /// A call as a statement: all arguments on one line, or one on each.
  mutating func writeCall(_ name: String, _ arguments: [Argument]) {
    let line = "\(name)(\(arguments.map(\.text).joined(separator: ", ")))"
    if code.fits(line) {
      code.line(line)
      return
    }
    code.open("\(name)(")
    for (index, argument) in arguments.enumerated() {
      let comma = index == arguments.count - 1 ? "" : ","
      if let label = argument.label, !code.fits(argument.text + comma) {
        code.line("\(label):")
        code.line(argument.value + comma, deeper: 1)
      } else {
        code.line(argument.text + comma)
      }
    }
    code.close(")")
  }

  /// An assignment, on one line or broken behind its sign.
  mutating func writeAssignment(_ place: String, _ value: String) {
    let line = "\(place) = \(value)"
    if !code.fits(line), code.fits("\(place) ="), code.fits(value, deeper: 1) {
      code.line("\(place) =")
      code.line(value, deeper: 1)
    } else {
      ignoreLayout(unless: code.fits(line))
      code.line(line)
    }
  }
}
