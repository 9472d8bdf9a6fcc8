/// The tables of an environment's libraries, merged for look-up by name.
final class Declarations: Sendable {
  let functions: [String: Function]
  /// All overloads by id.
  let overloads: [String: Overload]
  let types: [String: CELType]
  /// What stands before the first dot of names of types, and of functions.
  let typePrefixes: Set<Substring>
  let functionPrefixes: Set<Substring>
  /// By the name of the function.
  let macros: [String: [Macro]]
  /// The overloads of functions, as the checker needs them.
  let signatures: [String: [Signature]]

  init(_ libraries: [Library]) {
    var functions: [String: [Overload]] = [:]
    var overloads: [String: Overload] = [:]
    var types: [String: CELType] = [:]
    var macros: [String: [Macro]] = [:]
    for library in libraries {
      for function in library.functions {
        for overload in function.overloads where overloads[overload.id] == nil {
          overloads[overload.id] = overload
          functions[function.name, default: []].append(overload)
        }
      }
      types.merge(library.types) { _, new in new }
      for macro in library.macros {
        macros[macro.key.function, default: []].removeAll { $0.key == macro.key }
        macros[macro.key.function, default: []].append(macro)
      }
    }
    var merged: [String: Function] = [:]
    for (name, overloads) in functions { merged[name] = Function(name: name, overloads: overloads) }
    self.functions = merged
    self.overloads = overloads
    self.types = types
    self.typePrefixes = Self.prefixes(of: types.keys)
    self.functionPrefixes = Self.prefixes(of: functions.keys)
    self.macros = macros
    self.signatures = functions.mapValues { $0.map(Signature.init) }
  }

  private static func prefixes(of names: some Sequence<String>) -> Set<Substring> {
    Set(names.compactMap { $0.contains(".") ? $0.prefix { $0 != "." } : nil })
  }
}

/// An overload whose parameters of types are numbered.
struct Signature: Sendable {
  let id: String
  let isMember: Bool
  /// To this overload alone.
  let reference: CheckedExpression.Reference
  private let parameters: [CELType]
  private let result: CELType
  private let variableCount: Int

  init(_ overload: Overload) {
    var names: [String] = []
    id = overload.id
    reference = .overloads([id])
    isMember = overload.isMember
    parameters = overload.parameters.map { $0.numbering(&names) }
    result = overload.result.numbering(&names)
    variableCount = names.count
  }

  var parameterCount: Int { parameters.count }

  /// Numbers the variables that it would have: messages show the numbers of those that follow.
  func skip(in unifier: inout Unifier) { _ = unifier.newVariables(variableCount) }

  /// The signature with variables of its own.
  func instance(in unifier: inout Unifier) -> (parameters: [CELType], result: CELType) {
    guard variableCount > 0 else { return (parameters, result) }
    let base = unifier.newVariables(variableCount)
    return (parameters.map { $0.shifted(by: base) }, result.shifted(by: base))
  }
}

extension CELType {
  /// The type with variables for the parameters in it, numbered by their place in the names.
  fileprivate func numbering(_ names: inout [String]) -> CELType {
    if case .parameter(let name) = self {
      if let number = names.firstIndex(of: name) { return .variable(number) }
      names.append(name)
      return .variable(names.count - 1)
    }
    return replacingParts { $0.numbering(&names) }
  }

  fileprivate func shifted(by base: Int) -> CELType {
    if case .variable(let number) = self { return .variable(number + base) }
    return replacingParts { $0.shifted(by: base) }
  }

  private func replacingParts(_ new: (CELType) -> CELType) -> CELType {
    switch self {
    case .list(let element): .list(new(element))
    case .map(let key, let value): .map(new(key), new(value))
    case .opaque(let name, let parameters): .opaque(name, parameters.map(new))
    case .type(let type): .type(type.map(new))
    default: self
    }
  }
}
