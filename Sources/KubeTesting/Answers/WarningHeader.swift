import HTTPTypes

/// Warning header fields as the server writes them: each once, and all shortened when they are too
/// much together.
enum WarningHeader {
  /// In characters, of all.
  static let maximumTotal = 4096
  /// Of each, once it is too much.
  static let shortened = 256

  static func values(_ warnings: [String]) -> [String] {
    var seen: Set<String> = []
    let distinct = warnings.filter { !$0.isEmpty && seen.insert($0).inserted }
    let total = distinct.reduce(0) { $0 + $1.unicodeScalars.count }
    if total <= maximumTotal { return distinct.map(value) }
    var written = 0
    var values: [String] = []
    for warning in distinct where written < maximumTotal {
      let text = warning.unicodeScalars.prefix(shortened)
      written += text.count
      values.append(value(String(String.UnicodeScalarView(text))))
    }
    return values
  }

  private static func value(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "299 - \"\(escaped)\""
  }
}

extension ServerAnswer {
  func adding(warnings: [String]) -> ServerAnswer {
    var answer = self
    for value in WarningHeader.values(warnings) {
      answer.fields.append(HTTPField(name: .warning, value: value))
    }
    return answer
  }
}
