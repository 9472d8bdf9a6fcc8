/// What the library of named formats does.
enum FormatFunctions {
  static func named(_ name: CELValue) throws(CELFailure) -> CELValue {
    guard let format = CELFormat(rawValue: try name.text) else { return .optional(.none) }
    return .optional(CELOptional(.format(format)))
  }

  static func validate(_ format: CELValue, _ text: CELValue) throws(CELFailure) -> CELValue {
    guard case .format(let format) = format else { throw .noSuchOverload }
    let problems = format.problems(with: try text.text)
    guard !problems.isEmpty else { return .optional(.none) }
    return .optional(CELOptional(.list(of: problems)))
  }
}
