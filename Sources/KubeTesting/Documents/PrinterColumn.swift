import KubeCore
import KubeJSON

/// A column of `additionalPrinterColumns`.
struct PrinterColumn: Sendable {
  let definition: JSONValue
  private let type: String
  private let path: PathExpression?

  init(_ column: CustomVersion.Column) {
    let description = "Custom resource definition column (in JSONPath format): \(column.path)"
    definition = TableColumns.column(
      column.name, type: column.type, format: column.format, priority: column.priority,
      column.description.isEmpty ? description : column.description)
    type = column.type
    path = PathExpression(column.path)
  }

  /// The first value that the path leads to, if it is of the column's type.
  func cell(_ object: JSONValue, now: Time) -> JSONValue {
    guard let value = path?.values(in: object).first else { return .null }
    // A template prints what is nil so.
    guard !value.isNull else { return type == "string" ? "<no value>" : .null }
    switch type {
    case "integer":
      if let number = value.int { return .number(number) }
      return value.double.flatMap { Int(exactly: $0.rounded(.towardZero)) }.map { .number($0) }
        ?? .null
    case "number": return value.number == nil ? .null : value
    case "boolean": return value.bool == nil ? .null : value
    case "date":
      guard let text = value.string else { return .null }
      guard let time = try? Time(text) else { return "<invalid>" }
      return .string(TableCells.age(since: time, now: now))
    case "string": return .string(value.string ?? value.text)
    default: return .null
    }
  }
}
