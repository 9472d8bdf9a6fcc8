extension RFC3339 {
  /// The length of the longest text, `2006-01-02T15:04:05.999999999+23:59`.
  static let longestCount = 35

  private var utf8Count: Int {
    let fraction = self.form.decimals == 0 ? 0 : self.form.decimals + 1
    let zone = self.zone == .upperZ || self.zone == .lowerZ ? 1 : 6
    return 19 + fraction + zone
  }

  var text: String {
    String(unsafeUninitializedCapacity: Self.longestCount) { buffer in
      self.write(into: UnsafeMutableRawBufferPointer(buffer))
    }
  }

  /// Calls `body` with the text's bytes, which lie on the stack.
  func withUTF8Text<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var storage: (UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0)
    return try withUnsafeMutableBytes(of: &storage) { buffer throws(Failure) in
      let count = self.write(into: buffer)
      return try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  /// Writes the text to the beginning of the buffer.
  ///
  /// - Returns: How many bytes the text has, or 0 if it does not fit; nothing is written then.
  func write(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = self.utf8Count
    guard buffer.count >= count, let start = buffer.baseAddress else { return 0 }
    let local = self.seconds + self.offsetSeconds - (self.form.isLeapSecond ? 1 : 0)
    // Shifted into positive numbers, so that the division rounds down.
    let shifted = (local + Self.shiftDays * 86_400).quotientAndRemainder(dividingBy: 86_400)
    let date = CivilDate(daysSince1970: Int(shifted.quotient - Self.shiftDays))
    let second = Int(shifted.remainder)

    var output = Output(position: start)
    output.append(pair: date.year / 100)
    output.append(pair: date.year % 100)
    output.append("-")
    output.append(pair: date.month)
    output.append("-")
    output.append(pair: date.day)
    output.append(self.form.isLowercaseT ? "t" : "T")
    output.append(pair: second / 3600)
    output.append(":")
    output.append(pair: second / 60 % 60)
    output.append(":")
    output.append(pair: self.form.isLeapSecond ? 60 : second % 60)
    if self.form.decimals > 0 {
      output.append(".")
      output.append(fraction: self.nanoseconds, decimals: self.form.decimals)
    }
    switch self.zone {
    case .upperZ: output.append("Z")
    case .lowerZ: output.append("z")
    case .ahead, .behind:
      output.append(self.zone == .ahead ? "+" : "-")
      output.append(pair: Int(self.offsetMinutes / 60))
      output.append(":")
      output.append(pair: Int(self.offsetMinutes % 60))
    }
    return count
  }

  private static let shiftDays: Int64 = 1_000_000
}

/// Writes ASCII without bounds: the caller has made room.
private struct Output {
  var position: UnsafeMutableRawPointer

  @inline(__always)
  mutating func append(_ character: Unicode.Scalar) {
    self.position.storeBytes(of: UInt8(ascii: character), as: UInt8.self)
    self.position += 1
  }

  /// A number from 0 to 99.
  @inline(__always)
  mutating func append(pair: Int) {
    let (tens, ones) = UInt8(truncatingIfNeeded: pair).quotientAndRemainder(dividingBy: 10)
    self.position.storeBytes(of: UInt8(ascii: "0") &+ tens, as: UInt8.self)
    self.position.storeBytes(of: UInt8(ascii: "0") &+ ones, toByteOffset: 1, as: UInt8.self)
    self.position += 2
  }

  mutating func append(fraction nanoseconds: UInt32, decimals: Int) {
    var rest = nanoseconds
    var unit: UInt32 = 100_000_000
    for _ in 0..<decimals {
      let (digit, remainder) = rest.quotientAndRemainder(dividingBy: unit)
      self.position.storeBytes(
        of: UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit), as: UInt8.self)
      self.position += 1
      rest = remainder
      unit /= 10
    }
  }
}
