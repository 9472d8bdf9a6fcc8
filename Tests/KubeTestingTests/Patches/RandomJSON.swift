import KubeJSON
import KubeTestSupport

extension SplitMix64 {
  mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &self) }

  /// Few names, so that values have much in common.
  mutating func name() -> String { ["a", "b", "c~d", "e/f", "", "0", "-"][below(7)] }

  mutating func json(depth: Int, nulls: Bool = true) -> JSONValue {
    switch below(depth > 0 ? 8 : 5) {
    case 0: return nulls ? .null : "n"
    case 1: return .bool(below(2) == 0)
    case 2: return .number(below(3))
    case 3: return .string(name())
    case 4: return .number(JSONNumber(Double(below(100)) / 8) ?? JSONNumber(0))
    case 5: return .array((0..<below(4)).map { _ in json(depth: depth - 1, nulls: nulls) })
    default: return object(depth: depth - 1, nulls: nulls)
    }
  }

  mutating func object(depth: Int, nulls: Bool = true) -> JSONValue {
    var members: [String: JSONValue] = [:]
    for _ in 0..<below(5) { members[name()] = json(depth: depth, nulls: nulls) }
    return .object(members)
  }
}
