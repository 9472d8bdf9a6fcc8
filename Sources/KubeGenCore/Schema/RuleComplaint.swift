import KubeSchema

/// What a server says against a rule, taken apart.
struct RuleComplaint {
  /// What is wrong, and where in the expression.
  struct Fault {
    var message: String
    /// From 1; 0 for what concerns all of it.
    var line = 0
    var column = 0
  }

  let place: RulePlace
  let faults: [Fault]
  private let isCost: Bool

  /// Nil for what is about no single rule.
  init?(_ problem: FieldProblem) {
    guard let field = problem.field, let place = RulePlace(field) else { return nil }
    self.place = place
    isCost = problem.reason == "FieldValueForbidden"
    faults = Self.faults(problem.message)
  }

  func sentence(_ fault: Fault) -> String {
    if isCost {
      return
        "The \(place.part) may cost too much: \(fault.message). Bound lists, maps and texts with "
        + "'maxItems', 'maxProperties' and 'maxLength'."
    }
    let place = fault.line > 0 ? "line \(fault.line), column \(fault.column): " : ""
    return "The \(self.place.part) does not compile: \(place)\(fault.message)."
  }

  /// Takes the compiler's lines apart: `ERROR: <input>:1:8: undeclared reference to 'x'`, the text,
  /// and a mark.
  private static func faults(_ message: String) -> [Fault] {
    var faults: [Fault] = []
    for line in message.split(separator: "\n") {
      guard let start = line.firstRange(of: "ERROR: <input>:")?.upperBound else { continue }
      let parts = line[start...].split(separator: ":", maxSplits: 2)
      guard parts.count == 3, let row = Int(parts[0]), let column = Int(parts[1]) else { continue }
      // There is one container, without a name.
      let text = parts[2].dropFirst().replacing(" (in container '')", with: "")
      faults.append(Fault(message: String(text), line: row, column: column))
    }
    return faults.isEmpty ? [Fault(message: detail(message))] : faults
  }

  /// Without the kind of the problem, and the value.
  private static func detail(_ message: String) -> String {
    let text =
      message.firstRange(of: "}: ").map { message[$0.upperBound...] }
      ?? message.firstRange(of: ": ").map { message[$0.upperBound...] } ?? message[...]
    return String(text)
  }
}
