import KubeTestSupport
import Testing

@testable import KubeCore

@Suite("Properties of queries over labels")
struct LabelQueryPropertyTests {
  private static let keys = ["a", "b", "x.y/c", "in", "notin"]
  private static let values = ["", "0", "1", "07", "10", "v", "in"]

  @Test("matching agrees with a naive reading of every operator")
  func matchingAgreesWithOracle() {
    var random = SplitMix64(seed: 23)
    var matched = 0
    for _ in 0..<20_000 {
      let requirements = Self.requirements(&random)
      let labels = Self.labels(&random)
      let expected = requirements.allSatisfy { Self.holds($0, labels) }
      matched += expected ? 1 : 0
      #expect(LabelQuery(requirements).matches(labels) == expected)
    }
    #expect(matched > 2000)
  }

  @Test("what a query prints is read as the same query, with the same meaning")
  func printingAndParsing() throws {
    var random = SplitMix64(seed: 24)
    for _ in 0..<4000 {
      let query = LabelQuery(Self.requirements(&random))
      let parsed = try LabelQuery(parsing: try query.parameterValue())
      #expect(parsed.description == LabelQuery(parsed.requirements).description)
      for _ in 0..<4 {
        let labels = Self.labels(&random)
        #expect(parsed.matches(labels) == query.matches(labels), "\(query)")
      }
      if !query.requirements.contains(where: { $0.values.contains("07") }) {
        #expect(parsed == query)
      }
    }
  }

  @Test("&& is and; its order does not matter")
  func conjunction() {
    var random = SplitMix64(seed: 25)
    for _ in 0..<2000 {
      let one = LabelQuery(Self.requirements(&random))
      let other = LabelQuery(Self.requirements(&random))
      let labels = Self.labels(&random)
      #expect((one && other) == (other && one))
      #expect((one && one) == one)
      #expect((one && other).matches(labels) == (one.matches(labels) && other.matches(labels)))
    }
  }

  @Test("a LabelSelector made from a query and read again selects the same")
  func labelSelector() throws {
    var random = SplitMix64(seed: 26)
    for _ in 0..<4000 {
      let requirements = Self.requirements(&random)
      let query = LabelQuery(requirements)
      let hasBounds = requirements.contains {
        $0.operator == .greaterThan || $0.operator == .lessThan
      }
      do {
        let parts = try query.labelSelectorParts()
        #expect(!hasBounds)
        let read = try LabelQuery(
          matchLabels: parts.matchLabels, matchExpressions: parts.matchExpressions)
        for _ in 0..<4 {
          let labels = Self.labels(&random)
          #expect(read.matches(labels) == query.matches(labels), "\(query)")
        }
      } catch {
        #expect(hasBounds, "\(error)")
      }
    }
  }

  private static func requirements(_ random: inout SplitMix64) -> [LabelRequirement] {
    (0..<Int.random(in: 0...3, using: &random)).map { _ in
      let `operator` = random.element(LabelRequirement.Operator.allCases)
      let chosen: [String] =
        switch `operator` {
        case .in, .notIn:
          (0...Int.random(in: 0...2, using: &random)).map { _ in random.element(values) }
        case .exists, .doesNotExist: []
        case .equals, .notEquals: [random.element(values)]
        case .greaterThan, .lessThan: [random.element(["0", "1", "07", "10"])]
        }
      return LabelRequirement(key: random.element(keys), operator: `operator`, values: chosen)
    }
  }

  private static func labels(_ random: inout SplitMix64) -> [String: String] {
    var labels: [String: String] = [:]
    for key in keys where Bool.random(using: &random) { labels[key] = random.element(values) }
    return labels
  }

  private static func holds(_ requirement: LabelRequirement, _ labels: [String: String]) -> Bool {
    let label = labels.first { $0.key == requirement.key }?.value
    let wanted = requirement.values
    switch requirement.operator {
    case .exists: return labels.keys.contains(requirement.key)
    case .doesNotExist: return !labels.keys.contains(requirement.key)
    case .in: return wanted.contains { $0 == label }
    case .notIn: return wanted.allSatisfy { $0 != label }
    case .equals: return label == wanted[0]
    case .notEquals: return label != wanted[0]
    case .greaterThan:
      guard let label, let number = Int(label), let bound = Int(wanted[0]) else { return false }
      return number > bound
    case .lessThan:
      guard let label, let number = Int(label), let bound = Int(wanted[0]) else { return false }
      return number < bound
    }
  }
}
