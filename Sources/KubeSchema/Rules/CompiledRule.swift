import KubeCEL

/// A rule with what became of its expressions.
struct CompiledRule: Sendable {
  let rule: CustomSchema.Rule
  fileprivate(set) var program: Program?
  /// Why there is none.
  fileprivate(set) var error: String?
  fileprivate(set) var usesOldSelf = false
  /// The most that one evaluation may cost.
  fileprivate(set) var cost: UInt64 = 0
  fileprivate(set) var messageProgram: Program?
  fileprivate(set) var messageError: String?
  fileprivate(set) var messageCost: UInt64 = 0
  /// Below the value, of what is wrong; empty if the value is.
  fileprivate(set) var fieldPath = ""

  var hasOptionalOldSelf: Bool { rule.optionalOldSelf == true }
  var messageExpression: String { rule.messageExpression }

  /// What is said where it fails, without its messageExpression.
  var message: String {
    rule.message.isEmpty ? "failed rule: \(name)" : RuleText.trimmed(rule.message)
  }

  /// As it is called in messages.
  var name: String { RuleText.trimmed(rule.message.isEmpty ? rule.rule : rule.message) }
}

/// Compiles the rules of one schema.
struct RuleCompiler {
  private let schema: CustomSchema
  private let plain: Environment
  private let optional: Environment
  private let sizes: RuleSizes

  init(_ schema: CustomSchema, _ type: DeclaredType) {
    self.schema = schema
    sizes = RuleSizes(root: type)
    let types = SchemaTypes(root: type, name: Self.typeName)
    let own = type.type(named: Self.typeName)
    plain = Environment.kubernetes.declaring(["self": own, "oldSelf": own], types: types)
    optional = Environment.kubernetes.declaring(
      ["self": own, "oldSelf": .optional(own)], types: types)
  }

  /// The server has a number in it that nobody may rely on.
  private static let typeName = "selfType1"

  func compile() -> [CompiledRule] { schema.rules.map(compile) }

  private func compile(_ rule: CustomSchema.Rule) -> CompiledRule {
    var compiled = CompiledRule(rule: rule)
    guard !RuleText.trimmed(rule.rule).isEmpty else { return compiled }
    let environment = rule.optionalOldSelf == true ? optional : plain
    do throws(CompilationFailure) {
      let checked = try environment.compile(rule.rule)
      guard checked.resultType == .bool else {
        compiled.error = "cel expression must evaluate to a bool"
        return compiled
      }
      compiled.usesOldSelf = checked.uses("oldSelf")
      do throws(CELFailure) {
        compiled.program = try Program(checked)
      } catch {
        compiled.error = "program instantiation failed: \(error.message)"
        return compiled
      }
      compiled.cost = checked.estimatedCost(sizes).maximum
    } catch {
      compiled.error = "compilation failed: \(error)"
      return compiled
    }
    compileMessage(&compiled, environment)
    if compiled.messageError == nil, !rule.fieldPath.isEmpty {
      compiled.fieldPath = (try? SchemaPath(rule.fieldPath, in: schema))?.text ?? ""
    }
    return compiled
  }

  private func compileMessage(_ compiled: inout CompiledRule, _ environment: Environment) {
    guard !compiled.messageExpression.isEmpty else { return }
    do throws(CompilationFailure) {
      let checked = try environment.compile(compiled.messageExpression)
      guard checked.resultType == .string else {
        compiled.messageError = "messageExpression must evaluate to a string"
        return
      }
      do throws(CELFailure) {
        compiled.messageProgram = try Program(checked)
      } catch {
        compiled.messageError = "messageExpression instantiation failed: \(error.message)"
        return
      }
      compiled.messageCost = checked.estimatedCost(sizes).maximum
    } catch {
      compiled.messageError = "messageExpression compilation failed: \(error)"
    }
  }
}

extension CheckedExpression {
  fileprivate func uses(_ variable: String) -> Bool { references.contains(.variable(variable)) }
}
