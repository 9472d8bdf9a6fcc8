import Testing

@testable import KubeCore
@testable import KubeValues

@Suite("Time and MicroTime")
struct TimeTests {
  @Test(
    "A text is an instant, and is written back as it stood",
    arguments: [
      ("1970-01-01T00:00:00Z", 0, 0),
      ("2006-01-02T15:04:05Z", 1_136_214_245, 0),
      ("1998-05-05T05:05:05.000000Z", 894_344_705, 0),
      ("1969-12-31T23:59:59.999999999Z", -1, 999_999_999),
      ("0000-01-01T00:00:00Z", -62_167_219_200, 0),
      ("0001-01-01T00:00:00Z", -62_135_596_800, 0),
      ("9999-12-31T23:59:59Z", 253_402_300_799, 0),
      ("2000-02-29T12:00:00Z", 951_825_600, 0),
      ("2024-02-29T00:00:00z", 1_709_164_800, 0),
      ("2024-02-29t00:00:00Z", 1_709_164_800, 0),
      ("2006-01-02T15:04:05+00:00", 1_136_214_245, 0),
      ("2006-01-02T15:04:05-00:00", 1_136_214_245, 0),
      ("2006-01-02T15:04:05-07:00", 1_136_239_445, 0),
      ("2006-01-02T15:04:05.5+05:30", 1_136_194_445, 500_000_000),
      ("0000-01-01T00:00:00+23:59", -62_167_305_540, 0),
      ("9999-12-31T23:59:59-23:59", 253_402_387_139, 0),
      ("2006-01-02T15:04:05.000Z", 1_136_214_245, 0),
      ("2006-01-02T15:04:05.120Z", 1_136_214_245, 120_000_000),
      ("2006-01-02T15:04:05.000000001Z", 1_136_214_245, 1),
      ("2016-12-31T23:59:60Z", 1_483_228_800, 0),
      ("1990-12-31T15:59:60-08:00", 662_688_000, 0),
      ("2015-07-01T05:29:60.25+05:30", 1_435_708_800, 250_000_000),
    ] as [(String, Int64, Int32)])
  func reads(_ text: String, _ seconds: Int64, _ nanoseconds: Int32) throws {
    let time = try Time(text)
    #expect(time.secondsSince1970 == seconds)
    #expect(time.nanoseconds == nanoseconds)
    #expect(time.text == text)
    #expect(time.description == text)
    #expect(time.withUTF8Text { String(decoding: $0, as: UTF8.self) } == text)

    let microTime = try MicroTime(text)
    #expect(microTime.secondsSince1970 == seconds)
    #expect(microTime.nanoseconds == nanoseconds - nanoseconds % 1000)
    #expect(try MicroTime(microTime.text) == microTime)
  }

  @Test(
    "A MicroTime has six decimals, whatever it was read from",
    arguments: [
      ("2024-01-01T00:00:00Z", "2024-01-01T00:00:00.000000Z"),
      ("2024-01-01T00:00:00.123Z", "2024-01-01T00:00:00.123000Z"),
      ("2024-01-01t00:00:00.123456789z", "2024-01-01T00:00:00.123456Z"),
      ("2024-01-01T00:00:00.1234567891234+02:00", "2024-01-01T00:00:00.123456+02:00"),
      ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000000Z"),
    ])
  func microTime(_ text: String, _ written: String) throws {
    let time = try MicroTime(text)
    #expect(time.text == written)
    #expect(try time.jsonText() == "\"\(written)\"")
    #expect(time.withUTF8Text { String(decoding: $0, as: UTF8.self) } == written)
  }

  @Test("More decimals than nine are read, and written back within an object")
  func manyDecimals() throws {
    let text = "2006-01-02T15:04:05.12345678901234567890Z"
    #expect(try Time(text).text == "2006-01-02T15:04:05.123456789Z")
    let object = #"{"creationTimestamp":"\#(text)"}"#
    var metadata = try ObjectMeta(json: object)
    #expect(try metadata.jsonText() == object)
    metadata.creationTimestamp = Time(secondsSince1970: 0)
    #expect(try metadata.jsonText() == #"{"creationTimestamp":"1970-01-01T00:00:00Z"}"#)
  }

  @Test(
    "Anything else is refused, and the error says where",
    arguments: [
      ("", 0), ("2006", 4), ("hello", 0), ("2006-01-02", 10), ("2006-01-02T15:04:05", 19),
      ("2006-13-02T15:04:05Z", 5), ("2006-00-02T15:04:05Z", 5), ("2006-01-00T15:04:05Z", 8),
      ("2006-01-32T15:04:05Z", 8), ("2006-02-29T15:04:05Z", 8), ("1900-02-29T15:04:05Z", 8),
      ("2006-04-31T15:04:05Z", 8), ("2006-01-02T24:00:00Z", 11), ("2006-01-02T15:60:05Z", 14),
      ("2006-01-02T15:04:61Z", 17), ("2006-01-02T15:04:60Z", 17), ("2016-12-30T23:59:60Z", 17),
      ("2016-12-31T23:59:60+01:00", 17), ("2006-01-02 15:04:05Z", 10), ("2006/01/02T15:04:05Z", 4),
      ("2006-1-2T15:04:05Z", 6), ("2006-01-02T15:04:05.Z", 20), ("2006-01-02T15:04:05,5Z", 19),
      ("2006-01-02T15:04:05.123", 23),
      ("2006-01-02T15:04:05ZZ", 20), ("2006-01-02T15:04:05Z ", 20), (" 2006-01-02T15:04:05Z", 0),
      ("2006-01-02T15:04:05+24:00", 20), ("2006-01-02T15:04:05+00:60", 20),
      ("2006-01-02T15:04:05+0000", 22), ("2006-01-02T15:04:05+00", 22),
      ("2006-01-02T15:04:05+00:000", 25), ("2006-01-02T15:04:05x", 19),
      ("12006-01-02T15:04:05Z", 4),
      ("-006-01-02T15:04:05Z", 0), ("2006-01-02T15:04:0５Z", 18), ("2006-01-02T15:04:05\u{e9}", 19),
    ])
  func refuses(_ text: String, _ offset: Int) {
    let error = #expect(throws: TimeError.self) { try Time(text) }
    #expect(error?.offset == offset)
    #expect(throws: TimeError.self) { try MicroTime(text) }
  }

  @Test("Times made in code are in UTC, cut off to what the type writes")
  func makes() {
    #expect(Time(secondsSince1970: 0).text == "1970-01-01T00:00:00Z")
    #expect(Time(secondsSince1970: 5, nanoseconds: 999_999_999).text == "1970-01-01T00:00:05Z")
    #expect(Time(secondsSince1970: 5, nanoseconds: 999_999_999).nanoseconds == 0)
    #expect(Time(secondsSince1970: 5, nanoseconds: 1_500_000_000).text == "1970-01-01T00:00:06Z")
    #expect(Time(secondsSince1970: 0, nanoseconds: -1).text == "1969-12-31T23:59:59Z")
    #expect(MicroTime(secondsSince1970: 0).text == "1970-01-01T00:00:00.000000Z")
    #expect(
      MicroTime(secondsSince1970: 894_344_705, nanoseconds: 5050).text
        == "1998-05-05T05:05:05.000005Z")
    #expect(
      MicroTime(secondsSince1970: 0, nanoseconds: -1).text == "1969-12-31T23:59:59.999999Z")
  }

  @Test("Instants that four digits of a year cannot write become the nearest that they can")
  func clamps() {
    let (first, last) = ("0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z")
    #expect(Time(secondsSince1970: .min).text == first)
    #expect(Time(secondsSince1970: .min, nanoseconds: .min).text == first)
    #expect(Time(secondsSince1970: .max, nanoseconds: .max).text == last)
    #expect(MicroTime(secondsSince1970: .max).text == "9999-12-31T23:59:59.999999Z")
    let time = Time(secondsSince1970: 0)
    #expect(time.adding(seconds: .max).text == last)
    #expect(time.adding(seconds: .min).text == first)
    #expect((time - .seconds(Int64.min)).text == last)
    #expect((time - .seconds(Int64.max)).text == first)
    #expect((Time(secondsSince1970: .max) + .nanoseconds(Int64.max)).text == last)
  }

  @Test("Equality, hash and order go by the instant")
  func orders() throws {
    let same = try ["2006-01-02T15:04:05Z", "2006-01-02t08:04:05.000-07:00"].map { try Time($0) }
    #expect(same[0] == same[1])
    #expect(same[0].hashValue == same[1].hashValue)
    #expect(same[0].text != same[1].text)
    #expect(try Time("2016-12-31T23:59:60Z") == Time("2017-01-01T00:00:00Z"))
    let ascending = try [
      "0000-01-01T00:00:00+01:00", "0000-01-01T00:00:00Z", "1969-12-31T23:59:59.9Z",
      "1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000001Z", "2006-01-02T15:04:05+01:00",
      "2006-01-02T15:04:05Z",
    ].map { try MicroTime($0) }
    #expect(ascending.reversed().sorted() == ascending)
    for (earlier, later) in zip(ascending, ascending.dropFirst()) {
      #expect(earlier < later && earlier != later)
    }
  }

  @Test("Durations are added, subtracted and measured")
  func calculates() throws {
    let time = try Time("2024-02-28T23:59:59+01:00")
    #expect((time + .seconds(86_401)).text == "2024-02-29T23:00:00Z")
    #expect((time - .seconds(3600)).text == "2024-02-28T21:59:59Z")
    #expect(time.adding(seconds: 1).text == "2024-02-28T23:00:00Z")
    #expect((time + .milliseconds(1999)).text == "2024-02-28T23:00:00Z")
    #expect((time - .milliseconds(1)).text == "2024-02-28T22:59:58Z")
    #expect((time + .seconds(90)).duration(since: time) == .seconds(90))

    let microTime = MicroTime(secondsSince1970: 10)
    #expect((microTime + .microseconds(1)).text == "1970-01-01T00:00:10.000001Z")
    #expect((microTime - .nanoseconds(500)).text == "1970-01-01T00:00:09.999999Z")
    #expect((microTime - .milliseconds(-1500)).text == "1970-01-01T00:00:11.500000Z")
    let fine = try MicroTime("1970-01-01T00:00:09.999999999Z")
    #expect(microTime.duration(since: fine) == .microseconds(1))
    #expect(fine.duration(since: microTime) == .microseconds(-1))
    let ends = (Time(secondsSince1970: .min), Time(secondsSince1970: .max))
    #expect(ends.1.duration(since: ends.0) == .seconds(315_569_519_999))
  }

  @Test("One type becomes the other, in UTC and with its decimals")
  func converts() throws {
    let microTime = try MicroTime("2006-01-02T15:04:05.123456789+01:00")
    #expect(Time(microTime).text == "2006-01-02T14:04:05Z")
    #expect(MicroTime(try Time(microTime.text)).text == "2006-01-02T14:04:05.123456Z")
  }

  @Test("The clock gives the present")
  func now() {
    let (before, time, after) = (MicroTime.now(), Time.now(), MicroTime.now())
    #expect(before <= after)
    #expect((before - .seconds(1)) < MicroTime(time))
    #expect(MicroTime(time) <= after)
    #expect(time.secondsSince1970 > 1_700_000_000)
    #expect(time.text.utf8.count == 20)
  }

  @Test("A value and its Optional fit in 16 bytes")
  func layout() {
    #expect(MemoryLayout<Time>.size <= 16)
    #expect(MemoryLayout<Time?>.size <= 16)
    #expect(MemoryLayout<MicroTime>.size <= 16)
    #expect(MemoryLayout<MicroTime?>.size <= 16)
  }

  @Test("A text is written only where it fits")
  func writes() throws {
    let longest = try Time("2006-01-02T15:04:05.999999999+23:59")
    let count = Time.maximumUTF8Count
    #expect(longest.text.utf8.count == count)
    withUnsafeTemporaryAllocation(byteCount: count, alignment: 1) { buffer in
      buffer.initializeMemory(as: UInt8.self, repeating: 7)
      #expect(longest.write(into: UnsafeMutableRawBufferPointer(rebasing: buffer[1...])) == 0)
      #expect(longest.write(into: UnsafeMutableRawBufferPointer(start: nil, count: 0)) == 0)
      #expect(buffer.allSatisfy { $0 == 7 })
      #expect(longest.write(into: buffer) == count)
      #expect(String(decoding: buffer, as: UTF8.self) == longest.text)
      let short = MicroTime(secondsSince1970: 0)
      #expect(short.write(into: buffer) == 27)
      #expect(String(decoding: buffer[..<27], as: UTF8.self) == short.text)
    }
  }

  @Test("What the closure throws comes through")
  func passesErrorsOn() {
    struct Stop: Error, Equatable {}
    #expect(throws: Stop()) {
      try Time(secondsSince1970: 0).withUTF8Text { _ throws(Stop) in throw Stop() }
    }
  }
}
