import KubeJSON

/// What is wrong with a field: a cause of a Status.
///
/// The texts are those of `field.Error` in apimachinery's `pkg/util/validation/field`.
package struct FieldProblem: Sendable, Hashable {
  /// `FieldValueInvalid`
  package var reason: String?
  /// Without the field: `Invalid value: "x": must be …`.
  package var message: String
  /// `spec.ports[0].port`; `<nil>` for the whole object.
  package var field: String?

  package init(reason: String?, message: String, field: String?) {
    self.reason = reason
    self.message = message
    self.field = field
  }

  /// As it stands in the message of the whole.
  package var text: String { field.map { "\($0): \(message)" } ?? message }

  package var json: JSONValue {
    var json: JSONValue = [:]
    if let reason { json["reason"] = .string(reason) }
    json["message"] = .string(message)
    if let field { json["field"] = .string(field) }
    return json
  }
}

extension FieldProblem {
  package static func required(_ field: String, _ detail: String = "") -> FieldProblem {
    make("FieldValueRequired", "Required value", field, detail)
  }

  /// - Parameter value: as the message has it: `"text"` in quotes, a number, `"object"`.
  package static func invalid(_ field: String, _ value: String, _ detail: String) -> FieldProblem {
    make("FieldValueInvalid", "Invalid value: \(value)", field, detail)
  }

  package static func duplicate(_ field: String, _ value: String) -> FieldProblem {
    make("FieldValueDuplicate", "Duplicate value: \(value)", field, "")
  }

  package static func notFound(_ field: String, _ value: String) -> FieldProblem {
    make("FieldValueNotFound", "Not found: \(value)", field, "")
  }

  package static func forbidden(_ field: String, _ detail: String) -> FieldProblem {
    make("FieldValueForbidden", "Forbidden", field, detail)
  }

  package static func notSupported(
    _ field: String, _ value: String, _ supported: [String]
  ) -> FieldProblem {
    let values = supported.map { "\"\($0)\"" }.joined(separator: ", ")
    return make(
      "FieldValueNotSupported", "Unsupported value: \(value)", field,
      "supported values: \(values)")
  }

  package static func tooLong(_ field: String, _ detail: String) -> FieldProblem {
    make("FieldValueTooLong", "Too long", field, detail)
  }

  package static func tooMany(_ field: String, _ value: String, _ detail: String) -> FieldProblem {
    make("FieldValueTooMany", "Too many: \(value)", field, detail)
  }

  package static func typeInvalid(_ field: String, _ value: String, _ detail: String)
    -> FieldProblem
  {
    make("FieldValueTypeInvalid", "Invalid value: \(value)", field, detail)
  }

  private static func make(
    _ reason: String, _ kind: String, _ field: String, _ detail: String
  ) -> FieldProblem {
    FieldProblem(
      reason: reason, message: detail.isEmpty ? kind : "\(kind): \(detail)", field: field)
  }
}
