import KubeCEL
import KubeJSON

/// What an expression may know of values under a schema: their type, and how much of them there may
/// be.
///
/// Sizes are the server's, by which it estimates what a rule costs.
final class DeclaredType: Sendable {
  enum Form: Sendable {
    case scalar(CELType)
    case list(DeclaredType)
    /// By strings.
    case map(DeclaredType)
    /// By the escaped names of those fields that an expression can reach.
    case object([String: DeclaredType])
  }

  let form: Form
  /// The most characters, items or entries.
  let maximumSize: UInt64
  /// The fewest bytes of it in JSON.
  let minimumLength: Int

  private init(_ form: Form, maximumSize: Int = 0, minimumLength: Int) {
    self.form = form
    self.maximumSize = UInt64(truncatingIfNeeded: maximumSize)
    self.minimumLength = minimumLength
  }

  /// How large a request may be, in bytes.
  static let maximumRequest = 3 * 1024 * 1024

  /// How often a value so short may be in one request.
  var maximumCount: UInt64 { UInt64(Self.maximumRequest / (minimumLength + 1)) }

  /// Nil if no expression can look at the values.
  ///
  /// - Parameter isResource: whether it is the schema of a whole object, of which the name is
  ///   always known.
  static func of(_ schema: CustomSchema, isResource: Bool) -> DeclaredType? {
    if schema.isIntOrString {
      return DeclaredType(
        .scalar(.dyn), maximumSize: textLength(schema, orElse: maximumRequest - 2),
        minimumLength: 1)
    }
    switch schema.type {
    case "array": return list(schema)
    case "object": return object(schema, isResource: isResource)
    case "string": return string(schema)
    case "boolean": return DeclaredType(.scalar(.bool), minimumLength: 4)
    case "number": return DeclaredType(.scalar(.double), minimumLength: 1)
    case "integer": return DeclaredType(.scalar(.int), minimumLength: 1)
    default: return nil
    }
  }

  private static func of(part schema: CustomSchema) -> DeclaredType? {
    of(schema, isResource: schema.isEmbeddedResource)
  }

  private static func list(_ schema: CustomSchema) -> DeclaredType? {
    guard let items = schema.items.flatMap(of(part:)) else { return nil }
    let count =
      schema.values.maxItems.map { max($0, 0) } ?? (maximumRequest - 2) / (items.minimumLength + 1)
    return DeclaredType(.list(items), maximumSize: count, minimumLength: 2)
  }

  private static func object(_ schema: CustomSchema, isResource: Bool) -> DeclaredType? {
    if let values = schema.additionalSchema { return map(schema, values) }
    var fields: [String: DeclaredType] = [:]
    var length = 2
    let required = Set(schema.required)
    for (name, property) in schema.properties(isResource: isResource) {
      guard let type = of(part: property) else { continue }
      if let escaped = PropertyName.escaped(name) { fields[escaped] = type }
      if required.contains(name), property.defaultValue == nil {
        length += name.utf8.count + type.minimumLength + 4
      }
    }
    return DeclaredType(.object(fields), minimumLength: length)
  }

  private static func map(_ schema: CustomSchema, _ values: CustomSchema) -> DeclaredType? {
    guard let values = of(part: values) else { return nil }
    let count =
      schema.values.maxProperties.map { max($0, 0) }
      ?? (maximumRequest - 2) / (values.minimumLength + 6)
    return DeclaredType(.map(values), maximumSize: count, minimumLength: 2)
  }

  private static func string(_ schema: CustomSchema) -> DeclaredType {
    switch schema.format {
    case "byte":
      let length = schema.values.maxLength.map { max($0, 0) } ?? maximumRequest - 2
      return DeclaredType(.scalar(.bytes), maximumSize: length, minimumLength: 2)
    case "duration":
      return DeclaredType(.scalar(.duration), maximumSize: 32, minimumLength: 3)
    case "date":
      return DeclaredType(.scalar(.timestamp), maximumSize: 12, minimumLength: 12)
    case "date-time":
      return DeclaredType(.scalar(.timestamp), maximumSize: 32, minimumLength: 21)
    default:
      let texts = schema.values.allowed.map { $0.string?.utf8.count ?? 0 }
      let length = textLength(schema, orElse: texts.max() ?? maximumRequest - 2)
      return DeclaredType(.scalar(.string), maximumSize: length, minimumLength: 2)
    }
  }

  /// Lengths count characters, of up to four bytes.
  private static func textLength(_ schema: CustomSchema, orElse length: Int) -> Int {
    guard let maximum = schema.values.maxLength else { return length }
    return max(maximum, 0).multipliedReportingOverflow(by: 4).partialValue
  }
}

extension DeclaredType {
  var items: DeclaredType? {
    switch form {
    case .list(let items), .map(let items): items
    case .scalar, .object: nil
    }
  }

  func field(_ name: String) -> DeclaredType? {
    if case .object(let fields) = form { fields[name] } else { nil }
  }

  /// - Parameter name: of the type if it is an object, from which those of objects within follow.
  func type(named name: String) -> CELType {
    switch form {
    case .scalar(let type): type
    case .list(let items): .list(items.type(named: "\(name).@idx"))
    case .map(let values): .map(.string, values.type(named: "\(name).@elem"))
    case .object: .object(name)
    }
  }
}

/// Sizes of what `self` and `oldSelf` hold.
struct RuleSizes: DeclaredSizes {
  let root: DeclaredType

  func size(at path: [String]) -> SizeEstimate? {
    var type = root
    // The first is the variable, whichever.
    for name in path.dropFirst() {
      switch (name, type.form) {
      case ("@items", _), ("@values", _):
        guard let items = type.items else { return nil }
        type = items
      case ("@keys", .map): return .exactly(0)
      default:
        guard let field = type.field(name) else { return nil }
        type = field
      }
    }
    return SizeEstimate(minimum: 0, maximum: type.maximumSize)
  }
}
