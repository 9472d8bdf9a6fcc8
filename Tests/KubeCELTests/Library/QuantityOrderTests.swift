import KubeCEL
import KubeTestSupport
import KubeValues
import Testing

/// Small quantities are compared without their texts, and must come out as their texts do.
@Suite struct QuantityOrderTests {
  private static let suffixes = [
    "", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "e3",
    "E-2",
  ]

  private static func text(_ random: inout SplitMix64) -> String {
    let whole =
      String(repeating: "0", count: Int.random(in: 0...2, using: &random))
      + "\(UInt64.random(in: 0...9_999_999, using: &random) >> UInt64.random(in: 0...24, using: &random))"
    let fraction = Bool.random(using: &random) ? ".\(Int.random(in: 0...99, using: &random))" : ""
    let suffix = suffixes[Int.random(in: 0..<suffixes.count, using: &random)]
    return ["", "-", "+"][Int.random(in: 0...2, using: &random)] + whole + fraction + suffix
  }

  @Test func orderIsThatOfTheTexts() throws {
    let environment = Environment.kubernetes.declaring(["a": .string, "b": .string])
    let less = try Program(environment.compile("quantity(a).isLessThan(quantity(b))"))
    let greater = try Program(environment.compile("quantity(a).isGreaterThan(quantity(b))"))
    var random = SplitMix64(seed: 28)
    for _ in 0..<4000 {
      let (a, b) = (Self.text(&random), Self.text(&random))
      let (left, right) = (try Quantity(parsing: a), try Quantity(parsing: b))
      let variables: [String: CELValue] = ["a": .string(a), "b": .string(b)]
      func holds(_ program: Program) throws -> Bool? {
        guard case .bool(let value) = try program.evaluate(variables).result.get() else {
          return nil
        }
        return value
      }
      #expect(try holds(less) == (left < right), "\(a) < \(b)")
      #expect(try holds(greater) == (left > right), "\(a) > \(b)")
    }
  }

  /// Such as no quantity of a manifest may be; the server's reader takes them, and makes others of
  /// them.
  @Test(arguments: [
    ("1.", "1"), (".5", "0.5"), ("+.5k", "0.5k"), ("-", "0"), ("007", "7"), ("k", "0k"),
  ])
  func textsWithoutAllTheirDigits(text: String, plain: String) throws {
    let program = try Program(
      Environment.kubernetes.declaring(["a": .string, "b": .string])
        .compile("quantity(a).compareTo(quantity(b)) == 0"))
    let outcome = program.evaluate(["a": .string(text), "b": .string(plain)])
    guard case .bool(true) = try outcome.result.get() else {
      Issue.record("\(text) is not \(plain)")
      return
    }
  }
}
