/// Reads what `PatternMatch` knows of RE2's grammar.
struct PatternParser {
  private let pattern: [Unicode.Scalar]
  private var index = 0
  private var depth = 0

  init(_ pattern: String) {
    self.pattern = Array(pattern.unicodeScalars)
  }

  /// Nil if the pattern has something that is not known.
  mutating func parse() -> PatternTree? {
    guard let tree = alternatives(), index == pattern.count else { return nil }
    return tree
  }

  private var next: Unicode.Scalar? { index < pattern.count ? pattern[index] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    index += 1
    return true
  }

  private mutating func alternatives() -> PatternTree? {
    var branches: [PatternTree] = []
    repeat {
      guard let branch = sequence() else { return nil }
      branches.append(branch)
    } while take("|")
    return branches.count == 1 ? branches[0] : .either(branches)
  }

  private mutating func sequence() -> PatternTree? {
    var parts: [PatternTree] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      guard let atom = atom(scalar), let part = repeated(atom) else { return nil }
      parts.append(part)
    }
    return .sequence(parts)
  }

  private mutating func atom(_ scalar: Unicode.Scalar) -> PatternTree? {
    index += 1
    switch scalar {
    case "^": return .start
    case "$": return .end
    case ".": return .scalars([10...10], isInverted: true)
    case "(": return group()
    case "[": return characterClass()
    case "\\":
      guard let ranges = escape() else { return nil }
      return .scalars(ranges.ranges, isInverted: ranges.isInverted)
    case "*", "+", "?": return nil
    default: return .scalars([scalar.value...scalar.value], isInverted: false)
    }
  }

  private mutating func group() -> PatternTree? {
    if take("?"), !take(":") {
      guard take("P"), take("<") else { return nil }
      while let scalar = next, scalar != ">" {
        _ = scalar
        index += 1
      }
      index += 1
    }
    depth += 1
    defer { depth -= 1 }
    guard depth < 50, let tree = alternatives(), take(")") else { return nil }
    return tree
  }

  private mutating func repeated(_ atom: PatternTree) -> PatternTree? {
    var tree = atom
    while let scalar = next {
      switch scalar {
      case "*": tree = .repeated(tree, 0, nil)
      case "+": tree = .repeated(tree, 1, nil)
      case "?": tree = .repeated(tree, 0, 1)
      case "{":
        guard let bounds = bounds() else { return nil }
        tree = .repeated(tree, bounds.least, bounds.most)
      default: return tree
      }
      index += 1
      // Greedy or not makes no difference to whether there is a match.
      _ = take("?")
    }
    return tree
  }

  /// `{2}`, `{2,}` or `{2,3}` up to the closing brace. A brace that is a literal is not known.
  private mutating func bounds() -> (least: Int, most: Int?)? {
    index += 1
    guard let least = number() else { return nil }
    var most: Int? = least
    if take(",") { most = number() }
    return next == "}" ? (least, most) : nil
  }

  private mutating func number() -> Int? {
    var digits = ""
    while let scalar = next, ("0"..."9").contains(scalar), digits.count < 6 {
      digits.unicodeScalars.append(scalar)
      index += 1
    }
    return Int(digits)
  }
}

extension PatternParser {
  private typealias Ranges = (ranges: [ClosedRange<UInt32>], isInverted: Bool)

  private static let digits: [ClosedRange<UInt32>] = [48...57]
  private static let words: [ClosedRange<UInt32>] = [48...57, 65...90, 95...95, 97...122]
  private static let spaces: [ClosedRange<UInt32>] = [9...10, 12...13, 32...32]

  private mutating func escape() -> Ranges? {
    guard let scalar = next else { return nil }
    index += 1
    switch scalar {
    case "d": return (Self.digits, false)
    case "D": return (Self.digits, true)
    case "w": return (Self.words, false)
    case "W": return (Self.words, true)
    case "s": return (Self.spaces, false)
    case "S": return (Self.spaces, true)
    case "n": return ([10...10], false)
    case "t": return ([9...9], false)
    case "r": return ([13...13], false)
    default:
      // Letters and digits have meanings of their own; a sign is itself.
      let isSign = scalar.isASCII && !Self.words.contains { $0.contains(scalar.value) }
      return isSign ? ([scalar.value...scalar.value], false) : nil
    }
  }

  private mutating func characterClass() -> PatternTree? {
    let isInverted = take("^")
    var ranges: [ClosedRange<UInt32>] = []
    var isFirst = true
    while let scalar = next, isFirst || scalar != "]" {
      isFirst = false
      if scalar == "[", index + 1 < pattern.count, pattern[index + 1] == ":" { return nil }
      guard let low = member() else { return nil }
      let isRange =
        next == "-" && index + 1 < pattern.count && pattern[index + 1] != "]" && low.count == 1
      guard isRange else {
        ranges += low
        continue
      }
      index += 1
      guard let high = member(), high.count == 1, low[0].lowerBound <= high[0].lowerBound else {
        return nil
      }
      ranges.append(low[0].lowerBound...high[0].lowerBound)
    }
    return take("]") ? .scalars(ranges, isInverted: isInverted) : nil
  }

  private mutating func member() -> [ClosedRange<UInt32>]? {
    guard let scalar = next else { return nil }
    index += 1
    guard scalar == "\\" else { return [scalar.value...scalar.value] }
    guard let escape = escape(), !escape.isInverted else { return nil }
    return escape.ranges
  }
}
