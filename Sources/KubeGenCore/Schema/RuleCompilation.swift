import KubeJSON
import KubeSchema

/// What an API server says of the rules of a whole schema: texts, types, functions, costs.
enum RuleCompilation {
  /// Of the schema of an annotated struct; the server would refuse the definition.
  static func check(_ schema: StructuralSchema, diagnostics: inout Diagnostics) {
    guard schema.hasRules else { return }
    let complaints = complaints(about: schema.node)
    if complaints.isEmpty { checkDefaults(in: schema, diagnostics: &diagnostics) }
    for complaint in complaints {
      guard let (rule, owner) = complaint.place.rule(in: schema) else { continue }
      for fault in complaint.faults {
        guard let sentence = complaint.sentence(fault, rule, in: owner) else { continue }
        diagnostics.error(
          sentence, at: complaint.place.part == "rule" ? rule.place(of: fault) : rule.place)
      }
    }
  }

  /// Of a version in a file that holds a definition. A server may have taken it nevertheless, a
  /// newer one that knows more.
  static func check(_ schema: Node, path: String, diagnostics: inout Diagnostics) {
    for complaint in complaints(about: schema) {
      guard let node = complaint.place.node(in: schema) else { continue }
      for fault in complaint.faults {
        diagnostics.warning(complaint.sentence(fault), at: node.location(in: path))
      }
    }
  }

  /// A server refuses a default that breaks a rule about it.
  private static func checkDefaults(
    in schema: StructuralSchema, diagnostics: inout Diagnostics
  ) {
    if let value = schema[.default], schema.hasRules,
      let json = try? JSONValue(json: schema.node.jsonText()),
      let value = try? JSONValue(json: value.jsonText())
    {
      var budget = RuleSet.budget
      let rules = RuleSet(CustomSchema(json), isResource: false)
      for problem in rules.problems(ofDefault: value, path: "", budget: &budget) {
        diagnostics.error(
          "The default breaks a rule: \(problem.message)", at: schema.place(of: .default))
      }
    }
    for property in schema.properties {
      checkDefaults(in: property.schema, diagnostics: &diagnostics)
    }
    for inner in [schema.items, schema.additionalProperties].compactMap(\.self) {
      checkDefaults(in: inner, diagnostics: &diagnostics)
    }
  }

  private static func complaints(about schema: Node) -> [RuleComplaint] {
    guard let json = try? JSONValue(json: schema.jsonText()) else { return [] }
    // Of one text the first complaint counts: an empty one does not compile either, and of a rule
    // that costs too much by itself, its share in what all of them cost is no news.
    var seen: Set<String> = []
    return SchemaProblems.ofRules(CustomSchema(json), path: "")
      .filter { seen.insert($0.field ?? "").inserted }
      .compactMap(RuleComplaint.init)
  }
}

extension StructuralSchema {
  fileprivate var hasRules: Bool {
    !rules.isEmpty || properties.contains { $0.schema.hasRules }
      || items?.hasRules ?? false || additionalProperties?.hasRules ?? false
  }
}

extension ValidationRule {
  /// Where in a source a fault lies, if the rule stands there letter by letter.
  fileprivate func place(of fault: RuleComplaint.Fault) -> SourceLocation {
    guard fault.line == 1, fault.column > 0,
      rule.utf8.allSatisfy({ (0x20..<0x7f).contains($0) && $0 != 0x22 && $0 != 0x5c })
    else { return place }
    var place = place
    // The quote stands before it.
    place.column += fault.column
    return place
  }
}
