import Foundation
import KubeJSON
import KubeTestSupport
import Testing

@Suite("Numbers")
struct NumberTests {
  /// One integer type, without its name.
  struct Width: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var lowest: Int128
    var highest: Int128
    var read: @Sendable (String) -> Result<Int128, JSONError>
    var write: @Sendable (Int128) throws -> String

    init<Integer: FixedWidthInteger & JSONCodable & Sendable>(_ type: Integer.Type) {
      testDescription = "\(type)"
      lowest = Int128(type.min)
      highest = Int128(type.max)
      read = { type.outcome(of: $0).map { Int128($0) } }
      write = { try Integer($0).jsonText() }
    }

    static let all = [
      Width(Int.self), Width(Int8.self), Width(Int16.self), Width(Int32.self), Width(Int64.self),
      Width(UInt.self), Width(UInt8.self), Width(UInt16.self), Width(UInt32.self),
      Width(UInt64.self),
    ]
  }

  @Test("Every width reads what it holds and refuses what it does not", arguments: Width.all)
  func limits(_ width: Width) throws {
    var samples: Set<Int128> = [0, 1, -1, 9, 10, -10, 99, 100]
    for limit in Width.all.flatMap({ [$0.lowest, $0.highest] }) {
      samples.formUnion([limit - 1, limit, limit + 1, limit / 10, limit * 10])
    }
    for sample in samples {
      // A fraction of zeros and an exponent say the same number.
      var texts = ["\(sample)", "\(sample).0", "\(sample).000", "\(sample)e0"]
      if sample != 0 { texts.append("\(sample)0E-1") }
      for text in texts {
        let outcome = width.read(" \(text) ")
        if (width.lowest...width.highest).contains(sample) {
          #expect(try outcome.get() == sample, "\(text)")
        } else if case .failure(let error) = outcome {
          #expect(error.offset == 1)
          #expect(error.message.contains("out of the range"), "\(text): \(error)")
        } else {
          Issue.record("\(text) was read")
        }
      }
    }
    for value in [width.lowest, width.highest, 0, 7] {
      #expect(try width.write(value) == "\(value)")
    }
  }

  @Test("What is not whole is refused by every width", arguments: Width.all)
  func fractions(_ width: Width) throws {
    for text in ["1.5", "0.1", "-0.5", "1e-1", "15e-1", "1.00000000000000000000000001", "1e-400"] {
      guard case .failure(let error) = width.read("[\(text)]".dropFirst().dropLast().description)
      else {
        Issue.record("\(text) was read")
        continue
      }
      #expect(error.message == "a whole number was expected", "\(text)")
      #expect(error.offset == 0)
    }
    for text in ["1e400", "1e99999999999999999999", "1e3000"] {
      guard case .failure(let error) = width.read(text) else {
        Issue.record("\(text) was read")
        continue
      }
      #expect(error.message.contains("out of the range"))
    }
    #expect(try width.read("0e99999999999999999999").get() == 0)
    #expect(try width.read("0.000e-99").get() == 0)
    #expect(try width.read("0.1e1").get() == 1)
    #expect(try width.read("1.2e2").get() == 120)
    #expect(try width.read("1000e-3").get() == 1)
  }

  @Test("No digit of a whole number is lost, however it is written")
  func exact() throws {
    #expect(try Int64(json: "9007199254740993.0") == 9_007_199_254_740_993)
    #expect(try Int64(json: "9223372036854775807.0") == .max)
    #expect(try Int64(json: "9.223372036854775807e18") == .max)
    #expect(try Int64(json: "-92233720368547758080e-1") == .min)
    #expect(try UInt64(json: "18446744073709551615.0") == .max)
    #expect(try UInt64(json: "-0") == 0)
    #expect(try JSONValue(json: "9007199254740993.0").int == 9_007_199_254_740_993)
  }

  @Test("Other tokens are no numbers", arguments: ["\"1\"", "true", "null", "[1]", "{}", "", "x"])
  func others(_ text: String) {
    for width in Width.all {
      guard case .failure(let error) = width.read(text) else {
        Issue.record("\(text) was read")
        continue
      }
      #expect(error.offset == 0)
    }
    #expect(Double.error(of: text)?.offset == 0)
    #expect(Float.error(of: text)?.offset == 0)
  }

  @Test("Every Double that is written reads as the same bits")
  func doubles() throws {
    var random = SplitMix64(seed: 1)
    var samples: [Double] = [
      0, -0.0, 1, -1, 0.1, .pi, .leastNonzeroMagnitude, -.leastNormalMagnitude,
      .greatestFiniteMagnitude, 0x1p53, 0x1p53 - 1, -0x1p53, 0x1p63, -0x1p63, 1e15, 1e16, 1e21,
      1e22, 123456789012345680, 1.7976931348623157e308,
    ]
    for _ in 0..<20_000 { samples.append(Double(bitPattern: random.next())) }
    for _ in 0..<2000 {
      samples.append(Double(Int.random(in: -(1 << 60)...(1 << 60), using: &random)))
    }
    for sample in samples where sample.isFinite {
      let text = try sample.jsonText()
      let read = try Double.outcome(of: text).get()
      guard read.bitPattern == sample.bitPattern, strtod(text, nil) == sample else {
        Issue.record("\(sample) is written as \(text), which reads as \(read)")
        return
      }
    }
  }

  @Test("Every Float that is written reads as the same bits, and says no digit too many")
  func floats() throws {
    var random = SplitMix64(seed: 2)
    for _ in 0..<20_000 {
      let sample = Float(bitPattern: UInt32(truncatingIfNeeded: random.next()))
      guard sample.isFinite else { continue }
      let text = try sample.jsonText()
      #expect(text.utf8.count <= sample.description.utf8.count, "\(text)")
      guard try Float.outcome(of: text).get().bitPattern == sample.bitPattern else {
        Issue.record("\(sample) is written as \(text)")
        return
      }
    }
    #expect(try Float(0.1).jsonText() == "0.1")
    #expect(try Float(3).jsonText() == "3")
    #expect(try Float(-0.0).jsonText() == "-0.0")
    // Just above the middle between two Floats, and, as a Double, in the middle.
    let text = "1.00000005960464477540"
    #expect(Float(Double(text) ?? 0) == 1)
    #expect(try Float(json: text) == Float(1).nextUp)
    #expect(try JSONValue(json: text).decode(Float.self) == Float(1).nextUp)
  }

  @Test("A Double reads the nearest value, and refuses what is too large")
  func nearest() throws {
    for text in [
      "0", "-0", "1e23", "9007199254740993", "0.1", "1e-400", "-1e-400", "2.2250738585072011e-308",
      "179769313486231570814527423731704356798070", "1E+308", "123e-2", "4.9e-324",
    ] {
      let expected = try #require(Double(text))
      #expect(try Double.outcome(of: text).get().bitPattern == expected.bitPattern)
    }
    for text in ["1e309", "-1e309", "1e99999", "1" + String(repeating: "0", count: 400)] {
      let error = try #require(
        Double.error(of: "[\(text)]".replacing("[", with: " ").replacing("]", with: " ")))
      #expect(error.offset == 1)
      #expect(error.message == "the number is out of the range of a Double")
    }
    #expect(Float.error(of: "1e39")?.message == "the number is out of the range of a Float")
    #expect(Float.error(of: "3.5e38") != nil)
  }

  @Test(
    "What JSON cannot say is an error of writing", arguments: [Double.nan, .infinity, -.infinity])
  func unsayable(_ value: Double) throws {
    let error = try #require(throws: JSONError.self) { try value.jsonText() }
    #expect(error.offset == -1)
    #expect(throws: JSONError.self) { try [1, value].jsonBytes() }
    #expect(throws: JSONError.self) { try Float(value).jsonText() }
    #expect(throws: JSONError.self) { try ["a": value].jsonText() }
    #expect(JSONNumber(value) == nil)
  }
}
