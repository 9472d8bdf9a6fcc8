import KubeJSON
import Testing

@testable import KubeCEL

@Suite struct EvaluationTests {
  private static let environment = Environment.kubernetes.declaring([
    "x": .dyn, "i": .int, "s": .string, "l": .list(.int), "m": .map(.string, .int),
    "o": .optional(.int),
  ])

  private static let variables: [String: CELValue] = [
    "x": .int(1), "i": .int(2), "s": .string("héllo"), "l": .list(of: [.int(1), .int(2), .int(3)]),
    "m": .map(CELMap([(.string("a"), .int(1)), (.string("b"), .int(2))])),
    "o": .optional(CELOptional(.int(7))),
  ]

  private static func evaluate(_ text: String, limit: UInt64 = .max) throws -> Program.Outcome {
    try Program(environment.compile(text)).evaluate(variables, costLimit: limit)
  }

  /// What cel-go computes and counts, constants folded as the API server has it.
  @Test(
    "expressions come out and cost as in cel-go",
    arguments: [
      ("1 + 2", "3", 1), ("i + 1", "3", 2), ("-i", "-2", 2), ("i * i - i / i % i", "3", 9),
      ("i == 2 && s == 'héllo'", "true", 4), ("i == 2 || s == 'x'", "true", 2),
      ("i == 2 ? s : 'x'", "héllo", 2), ("i == 3 ? s : 'x'", "x", 2),
      ("i == 2 ? m.a : 0", "1", 3), ("[i, 2]", "[2, 2]", 11), ("[1, 2]", "[1, 2]", 0),
      ("{'a': i}.a", "2", 33), ("{'a': 1}.a", "1", 2), ("m['a']", "1", 2), ("m[s]", "", 2),
      ("l[0] + l[i]", "4", 5), ("l[i - 1]", "2", 4), ("has(m.a)", "true", 1),
      ("has(m.z)", "false", 1), ("i in [1, 2]", "true", 1), ("i in l", "true", 5),
      ("'a' in m", "true", 2), ("double(5) < 10.0", "true", 1), ("size(s)", "5", 2),
      ("s.startsWith('hé')", "true", 2), ("s.matches('^h.l+o$')", "true", 3),
      ("l.all(e, e > 0)", "true", 17), ("l.exists(e, e == 2)", "true", 17),
      ("l.exists_one(e, e == 2)", "true", 11), ("l.map(e, e * 2)", "[2, 4, 6]", 44),
      ("l.filter(e, e > 1)", "[2, 3]", 34), ("m.all(k, m[k] > 0)", "true", 14),
      ("l.map(e, e > 1, e)", "[2, 3]", 34), ("m.?a.orValue(0)", "1", 2),
      ("m.?z.orValue(5)", "5", 1), ("m[?'a'].hasValue()", "true", 3), ("o.value()", "7", 2),
      ("o.optMap(v, v + 1).value()", "8", 8), ("l.transformList(n, e, n * e)", "[0, 2, 6]", 47),
      ("m.transformMap(k, v, v + 1)", "{a: 2, b: 3}", 12),
    ])
  func costs(text: String, value: String, cost: UInt64) throws {
    let outcome = try Self.evaluate(text)
    #expect(outcome.cost == cost, "\(text)")
    #expect((try? outcome.result.get())?.plainText ?? "" == value, "\(text)")
  }

  @Test(
    "errors have cel-go's words",
    arguments: [
      ("1 / (i - 2)", "division by zero"), ("1 % (i - 2)", "modulus by zero"),
      ("9223372036854775807 + i", "integer overflow"), ("uint(-i)", "unsigned integer overflow"),
      ("-9223372036854775807 - i", "integer overflow"), ("m.z", "no such key: z"),
      ("m['z']", "no such key: z"), ("l[7]", "index out of bounds: 7"),
      ("l[-1]", "index out of bounds: -1"), ("x.z", "no such key: z"),
      ("x + 'a'", "no such overload"), ("x > 'a'", "no such overload"),
      ("x && true", "no such overload"), ("x ? 1 : 2", "no such overload"),
      ("!x", "no such overload"),
      ("int(s)", "type conversion error from 'string' to 'int'"),
      ("duration(s)", "type conversion error from 'string' to 'google.protobuf.Duration'"),
      ("timestamp(i * 999999999999)", "timestamp overflow"),
      ("o.or(optional.none()).value() / 0", "division by zero"),
      ("optional.none().value() == x", "optional.none() dereference"),
      ("dyn(l).exists(e, e == 2 && e / 0 == 1)", "division by zero"),
      ("[1].map(e, x.charAt(0))[0]", "no such overload: charAt(int, int)"),
      ("x.all(e, true)", "got 'types.Int', expected iterable type"),
    ])
  func errors(text: String, message: String) throws {
    guard case .failure(let failure) = try Self.evaluate(text).result else {
      Issue.record("\(text) is no error")
      return
    }
    #expect(failure.message == message, "\(text)")
  }

  @Test(
    "errors are passed over where the other side decides",
    arguments: [
      "m.z == 1 || true", "true || m.z == 1", "!(m.z == 1 && false)", "!(false && m.z == 1)",
      "l.exists(e, e == 3 || 1 / (e - 2) == 5)", "!l.all(e, e < 3 && 1 / (e - 2) < 5)",
      "l.exists(e, 1 / (e - 1) == 1)", "m.z != 1 || true",
    ])
  func absorption(text: String) throws {
    guard case .success(.bool(true)) = try Self.evaluate(text).result else {
      Issue.record("\(text)")
      return
    }
  }

  @Test("what is known to fail fails before it is evaluated")
  func foldedFailures() throws {
    for (text, message) in [
      ("s.find('(') == ''", "error parsing regexp: missing closing ): `(`"),
      ("int('x') == i", "type conversion error from 'string' to 'int'"),
    ] {
      let checked = try Self.environment.compile(text)
      #expect(throws: CELFailure.other(message)) { try Program(checked) }
    }
  }

  @Test("an evaluation ends where its cost is beyond the limit")
  func costLimit() throws {
    for text in [
      "l.all(a, l.all(b, l.all(c, a + b + c > 0)))", "lists.range(100).size() > 0 || true",
      "lists.range(i * 1000000000).size() > 0 || true",
    ] {
      let outcome = try Self.evaluate(text, limit: 10)
      guard case .failure(.costLimitExceeded) = outcome.result else {
        Issue.record("\(text): \(outcome)")
        continue
      }
      #expect(outcome.cost > 10 || text.contains("1000000000"))
    }
  }

  @Test("a task that is cancelled stops evaluating")
  func cancellation() async throws {
    let many = CELValue.list(of: (0..<1000).map { .int($0) })
    let program = try Program(
      Environment.kubernetes.declaring(["l": .list(.int)])
        .compile("l.all(a, l.all(b, l.all(c, l.all(d, a + b + c + d >= 0))))"))
    let task = Task { program.evaluate(["l": many]) }
    task.cancel()
    guard case .failure(.cancelled) = await task.value.result else {
      Issue.record("it went on")
      return
    }
  }

  @Test("a variable that is not there is an error of the expression")
  func missingVariable() throws {
    let outcome = try Program(Self.environment.compile("i == 1")).evaluate([:])
    #expect(outcome.result.failure?.message == "no such attribute(s): i")
  }
}

extension Result {
  fileprivate var failure: Failure? {
    if case .failure(let failure) = self { failure } else { nil }
  }
}
