import KubeTestSupport
import Testing

@testable import KubeCore
@testable import KubeValues

@Suite("KubeDuration")
struct KubeDurationTests {
  static let second: Int64 = 1_000_000_000
  static let minute = 60 * second
  static let hour = 60 * minute

  @Test(
    "Go's own cases are read as Go reads them",
    arguments: [
      ("0", 0), ("5s", 5 * second), ("30s", 30 * second), ("1478s", 1478 * second),
      ("-5s", -5 * second), ("+5s", 5 * second), ("-0", 0), ("+0", 0), ("5.0s", 5 * second),
      ("5.6s", 5_600_000_000), ("5.s", 5 * second), (".5s", 500_000_000), ("1.0s", second),
      ("1.00s", second), ("1.004s", 1_004_000_000), ("1.0040s", 1_004_000_000),
      ("100.00100s", 100_001_000_000), ("10ns", 10), ("11us", 11_000), ("12\u{b5}s", 12_000),
      ("12\u{3bc}s", 12_000), ("13ms", 13_000_000), ("14s", 14 * second), ("15m", 15 * minute),
      ("16h", 16 * hour), ("3h30m", 3 * hour + 30 * minute),
      ("10.5s4m", 4 * minute + 10_500_000_000),
      ("-2m3.4s", -(2 * minute + 3_400_000_000)),
      ("1h2m3s4ms5us6ns", hour + 2 * minute + 3 * second + 4_005_006),
      ("39h9m14.425s", 39 * hour + 9 * minute + 14_425_000_000), ("52763797000ns", 52_763_797_000),
      ("0.3333333333333333333h", 20 * minute), ("9007199254740993ns", 9_007_199_254_740_993),
      ("9223372036854775807ns", .max), ("9223372036854775.807us", .max),
      ("9223372036s854ms775us807ns", .max), ("-9223372036854775808ns", .min),
      ("-9223372036854775.808us", .min), ("-9223372036s854ms775us808ns", .min),
      ("-2562047h47m16.854775808s", .min), ("0.100000000000000000000h", 6 * minute),
      ("0.830103483285477580700h", 49 * minute + 48 * second + 372_539_827),
      ("1h1h", 2 * hour), ("0.9ns", 0), ("1h0.003s", hour + 3_000_000), ("2m", 2 * minute),
      ("0." + String(repeating: "0", count: 400) + "1h", 0),
      (String(repeating: "0", count: 400) + "1s", second),
    ] as [(String, Int64)])
  func reads(_ text: String, _ nanoseconds: Int64) throws {
    #expect(try KubeDuration(text).nanoseconds == nanoseconds)
  }

  @Test(
    "What Go refuses is refused, and the error says where",
    arguments: [
      ("", 0), ("3", 1), ("-", 1), ("+", 1), ("s", 0), (".", 0), ("-.", 1), (".s", 0), ("+.s", 1),
      ("1d", 1), ("\u{85}\u{85}", 0), ("hello", 0), ("3000000h", 0),
      ("9223372036854775808ns", 0), ("9223372036854775.808us", 0), ("9223372036854ms775us808ns", 0),
      ("-9223372036854775809ns", 1), ("-9223372036854775808ns1ns", 22),
      ("9223372036854775808ns9223372036854775808ns", 21), ("99999999999999999999s", 0), ("1 s", 1),
      (" 1s", 0), ("1s ", 1), ("1h-1m", 1), ("1S", 1), ("1s1", 3), ("00", 2), ("0.0", 3),
      ("--1s", 1),
      ("1.5.5s", 3), ("1µ", 1), ("1e3s", 1),
    ])
  func refuses(_ text: String, _ offset: Int) {
    let error = #expect(throws: KubeDurationError.self) { try KubeDuration(text) }
    #expect(error?.offset == offset)
  }

  @Test(
    "A span has the text that Go prints",
    arguments: [
      (0, "0s"), (1, "1ns"), (999, "999ns"), (1000, "1\u{b5}s"), (1100, "1.1\u{b5}s"),
      (2_200_000, "2.2ms"), (999_999_999, "999.999999ms"), (second, "1s"), (3_300_000_000, "3.3s"),
      (59_999_999_999, "59.999999999s"), (minute, "1m0s"), (4 * minute + 5 * second, "4m5s"),
      (4 * minute + 5_001_000_000, "4m5.001s"), (hour, "1h0m0s"), (hour + 3_000_000, "1h0m0.003s"),
      (5 * hour + 6 * minute + 7_001_000_000, "5h6m7.001s"), (8 * minute + 1, "8m0.000000001s"),
      (100 * hour, "100h0m0s"), (.max, "2562047h47m16.854775807s"),
      (.min, "-2562047h47m16.854775808s"),
      (-1, "-1ns"), (-1_500_000_000, "-1.5s"), (90 * minute, "1h30m0s"),
    ] as [(Int64, String)])
  func prints(_ nanoseconds: Int64, _ text: String) throws {
    let duration = KubeDuration(nanoseconds: nanoseconds)
    #expect(duration.description == text)
    #expect(Array(duration.description.utf8) == Array(text.utf8))
    #expect(try KubeDuration(text) == duration)
  }

  @Test("Random spans are read back from their text")
  func roundTrip() throws {
    var random = SplitMix64(seed: 1)
    for _ in 0..<5000 {
      let shift = Int.random(in: 0..<64, using: &random)
      let duration = KubeDuration(nanoseconds: .random(in: .min ... .max, using: &random) >> shift)
      #expect(try KubeDuration(duration.description) == duration)
    }
  }

  @Test("No bytes whatever trap")
  func fuzz() {
    var random = SplitMix64(seed: 2)
    var accepted = 0
    for _ in 0..<20_000 {
      let bytes = random.bytes(0...12, mostly: "0123456789.hmsun-+sss")
      let text = String(decoding: bytes, as: UTF8.self)
      do throws(KubeDurationError) {
        let duration = try KubeDuration(text)
        accepted += 1
        #expect((try? KubeDuration(duration.description)) == duration)
      } catch {
        #expect((0...text.utf8.count).contains(error.offset))
      }
    }
    #expect(accepted > 100)
  }

  @Test("Swift's durations are converted, and cut off where they do not fit")
  func converts() {
    #expect(KubeDuration(clamping: .milliseconds(1500)).description == "1.5s")
    #expect(KubeDuration(clamping: .milliseconds(-1500)).description == "-1.5s")
    #expect(KubeDuration(nanoseconds: -1).duration == .nanoseconds(-1))
    let finest = Swift.Duration(secondsComponent: 0, attosecondsComponent: 1_999_999_999)
    #expect(KubeDuration(clamping: finest).nanoseconds == 1)
    #expect(KubeDuration(clamping: .zero - finest).nanoseconds == -1)
    #expect(KubeDuration(clamping: .seconds(Int64.max)).nanoseconds == .max)
    #expect(KubeDuration(clamping: .seconds(Int64.min)).nanoseconds == .min)
    #expect(KubeDuration(clamping: .nanoseconds(Int64.max)).nanoseconds == .max)
    #expect(KubeDuration(clamping: .nanoseconds(Int64.min)).nanoseconds == .min)
    #expect(
      KubeDuration(clamping: .nanoseconds(Int64.max) + .nanoseconds(1)).nanoseconds == .max)
    #expect(KubeDuration(nanoseconds: 1) < KubeDuration(nanoseconds: 2))
  }
}
