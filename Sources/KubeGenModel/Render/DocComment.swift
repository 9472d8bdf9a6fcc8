/// The lines of a documentation comment, without slashes, made of text that a stranger wrote in
/// Markdown or in none.
///
/// Every line of the result stands behind `///`, so nothing in it can end the comment. Lines keep
/// their order and their breaks; only a paragraph with a line that is too long is filled anew.
struct DocComment {
  private(set) var lines: [String] = []
  private let width: Int
  private var paragraph: [String] = []
  private var fence: (sign: Character, count: Int, indentation: String)?
  private var isBehindBlank = true

  init(_ text: String, width: Int) {
    self.width = max(width, 20)
    for line in DocText.lines(of: text) { add(line) }
    endParagraph()
    if let fence {
      lines.append(fence.indentation + String(repeating: fence.sign, count: fence.count))
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
  }

  private mutating func add(_ line: String) {
    if addToFence(line) { return }
    if line.isEmpty {
      endParagraph()
      if lines.last?.isEmpty == false { lines.append("") }
      isBehindBlank = true
      return
    }
    let (indentation, content) = Self.split(line)
    if indentation.utf8.count >= 4, isBehindBlank {
      endParagraph()
      lines.append(line)
      return
    }
    isBehindBlank = false
    if content.hasPrefix("|") || content.hasPrefix("#") {
      endParagraph()
      lines.append(indentation + DocText.escaped(content))
      return
    }
    let marker = DocText.marker(of: content)
    if indentation.isEmpty, marker == 0 {
      paragraph.append(DocText.escaped(content))
      return
    }
    endParagraph()
    fill(
      DocText.escaped(content), first: String(indentation),
      others: indentation + String(repeating: " ", count: marker))
  }

  /// Whether the line belongs to a block of code between fences, or begins one.
  private mutating func addToFence(_ line: String) -> Bool {
    let (indentation, content) = Self.split(line)
    let isFence = content.hasPrefix("```") || content.hasPrefix("~~~")
    if fence == nil, !isFence { return false }
    let sign = content.first
    let count = content.prefix { $0 == sign }.count
    if let open = fence {
      lines.append(line)
      if isFence, sign == open.sign, count >= open.count, content.count == count { fence = nil }
      return true
    }
    guard isFence, let sign, !(sign == "`" && content.dropFirst(count).contains("`")) else {
      return false
    }
    endParagraph()
    lines.append(line)
    fence = (sign, count, String(indentation))
    isBehindBlank = false
    return true
  }

  private static func split(_ line: String) -> (indentation: Substring, content: Substring) {
    let content = line.utf8.drop { $0 == UInt8(ascii: " ") }
    return (line[..<content.startIndex], Substring(content))
  }

  private mutating func endParagraph() {
    guard !paragraph.isEmpty else { return }
    if paragraph.allSatisfy({ DocText.columns(of: $0) <= width }) {
      lines += paragraph
    } else {
      fill(paragraph.joined(separator: " "), first: "", others: "")
    }
    paragraph.removeAll(keepingCapacity: true)
  }

  /// Breaks text between words. A word that means something at the beginning of a line never gets
  /// there.
  private mutating func fill(_ text: String, first: String, others: String) {
    if first.utf8.count + DocText.columns(of: text) <= width {
      lines.append(first + text)
      return
    }
    lines += DocText.filled(text, width: width, first: first, others: others)
  }
}

extension CodeText {
  mutating func documentation(_ text: String?) {
    guard let text else { return }
    for line in DocComment(text, width: room - 4).lines {
      self.line(line.isEmpty ? "///" : "/// \(line)")
    }
  }
}
