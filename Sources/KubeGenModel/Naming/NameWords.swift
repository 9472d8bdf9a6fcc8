/// The words of a name, as ``SwiftNaming`` describes them: ASCII letters and digits only, never
/// empty, at least one.
struct NameWords {
  private(set) var spelled: [String] = []
  /// The name has letters, none of them lowercase.
  private(set) var isShouted: Bool

  init(_ name: String) {
    let scalars = Array(name.unicodeScalars)
    isShouted = Self.isShouted(scalars)
    cut(scalars)
    if spelled.isEmpty { spelled = scalars.map { Self.word(for: $0) } }
    if spelled.isEmpty { spelled = ["empty"] }
  }

  private static func isShouted(_ scalars: [Unicode.Scalar]) -> Bool {
    var hasLetters = false
    for scalar in scalars {
      if ("a"..."z").contains(scalar) { return false }
      if ("A"..."Z").contains(scalar) { hasLetters = true }
    }
    return hasLetters
  }

  private mutating func cut(_ scalars: [Unicode.Scalar]) {
    var word = ""
    var separator: Unicode.Scalar?
    func isLetterOrDigit(at index: Int) -> Bool {
      scalars.indices.contains(index) && Self.isLetterOrDigit(scalars[index])
    }
    for (index, scalar) in scalars.enumerated() {
      if Self.isLetterOrDigit(scalar) {
        if word.isEmpty, let sign = separator, let last = spelled.last?.utf8.last, last.isDigit,
          ("0"..."9").contains(scalar)
        {
          spelled.append(Self.word(for: sign))
        }
        if word.isEmpty, spelled.isEmpty, separator == "-", ("0"..."9").contains(scalar) {
          spelled.append("minus")
        }
        separator = nil
        word.unicodeScalars.append(scalar)
        continue
      }
      let isApostrophe = scalar == "'" || scalar == "\u{2019}"
      if isApostrophe, isLetterOrDigit(at: index - 1), isLetterOrDigit(at: index + 1) { continue }
      if !word.isEmpty { spelled.append(word) }
      word = ""
      if Self.separators.contains(scalar) {
        if separator == nil || separator == " " { separator = scalar }
      } else {
        separator = nil
        spelled.append(Self.word(for: scalar))
      }
    }
    if !word.isEmpty { spelled.append(word) }
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
  }

  private static let separators = Set<Unicode.Scalar>(" _-./:,;()[]{}'\"`@#$\\".unicodeScalars)

  private static func word(for scalar: Unicode.Scalar) -> String {
    if let word = words[scalar] { return word }
    let hex = String(scalar.value, radix: 16, uppercase: true)
    return "u" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
  }

  private static let words: [Unicode.Scalar: String] = [
    " ": "space", "_": "underscore", "-": "dash", ".": "dot", "/": "slash", ":": "colon",
    ",": "comma", ";": "semicolon", "(": "openParenthesis", ")": "closeParenthesis",
    "[": "openBracket", "]": "closeBracket", "{": "openBrace", "}": "closeBrace",
    "'": "apostrophe", "\"": "quote", "`": "backtick", "@": "at", "#": "hash", "$": "dollar",
    "\\": "backslash", "=": "equal", "!": "not", "<": "less", ">": "greater", "~": "tilde",
    "*": "asterisk", "+": "plus", "&": "and", "|": "or", "%": "percent", "^": "caret",
    "?": "question", "\t": "tab", "\n": "newline", "\r": "return",
  ]
}
