import Testing

@testable import KubeCEL

/// The conformance suite of the language, where its folder `tests/simple/testdata` is named by
/// `CEL_SPEC_TESTDATA` or lies beside the repository.
@Suite struct ConformanceTests {
  private static let files = [
    "basic", "comparisons", "conversions", "fields", "fp_math", "integer_math",
    "lists", "logic", "macros", "macros2", "namespace", "optionals", "parse", "plumbing", "string",
    "string_ext", "timestamps", "type_deduction",
  ]

  /// What Kubernetes or the version of cel-go that it has does otherwise, or does not have.
  private static func isElsewhere(_ test: ConformanceCase) -> Bool {
    let parts = [
      "TestAllTypes", "google.protobuf", "proto2", "proto3", "cel.bind", "cel.block", "math.",
      "base64", "GlobalEnum", "NestedEnum", ".reverse()",
    ]
    return parts.contains { test.expression.contains($0) } || differences.contains(test.name)
  }

  private static let differences: Set<String> = [
    // Constants are folded, so what is wrong with a constant key is found before `||` can help.
    "fields/map_fields/map_bad_key_type_or_true", "fields/map_fields/map_bad_key_type_and_false",
    // cel-go lets the last of equal keys count.
    "fields/qualified_identifier_resolution/map_value_repeat_key",
    "fields/qualified_identifier_resolution/map_value_repeat_key_heterogeneous",
    // Came with later versions of cel-go.
    "namespace/namespace_shadowing/comprehension_shadowing_selector",
    "optionals/optionals/map_null_entry_no_such_key",
    "optionals/optionals/map_present_key_invalid_field",
    "string_ext/value_errors/indexof_out_of_range",
    "string_ext/value_errors/lastindexof_out_of_range",
  ]

  /// Kubernetes has formats as they were before the language said how they are, and no quoted names
  /// of fields.
  private static let sections: Set<String> = [
    "string_ext/format", "string_ext/format_errors", "fields/quoted_map_fields",
  ]

  @Test(
    "cases of the suite come out as they should",
    .enabled(if: TestData.conformance != nil), arguments: files)
  func conformance(file: String) throws {
    let text = try #require(TestData.text("\(TestData.conformance ?? "")/\(file).textproto"))
    let suite = try #require(TextMessage.read(text))
    var count = 0
    for section in suite.messages("section") {
      if Self.sections.contains("\(file)/\(section.text("name") ?? "")") { continue }
      for message in section.messages("test") {
        let name = "\(file)/\(section.text("name") ?? "")"
        guard let test = ConformanceCase(message, in: name), !Self.isElsewhere(test) else {
          continue
        }
        Self.check(test)
        count += 1
      }
    }
    #expect(count > 0)
  }

  private static let libraries = Library.kubernetes

  private static func check(_ test: ConformanceCase) {
    let environment = Environment(
      libraries: libraries, variables: test.variables, validatesLiterals: false)
    let outcome: Result<CELValue, CELFailure>
    do {
      let program = try Program(environment.compile(test.expression), in: environment)
      outcome = program.evaluate(test.bindings, costLimit: 10_000_000).result
    } catch {
      // Some errors are found before anything is evaluated.
      if case .error = test.expected { return }
      Issue.record("\(test): \(error)")
      return
    }
    if test.isOnlyChecked { return }
    switch (test.expected, outcome) {
    case (.error, .failure), (.anything, .success): break
    case (.value(let expected), .success(let value)):
      #expect(isSame(value, expected), "\(test) gave \(value.plainText), \(value.typeName)")
    default: Issue.record("\(test): \(outcome)")
    }
  }

  /// Equality that also looks at types, and takes what is no number for itself.
  private static func isSame(_ left: CELValue, _ right: CELValue) -> Bool {
    switch (left, right) {
    case (.double(let left), .double(let right)):
      return left == right || left.isNaN && right.isNaN
    case (.list(let left), .list(let right)):
      guard let left = try? left.values, let right = try? right.values else { return false }
      return left.count == right.count && zip(left, right).allSatisfy { isSame($0, $1) }
    case (.map(let left), .map(let right)):
      guard left.count == right.count else { return false }
      return right.keys.allSatisfy { key in
        guard let value = try? left.find(key), let other = try? right.find(key) else {
          return false
        }
        return isSame(value, other)
      }
    default:
      return left.typeName == right.typeName && (try? CELValue.areEqual(left, right)) == true
    }
  }
}
