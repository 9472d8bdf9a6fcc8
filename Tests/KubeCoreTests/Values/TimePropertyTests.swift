import KubeTestSupport
import Testing

@testable import KubeCore
@testable import KubeValues

@Suite("Random times")
struct TimePropertyTests {
  @Test("Every day of ten thousand years is counted, and counted back")
  func everyDay() {
    let common = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var days = -719_528
    var mismatches = 0
    for year in 0...9999 {
      let isLeapYear = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      for month in 1...12 {
        let last = common[month - 1] + (isLeapYear && month == 2 ? 1 : 0)
        if CivilDate.days(inMonth: month, of: year) != last { mismatches += 1 }
        // The first and the last days find every wrong step; all of them take long without -O.
        for day in [1, 2, 28, last] {
          let date = CivilDate(daysSince1970: days + day - 1)
          let isSame = date.year == year && date.month == month && date.day == day
          let count = CivilDate(year: year, month: month, day: day).daysSince1970
          if !isSame || count != days + day - 1 { mismatches += 1 }
        }
        days += last
      }
    }
    #expect(mismatches == 0)
    #expect(days == 2_932_897)
  }

  struct Sample {
    var text: String
    var seconds: Int64
    var nanoseconds: Int64

    static func random(using random: inout SplitMix64) -> Sample {
      func padded(_ number: Int, _ count: Int) -> String {
        String(repeating: "0", count: count - String(number).count) + String(number)
      }
      let year = random.element([
        0, 1, 1969, 1970, 2000, 2024, 2026, 9999, .random(in: 0...9999, using: &random),
      ])
      let month = Int.random(in: 1...12, using: &random)
      let day = Int.random(in: 1...CivilDate.days(inMonth: month, of: year), using: &random)
      let second = Int.random(in: 0..<86_400, using: &random)
      let decimals = random.chance(1, in: 2) ? "" : random.digits(1...9)
      let offset = random.chance(1, in: 2) ? 0 : Int.random(in: 0...1439, using: &random)
      let sign = random.element(["+", "-"])
      let zone =
        random.chance(1, in: 2)
        ? random.element(["Z", "Z", "z"])
        : sign + padded(offset / 60, 2) + ":" + padded(offset % 60, 2)
      let text =
        padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
        + random.element(["T", "T", "t"]) + padded(second / 3600, 2) + ":"
        + padded(second / 60 % 60, 2) + ":" + padded(second % 60, 2)
        + (decimals.isEmpty ? "" : "." + decimals) + zone
      let days = CivilDate(year: year, month: month, day: day).daysSince1970
      let shift = zone.count == 1 ? 0 : sign == "+" ? -offset * 60 : offset * 60
      return Sample(
        text: text,
        seconds: Int64(days * 86_400 + second + shift),
        nanoseconds: Int64((decimals + "000000000").prefix(9)) ?? -1
      )
    }
  }

  @Test("Every way of writing a time is read as the instant and written back as it stood")
  func roundTrip() throws {
    var random = SplitMix64(seed: 1)
    var previous = (sample: Sample.random(using: &random), time: Time(secondsSince1970: 0))
    previous.time = try Time(previous.sample.text)
    for _ in 0..<10_000 {
      let sample = Sample.random(using: &random)
      let time = try Time(sample.text)
      #expect(time.text == sample.text)
      #expect(time.secondsSince1970 == sample.seconds, "\(sample.text)")
      #expect(Int64(time.nanoseconds) == sample.nanoseconds, "\(sample.text)")
      #expect(
        (time < previous.time)
          == ((sample.seconds, sample.nanoseconds)
            < (previous.sample.seconds, previous.sample.nanoseconds)))
      previous = (sample, time)
    }
  }

  @Test("Times made in code are read back as equal")
  func readsBack() throws {
    var random = SplitMix64(seed: 2)
    for _ in 0..<5000 {
      let seconds = Int64.random(in: RFC3339.secondsRange, using: &random)
      let nanoseconds = Int32.random(in: 0..<1_000_000_000, using: &random)
      let time = Time(secondsSince1970: seconds, nanoseconds: nanoseconds)
      #expect(try Time(time.text) == time)
      #expect(try Time(time.text).text == time.text)
      let microTime = MicroTime(secondsSince1970: seconds, nanoseconds: nanoseconds)
      #expect(try MicroTime(microTime.text) == microTime)
      let duration = Swift.Duration.microseconds(
        Int64.random(in: -1_000_000_000_000...1_000_000_000_000, using: &random))
      if (-60_000_000_000...250_000_000_000).contains(seconds) {
        #expect(microTime + duration - duration == microTime)
        #expect((microTime + duration).duration(since: microTime) == duration)
      }
    }
  }

  @Test("No bytes whatever trap, and what is accepted is written back as it stood")
  func fuzz() {
    var random = SplitMix64(seed: 3)
    var accepted = 0
    for round in 0..<20_000 {
      var bytes = Array(Sample.random(using: &random).text.utf8)
      if round % 4 == 0 {
        bytes = random.bytes(0...40, mostly: "0123456789-:TZtz.+")
      } else {
        for _ in 0..<Int.random(in: 1...3, using: &random) {
          let index = Int.random(in: 0..<max(bytes.count, 1), using: &random)
          let byte = random.bytes(1...1, mostly: "0123456789-:TZtz.+6")[0]
          switch Int.random(in: 0..<8, using: &random) {
          case 0: bytes.insert(byte, at: min(index, bytes.count))
          case 1 where !bytes.isEmpty: bytes.remove(at: index)
          case _ where !bytes.isEmpty: bytes[index] = byte
          default: break
          }
        }
      }
      bytes.withUnsafeBufferPointer { buffer in
        do throws(TimeError) {
          let time = try Time(utf8: buffer)
          accepted += 1
          // Decimals behind the ninth are cut off.
          #expect(Array(time.text.utf8) == bytes || bytes.count > 30)
        } catch {
          #expect((0...bytes.count).contains(error.offset))
        }
      }
    }
    #expect(accepted > 1000)
  }
}
