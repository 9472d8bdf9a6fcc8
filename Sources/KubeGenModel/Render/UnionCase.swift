/// A case of a written enum, with the names that its code uses.
struct UnionCase {
  /// Behind a dot.
  var name: String
  /// The JSON name as a literal.
  var literal: String
  /// The payload, if it is one value without a label.
  var payload: TypeReference?
  /// The labelled values of the payload.
  var members: [UnionMember] = []
  /// No payload at all.
  var isPlain = false
  /// The function that reads the members.
  var reader: String

  /// The payload is an object whose members are the labelled values.
  var isObject: Bool { !isPlain && payload == nil }

  static func cases(of union: UnionModel) -> [UnionCase] {
    let readers = SwiftNaming.distinct(union.cases.map(\.swiftName)) {
      "read\(SwiftNaming.type($0))"
    }
    return zip(union.cases, readers).map { value, reader in
      var result = UnionCase(
        name: SwiftNaming.escaped(value.swiftName, in: .member),
        literal: StringLiteral.quoted(value.jsonName), reader: reader)
      switch value.payload {
      case nil: result.isPlain = true
      case .value(let payload): result.payload = payload
      case .members(let properties): result.members = UnionMember.members(of: properties)
      }
      return result
    }
  }

  /// For messages: `'circle', 'square'`.
  static func list(_ cases: [UnionCase]) -> String {
    cases.map { "'\($0.literal.dropFirst().dropLast())'" }.joined(separator: ", ")
  }
}

/// A labelled value of a case's payload.
struct UnionMember {
  var jsonName: String
  var literal: String
  /// The local variable that holds it.
  var local: String
  /// Nil for a value without a label, whose name is `_0`, `_1`, …
  var label: String?
  var type: TypeReference
  var isOptional: Bool
  var defaultExpression: String?

  private static let taken: Set<String> = ["key", "reader", "self", "value", "writer"]

  static func members(of properties: [PropertyModel]) -> [UnionMember] {
    properties.enumerated().map { index, property in
      let name = property.swiftName
      let isUnlabelled =
        name.isEmpty || name.hasPrefix("_") && name.dropFirst().allSatisfy(\.isNumber)
      let local = isUnlabelled || taken.contains(name) ? "value\(index)" : name
      var member = UnionMember(
        jsonName: property.jsonName, literal: StringLiteral.quoted(property.jsonName),
        local: SwiftNaming.escaped(local, in: .reference),
        label: isUnlabelled ? nil : SwiftNaming.escaped(name, in: .label), type: property.type,
        isOptional: property.isOptional, defaultExpression: property.defaultExpression)
      if case .optional(let wrapped) = property.type {
        member.type = wrapped
        member.isOptional = true
      }
      return member
    }
  }
}
