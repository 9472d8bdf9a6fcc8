/// The tables of an environment's libraries, merged for look-up by name.
final class Declarations: Sendable {
  let functions: [String: Function]
  /// All overloads by id.
  let overloads: [String: Overload]
  let types: [String: CELType]
  let macros: [Macro.Key: Macro]

  init(_ libraries: [Library]) {
    var functions: [String: [Overload]] = [:]
    var overloads: [String: Overload] = [:]
    var types: [String: CELType] = [:]
    var macros: [Macro.Key: Macro] = [:]
    for library in libraries {
      for function in library.functions {
        functions[function.name, default: []] += function.overloads
        for overload in function.overloads { overloads[overload.id] = overload }
      }
      types.merge(library.types) { _, new in new }
      for macro in library.macros { macros[macro.key] = macro }
    }
    var merged: [String: Function] = [:]
    for (name, overloads) in functions { merged[name] = Function(name: name, overloads: overloads) }
    self.functions = merged
    self.overloads = overloads
    self.types = types
    self.macros = macros
  }
}
