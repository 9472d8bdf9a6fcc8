/// The standard base64 of RFC 4648, by table.
enum Base64 {
  private static let pad = UInt8(ascii: "=")

  /// What the table holds for a byte that is not of the alphabet.
  private static let foreign: UInt8 = 0x80

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// Two characters for each value of twelve bits.
  private static let pairs: [UInt16] = (0..<4096).map { value in
    let (first, second) = (Self.alphabet[value >> 6], Self.alphabet[value & 63])
    return (UInt16(first) | UInt16(second) << 8).littleEndian
  }

  /// The value of each byte that is of the alphabet.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: Self.foreign, count: 256)
    for (value, character) in Self.alphabet.enumerated() {
      values[Int(character)] = UInt8(value)
    }
    return values
  }()

  /// Encodes to memory that has room for four bytes for every three, the last group included.
  static func encode(_ bytes: UnsafeBufferPointer<UInt8>, to start: UnsafeMutableRawPointer) {
    let wholeCount = bytes.count / 3 * 3
    var output = start
    Self.pairs.withUnsafeBufferPointer { pairs in
      var index = 0
      while index < wholeCount {
        let group =
          UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2])
        output.storeBytes(of: pairs[Int(group >> 12)], as: UInt16.self)
        output.storeBytes(of: pairs[Int(group & 0xfff)], toByteOffset: 2, as: UInt16.self)
        output += 4
        index += 3
      }
    }
    let rest = bytes.count - wholeCount
    guard rest > 0 else { return }
    var group = UInt32(bytes[wholeCount]) << 16
    if rest == 2 { group |= UInt32(bytes[wholeCount + 1]) << 8 }
    let last = rest == 2 ? Self.alphabet[Int(group >> 6 & 63)] : Self.pad
    output.storeBytes(of: Self.alphabet[Int(group >> 18)], as: UInt8.self)
    output.storeBytes(of: Self.alphabet[Int(group >> 12 & 63)], toByteOffset: 1, as: UInt8.self)
    output.storeBytes(of: last, toByteOffset: 2, as: UInt8.self)
    output.storeBytes(of: Self.pad, toByteOffset: 3, as: UInt8.self)
  }

  static func decode(_ text: UnsafeBufferPointer<UInt8>) throws(Base64Error) -> [UInt8] {
    var failure: Base64Error?
    let decoded = [UInt8](unsafeUninitializedCapacity: text.count / 4 * 3) { output, count in
      let run = Self.decodeRun(text, to: output)
      count = run.written
      guard run.read < text.count else { return }
      var rest = Rest(text: text, index: run.read)
      do throws(Base64Error) {
        while let group = try rest.next() {
          for shift in stride(from: 16, through: 24 - 8 * group.count, by: -8) {
            output[count] = UInt8(truncatingIfNeeded: group.bits >> UInt32(shift))
            count += 1
          }
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return decoded
  }

  /// Decodes the whole groups up to the first byte that is not of the alphabet.
  private static func decodeRun(
    _ text: UnsafeBufferPointer<UInt8>, to output: UnsafeMutableBufferPointer<UInt8>
  ) -> (read: Int, written: Int) {
    Self.values.withUnsafeBufferPointer { values in
      var (read, written) = (0, 0)
      while read + 4 <= text.count {
        let first = values[Int(text[read])]
        let second = values[Int(text[read + 1])]
        let third = values[Int(text[read + 2])]
        let fourth = values[Int(text[read + 3])]
        guard (first | second | third | fourth) & Self.foreign == 0 else { break }
        output[written] = first << 2 | second >> 4
        output[written + 1] = second << 4 | third >> 2
        output[written + 2] = third << 6 | fourth
        read += 4
        written += 3
      }
      return (read, written)
    }
  }

  /// Reads group by group what has line breaks, padding or mistakes in it.
  private struct Rest {
    let text: UnsafeBufferPointer<UInt8>
    var index: Int

    /// The next group, its first byte in bits 16 to 23, or nil at the end.
    mutating func next() throws(Base64Error) -> (bits: UInt32, count: Int)? {
      var bits: UInt32 = 0
      for place in 0..<4 {
        guard let byte = self.nextByte() else {
          if place == 0 { return nil }
          throw .incomplete(at: self.text.count)
        }
        if byte == Base64.pad {
          try self.finishPadding(place: place)
          return (bits, place - 1)
        }
        let value = Base64.values[Int(byte)]
        guard value != Base64.foreign else { throw .foreignCharacter(at: self.index - 1) }
        bits |= UInt32(value) << UInt32(18 - 6 * place)
      }
      return (bits, 3)
    }

    /// - Parameter place: Where in its group the first padding character stands.
    private mutating func finishPadding(place: Int) throws(Base64Error) {
      guard place >= 2 else { throw .misplacedPadding(at: self.index - 1) }
      if place == 2 {
        guard let byte = self.nextByte() else { throw .incomplete(at: self.text.count) }
        guard byte == Base64.pad else { throw .misplacedPadding(at: self.index - 1) }
      }
      if self.nextByte() != nil { throw .textAfterPadding(at: self.index - 1) }
    }

    private mutating func nextByte() -> UInt8? {
      while self.index < self.text.count {
        let byte = self.text[self.index]
        self.index += 1
        if byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") { return byte }
      }
      return nil
    }
  }
}
