import KubeCore
import KubeSchema

/// Selectors of a query, and the server's words for what is none.
enum SelectorText {
  static func labels(_ text: String) throws(Refusal) -> LabelQuery {
    do throws(InvalidSelector) {
      return try LabelQuery(parsing: text)
    } catch {
      var complaint = LabelComplaint(text)
      do throws(Refusal) {
        try complaint.find()
      } catch {
        throw error
      }
      throw .badRequest("unable to parse requirement: \(error)")
    }
  }

  /// As `fields.ParseSelector` of apimachinery reads it: commas between, `\` escapes.
  static func fields(_ text: String) throws(Refusal) -> [FieldRequirement] {
    var requirements: [FieldRequirement] = []
    for term in terms(text) where !term.isEmpty {
      guard let (field, sign, value) = split(term) else {
        throw .badRequest("invalid selector: '\(text)'; can't understand '\(term)'")
      }
      // Nothing compared with nothing asks for everything.
      if field.isEmpty, value.isEmpty { continue }
      requirements.append(
        FieldRequirement(
          field: field, operator: sign == "!=" ? .notEquals : .equals,
          value: try unescaped(value)))
    }
    return requirements
  }

  private static func terms(_ text: String) -> [String] {
    var terms = [""]
    var isEscaped = false
    for character in text {
      if !isEscaped, character == "," {
        terms.append("")
        continue
      }
      terms[terms.count - 1].append(character)
      isEscaped = !isEscaped && character == "\\"
    }
    return terms
  }

  private static func split(_ term: String) -> (String, String, String)? {
    for place in term.indices {
      for sign in ["!=", "==", "="] where term[place...].hasPrefix(sign) {
        return (
          String(term[..<place]), sign, String(term[place...].dropFirst(sign.count))
        )
      }
    }
    return nil
  }

  private static func unescaped(_ text: String) throws(Refusal) -> String {
    var result = ""
    var isEscaped = false
    for character in text {
      switch (isEscaped, character) {
      case (true, "\\"), (true, ","), (true, "="):
        result.append(character)
        isEscaped = false
      case (true, _):
        throw .badRequest("invalid field selector: invalid escape sequence: \\\(character)")
      case (false, "\\"): isEscaped = true
      case (false, ","), (false, "="):
        throw .badRequest(
          "invalid field selector: unescaped character in value: \(character.asciiValue ?? 0)")
      case (false, _): result.append(character)
      }
    }
    if isEscaped { throw .badRequest("invalid field selector: invalid escape sequence: \\") }
    return result
  }
}

/// Says what is wrong with a label selector in the words of apimachinery's parser, in whose order
/// it looks.
private struct LabelComplaint {
  private enum Token: Equatable {
    case end, open, close, comma, not, sign(String), word(String)
  }

  private var tokens: [(token: Token, text: String)] = []
  private var place = 0

  init(_ text: String) {
    var rest = text[...]
    while let first = rest.first {
      if first == " " || first == "\t" || first == "\n" || first == "\r" {
        rest.removeFirst()
      } else if let symbol = ["==", "!=", "=", ">", "<", "(", ")", ",", "!"].first(where: {
        rest.hasPrefix($0)
      }) {
        rest.removeFirst(symbol.count)
        let token: Token =
          switch symbol {
          case "(": .open
          case ")": .close
          case ",": .comma
          case "!": .not
          default: .sign(symbol)
          }
        tokens.append((token, symbol))
      } else {
        let word = rest.prefix { !" \t\n\r=!><(),".contains($0) }
        rest.removeFirst(word.count)
        tokens.append((.word(String(word)), String(word)))
      }
    }
    tokens.append((.end, ""))
  }

  private var next: (token: Token, text: String) { tokens[min(place, tokens.count - 1)] }

  private mutating func take() -> (token: Token, text: String) {
    defer { place += 1 }
    return next
  }

  /// Throws what is wrong, if that can be told.
  mutating func find() throws(Refusal) {
    while true {
      switch next.token {
      case .word, .not: try requirement()
      case .end: return
      default:
        throw .badRequest("found '\(next.text)', expected: !, identifier, or 'end of string'")
      }
      let after = take()
      switch after.token {
      case .end: return
      case .comma:
        switch next.token {
        case .word, .not: break
        default: throw .badRequest("found '\(next.text)', expected: identifier after ','")
        }
      default:
        throw .badRequest("found '\(after.text)', expected: ',' or 'end of string'")
      }
    }
  }

  private func refuse(_ message: String) -> Refusal {
    .badRequest("unable to parse requirement: \(message)")
  }

  private mutating func requirement() throws(Refusal) {
    var first = take()
    let isNegated = first.token == .not
    if isNegated { first = take() }
    guard case .word(let key) = first.token else {
      throw refuse("found '\(first.text)', expected: identifier")
    }
    let problems = LabelText.keyProblems(key)
    if let problem = problems.first {
      throw refuse("<nil>: Invalid value: \(GoText.quoted(key)): \(problem)")
    }
    if isNegated || next.token == .end || next.token == .comma { return }
    let sign = take()
    var values: [String] = []
    switch sign.token {
    case .word("in"), .word("notin"): values = try list()
    case .sign(let text):
      values = try exact()
      if text == ">" || text == "<", values.count == 1, Int64(values[0]) == nil {
        throw refuse(
          "values[0]: Invalid value: \(GoText.quoted(values[0])): for 'Gt', 'Lt' operators, the "
            + "value must be an integer")
      }
    default:
      throw refuse("found '\(sign.text)', expected: in, notin, =, ==, !=, gt, lt")
    }
    for (index, value) in values.enumerated() {
      if let problem = LabelText.valueProblems(value).first {
        throw refuse("values[\(index)][\(key)]: Invalid value: \(GoText.quoted(value)): \(problem)")
      }
    }
  }

  private mutating func exact() throws(Refusal) -> [String] {
    if next.token == .end || next.token == .comma { return [""] }
    let value = take()
    guard case .word(let text) = value.token else {
      throw refuse("found '\(value.text)', expected: identifier")
    }
    return [text]
  }

  private mutating func list() throws(Refusal) -> [String] {
    let open = take()
    guard open.token == .open else { throw refuse("found '\(open.text)' expected: '('") }
    var values: Set<String> = []
    switch next.token {
    case .close:
      place += 1
      return []
    case .word, .comma: break
    default: throw refuse("found '\(next.text)', expected: ',', ')' or identifier")
    }
    while true {
      let item = take()
      switch item.token {
      case .word(let text):
        values.insert(text)
        switch next.token {
        case .comma: continue
        case .close:
          place += 1
          return values.sorted()
        default: throw refuse("found '\(next.text)', expected: ',' or ')'")
        }
      case .comma:
        if values.isEmpty { values.insert("") }
        if next.token == .close {
          values.insert("")
          place += 1
          return values.sorted()
        }
        if next.token == .comma {
          place += 1
          values.insert("")
        }
      default: throw refuse("found '\(item.text)', expected: ',', or identifier")
      }
    }
  }
}
