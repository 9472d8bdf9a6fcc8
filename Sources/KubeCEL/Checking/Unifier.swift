/// Finds out which types go with which, and what the free ones are.
///
/// It follows cel-go's checker, so that the same expressions are refused, but bounds the work: types
/// that double in size with each operator would take it for ever.
struct Unifier {
  private var bindings: [CELType?] = []
  /// What was bound since, to be undone where types do not go together after all.
  private var trail: [(variable: Int, before: CELType?)] = []
  private var work = 0
  /// Types have grown beyond all reason; answers mean nothing any more.
  private(set) var isExhausted = false

  private static let most = 2_000_000
  private static let deepest = 260

  mutating func newVariable() -> CELType {
    bindings.append(nil)
    return .variable(bindings.count - 1)
  }

  /// Takes numbers for all variables of a signature; add the result to those in it.
  mutating func newVariables(_ count: Int) -> Int {
    bindings += repeatElement(nil, count: count)
    return bindings.count - count
  }

  /// Whether a value of one type may stand where the other is wanted; what is free is bound by it.
  mutating func assign(_ types: [CELType], to wanted: [CELType]) -> Bool {
    guard types.count == wanted.count else { return false }
    trail.removeAll(keepingCapacity: true)
    for index in types.indices where !isAssignable(types[index], wanted[index], 0) {
      undo()
      return false
    }
    return !isExhausted
  }

  mutating func assign(_ type: CELType, to wanted: CELType) -> Bool {
    trail.removeAll(keepingCapacity: true)
    if isAssignable(type, wanted, 0) { return !isExhausted }
    undo()
    return false
  }

  private mutating func undo() {
    for (variable, before) in trail.reversed() { bindings[variable] = before }
  }

  /// The type with all that is known put in for what was free. What is still free becomes dyn if
  /// `final`.
  mutating func resolve(_ type: CELType, final: Bool) -> CELType { resolve(type, final, 0) }

  /// The one of two types that go together that is the more general.
  mutating func moreGeneral(_ type: CELType, _ other: CELType) -> CELType {
    isLessSpecific(type, other, 0) ? type : other
  }

  /// Counts a step; false once there were too many, or at too great a depth.
  private mutating func step(_ depth: Int) -> Bool {
    work += 1
    if work > Self.most || depth > Self.deepest { isExhausted = true }
    return !isExhausted
  }

  private mutating func bind(_ variable: Int, _ type: CELType) {
    trail.append((variable, bindings[variable]))
    bindings[variable] = type
  }

  /// Follows variables that stand for variables.
  private func end(of type: CELType) -> CELType {
    var type = type
    while case .variable(let number) = type, let next = bindings[number] { type = next }
    return type
  }

  private mutating func resolve(_ type: CELType, _ final: Bool, _ depth: Int) -> CELType {
    switch type {
    case .list, .map, .opaque, .type, .variable: break
    default: return type
    }
    guard step(depth) else { return .error }
    let type = end(of: type)
    switch type {
    case .variable: return final ? .dyn : type
    case .list(let element): return .list(resolve(element, final, depth + 1))
    case .map(let key, let value):
      return .map(resolve(key, final, depth + 1), resolve(value, final, depth + 1))
    case .opaque(_, let parameters) where parameters.isEmpty: return type
    case .opaque(let name, var parameters):
      for index in parameters.indices {
        parameters[index] = resolve(parameters[index], final, depth + 1)
      }
      return .opaque(name, parameters)
    case .type(let type?): return .type(resolve(type, final, depth + 1))
    default: return type
    }
  }

  private mutating func isAssignable(_ type: CELType, _ wanted: CELType, _ depth: Int) -> Bool {
    guard step(depth) else { return false }
    if case .variable(let number) = wanted {
      let (isValid, isBound) = substitute(type, for: number, depth)
      if isValid || isBound { return isValid }
    }
    if case .variable(let number) = type {
      return substitute(wanted, for: number, depth).isValid
    }
    switch (type, wanted) {
    case (.dyn, _), (_, .dyn), (.error, _), (_, .error): return true
    case (.null, _): return wanted.isNullable
    case (_, .null): return type.isNullable
    case (.list(let element), .list(let other)):
      return isAssignable(element, other, depth + 1)
    case (.map(let key, let value), .map(let otherKey, let otherValue)):
      return isAssignable(key, otherKey, depth + 1)
        && isAssignable(value, otherValue, depth + 1)
    case (.opaque(let name, let parameters), .opaque(let otherName, let others)):
      guard name == otherName, parameters.count == others.count else { return false }
      for (parameter, other) in zip(parameters, others)
      where !isAssignable(parameter, other, depth + 1) {
        return false
      }
      return true
    case (.type, .type): return true
    case (.list, _), (.map, _), (.opaque, _), (.type, _): return false
    case (.object(let name), .object(let other)): return name == other
    default: return type == wanted
    }
  }

  /// Whether a variable may stand for a type, and whether it did stand for some type before.
  private mutating func substitute(
    _ type: CELType, for variable: Int, _ depth: Int
  ) -> (isValid: Bool, isBound: Bool) {
    let last = end(of: .variable(variable))
    let given = type
    let type = end(of: type)
    if case .variable(let free) = last {
      if type == last { return (true, true) }
      guard isAbsent(free, from: type, depth) else { return (false, free != variable) }
      bind(free, type)
      return (true, free != variable)
    }
    if isExact(type, last, depth) { return (true, true) }
    guard isAssignable(type, last, depth + 1) else { return (false, true) }
    let general = moreGeneral(given, last)
    if isAbsent(variable, from: general, depth) { rebind(variable, general) }
    return (true, true)
  }

  /// Gives a type to a variable and to all that it stands for.
  private mutating func rebind(_ variable: Int, _ type: CELType) {
    var next = variable
    while case .variable(let following)? = bindings[next] {
      if .variable(following) == type { return }
      next = following
    }
    bind(next, type)
  }

  /// Whether a type has nothing of a variable in it.
  private mutating func isAbsent(_ variable: Int, from type: CELType, _ depth: Int) -> Bool {
    guard step(depth) else { return false }
    var type = type
    while case .variable(let number) = type {
      if number == variable { return false }
      guard let next = bindings[number] else { return true }
      type = next
    }
    switch type {
    case .list(let element): return isAbsent(variable, from: element, depth + 1)
    case .map(let key, let value):
      return isAbsent(variable, from: key, depth + 1)
        && isAbsent(variable, from: value, depth + 1)
    case .opaque(_, let parameters):
      for parameter in parameters where !isAbsent(variable, from: parameter, depth + 1) {
        return false
      }
      return true
    case .type(let type?): return isAbsent(variable, from: type, depth + 1)
    default: return true
    }
  }

  /// Whether two types are written alike.
  mutating func isExact(_ type: CELType, _ other: CELType, _ depth: Int = 0) -> Bool {
    switch (type, other) {
    case (.list(let element), .list(let otherElement)):
      return step(depth) && isExact(element, otherElement, depth + 1)
    case (.map(let key, let value), .map(let otherKey, let otherValue)):
      return step(depth) && isExact(key, otherKey, depth + 1)
        && isExact(value, otherValue, depth + 1)
    case (.opaque(let name, let parameters), .opaque(let otherName, let others)):
      guard step(depth), name == otherName, parameters.count == others.count else {
        return false
      }
      for (parameter, other) in zip(parameters, others)
      where !isExact(parameter, other, depth + 1) {
        return false
      }
      return true
    case (.type(let type?), .type(let other?)):
      return step(depth) && isExact(type, other, depth + 1)
    case (.list, _), (.map, _), (.opaque, _): return false
    case (.type(nil), .type(nil)): return true
    case (.type, _), (_, .type), (_, .list), (_, .map), (_, .opaque): return false
    default: return type == other
    }
  }

  private mutating func isLessSpecific(
    _ type: CELType, _ other: CELType, _ depth: Int
  ) -> Bool {
    guard step(depth) else { return true }
    switch (type, other) {
    case (.dyn, _), (.variable, _), (.parameter, _): return true
    case (_, .dyn), (_, .variable), (_, .parameter): return false
    case (.opaque(let name, let parameters), .opaque(let otherName, let others)):
      guard name == otherName, parameters.count == others.count else { return false }
      for (parameter, other) in zip(parameters, others)
      where !isLessSpecific(parameter, other, depth + 1) {
        return false
      }
      return true
    case (.list(let element), .list(let otherElement)):
      return isLessSpecific(element, otherElement, depth + 1)
    case (.map(let key, let value), .map(let otherKey, let otherValue)):
      return isLessSpecific(key, otherKey, depth + 1)
        && isLessSpecific(value, otherValue, depth + 1)
    case (.type, .type): return true
    default: return isExact(type, other, depth)
    }
  }
}

extension CELType {
  /// Whether null may be compared with it and stand for it.
  fileprivate var isNullable: Bool {
    switch self {
    case .null, .opaque, .object, .duration, .timestamp: true
    default: false
    }
  }
}
