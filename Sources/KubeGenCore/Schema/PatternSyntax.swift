/// Checks a regular expression against the grammar of RE2, which API servers compile patterns with. What is said here
/// is certain to be refused; what passes may still be.
package enum PatternSyntax {
  /// What is wrong with the pattern, in a sentence; nil if nothing was found.
  package static func problem(in pattern: String) -> String? {
    var scanner = Scanner(pattern: Array(pattern.unicodeScalars))
    return scanner.problem()
  }
}

private struct Scanner {
  var pattern: [Unicode.Scalar]
  var index = 0
  var depth = 0
  /// Something stands before the index that a quantifier can repeat.
  var canRepeat = false

  /// `[:xdigit:]` and `{1000,1000}` are shorter.
  private static let longestToken = 24

  init(pattern: [Unicode.Scalar]) {
    self.pattern = pattern
  }

  mutating func problem() -> String? {
    while index < pattern.count {
      let problem: String?
      switch pattern[index] {
      case "\\": problem = escape()
      case "[": problem = characterClass()
      case "(": problem = group()
      case ")":
        depth -= 1
        problem = depth < 0 ? "')' without '(' before it. Write '\\)' for the character." : nil
        index += 1
        canRepeat = true
      case "*", "+", "?": problem = quantifier()
      case "{": problem = repetition()
      case "|", "^", "$":
        // RE2 repeats anchors as well, but not a branch.
        canRepeat = pattern[index] != "|"
        problem = nil
        index += 1
      default:
        canRepeat = true
        problem = nil
        index += 1
      }
      if let problem { return problem }
    }
    return depth > 0 ? "a '(' is never closed. Write '\\(' for the character." : nil
  }

  private mutating func escape() -> String? {
    guard index + 1 < pattern.count else { return "it ends in a single '\\'. Write '\\\\'." }
    let escaped = pattern[index + 1]
    if ("1"..."9").contains(escaped) {
      return "'\\\(escaped)' refers back to a group, which RE2 cannot do."
    }
    index += 2
    canRepeat = true
    return nil
  }

  private mutating func characterClass() -> String? {
    let closing = "a '[' is never closed. Write '\\[' for the character."
    index += 1
    if index < pattern.count, pattern[index] == "^" { index += 1 }
    var isFirst = true
    var lower: Unicode.Scalar?
    while index < pattern.count {
      let scalar = pattern[index]
      if scalar == "]", !isFirst {
        index += 1
        canRepeat = true
        return nil
      }
      isFirst = false
      if scalar == "[", index + 1 < pattern.count, pattern[index + 1] == ":" {
        guard skipNamedClass() else { return closing }
        lower = nil
      } else if scalar == "\\" {
        guard index + 1 < pattern.count else { return closing }
        index += 2
        lower = nil
      } else if scalar == "-", let from = lower, index + 1 < pattern.count,
        pattern[index + 1] != "]", pattern[index + 1] != "\\"
      {
        let upper = pattern[index + 1]
        if upper < from { return "the range '\(from)-\(upper)' ends before it begins." }
        index += 2
        lower = nil
      } else {
        lower = scalar
        index += 1
      }
    }
    return closing
  }

  private mutating func skipNamedClass() -> Bool {
    var end = index + 2
    while end + 1 < min(pattern.count, index + Self.longestToken) {
      if pattern[end] == ":", pattern[end + 1] == "]" {
        index = end + 2
        return true
      }
      end += 1
    }
    // A lone '[:' is two characters of the class.
    index += 1
    return true
  }

  private mutating func group() -> String? {
    depth += 1
    index += 1
    canRepeat = false
    guard index + 1 < pattern.count, pattern[index] == "?" else { return nil }
    let isLookbehind =
      pattern[index + 1] == "<" && index + 2 < pattern.count
      && (pattern[index + 2] == "=" || pattern[index + 2] == "!")
    if pattern[index + 1] == "=" || pattern[index + 1] == "!" || isLookbehind {
      return "RE2 cannot look ahead or behind. Write a CEL rule with '@schema.validation' instead."
    }
    index += 2
    return nil
  }

  private mutating func quantifier() -> String? {
    guard canRepeat else { return "'\(pattern[index])' has nothing to repeat." }
    index += 1
    if index < pattern.count, pattern[index] == "?" { index += 1 }
    if index < pattern.count, pattern[index] == "*" || pattern[index] == "+" {
      return "'\(pattern[index])' repeats what is repeated already."
    }
    return nil
  }

  /// `{2}`, `{2,}` or `{2,5}`; anything else in braces is plain text.
  private mutating func repetition() -> String? {
    guard let close = pattern[index...].prefix(Self.longestToken).firstIndex(of: "}") else {
      index += 1
      canRepeat = true
      return nil
    }
    let text = String(String.UnicodeScalarView(pattern[(index + 1)..<close]))
    let bounds = text.split(separator: ",", omittingEmptySubsequences: false)
    guard bounds.count <= 2, let low = Int(bounds[0]), low >= 0,
      bounds.count == 1 || bounds[1].isEmpty || Int(bounds[1]) != nil
    else {
      index += 1
      canRepeat = true
      return nil
    }
    guard canRepeat else { return "'{\(text)}' has nothing to repeat." }
    let high = bounds.count == 2 ? Int(bounds[1]) ?? low : low
    if low > 1000 || high > 1000 { return "'{\(text)}' repeats more than 1000 times." }
    if high < low { return "'{\(text)}' ends before it begins." }
    index = close + 1
    if index < pattern.count, pattern[index] == "?" { index += 1 }
    return nil
  }
}
