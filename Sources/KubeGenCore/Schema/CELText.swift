/// What can be said of a CEL expression without a CEL compiler.
enum CELText {
  private static let keywords: Set<String> = [
    "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function",
    "if", "import", "let", "loop", "package", "namespace", "return", "var", "void", "while",
  ]

  /// A property's name as CEL must spell it: keywords and what is no identifier are escaped.
  static func fieldName(_ name: String) -> String {
    if keywords.contains(name) { return "__\(name)__" }
    var escaped = ""
    var rest = Substring(name)
    while let character = rest.first {
      if rest.hasPrefix("__") {
        escaped += "__underscores__"
        rest = rest.dropFirst(2)
        continue
      }
      switch character {
      case ".": escaped += "__dot__"
      case "-": escaped += "__dash__"
      case "/": escaped += "__slash__"
      default: escaped.append(character)
      }
      rest = rest.dropFirst()
    }
    return escaped
  }

  /// What is certainly wrong with an expression, in a sentence.
  static func problem(in expression: String) -> String? {
    var scanner = Scanner(Array(expression.utf8))
    return scanner.problem()
  }

  /// Whether the expression compares with the value before the write.
  static func usesOldSelf(_ expression: String) -> Bool {
    var scanner = Scanner(Array(expression.utf8))
    _ = scanner.problem()
    return scanner.names.contains("oldSelf")
  }

  /// What the expression asks of the object's metadata: `labels` in `self.metadata.labels`.
  static func metadataFields(_ expression: String) -> Set<String> {
    var scanner = Scanner(Array(expression.utf8))
    _ = scanner.problem()
    return scanner.metadataFields
  }
}

private struct Scanner {
  private let bytes: [UInt8]
  private var index = 0
  private(set) var names: Set<String> = []
  private(set) var metadataFields: Set<String> = []
  /// The names that were selected one from the other up to here.
  private var chain: [String] = []
  private var isSelecting = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func problem() -> String? {
    var open: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        open.append(byte)
        chain = []
        isSelecting = false
        index += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        // The closing brackets stand one or two places behind the opening ones in ASCII.
        guard let last = open.popLast(), byte == last + 1 || byte == last + 2 else {
          return "'\(Character(Unicode.Scalar(byte)))' closes nothing."
        }
        chain = [""]
        index += 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if let problem = string(isRaw: false) { return problem }
      case UInt8(ascii: "/") where bytes.dropFirst(index + 1).first == byte:
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
      default:
        if let problem = word() { return problem }
      }
    }
    guard let last = open.last else { return nil }
    return "'\(Character(Unicode.Scalar(last)))' is never closed."
  }

  /// An identifier, a prefix of a string (`r"…"`), or any other byte.
  private mutating func word() -> String? {
    let start = index
    while index < bytes.count, Self.isIdentifier(bytes[index]) { index += 1 }
    guard index > start else {
      // Blanks may stand around the dot, and `.?` selects as well.
      if bytes[index] == UInt8(ascii: ".") {
        isSelecting = true
      } else if bytes[index] > 0x20, bytes[index] != UInt8(ascii: "?") {
        isSelecting = false
        chain = []
      }
      index += 1
      return nil
    }
    let word = String(decoding: bytes[start..<index], as: UTF8.self)
    names.insert(word)
    chain = isSelecting ? chain + [word] : [word]
    isSelecting = false
    if chain.count == 3, ["self", "oldSelf"].contains(chain[0]), chain[1] == "metadata" {
      metadataFields.insert(word)
    }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") || bytes[index] == 0x27,
      ["r", "R", "b", "B", "br", "rb", "bR", "Br", "BR"].contains(word)
    else { return nil }
    return string(isRaw: word.lowercased().contains("r"))
  }

  private mutating func string(isRaw: Bool) -> String? {
    let quote = bytes[index]
    let isLong = bytes[index...].prefix(3).allSatisfy { $0 == quote } && index + 2 < bytes.count
    index += isLong ? 3 : 1
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\\"), !isRaw {
        index += 2
      } else if bytes[index] == quote, !isLong {
        index += 1
        return nil
      } else if isLong, bytes[index...].prefix(3).elementsEqual([quote, quote, quote]) {
        index += 3
        return nil
      } else if !isLong, bytes[index] == UInt8(ascii: "\n") {
        break
      } else {
        index += 1
      }
    }
    return "a string is never closed."
  }

  private static func isIdentifier(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
