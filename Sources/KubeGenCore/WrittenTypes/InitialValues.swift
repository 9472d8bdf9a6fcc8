import KubeGenSyntax

/// How generated code gives an absent member the initial value that is written for it.
///
/// Only plain literals mean the same in another file. Everything else is asked of the type itself:
/// `Self(host: $0[\\.host]).port` is a new object, whose initialiser stands where the names of the
/// expression mean something, and it is made anew for each object that lacks the member.
struct InitialValues {
  private let written: WrittenStruct
  private let types: WrittenTypes

  init(_ written: WrittenStruct, _ types: WrittenTypes) {
    self.written = written
    self.types = types
  }

  /// Sets what a property's model says of its initial value.
  func describe(
    _ property: WrittenProperty, in model: inout PropertyModel, _ diagnostics: inout Diagnostics
  ) {
    guard let value = property.initialValue else {
      if property.isOmitted { model.defaultExpression = "nil" }
      return
    }
    let text = property.file.source.text(value.range)
    if model.keepsNull {
      diagnostics.error(
        "'\(property.name)' is nullable and has an initial value, as which a null that a server keeps "
          + "would be read. Take one of the two away.",
        at: property.file.location(of: value.range))
      return
    }
    if let text = Self.constant(value, property, types, &diagnostics) {
      if model.usesCodable, !property.isOmitted {
        model.initialExpression = text
      } else {
        model.defaultExpression = text
      }
    } else if let object = newObject {
      model.initialExpression = "\(object).\(SwiftNaming.escaped(property.name, in: .member))"
    } else if Self.isFreeOfNames(value) {
      model.initialExpression = text
    } else {
      let name = written.declaration.name
      diagnostics.error(
        "The initial value of '\(property.name)' means something only where it stands, and "
          + "'\(name)' has an initialiser that generated code cannot use to ask for it. Write a "
          + "literal, or add 'init()' to '\(name)'.",
        at: property.file.location(of: value.range))
    }
  }

  /// An expression that makes a new object of the members that have no initial value; nil if there is no
  /// initialiser for that.
  private var newObject: String? {
    switch written.making {
    case .plain: return "Self()"
    case .unknown: return nil
    case .memberwise:
      // An initialiser of the same labels, in an extension, would be taken instead.
      guard !types.table.hasInitializer(of: written.declaration, taking: written.uninitialised)
      else { return nil }
      let arguments = written.uninitialised.map { name in
        "\(SwiftNaming.escaped(name, in: .label)): $0[\\.\(SwiftNaming.escaped(name, in: .member))]"
      }
      return "Self(\(arguments.joined(separator: ", ")))"
    }
  }
}

extension InitialValues {
  /// An expression that is made of literals and cases of enums, so that it is the same everywhere and
  /// always, as it can be written elsewhere; nil for any other.
  static func constant(
    _ value: SwiftExpression, _ property: WrittenProperty, _ types: WrittenTypes,
    _ diagnostics: inout Diagnostics
  ) -> String? {
    let source = property.file.source
    if isLiteral(value, LiteralReader(source: source)) { return source.text(value.range) }
    var ignored = Diagnostics()
    let literals = DefaultLiteral(types: types, source: source)
    guard literals.node(value, as: property.type, &ignored) != nil else { return nil }
    if case .member(_, let name) = value.form {
      return ".\(SwiftNaming.escaped(name.text, in: .member))"
    }
    return isFreeOfNames(value) ? source.text(value.range) : nil
  }

  private static func isLiteral(_ value: SwiftExpression, _ literals: LiteralReader) -> Bool {
    switch value.form {
    case .null, .bool, .integer, .float: true
    case .string: if case .string = literals.content(value) { true } else { false }
    case .prefixed(let sign, let number): sign.text == "-" && isLiteral(number, literals)
    case .array(let elements): elements.allSatisfy { isLiteral($0, literals) }
    case .dictionary(let pairs):
      pairs.allSatisfy { isLiteral($0.key, literals) && isLiteral($0.value, literals) }
    default: false
    }
  }

  /// Whether nothing in an expression is looked up in the scope that it stands in.
  private static func isFreeOfNames(_ value: SwiftExpression) -> Bool {
    switch value.form {
    case .null, .bool, .integer, .float, .member(nil, _): true
    case .prefixed(_, let value): isFreeOfNames(value)
    case .array(let elements): elements.allSatisfy(isFreeOfNames)
    case .dictionary(let pairs):
      pairs.allSatisfy { isFreeOfNames($0.key) && isFreeOfNames($0.value) }
    case .call(let called, let arguments, hasTrailingClosure: false):
      isFreeOfNames(called) && arguments.allSatisfy { isFreeOfNames($0.value) }
    default: false
    }
  }
}

extension WrittenStruct {
  /// How generated code makes an object.
  enum Making {
    /// By the initialiser that Swift makes.
    case memberwise
    /// By an `init()` that the author wrote.
    case plain
    case unknown
  }
}

extension DeclarationTable {
  /// Whether an extension has an initialiser that a call with these labels may mean.
  func hasInitializer(of declaration: Declaration, taking labels: [String]) -> Bool {
    extensions(of: declaration).flatMap(\.node.members).contains { node in
      guard node.kind == .`init` else { return false }
      var rest = labels[...]
      for parameter in node.parameters {
        if parameter.firstName?.text == rest.first {
          rest.removeFirst()
        } else if parameter.value == nil {
          return false
        }
      }
      return rest.isEmpty
    }
  }

  func making(of declaration: Declaration) -> WrittenStruct.Making {
    let hasOwn = declaration.node.members.contains { $0.kind == .`init` || $0.kind == .conditional }
    guard hasOwn else { return .memberwise }
    let isPlain = members(of: declaration).contains { node, file in
      guard node.kind == .`init`, node.parameters.allSatisfy({ $0.value != nil }),
        Access.written(in: node.modifiers, default: .internal) != nil || declaration.macro != nil
      else { return false }
      let end = node.body?.lowerBound ?? node.range.upperBound
      let head = file.plainText(node.range.lowerBound..<end)
      return !["throws", "async", "init?", "init!", "@"].contains { head.contains($0) }
    }
    return isPlain ? .plain : .unknown
  }
}
