/// A value with the place where it was written.
struct Located<Value: Sendable>: Sendable {
  var value: Value
  var place: SourceLocation
}

/// The arguments of an annotation by name. What is unknown, doubled or surplus has been reported.
struct BoundArguments {
  var annotation: Annotation
  private(set) var values: [String: AnnotationValue] = [:]
  private(set) var places: [String: SourceLocation] = [:]
  /// The values of names that may stand several times, in their order.
  private(set) var repeated: [(name: String, value: AnnotationValue)] = []

  /// - Parameters:
  ///   - parameters: All names, those that may stand without their label first.
  ///   - unlabelled: How many of them may stand without their label.
  ///   - flags: Names that may stand alone, which means true.
  ///   - repeatable: Names that may stand several times.
  init(
    _ annotation: Annotation, parameters: [String], unlabelled: Int = 0, flags: Set<String> = [],
    repeatable: Set<String> = [], diagnostics: inout Diagnostics
  ) {
    self.annotation = annotation
    var position = 0
    for argument in annotation.arguments {
      var value = argument.value
      let name: String
      if let label = argument.label {
        name = label
      } else if let flag = value.flag, position >= unlabelled || flags.contains(flag) {
        guard flags.contains(flag) || !parameters.contains(flag) else {
          diagnostics.error("'\(flag)' needs a value: '\(flag): …'.", at: value.place)
          continue
        }
        name = flag
        value.content = .bool(true)
      } else if position < unlabelled {
        name = parameters[position]
        position += 1
      } else {
        diagnostics.error(
          "'@\(annotation.spelling)' takes 'name: value' pairs. Put the attribute's name before "
            + "this value.", at: value.place)
        continue
      }
      if repeatable.contains(name) {
        repeated.append((name, value))
      } else {
        add(name, value, at: argument.place, among: parameters, &diagnostics)
      }
    }
  }

  private mutating func add(
    _ name: String, _ value: AnnotationValue, at place: SourceLocation, among parameters: [String],
    _ diagnostics: inout Diagnostics
  ) {
    if !parameters.contains(name) {
      if annotation.isCompiled { return }
      let phrase =
        Suggestion.nearest(to: name, among: parameters).map { "Did you mean '\($0)'?" }
        ?? "It has \(parameters.sorted().joined(separator: ", "))."
      diagnostics.error(
        "'@\(annotation.spelling)' has no attribute '\(name)'. \(phrase)", at: place)
    } else if values[name] != nil {
      diagnostics.error("'\(name)' is here twice. Leave one of the two out.", at: place)
    } else {
      values[name] = value
      places[name] = place
    }
  }

  /// Reports what is missing.
  func require(_ names: [String], diagnostics: inout Diagnostics) -> Bool {
    let missing = names.filter { values[$0] == nil }
    guard !missing.isEmpty else { return true }
    let list = missing.map { "'\($0)'" }.joined(separator: ", ")
    diagnostics.error("'@\(annotation.spelling)' needs \(list) as well.", at: annotation.place)
    return false
  }
}

extension BoundArguments {
  func string(_ name: String, _ diagnostics: inout Diagnostics) -> Located<String>? {
    guard let value = values[name] else { return nil }
    guard let string = value.string else {
      value.reject(name, takes: "a string", &diagnostics)
      return nil
    }
    return Located(value: string, place: value.place)
  }

  /// One of a list of words.
  func word(_ name: String, _ diagnostics: inout Diagnostics) -> Located<String>? {
    guard let value = values[name] else { return nil }
    guard let word = value.word else {
      value.reject(name, takes: "a string", &diagnostics)
      return nil
    }
    return Located(value: word, place: value.place)
  }

  func bool(_ name: String, _ diagnostics: inout Diagnostics) -> Located<Bool>? {
    guard let value = values[name] else { return nil }
    guard case .bool(let bool) = value.content else {
      value.reject(name, takes: "true or false", &diagnostics)
      return nil
    }
    return Located(value: bool, place: value.place)
  }

  func integer(_ name: String, _ diagnostics: inout Diagnostics) -> Located<Int64>? {
    guard let value = values[name] else { return nil }
    guard case .integer(let integer) = value.content else {
      value.reject(name, takes: "an integer", &diagnostics)
      return nil
    }
    return Located(value: integer, place: value.place)
  }

  func type(_ name: String, _ diagnostics: inout Diagnostics) -> Located<[String]>? {
    guard let value = values[name] else { return nil }
    guard case .type(let path) = value.content else {
      value.reject(name, takes: "a type, written 'FooStatus.self'", &diagnostics)
      return nil
    }
    return Located(value: path, place: value.place)
  }

  func strings(_ name: String, _ diagnostics: inout Diagnostics) -> [Located<String>] {
    guard let value = values[name] else { return [] }
    guard let strings = value.strings else {
      value.reject(name, takes: "a list of strings", &diagnostics)
      return []
    }
    return strings
  }
}

extension AnnotationValue {
  /// `immutable`, or `.immutable` where the compiler reads along.
  fileprivate var flag: String? {
    switch content {
    case .name(let name), .member(let name): name
    default: nil
    }
  }

  /// The elements of a list of strings; nil if the value is anything else.
  var strings: [Located<String>]? {
    guard case .list(let elements) = content else { return nil }
    let strings = elements.compactMap { element in
      element.string.map { Located(value: $0, place: element.place) }
    }
    return strings.count == elements.count ? strings : nil
  }

  func reject(_ name: String, takes what: String, _ diagnostics: inout Diagnostics) {
    diagnostics.error("'\(name)' takes \(what), not \(kind).", at: place)
  }
}
