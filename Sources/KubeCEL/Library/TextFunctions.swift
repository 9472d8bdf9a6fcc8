/// The standard functions of strings.
enum TextFunctions {
  static func contains(_ text: CELValue, _ part: CELValue) throws(CELFailure) -> CELValue {
    .bool(try contains(text.text, part.text))
  }

  static func startsWith(_ text: CELValue, _ prefix: CELValue) throws(CELFailure) -> CELValue {
    .bool(try text.text.utf8.starts(with: prefix.text.utf8))
  }

  static func endsWith(_ text: CELValue, _ suffix: CELValue) throws(CELFailure) -> CELValue {
    let (text, suffix) = (try text.text.utf8, try suffix.text.utf8)
    return .bool(text.count >= suffix.count && text.suffix(suffix.count).elementsEqual(suffix))
  }

  private static func contains(_ text: String, _ part: String) -> Bool {
    if part.isEmpty { return true }
    var (text, part) = (text, part)
    return text.withUTF8 { text in
      part.withUTF8 { part in
        guard let first = part.first, part.count <= text.count else { return false }
        var start = 0
        while start + part.count <= text.count {
          if text[start] == first, text[start..<start + part.count].elementsEqual(part) {
            return true
          }
          start += 1
        }
        return false
      }
    }
  }
}
