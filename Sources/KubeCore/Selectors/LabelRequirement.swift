/// One condition on the labels of an object.
///
/// Follows `Requirement` of apimachinery's `pkg/labels`. Nothing is checked at first, for that
/// would make every selector in a program throw: see ``validate()``.
public struct LabelRequirement: Sendable, Hashable, CustomStringConvertible {
  /// How the label's value has to stand to the values of the requirement.
  public enum Operator: Int, Sendable, Hashable, CaseIterable {
    /// `key in (a,b)`: the label is there and has one of the values.
    case `in`
    /// `key notin (a,b)`: the label is absent, or has none of the values.
    case notIn
    /// `key=a`: the label is there and has the value. `==` means the same.
    case equals
    /// `key!=a`: the label is absent, or has another value.
    case notEquals
    /// `key`: the label is there.
    case exists
    /// `!key`: the label is absent.
    case doesNotExist
    /// `key>1`: the label is there, is an integer of 64 bits, and is greater.
    case greaterThan
    /// `key<1`: the label is there, is an integer of 64 bits, and is less.
    case lessThan
  }

  /// The key of the label.
  public let key: String
  /// How the label's value has to stand to ``values``.
  public let `operator`: Operator
  /// The values in the order of their bytes, each once.
  public let values: [String]

  /// Takes all unchecked. `in` and `notIn` need at least one value, `exists` and `doesNotExist`
  /// none, and all others exactly one.
  public init(key: String, operator: Operator, values: [String] = []) {
    self.key = key
    self.operator = `operator`
    self.values = Self.normalized(values)
  }

  /// Whether an object with these labels meets the requirement.
  ///
  /// A requirement that ``validate()`` refuses is answered as `Requirement.Matches` does: it never
  /// traps, but what a server would say is another matter.
  public func matches(_ labels: [String: String]) -> Bool {
    let value = labels[key]
    switch `operator` {
    case .in, .equals: return value.map(hasValue) ?? false
    case .notIn, .notEquals: return !(value.map(hasValue) ?? false)
    case .exists: return value != nil
    case .doesNotExist: return value == nil
    case .greaterThan, .lessThan:
      guard let value = value.flatMap({ Int64($0) }), values.count == 1,
        let bound = Int64(values[0])
      else { return false }
      return `operator` == .greaterThan ? value > bound : value < bound
    }
  }

  /// Throws what an API server would find wrong: a bad key, the wrong number of values, a value
  /// that no label can have, or a bound that is no integer (`labels.NewRequirement`).
  ///
  /// The grammar of selectors has no quotes, so a value such as `a,b=c` would be read as another
  /// requirement. Hence nothing may be sent unchecked; ``LabelQuery/parameterValue()`` checks.
  /// A bound below zero is refused as well, for no label's value begins with `-`.
  public func validate() throws(InvalidSelector) {
    try validate(path: "")
  }

  /// Prints as `Requirement.String` of apimachinery does, values sorted: `key in (a,b)`,
  /// `key notin (a)`, `key=a`, `key!=a`, `key`, `!key`, `key>1`, `key<1`.
  public var description: String {
    let joined = values.joined(separator: ",")
    return switch `operator` {
    case .in: "\(key) in (\(joined))"
    case .notIn: "\(key) notin (\(joined))"
    case .equals: "\(key)=\(joined)"
    case .notEquals: "\(key)!=\(joined)"
    case .exists: key
    case .doesNotExist: "!\(key)"
    case .greaterThan: "\(key)>\(joined)"
    case .lessThan: "\(key)<\(joined)"
    }
  }

  func validate(path: String) throws(InvalidSelector) {
    try Self.check(key, against: .labelKey, at: path + "key")
    let expected: String? =
      switch `operator` {
      case .in, .notIn: values.isEmpty ? "at least one value" : nil
      case .exists, .doesNotExist: values.isEmpty ? nil : "no values"
      case .equals, .notEquals, .greaterThan, .lessThan: values.count == 1 ? nil : "one value"
      }
    if let expected {
      throw InvalidSelector(
        at: .path(path + "values"), expected: expected, found: "\(values.count) values")
    }
    for (index, value) in values.enumerated() {
      let place = path + "values[\(index)]"
      try Self.check(value, against: .labelValue, at: place)
      if `operator` == .greaterThan || `operator` == .lessThan, Int64(value) == nil {
        throw InvalidSelector(
          at: .path(place), expected: "an integer of 64 bits", found: quotedExcerpt(value))
      }
    }
  }

  private static func check(
    _ name: String, against rule: NameRule, at place: String
  ) throws(InvalidSelector) {
    do {
      try rule.validate(name)
    } catch {
      throw InvalidSelector(
        at: .path(place), expected: "a \(rule)",
        found: quotedExcerpt(name, around: error.offset), cause: error)
    }
  }

  private func hasValue(_ value: String) -> Bool {
    values.contains { $0.hasSameBytes(as: value) }
  }

  private static func normalized(_ values: [String]) -> [String] {
    if values.count < 2 { return values }
    var result: [String] = []
    for value in values.sorted(by: { $0.precedesInBytes($1) }) {
      if let last = result.last, last.hasSameBytes(as: value) { continue }
      result.append(value)
    }
    return result
  }
}
