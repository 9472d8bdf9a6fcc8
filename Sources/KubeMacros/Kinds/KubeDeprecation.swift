/// Whether a version is deprecated: true, false, or the text of the warning.
public struct KubeDeprecation: Sendable, ExpressibleByBooleanLiteral, ExpressibleByStringLiteral {
  public init(booleanLiteral value: Bool) {}
  public init(stringLiteral value: String) {}
}

/// What a column's value is.
public enum KubeColumnType: Sendable {
  case boolean, date, integer, number, string
}

/// What a server says of a value that breaks a rule.
public enum KubeRuleReason: Sendable {
  case fieldValueInvalid, fieldValueForbidden, fieldValueRequired, fieldValueDuplicate
}
