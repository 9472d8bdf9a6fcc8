/// Well-formedness of UTF-8 as Unicode's table 3-7 has it: no overlong forms, no surrogates,
/// nothing above U+10FFFF.
enum UTF8Check {
  /// The first byte of the first sequence that is not well formed.
  static func firstInvalid(
    _ first: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) -> UnsafePointer<UInt8>? {
    var place = first
    while place < end {
      let lead = place.pointee
      if lead < 0x80 {
        place += 1
        continue
      }
      let count: Int
      var low: UInt8 = 0x80
      var high: UInt8 = 0xBF
      switch lead {
      case 0xC2...0xDF: count = 2
      case 0xE0:
        count = 3
        low = 0xA0
      case 0xED:
        count = 3
        high = 0x9F
      case 0xE1...0xEF: count = 3
      case 0xF0:
        count = 4
        low = 0x90
      case 0xF4:
        count = 4
        high = 0x8F
      case 0xF1...0xF3: count = 4
      default: return place
      }
      guard end - place >= count, place[1] >= low, place[1] <= high else { return place }
      for index in 2..<max(2, count) where place[index] & 0xC0 != 0x80 { return place }
      place += count
    }
    return nil
  }
}
