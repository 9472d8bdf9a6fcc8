/// An entry of `x-kubernetes-validations`: a CEL expression that the API server evaluates on every write.
package struct ValidationRule: Sendable {
  package var rule: String
  package var message: String?
  package var messageExpression: String?
  package var reason: String?
  package var fieldPath: String?
  package var optionalOldSelf: Bool?
  package var place: SourceLocation

  package init(
    _ rule: String, message: String? = nil, messageExpression: String? = nil,
    reason: String? = nil, fieldPath: String? = nil, optionalOldSelf: Bool? = nil,
    at place: SourceLocation
  ) {
    self.rule = rule
    self.message = message
    self.messageExpression = messageExpression
    self.reason = reason
    self.fieldPath = fieldPath
    self.optionalOldSelf = optionalOldSelf
    self.place = place
  }

  /// What the API server accepts as `reason`.
  static let reasons = [
    "FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired",
  ]

  package var node: Node {
    var members = [Node.Member("rule", Node(.string(rule)))]
    func add(_ key: String, _ text: String?) {
      if let text { members.append(Node.Member(key, Node(.string(text)))) }
    }
    add("message", message)
    add("messageExpression", messageExpression)
    add("reason", reason)
    add("fieldPath", fieldPath)
    if let optionalOldSelf {
      members.append(Node.Member("optionalOldSelf", Node(.bool(optionalOldSelf))))
    }
    return Node(.mapping(members))
  }
}
