import KubePattern

/// What is done with regular expressions. Those that are written out are read when an expression is
/// compiled; these read the others.
enum PatternFunctions {
  static func matches(_ text: CELValue, _ pattern: CELValue) throws(CELFailure) -> CELValue {
    let (text, source) = (try text.text, try pattern.text)
    do throws(PatternError) {
      return .bool(try Pattern(source).matches(text))
    } catch {
      throw .other(error.description)
    }
  }

  static func find(_ text: CELValue, _ pattern: CELValue) throws(CELFailure) -> CELValue {
    try find(text, try read(pattern))
  }

  static func findAll(_ arguments: [CELValue]) throws(CELFailure) -> CELValue {
    try findAll(arguments, try read(arguments[1]))
  }

  static func find(_ text: CELValue, _ pattern: Pattern) throws(CELFailure) -> CELValue {
    .string(pattern.firstMatch(in: try text.text) ?? "")
  }

  static func findAll(
    _ arguments: [CELValue], _ pattern: Pattern
  ) throws(CELFailure) -> CELValue {
    let limit = arguments.count > 2 ? try arguments[2].integer : -1
    return .list(
      of: pattern.allMatches(
        in: try arguments[0].text, limit: limit < 0 ? nil : Int(limit)))
  }

  private static func read(_ pattern: CELValue) throws(CELFailure) -> Pattern {
    let text = try pattern.text
    do throws(PatternError) {
      return try Pattern(text)
    } catch {
      throw .other("Illegal regex: \(error)")
    }
  }
}
