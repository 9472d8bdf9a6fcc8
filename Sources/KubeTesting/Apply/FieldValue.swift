import KubeJSON

/// A value by which an item of a list is told from the others: of a set, or of a key of a list map.
///
/// Keys and sets hold scalars; anything else is kept as its text, so that what a client wrote into
/// `managedFields` survives.
enum FieldValue: Sendable, Hashable {
  case double(Double)
  case int(Int64)
  case string(String)
  case bool(Bool)
  case other(String)
  case null

  init(_ value: JSONValue) {
    if let string = value.string {
      self = .string(string)
    } else if let number = value.number {
      if let int = number.int { self = .int(int) } else { self = .double(number.double) }
    } else if let bool = value.bool {
      self = .bool(bool)
    } else if value.isNull {
      self = .null
    } else {
      self = .other(value.text)
    }
  }
}

extension FieldValue {
  /// Below zero if `a` comes first, zero if the two are equal.
  static func order(_ a: FieldValue, _ b: FieldValue) -> Int {
    switch (a, b) {
    case (.string(let a), .string(let b)): a.byteOrder(b)
    case (.int(let a), .int(let b)): a < b ? -1 : (a == b ? 0 : 1)
    case (.double(let a), .double(let b)): a < b ? -1 : (a == b ? 0 : 1)
    case (.double(let a), .int(let b)): a < Double(b) ? -1 : 1
    case (.int(let a), .double(let b)): Double(a) < b ? -1 : 1
    case (.bool(let a), .bool(let b)): a == b ? 0 : (b ? -1 : 1)
    case (.other(let a), .other(let b)): a.byteOrder(b)
    default: a.rank - b.rank
    }
  }

  private var rank: Int {
    switch self {
    case .double: 0
    case .int: 1
    case .string: 2
    case .bool: 3
    case .other: 4
    case .null: 5
    }
  }

  /// As in `fieldsV1`: JSON in which `<`, `>` and `&` are escaped, as Go does.
  func write(to text: inout String) {
    switch self {
    case .double(let value): text += JSONNumber(value)?.text ?? "0"
    case .int(let value): text += "\(value)"
    case .string(let value): value.writeGoJSON(to: &text)
    case .bool(let value): text += value ? "true" : "false"
    case .other(let value): text += value
    case .null: text += "null"
    }
  }

  /// As in messages.
  var quoted: String {
    switch self {
    case .string(let value): value.goQuoted
    default:
      {
        var text = ""
        write(to: &text)
        return text
      }()
    }
  }
}

extension String {
  /// The order of Go's strings, by bytes: below zero if this one comes first, zero if they are
  /// equal.
  func byteOrder(_ other: String) -> Int {
    let order = utf8.withContiguousStorageIfAvailable { a in
      other.utf8.withContiguousStorageIfAvailable { b in
        var place = 0
        let common = Swift.min(a.count, b.count)
        while place < common {
          if a[place] != b[place] { return a[place] < b[place] ? -1 : 1 }
          place += 1
        }
        return a.count - b.count
      }
    }
    if let order = order ?? nil { return order }
    if utf8.elementsEqual(other.utf8) { return 0 }
    return utf8.lexicographicallyPrecedes(other.utf8) ? -1 : 1
  }

  /// Appends the text as Go's encoder writes it into JSON.
  func writeGoJSON(to text: inout String) {
    text += "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "<", ">", "&", "\u{2028}", "\u{2029}", "\0"..."\u{1f}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  /// As Go's `%q` writes it.
  var goQuoted: String {
    var text = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{07}": text += "\\a"
      case "\u{08}": text += "\\b"
      case "\u{0b}": text += "\\v"
      case "\u{0c}": text += "\\f"
      case "\0"..."\u{1f}", "\u{7f}":
        let digits = String(scalar.value, radix: 16)
        text += "\\x" + (digits.count == 1 ? "0" : "") + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
