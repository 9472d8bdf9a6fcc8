/// What documents are known by. It need not withstand anybody: it takes eight bytes at a time, since
/// an SHA-256 of megabytes takes seconds in a debug build.
enum ContentHash {
  static func digits(_ text: String) -> String {
    var text = text
    return text.withUTF8 { digits(UnsafeRawBufferPointer($0)) }
  }

  static func digits(_ bytes: [UInt8]) -> String { bytes.withUnsafeBytes { digits($0) } }

  /// 32 upper-case hexadecimal digits.
  private static func digits(_ bytes: UnsafeRawBufferPointer) -> String {
    var first: UInt64 = 0xcbf2_9ce4_8422_2325
    var second = UInt64(bytes.count)
    var offset = 0
    while offset + 8 <= bytes.count {
      mix(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self), &first, &second)
      offset += 8
    }
    while offset < bytes.count {
      mix(UInt64(bytes[offset]), &first, &second)
      offset += 1
    }
    // Two rounds more, so that the last bytes reach all digits.
    mix(0, &first, &second)
    mix(0, &first, &second)
    return hexadecimal(first) + hexadecimal(second)
  }

  private static func mix(_ word: UInt64, _ first: inout UInt64, _ second: inout UInt64) {
    first = (first ^ word) &* 0x9e37_79b9_7f4a_7c15
    first ^= first >> 29
    second = (second &+ first) &* 0xbf58_476d_1ce4_e5b9
    second ^= second >> 32
  }

  private static func hexadecimal(_ word: UInt64) -> String {
    let digits = String(word, radix: 16, uppercase: true)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
