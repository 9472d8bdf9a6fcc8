import KubeJSON

/// What a schema has against a value, as the validator says it; the server words some of it anew.
package struct SchemaFinding: Sendable {
  package enum Kind: Sendable {
    case required
    case enumeration(supported: [String])
    case tooLong(limit: Int)
    case tooMany(count: Int, limit: Int)
    case type
    case other
    /// About no value: combinations of schemas, and numbers out of range.
    case general
  }

  package var kind: Kind
  /// Where, below the place at which validation began: `.spec.a` or `spec.a`.
  package var name: String
  /// As messages have it.
  package var value: String
  /// The validator's own words, by which it tells findings apart.
  package var text: String

  /// - Parameter root: the place at which validation began; nil for the whole object.
  package func problem(root: String?) -> FieldProblem {
    let name = self.name.hasPrefix(".") ? String(self.name.dropFirst()) : self.name
    var field = root ?? "<nil>"
    if !name.isEmpty { field = root.map { "\($0).\(name)" } ?? name }
    switch kind {
    case .required: return .required(field)
    case .enumeration(let supported):
      return FieldProblem(
        reason: "FieldValueNotSupported",
        message: "Unsupported value: \(value)"
          + (supported.isEmpty
            ? "" : ": supported values: \(supported.map(GoText.quoted).joined(separator: ", "))"),
        field: field)
    case .tooLong(let limit):
      return .tooLong(field, "may not be more than \(limit) byte\(limit == 1 ? "" : "s")")
    case .tooMany(let count, let limit):
      return .tooMany(field, "\(count)", "must have at most \(limit) item\(limit == 1 ? "" : "s")")
    case .type: return .typeInvalid(field, value, text)
    case .other: return .invalid(field, value, text)
    case .general: return .invalid(root ?? "<nil>", "\"\"", text)
    }
  }
}

/// Findings, and how much was right: of several schemas that do not fit, the one that fits most is
/// reported.
package struct SchemaResult: Sendable {
  package private(set) var findings: [SchemaFinding] = []
  package var matchCount = 0

  package var isValid: Bool { findings.isEmpty }

  package mutating func add(_ finding: SchemaFinding) {
    if !findings.contains(where: { $0.text == finding.text }) { findings.append(finding) }
  }

  package mutating func merge(_ other: SchemaResult) {
    for finding in other.findings { add(finding) }
    matchCount += other.matchCount
  }

  /// Without its findings.
  package var forgiven: SchemaResult {
    var result = SchemaResult()
    result.matchCount = matchCount
    return result
  }
}
