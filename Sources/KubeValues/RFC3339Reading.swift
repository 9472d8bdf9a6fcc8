extension RFC3339 {
  /// Reads `2006-01-02T15:04:05Z`, with any decimals and any offset. Those behind
  /// the ninth are cut off.
  init(_ text: some StringProtocol) throws(TimeError) {
    let result = text.withUTF8Bytes { bytes -> Result<RFC3339, TimeError> in
      do throws(TimeError) {
        return .success(try RFC3339(utf8: bytes))
      } catch {
        return .failure(error)
      }
    }
    self = try result.get()
  }

  /// Reads the text that makes up all of `utf8`.
  init(utf8: UnsafeBufferPointer<UInt8>) throws(TimeError) {
    guard let fields = Fields(utf8) else { throw .unreadable(utf8) }
    let isLeapSecond = fields.second == 60
    let days = CivilDate(year: fields.year, month: fields.month, day: fields.day).daysSince1970
    let time = (fields.hour * 60 + fields.minute) * 60 + fields.second
    let seconds = Int64(days) * 86_400 + Int64(time)
    if utf8.count == Fields.count + 1, utf8[Fields.count] == UInt8(ascii: "Z") {
      let form = Form(
        decimals: 0, isLowercaseT: fields.isLowercaseT, isLeapSecond: isLeapSecond)
      self.init(seconds: seconds, nanoseconds: 0, offsetMinutes: 0, form: form, zone: .upperZ)
    } else {
      guard let tail = Tail(utf8) else { throw .unreadable(utf8) }
      let form = Form(
        decimals: tail.decimals, isLowercaseT: fields.isLowercaseT, isLeapSecond: isLeapSecond)
      let offset = Int64(tail.offsetMinutes) * 60
      self.init(
        seconds: tail.zone == .behind ? seconds + offset : seconds - offset,
        nanoseconds: tail.nanoseconds,
        offsetMinutes: tail.offsetMinutes,
        form: form,
        zone: tail.zone
      )
    }
    if isLeapSecond, !self.beginsMonth { throw .misplacedLeapSecond(utf8) }
  }

  /// Whether the second is the first of a month in UTC: leap seconds stand before such a one.
  private var beginsMonth: Bool {
    let (days, second) = self.seconds.quotientAndRemainder(dividingBy: 86_400)
    return second == 0 && CivilDate(daysSince1970: Int(days)).day == 1
  }
}

/// The part of fixed width, `2006-01-02T15:04:05`.
private struct Fields {
  static let count = 19

  let year: Int
  let month: Int
  let day: Int
  let hour: Int
  let minute: Int
  let second: Int
  let isLowercaseT: Bool

  /// nil if one more byte does not follow, a character is wrong or a number out of range.
  @inline(__always)
  init?(_ utf8: UnsafeBufferPointer<UInt8>) {
    guard utf8.count > Self.count else { return nil }
    let bytes = UnsafeRawBufferPointer(utf8)
    // Eight characters at a time, relative to 0000-00- and 00:00:00: each byte must become the
    // value of a digit, or zero where a separator stands.
    let date = Self.word(bytes, at: 0) ^ 0x2d30_302d_3030_3030
    let time = Self.word(bytes, at: 11) ^ 0x3030_3a30_303a_3030
    // Carries a byte's highest bit if a digit is above 9 or a separator is not zero.
    let wrong = (date &+ 0x7f76_767f_7676_7676) | date | (time &+ 0x7676_7f76_767f_7676) | time
    let tens = utf8[8] &- UInt8(ascii: "0")
    let ones = utf8[9] &- UInt8(ascii: "0")
    guard wrong & 0x8080_8080_8080_8080 == 0, tens <= 9, ones <= 9,
      utf8[10] | 0x20 == UInt8(ascii: "t")
    else { return nil }

    // Each byte becomes ten times itself plus its right neighbour, which cannot carry.
    let datePairs = date &* 10 &+ date >> 8
    let timePairs = time &* 10 &+ time >> 8
    self.year = Self.byte(0, of: datePairs) * 100 + Self.byte(2, of: datePairs)
    self.month = Self.byte(5, of: datePairs)
    self.day = Int(tens) * 10 + Int(ones)
    self.hour = Self.byte(0, of: timePairs)
    self.minute = Self.byte(3, of: timePairs)
    self.second = Self.byte(6, of: timePairs)
    self.isLowercaseT = utf8[10] == UInt8(ascii: "t")
    guard (1...12).contains(self.month), self.hour <= 23, self.minute <= 59, self.second <= 60,
      self.day >= 1, self.day <= CivilDate.days(inMonth: self.month, of: self.year)
    else { return nil }
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  @inline(__always)
  private static func byte(_ index: UInt64, of word: UInt64) -> Int {
    Int(truncatingIfNeeded: (word >> (8 * index)) & 0xff)
  }
}

/// What follows the seconds: a fraction if there is one, and the zone.
private struct Tail {
  private(set) var nanoseconds: UInt32 = 0
  private(set) var decimals = 0
  private(set) var offsetMinutes: UInt16 = 0
  let zone: RFC3339.Zone

  init?(_ utf8: UnsafeBufferPointer<UInt8>) {
    var index = Fields.count
    if utf8[index] == UInt8(ascii: ".") {
      index += 1
      while index < utf8.count, let digit = Self.digit(utf8[index]) {
        index += 1
        guard self.decimals < 9 else { continue }
        self.nanoseconds = self.nanoseconds * 10 + UInt32(digit)
        self.decimals += 1
      }
      guard self.decimals > 0, index < utf8.count else { return nil }
      self.nanoseconds *= RFC3339.nanosecondsPerDigit(self.decimals)
    }
    switch utf8[index] {
    case UInt8(ascii: "Z"): self.zone = .upperZ
    case UInt8(ascii: "z"): self.zone = .lowerZ
    case UInt8(ascii: "+"): self.zone = .ahead
    case UInt8(ascii: "-"): self.zone = .behind
    default: return nil
    }
    let rest = UnsafeBufferPointer(rebasing: utf8[(index + 1)...])
    if self.zone == .upperZ || self.zone == .lowerZ {
      guard rest.isEmpty else { return nil }
      return
    }
    guard rest.count == 5, rest[2] == UInt8(ascii: ":"),
      let hours = Self.pair(rest[0], rest[1]), hours <= 23,
      let minutes = Self.pair(rest[3], rest[4]), minutes <= 59
    else { return nil }
    self.offsetMinutes = UInt16(hours) * 60 + UInt16(minutes)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    let digit = byte &- UInt8(ascii: "0")
    return digit <= 9 ? digit : nil
  }

  private static func pair(_ tens: UInt8, _ ones: UInt8) -> UInt8? {
    guard let tens = Self.digit(tens), let ones = Self.digit(ones) else { return nil }
    return tens * 10 + ones
  }
}
