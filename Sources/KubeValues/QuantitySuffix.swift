/// What the letters behind a quantity's number stand for.
package enum QuantitySuffix {
  /// `m` stands for 10⁻³.
  package static func decimalExponent(of letter: UInt8) -> Int? {
    switch letter {
    case UInt8(ascii: "n"): -9
    case UInt8(ascii: "u"): -6
    case UInt8(ascii: "m"): -3
    case UInt8(ascii: "k"): 3
    case UInt8(ascii: "M"): 6
    case UInt8(ascii: "G"): 9
    case UInt8(ascii: "T"): 12
    case UInt8(ascii: "P"): 15
    case UInt8(ascii: "E"): 18
    default: nil
    }
  }

  /// `Ki` stands for 2¹⁰; of its two letters the first says which.
  package static func binaryShift(of letter: UInt8) -> Int? {
    switch letter {
    case UInt8(ascii: "K"): 10
    case UInt8(ascii: "M"): 20
    case UInt8(ascii: "G"): 30
    case UInt8(ascii: "T"): 40
    case UInt8(ascii: "P"): 50
    case UInt8(ascii: "E"): 60
    default: nil
    }
  }
}
