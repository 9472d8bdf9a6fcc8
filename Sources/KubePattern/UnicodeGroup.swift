/// `Lu`, `L` or `Greek` of `\p{…}`.
enum UnicodeGroup: Sendable {
  case any
  case ascii
  case assigned
  case categories([Unicode.GeneralCategory])
  /// The standard library knows scripts in its own regular expressions alone.
  case script(String)

  /// Nil if Go knows no such group.
  init?(_ name: String) {
    switch name {
    case "Any": self = .any
    case "ASCII", "Ascii": self = .ascii
    case "Assigned": self = .assigned
    default:
      if let categories = Self.categories[name] {
        self = .categories(categories)
      } else if name.count > 2, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0 == "_") }),
        (try? Regex("\\p{Script=\(name)}")) != nil
      {
        self = .script(name)
      } else {
        return nil
      }
    }
  }

  func contains(_ character: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(character) else { return false }
    switch self {
    case .any: return true
    case .ascii: return scalar.isASCII
    case .assigned: return scalar.properties.generalCategory != .unassigned
    case .categories(let categories):
      return categories.contains(scalar.properties.generalCategory)
    case .script(let name):
      guard let regex = try? Regex("\\p{Script=\(name)}").matchingSemantics(.unicodeScalar) else {
        return false
      }
      return (try? regex.wholeMatch(in: String(scalar))) ?? nil != nil
    }
  }

  private static let categories: [String: [Unicode.GeneralCategory]] = {
    let single: [String: Unicode.GeneralCategory] = [
      "Lu": .uppercaseLetter, "Ll": .lowercaseLetter, "Lt": .titlecaseLetter,
      "Lm": .modifierLetter, "Lo": .otherLetter, "Mn": .nonspacingMark, "Mc": .spacingMark,
      "Me": .enclosingMark, "Nd": .decimalNumber, "Nl": .letterNumber, "No": .otherNumber,
      "Pc": .connectorPunctuation, "Pd": .dashPunctuation, "Ps": .openPunctuation,
      "Pe": .closePunctuation, "Pi": .initialPunctuation, "Pf": .finalPunctuation,
      "Po": .otherPunctuation, "Sm": .mathSymbol, "Sc": .currencySymbol, "Sk": .modifierSymbol,
      "So": .otherSymbol, "Zs": .spaceSeparator, "Zl": .lineSeparator,
      "Zp": .paragraphSeparator, "Cc": .control, "Cf": .format, "Cs": .surrogate,
      "Co": .privateUse, "Cn": .unassigned,
    ]
    var all = single.mapValues { [$0] }
    for (name, category) in single { all[String(name.prefix(1)), default: []].append(category) }
    all["LC"] = [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter]
    return all
  }()
}
