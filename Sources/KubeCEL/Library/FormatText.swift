/// What `format` writes for its clauses.
struct FormatText {
  private let arguments: CELList
  private var next = 0

  static func format(_ text: CELValue, _ arguments: CELValue) throws(CELFailure) -> CELValue {
    var format = FormatText(arguments: try arguments.elements)
    return .string(try format.written(try text.text))
  }

  private init(arguments: CELList) { self.arguments = arguments }

  private mutating func written(_ format: String) throws(CELFailure) -> String {
    var result: [UInt8] = []
    var rest = Array(format.utf8)[...]
    let percent = UInt8(ascii: "%")
    while let byte = rest.popFirst() {
      guard byte == percent else {
        result.append(byte)
        continue
      }
      if rest.first == percent {
        rest.removeFirst()
        result.append(percent)
        continue
      }
      guard next < arguments.count else { throw .other("index \(next) out of range") }
      let argument = try arguments.element(at: next)
      guard !rest.isEmpty else { throw .other("unexpected end of string") }
      next += 1
      let precision = try Self.precision(&rest)
      let clause = rest.removeFirst()
      do throws(CELFailure) {
        guard let text = try Self.text(argument, clause, precision) else {
          let name = Character(Unicode.Scalar(clause))
          throw CELFailure.other(
            "could not parse formatting clause: unrecognized formatting clause \"\(name)\"")
        }
        result += text.utf8
      } catch {
        if error.message.hasPrefix("could not parse") { throw error }
        throw .other("error during formatting: \(error.message)")
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func precision(_ rest: inout ArraySlice<UInt8>) throws(CELFailure) -> Int? {
    guard rest.first == UInt8(ascii: ".") else { return nil }
    rest.removeFirst()
    let digits = rest.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    rest = rest.dropFirst(digits.count)
    let problem = "could not parse formatting clause: error while parsing precision: "
    guard !rest.isEmpty else {
      throw .other(problem + "could not find end of precision specifier")
    }
    let text = String(decoding: digits, as: UTF8.self)
    guard let precision = Int(text) else {
      throw .other(
        problem + "error while converting precision to integer: strconv.Atoi: parsing "
          + "\(GoQuotedText.quoted(text)): "
          + (text.isEmpty ? "invalid syntax" : "value out of range"))
    }
    return precision
  }

  /// Nil if there is no such clause.
  private static func text(
    _ value: CELValue, _ clause: UInt8, _ precision: Int?
  ) throws(CELFailure) -> String? {
    switch Unicode.Scalar(clause) {
    case "s": try ValueText.text(of: value)
    case "d": try decimal(value)
    case "f": try LocalNumberText.fixed(try number(value, "fixed-point"), precision ?? 6)
    case "e": try LocalNumberText.scientific(try number(value, "scientific"), precision ?? 6)
    case "b": try binary(value)
    case "o": try octal(value)
    case "x": try hexadecimal(value, isUpper: false)
    case "X": try hexadecimal(value, isUpper: true)
    default: nil
    }
  }

  private static func decimal(_ value: CELValue) throws(CELFailure) -> String {
    switch value {
    case .int(let value): return String(value)
    case .uint(let value): return String(value)
    default:
      throw .other("decimal clause can only be used on integers, was given \(value.typeName)")
    }
  }

  private static func number(_ value: CELValue, _ clause: String) throws(CELFailure) -> Double {
    switch value {
    case .double(let value): return value
    case .string("NaN"): return .nan
    case .string("Infinity"): return .infinity
    case .string("-Infinity"): return -.infinity
    default:
      throw .other("\(clause) clause can only be used on doubles, was given \(value.typeName)")
    }
  }

  private static func binary(_ value: CELValue) throws(CELFailure) -> String {
    switch value {
    case .int(let value): return String(value, radix: 2)
    case .uint(let value): return String(value, radix: 2)
    case .bool(let value): return value ? "1" : "0"
    default:
      throw .other(
        "only integers and bools can be formatted as binary, was given \(value.typeName)")
    }
  }

  private static func octal(_ value: CELValue) throws(CELFailure) -> String {
    switch value {
    case .int(let value): return String(value, radix: 8)
    case .uint(let value): return String(value, radix: 8)
    default:
      throw .other("octal clause can only be used on integers, was given \(value.typeName)")
    }
  }

  private static func hexadecimal(
    _ value: CELValue, isUpper: Bool
  ) throws(CELFailure) -> String {
    switch value {
    case .int(let value): return String(value, radix: 16, uppercase: isUpper)
    case .uint(let value): return String(value, radix: 16, uppercase: isUpper)
    case .string(let text): return hexadecimal(Array(text.utf8), isUpper: isUpper)
    case .bytes(let bytes): return hexadecimal(bytes, isUpper: isUpper)
    default:
      throw .other(
        "only integers, byte buffers, and strings can be formatted as hex, was given "
          + value.typeName)
    }
  }

  private static func hexadecimal(_ bytes: [UInt8], isUpper: Bool) -> String {
    let digits = Array((isUpper ? "0123456789ABCDEF" : "0123456789abcdef").utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
