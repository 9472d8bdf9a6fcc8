import KubeValues

/// Whether a definition is one that `crd()` can read: every value is of the type that
/// `apiextensions.k8s.io/v1` has at its place.
///
/// kubectl and API servers refuse the same, but say so only when it is applied; and what the
/// compiler has taken into a program must not end it at run time.
struct DefinitionCheck {
  private let path: String
  private var diagnostics: Diagnostics

  static func check(_ document: Node, path: String, diagnostics: inout Diagnostics) {
    var check = DefinitionCheck(path: path, diagnostics: diagnostics)
    check.visit(document, .reference(root), "")
    diagnostics = check.diagnostics
  }

  private init(path: String, diagnostics: Diagnostics) {
    self.path = path
    self.diagnostics = diagnostics
  }

  private static let package = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1."
  private static let root = package + "CustomResourceDefinition"
  private static let schema = APIType.reference(package + "JSONSchemaProps")

  private mutating func visit(_ node: Node, _ type: APIType, _ place: String) {
    // A null is an absence.
    if node.isNull { return }
    switch type {
    case .any, .anonymous: return
    case .string, .bytes: expect("a string", node, place, isRight: node.string != nil)
    case .boolean: expect("true or false", node, place, isRight: node.bool != nil)
    case .integer, .int64: expect("an integer", node, place, isRight: node.wholeNumber != nil)
    case .int32:
      expect(
        "an integer of 32 bits", node, place,
        isRight: node.wholeNumber.map { Int32(exactly: $0) != nil } ?? false)
    case .number: expect("a number", node, place, isRight: node.isNumeric)
    case .intOrString:
      expect("an integer or a string", node, place, isRight: node.isNumeric || node.string != nil)
    case .dateTime: visitTime(node, place)
    case .array(let element):
      guard let elements = node.elements else { return expect("a list", node, place) }
      for (index, value) in elements.enumerated() { visit(value, element, "\(place)[\(index)]") }
    case .map(let value):
      guard let members = node.members else { return expect("a mapping", node, place) }
      for member in members { visit(member.value, value, Self.join(place, member.key)) }
    case .reference(let name): visit(node, definition: name, place)
    }
  }

  private mutating func visit(_ node: Node, definition name: String, _ place: String) {
    if let scalar = HandWrittenTypes.scalar(for: name) {
      // Values of any form, but for times: the others do not occur.
      if scalar == .time || scalar == .microTime { visitTime(node, place) }
      return
    }
    if let union = HandWrittenTypes.name(for: name) {
      switch (union, node.content) {
      case ("JSONSchemaPropsOrBool", .bool): return
      case ("JSONSchemaPropsOrArray", .sequence): return visit(node, .array(Self.schema), place)
      case ("JSONSchemaPropsOrStringArray", .sequence): return visit(node, .array(.string), place)
      default: return visit(node, Self.schema, place)
      }
    }
    guard let definition = APIModel.bundled[name] else { return }
    if case .value(let type) = definition.form { return visit(node, type, place) }
    guard let members = node.members else { return expect("a mapping", node, place) }
    for member in members {
      guard let property = definition.property(named: member.key) else { continue }
      visit(member.value, property.type, Self.join(place, member.key))
    }
    for property in definition.properties where property.isRequired && property.type.isObject {
      if node[property.name].map(\.isNull) ?? true {
        error("\(Self.join(place, property.name)) is missing.", node)
      }
    }
  }

  private mutating func visitTime(_ node: Node, _ place: String) {
    let isTime = node.string.map { (try? MicroTime($0)) != nil } ?? false
    expect("a time such as \"2026-01-31T12:00:00Z\"", node, place, isRight: isTime)
  }

  private mutating func expect(
    _ expected: String, _ node: Node, _ place: String, isRight: Bool = false
  ) {
    if isRight { return }
    let isUnquoted = expected.hasPrefix("a string") && node.isScalar
    error(
      "\(place.isEmpty ? "A definition" : place) is \(expected), but this is \(node.kind), and an "
        + "API server refuses it.\(isUnquoted ? " Put it in quotes." : "")", node)
  }

  private mutating func error(_ message: String, _ node: Node) {
    diagnostics.error(message, at: node.location(in: path))
  }

  private static func join(_ place: String, _ name: String) -> String {
    place.isEmpty ? name : "\(place).\(name)"
  }
}

extension Node {
  fileprivate var isScalar: Bool { elements == nil && members == nil }

  /// As the codec reads it: `1.0` is 1.
  fileprivate var wholeNumber: Int64? {
    switch content {
    case .integer(let value): value
    case .number(let text): Double(text).flatMap { Int64(exactly: $0) }
    default: nil
    }
  }

  fileprivate var isNumeric: Bool {
    switch content {
    case .integer, .number: true
    default: false
    }
  }
}

extension APIType {
  /// Nothing can stand for the absence of a value.
  fileprivate var isObject: Bool {
    switch self {
    case .dateTime: true
    case .reference(let name):
      HandWrittenTypes.scalar(for: name) == nil && HandWrittenTypes.name(for: name) == nil
    default: false
    }
  }
}
