extension LabelQuery {
  /// `key in (a,b)`: the label is there and has one of the values, of which there must be one.
  public static func `in`(_ key: String, _ values: some Sequence<String>) -> LabelQuery {
    one(key, .in, Array(values))
  }

  /// `key notin (a,b)`: the label is absent, or has none of the values, of which there must be one.
  public static func notIn(_ key: String, _ values: some Sequence<String>) -> LabelQuery {
    one(key, .notIn, Array(values))
  }

  /// `key=value`: the label is there and has the value.
  public static func equals(_ key: String, _ value: String) -> LabelQuery {
    one(key, .equals, [value])
  }

  /// `key!=value`: the label is absent, or has another value.
  public static func notEquals(_ key: String, _ value: String) -> LabelQuery {
    one(key, .notEquals, [value])
  }

  /// `key`: the label is there.
  public static func exists(_ key: String) -> LabelQuery { one(key, .exists) }

  /// `!key`: the label is absent.
  public static func doesNotExist(_ key: String) -> LabelQuery { one(key, .doesNotExist) }

  /// `key>bound`: the label is there, is an integer, and is greater. The bound cannot be negative.
  public static func greaterThan(_ key: String, _ bound: Int64) -> LabelQuery {
    one(key, .greaterThan, [String(bound)])
  }

  /// `key<bound`: the label is there, is an integer, and is less. The bound cannot be negative.
  public static func lessThan(_ key: String, _ bound: Int64) -> LabelQuery {
    one(key, .lessThan, [String(bound)])
  }

  private static func one(
    _ key: String, _ operator: LabelRequirement.Operator, _ values: [String] = []
  ) -> LabelQuery {
    LabelQuery(CollectionOfOne(LabelRequirement(key: key, operator: `operator`, values: values)))
  }
}

extension LabelQuery: ExpressibleByStringLiteral {
  /// A literal in the form that ``init(parsing:)`` reads.
  ///
  /// A literal cannot throw. One that does not parse becomes a query that matches nothing, prints
  /// as it was written, and whose ``validate()`` and ``parameterValue()`` throw the reason. A value
  /// that is known only at run time does not belong in a literal: `.equals("app", name)`.
  public init(stringLiteral value: String) {
    do throws(InvalidSelector) {
      try self.init(parsing: value)
    } catch {
      self.init([], problem: error)
    }
  }
}

extension LabelQuery: ExpressibleByDictionaryLiteral {
  /// Selects the objects that have all these labels: `["app": "web"]`.
  public init(dictionaryLiteral elements: (String, String)...) {
    self.init(elements.map { LabelRequirement(key: $0, operator: .equals, values: [$1]) })
  }
}

extension LabelQuery: ExpressibleByArrayLiteral {
  /// Selects what all of these select: `[.equals("app", "web"), .exists("tier")]`.
  public init(arrayLiteral elements: LabelQuery...) {
    self.init(
      elements.flatMap(\.requirements),
      problem: elements.lazy.compactMap(\.problem).first)
  }
}
