/// Strings of at most 15 bytes live within a String's own 16 bytes. The standard library needs some
/// 20 ns to make one, which is a quarter of the time that decoding a pod takes; putting the bytes
/// together takes 2 ns.
///
/// The form is part of Swift's stable ABI on 64-bit platforms: the bytes, then 0xE0 (ASCII) or 0xA0
/// with the count in the low half of the last byte. `isKnownForm` compares it once with what the
/// standard library makes; where it differs, callers take the ordinary way.
enum SmallString {
  static let capacity = 15

  #if _endian(little) && _pointerBitWidth(_64)
    static let isKnownForm: Bool = {
      guard KnownForms.areUsed, MemoryLayout<String>.size == 16 else { return false }
      let samples = ["", "a", "seven c", "eight ch", "nine char", "fifteen charact"]
      return samples.allSatisfy { sample in
        let expected = unsafeBitCast(sample, to: (UInt64, UInt64).self)
        let bytes = Array(sample.utf8) + [UInt8](repeating: 0xFF, count: 16)
        let made = bytes.withUnsafeBufferPointer { buffer in
          buffer.baseAddress.map { words($0, sample.utf8.count) }
        }
        return made?.0 == expected.0 && made?.1 == expected.1
      }
    }()

    @inline(__always)
    private static func words(_ first: UnsafePointer<UInt8>, _ count: Int) -> (UInt64, UInt64) {
      let raw = UnsafeRawPointer(first)
      var low = raw.loadUnaligned(as: UInt64.self)
      var high: UInt64 = 0
      if count < 8 {
        low &= (1 << UInt64(count * 8)) &- 1
      } else {
        high = raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        high &= (1 << UInt64((count - 8) * 8)) &- 1
      }
      let isASCII = (low | high) & 0x8080_8080_8080_8080 == 0
      high |= ((isASCII ? 0xE0 : 0xA0) | UInt64(count)) << 56
      return (low, high)
    }

    /// Needs 16 readable bytes from `first`.
    @inline(__always)
    static func make(
      _ first: UnsafePointer<UInt8>, _ count: Int, before end: UnsafePointer<UInt8>
    ) -> String? {
      guard end - first >= 16, isKnownForm else { return nil }
      return unsafeBitCast(words(first, count), to: String.self)
    }
  #else
    static let isKnownForm = false

    static func make(
      _ first: UnsafePointer<UInt8>, _ count: Int, before end: UnsafePointer<UInt8>
    ) -> String? { nil }
  #endif
}
