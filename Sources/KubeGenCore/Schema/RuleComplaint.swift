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
  private let kind: Kind

  private enum Kind {
    case cost
    /// Of the compiler.
    case expression
    /// Of what stands around the expression.
    case setting
  }

  /// Nil for what is about no single rule.
  init?(_ problem: FieldProblem) {
    guard let field = problem.field, let place = RulePlace(field) else { return nil }
    self.place = place
    faults = Self.faults(problem.message)
    let isExpression = ["rule", "messageExpression"].contains(place.part)
    kind =
      if problem.reason == "FieldValueForbidden" {
        .cost
      } else if isExpression, Self.remedies[faults[0].message] == nil,
        !faults[0].message.hasPrefix(Self.uncorrelatable)
      {
        .expression
      } else {
        .setting
      }
  }

  func sentence(_ fault: Fault) -> String {
    switch kind {
    case .cost:
      return
        "The \(place.part) may cost too much: \(fault.message). Bound lists, maps and texts with "
        + "'maxItems', 'maxProperties' and 'maxLength'."
    case .expression:
      let place = fault.line > 0 ? "line \(fault.line), column \(fault.column): " : ""
      return "The \(self.place.part) does not compile: \(place)\(fault.message)."
    case .setting:
      if fault.message.hasPrefix(Self.uncorrelatable) {
        return
          "'oldSelf' is not known here: in lists without keys nothing tells which value was which "
          + "before. Use 'listType: \"map\"', or put the rule further out."
      }
      return Self.remedies[fault.message] ?? "The \(place.part) is refused: \(fault.message)."
    }
  }

  /// Of a rule in an annotation, of which more is known; nil for what its reader has said.
  func sentence(
    _ fault: Fault, _ rule: ValidationRule, in schema: StructuralSchema
  ) -> String? {
    switch place.part {
    case "reason": return nil
    case "fieldPath":
      guard let path = rule.fieldPath else { return sentence(fault) }
      return switch FieldPath.follow(path, in: schema, allowsBrackets: true) {
      case .found: sentence(fault)
      case .open: "The schema does not say what there is at 'fieldPath'. Point it further out."
      case .problem(let problem): problem
      }
    default:
      let text = place.part == "rule" ? rule.rule : rule.messageExpression ?? ""
      guard kind == .expression, let field = fault.undefinedField,
        place.isRoot || schema[.embeddedResource]?.bool == true,
        text.filter({ !$0.isWhitespace }).contains(".metadata.\(field)")
      else { return sentence(fault) }
      return
        "A rule sees of the metadata only 'name' and 'generateName', not '\(field)'. Use a "
        + "ValidatingAdmissionPolicy for that."
    }
  }

  private static let uncorrelatable = "oldSelf cannot be used on the uncorrelatable portion"

  /// What to do about the server's words.
  private static let remedies = [
    "rule is not specified": "The rule is empty.",
    "must be non-empty if specified":
      "The message is empty. Leave it out, or say what is wrong.",
    "must not contain line breaks": "A message is one line. Take the line breaks out.",
    "message must be specified if rule contains line breaks":
      "A rule of several lines needs a 'message', because users cannot be shown the rule.",
    "messageExpression must be non-empty if specified":
      "The messageExpression is empty. Leave it out, or write one.",
    "may not be set if oldSelf is not used in rule":
      "'optionalOldSelf' is for rules that use 'oldSelf'. Take it away.",
  ]

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
    guard let first = faults.first else { return [Fault(message: detail(message))] }
    // What follows a syntax error are its consequences.
    return first.message.hasPrefix("Syntax error") ? [first] : faults
  }

  /// Without the kind of the problem, and the value: a text in quotes, JSON, or a word.
  private static func detail(_ message: String) -> String {
    guard let start = message.firstRange(of: ": ")?.upperBound else { return message }
    guard message.hasPrefix("Invalid value: ") || message.hasPrefix("Unsupported value: ") else {
      return String(message[start...])
    }
    var rest = message[start...]
    if rest.first == "\"" {
      rest = rest.dropFirst()
      while let character = rest.popFirst(), character != "\"" {
        if character == "\\" { rest = rest.dropFirst() }
      }
    }
    let mark = message[start...].first == "{" ? "}: " : ": "
    return rest.firstRange(of: mark).map { String(rest[$0.upperBound...]) } ?? String(rest)
  }
}

extension RuleComplaint.Fault {
  /// `x` of `undefined field 'x'`
  fileprivate var undefinedField: String? {
    let marker = "undefined field '"
    guard message.hasPrefix(marker), message.hasSuffix("'") else { return nil }
    return String(message.dropFirst(marker.count).dropLast())
  }
}
