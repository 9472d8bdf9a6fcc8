/// A set of characters: `[a-z\d]`.
struct CharacterClass: Sendable {
  enum Item: Sendable {
    case range(ClosedRange<UInt32>)
    /// `\D` has the ranges of `\d` and is negated.
    case ranges([ClosedRange<UInt32>], isNegated: Bool)
    case group(UnicodeGroup, isNegated: Bool)
  }

  var items: [Item] = []
  var isNegated = false
  var foldsCase = false

  func contains(_ character: UInt32) -> Bool {
    let characters = foldsCase ? CaseFolding.equivalents(of: character) : [character]
    let isInside = items.contains { item in
      switch item {
      case .range(let range): characters.contains { range.contains($0) }
      case .ranges(let ranges, let isNegated):
        characters.contains { c in ranges.contains { $0.contains(c) } } != isNegated
      case .group(let group, let isNegated):
        characters.contains { group.contains($0) } != isNegated
      }
    }
    return isInside != isNegated
  }

  private static let digits: [ClosedRange<UInt32>] = [48...57]
  private static let space: [ClosedRange<UInt32>] = [9...10, 12...13, 32...32]
  private static let upper: [ClosedRange<UInt32>] = [65...90]
  private static let lower: [ClosedRange<UInt32>] = [97...122]
  private static let word = digits + upper + lower + [95...95]

  /// `d` of `\d`; nil if no class has the name.
  static func perl(_ name: Unicode.Scalar) -> Item? {
    switch name {
    case "d": .ranges(digits, isNegated: false)
    case "D": .ranges(digits, isNegated: true)
    case "s": .ranges(space, isNegated: false)
    case "S": .ranges(space, isNegated: true)
    case "w": .ranges(word, isNegated: false)
    case "W": .ranges(word, isNegated: true)
    default: nil
    }
  }

  /// `alpha` of `[:alpha:]`, `^alpha` of `[:^alpha:]`.
  static func posix(_ name: String) -> Item? {
    let isNegated = name.hasPrefix("^")
    let ranges: [ClosedRange<UInt32>]? =
      switch isNegated ? String(name.dropFirst()) : name {
      case "alnum": digits + upper + lower
      case "alpha": upper + lower
      case "ascii": [0...127]
      case "blank": [9...9, 32...32]
      case "cntrl": [0...31, 127...127]
      case "digit": digits
      case "graph": [33...126]
      case "lower": lower
      case "print": [32...126]
      case "punct": [33...47, 58...64, 91...96, 123...126]
      case "space": [9...13, 32...32]
      case "upper": upper
      case "word": word
      case "xdigit": digits + [65...70, 97...102]
      default: nil
      }
    return ranges.map { .ranges($0, isNegated: isNegated) }
  }
}

/// Which characters are one, large or small.
enum CaseFolding {
  /// Those that no capital or small letter of the others leads to.
  private static let others: [UInt32: [UInt32]] = [
    0x6B: [0x212A], 0x73: [0x17F], 0xE5: [0x212B], 0x3BC: [0xB5], 0x3C3: [0x3C2],
    0x3B8: [0x3D1, 0x3F4], 0x3B2: [0x3D0], 0x3B5: [0x3F5], 0x3BA: [0x3F0], 0x3C0: [0x3D6],
    0x3C1: [0x3F1], 0x3C6: [0x3D5], 0x3C9: [0x2126], 0xDF: [0x1E9E], 0x3B9: [0x345, 0x1FBE],
  ]

  static func equivalents(of character: UInt32) -> [UInt32] {
    if character < 128, !isLetter(character) { return [character] }
    let lower = folded(character)
    return [character, lower, upper(lower)] + (others[lower] ?? [])
  }

  /// The same for all that are one.
  static func folded(_ character: UInt32) -> UInt32 { lower(upper(lower(character))) }

  private static func isLetter(_ character: UInt32) -> Bool {
    65...90 ~= character || 97...122 ~= character
  }

  private static func lower(_ character: UInt32) -> UInt32 {
    mapped(character) { $0.lowercaseMapping }
  }

  private static func upper(_ character: UInt32) -> UInt32 {
    mapped(character) { $0.uppercaseMapping }
  }

  private static func mapped(
    _ character: UInt32, _ mapping: (Unicode.Scalar.Properties) -> String
  ) -> UInt32 {
    guard let scalar = Unicode.Scalar(character) else { return character }
    let scalars = mapping(scalar.properties).unicodeScalars
    return scalars.count == 1 ? scalars.first?.value ?? character : character
  }
}
