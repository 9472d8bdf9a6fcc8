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
    guard part.utf8.count <= text.utf8.count else { return false }
    let search = TextSearch(Array(part.utf8))
    var text = text
    return text.withUTF8 { search.first(in: $0, from: 0) != nil }
  }
}
