extension KubeDuration {
  static func nanoseconds(of text: some StringProtocol) throws(KubeDurationError) -> Int64 {
    let result = text.withUTF8Bytes { bytes -> Result<Int64, Failure> in
      do throws(Failure) {
        var reader = Reader(bytes: bytes)
        return .success(try reader.read())
      } catch {
        return .failure(error)
      }
    }
    switch result {
    case .success(let nanoseconds): return nanoseconds
    case .failure(let failure):
      throw KubeDurationError(
        message: "\(text.quotedForMessage) is not a duration: \(failure.problem.rawValue)",
        offset: failure.offset,
        remedy: "write numbers with a unit each, h m s ms us or ns, such as 1h30m"
      )
    }
  }

  private struct Failure: Error {
    var problem: Problem
    var offset: Int
  }

  private enum Problem: String {
    case noNumber = "a number is missing"
    case noUnit = "a unit is missing"
    case unknownUnit = "the unit is unknown"
    case tooLong = "it is longer than 292 years"
  }

  private struct Reader {
    let bytes: UnsafeBufferPointer<UInt8>
    var index = 0

    init(bytes: UnsafeBufferPointer<UInt8>) {
      self.bytes = bytes
    }

    /// The magnitude of the least Int64, which has no positive counterpart.
    private static let limit: UInt64 = 1 << 63

    mutating func read() throws(Failure) -> Int64 {
      let isNegative = self.bytes.first == UInt8(ascii: "-")
      if isNegative || self.bytes.first == UInt8(ascii: "+") { self.index = 1 }
      if self.bytes.count == self.index + 1, self.bytes[self.index] == UInt8(ascii: "0") {
        return 0
      }
      var total: UInt64 = 0
      repeat {
        let start = self.index
        let (sum, overflow) = total.addingReportingOverflow(try self.readTerm())
        guard !overflow, sum <= Self.limit else { throw Failure(problem: .tooLong, offset: start) }
        total = sum
      } while self.index < self.bytes.count
      if isNegative { return Int64(truncatingIfNeeded: 0 &- total) }
      guard let nanoseconds = Int64(exactly: total) else {
        throw Failure(problem: .tooLong, offset: 0)
      }
      return nanoseconds
    }

    /// A number with its unit, in nanoseconds.
    private mutating func readTerm() throws(Failure) -> UInt64 {
      let start = self.index
      let whole = try self.readWhole()
      var hasDigits = self.index > start
      var fraction = (digits: UInt64(0), scale: 1.0)
      if self.index < self.bytes.count, self.bytes[self.index] == UInt8(ascii: ".") {
        self.index += 1
        let afterPoint = self.index
        fraction = self.readFraction()
        hasDigits = hasDigits || self.index > afterPoint
      }
      guard hasDigits else { throw Failure(problem: .noNumber, offset: start) }
      let unit = try self.readUnit()
      let (product, overflow) = whole.multipliedReportingOverflow(by: unit)
      guard !overflow, product <= Self.limit else {
        throw Failure(problem: .tooLong, offset: start)
      }
      // In floating point because Go does so, and the result may depend on it.
      let partial = Double(fraction.digits) * (Double(unit) / fraction.scale)
      let sum = product + UInt64(partial)
      guard sum <= Self.limit else { throw Failure(problem: .tooLong, offset: start) }
      return sum
    }

    private var nextDigit: UInt64? {
      guard self.index < self.bytes.count else { return nil }
      let digit = self.bytes[self.index] &- UInt8(ascii: "0")
      return digit <= 9 ? UInt64(digit) : nil
    }

    private mutating func readWhole() throws(Failure) -> UInt64 {
      let start = self.index
      var whole: UInt64 = 0
      while let digit = self.nextDigit {
        guard whole <= Self.limit / 10 else { throw Failure(problem: .tooLong, offset: start) }
        whole = whole * 10 + digit
        guard whole <= Self.limit else { throw Failure(problem: .tooLong, offset: start) }
        self.index += 1
      }
      return whole
    }

    /// The digits as an integer and what to divide it by; digits that do not fit are passed over.
    private mutating func readFraction() -> (digits: UInt64, scale: Double) {
      var (digits, scale) = (UInt64(0), 1.0)
      var isFull = false
      while let digit = self.nextDigit {
        self.index += 1
        if isFull { continue }
        let longer = digits > (Self.limit - 1) / 10 ? Self.limit + 1 : digits * 10 + digit
        isFull = longer > Self.limit
        if !isFull {
          digits = longer
          scale *= 10
        }
      }
      return (digits, scale)
    }

    private mutating func readUnit() throws(Failure) -> UInt64 {
      let start = self.index
      while self.index < self.bytes.count, self.nextDigit == nil,
        self.bytes[self.index] != UInt8(ascii: ".")
      {
        self.index += 1
      }
      guard self.index > start else { throw Failure(problem: .noUnit, offset: start) }
      let unit = self.bytes[start..<self.index]
      // The micro sign and the Greek letter mu are two characters that look the same.
      if unit.elementsEqual("ns".utf8) { return 1 }
      if unit.elementsEqual("us".utf8) || unit.elementsEqual("\u{b5}s".utf8)
        || unit.elementsEqual("\u{3bc}s".utf8)
      {
        return 1000
      }
      if unit.elementsEqual("ms".utf8) { return 1_000_000 }
      if unit.elementsEqual("s".utf8) { return 1_000_000_000 }
      if unit.elementsEqual("m".utf8) { return 60_000_000_000 }
      if unit.elementsEqual("h".utf8) { return 3_600_000_000_000 }
      throw Failure(problem: .unknownUnit, offset: start)
    }
  }
}
