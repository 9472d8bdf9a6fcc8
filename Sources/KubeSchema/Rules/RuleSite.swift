import KubeCEL
import KubeJSON

/// A value that rules are evaluated on.
struct RuleSite {
  let node: RuleNode
  let value: JSONValue
  /// `<nil>` for a whole object.
  let path: String

  func child(_ name: String) -> String { path == "<nil>" ? name : "\(path).\(name)" }

  /// - Parameters:
  ///   - path: where the rule says that something is wrong.
  ///   - detail: what.
  func problem(_ rule: CustomSchema.Rule, _ path: String, _ detail: String) -> FieldProblem {
    let isPlain = node.schema.type != "object" && node.schema.type != "array"
    let suffix = isPlain ? ": \(GoText.untyped(value))" : ""
    switch rule.reason {
    case "FieldValueForbidden": return .forbidden(path, detail)
    case "FieldValueRequired": return .required(path, detail)
    case "FieldValueDuplicate":
      return FieldProblem(
        reason: "FieldValueDuplicate", message: "Duplicate value\(suffix)", field: path)
    default:
      return FieldProblem(
        reason: "FieldValueInvalid", message: "Invalid value\(suffix): \(detail)", field: path)
    }
  }
}

/// `self` and `oldSelf`, read when the first rule needs them.
struct RuleVariables {
  /// What one evaluation may cost.
  private static let costLimit: UInt64 = 1_000_000

  private let current: Result<CELValue, CELFailure>
  private let old: Result<CELValue, CELFailure>?

  init(_ node: RuleNode, _ value: JSONValue, old: JSONValue?) {
    let shape = node.shape
    func read(_ json: JSONValue) -> Result<CELValue, CELFailure> {
      do throws(CELFailure) {
        return .success(try shape.value(of: json))
      } catch {
        return .failure(error)
      }
    }
    current = read(value)
    self.old = node.usesOldSelf ? old.map(read) : nil
  }

  /// - Parameter optional: whether `oldSelf` is an optional.
  func evaluate(_ program: Program, optional: Bool) -> Program.Outcome {
    do throws(CELFailure) {
      var variables = ["self": try current.get()]
      if let old = try old?.get() {
        variables["oldSelf"] = optional ? .optional(CELOptional(old)) : old
      } else if optional {
        variables["oldSelf"] = .optional(.none)
      }
      return program.evaluate(variables, costLimit: Self.costLimit)
    } catch {
      return Program.Outcome(result: .failure(error), cost: 0)
    }
  }
}
