/// Compares the clauses of a format that is written out with the types of its arguments.
struct FormatCheck {
  private let expression: CheckedExpression
  private let call: Expression.ID
  private let arguments: [Expression.ID]
  private var seen = 0

  init(_ expression: CheckedExpression, call: Expression.ID, arguments: [Expression.ID]) {
    self.expression = expression
    self.call = call
    self.arguments = arguments
  }

  struct Fault: Error {
    let id: Expression.ID
    let message: String
  }

  /// The first thing that is wrong.
  mutating func fault(in format: String) -> Fault? {
    do throws(Fault) {
      try check(Array(format.utf8)[...])
      return nil
    } catch {
      return error
    }
  }

  private mutating func check(_ format: ArraySlice<UInt8>) throws(Fault) {
    var rest = format
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else { continue }
      if rest.first == byte {
        rest.removeFirst()
        continue
      }
      seen += 1
      guard !rest.isEmpty else { throw Fault(id: call, message: "unexpected end of string") }
      guard seen <= arguments.count else {
        throw Fault(id: call, message: "index \(seen - 1) out of range")
      }
      try skipPrecision(&rest)
      try check(rest.removeFirst(), arguments[seen - 1])
    }
    guard arguments.count <= seen else {
      throw Fault(
        id: call,
        message: "too many arguments supplied to string.format "
          + "(expected \(seen), got \(arguments.count))")
    }
  }

  private func skipPrecision(_ rest: inout ArraySlice<UInt8>) throws(Fault) {
    guard rest.first == UInt8(ascii: ".") else { return }
    rest.removeFirst()
    let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    rest = rest.dropFirst(digits.count)
    guard !rest.isEmpty else {
      throw clause("error while parsing precision: could not find end of precision specifier")
    }
    let text = String(decoding: digits, as: UTF8.self)
    guard Int(text) != nil else {
      throw clause(
        "error while parsing precision: error while converting precision to integer: "
          + "strconv.Atoi: parsing \"\(text)\": "
          + (text.isEmpty ? "invalid syntax" : "value out of range"))
    }
  }

  private func clause(_ message: String) -> Fault {
    Fault(id: call, message: "could not parse formatting clause: \(message)")
  }

  private func check(_ letter: UInt8, _ argument: Expression.ID) throws(Fault) {
    switch letter {
    case UInt8(ascii: "s"):
      try checkText(argument)
    case UInt8(ascii: "d"):
      try check(argument, "decimal clause can only be used on integers") { $0.isInteger }
    case UInt8(ascii: "f"):
      try check(argument, "fixed-point clause can only be used on doubles") {
        $0 == .double || $0 == .string
      }
    case UInt8(ascii: "e"):
      try check(argument, "scientific clause can only be used on doubles") {
        $0 == .double || $0 == .string
      }
    case UInt8(ascii: "b"):
      try check(argument, "only integers and bools can be formatted as binary") {
        $0.isInteger || $0 == .bool
      }
    case UInt8(ascii: "x"), UInt8(ascii: "X"):
      try check(
        argument, "only integers, byte buffers, and strings can be formatted as hex"
      ) { $0.isInteger || $0 == .string || $0 == .bytes }
    case UInt8(ascii: "o"):
      try check(argument, "octal clause can only be used on integers") { $0.isInteger }
    default:
      throw clause(
        "unrecognized formatting clause \"\(Character(Unicode.Scalar(letter)))\"")
    }
  }

  private func check(
    _ argument: Expression.ID, _ rule: String, _ isAllowed: (CELType) -> Bool
  ) throws(Fault) {
    let type = expression.types[argument] ?? .error
    guard type != .dyn, !isAllowed(type) else { return }
    throw Fault(
      id: argument, message: "error during formatting: \(rule), was given \(type.runtimeName)")
  }

  /// What `%s` takes, and the elements of a list or map that is written out, too.
  private func checkText(_ argument: Expression.ID) throws(Fault) {
    var open = [argument]
    while let next = open.popLast() {
      try check(
        next,
        "string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, "
          + "types, durations, and timestamps"
      ) { $0.isText }
      switch expression.tree[next] {
      case .list, .map: open += expression.tree[next].children.reversed()
      default: break
      }
    }
  }
}

extension CELType {
  fileprivate var isInteger: Bool { self == .int || self == .uint }

  fileprivate var isText: Bool {
    switch self {
    case .list, .map, .int, .uint, .double, .bool, .string, .timestamp, .bytes, .duration, .type,
      .null:
      true
    default: false
    }
  }
}
