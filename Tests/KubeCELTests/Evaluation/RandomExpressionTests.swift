import KubeJSON
import Testing

@testable import KubeCEL

/// Whatever an expression is, evaluating it ends with a value or an error, within its cost.
@Suite struct RandomExpressionTests {
  private struct Types: TypeProvider {
    static let fields: [String: [String: CELType]] = [
      "Root": [
        "b": .bool, "i": .int, "n": .double, "s": .string, "nothing": .string, "data": .bytes,
        "l": .list(.int), "names": .list(.string), "m": .map(.string, .int),
        "when": .timestamp, "span": .duration, "items": .list(.object("Item")),
      ],
      "Item": ["p": .int, "any": .dyn],
    ]

    func hasType(named name: String) -> Bool { Self.fields[name] != nil }

    func type(ofField field: String, in name: String) -> CELType? {
      Self.fields[name]?[field]
    }
  }

  private static func property(_ name: String, _ kind: ValueShape.Kind) -> ValueShape.Property {
    ValueShape.Property(name: name, celName: name, shape: ValueShape(kind))
  }

  private static let shape = ValueShape(
    .object([
      property("b", .bool), property("i", .int), property("n", .double), property("s", .string),
      property("nothing", .string), property("data", .bytes),
      property("l", .list(.set, ValueShape(.int))),
      property("names", .list(.atomic, ValueShape(.string))),
      property("m", .map(ValueShape(.int))), property("when", .dateTime),
      property("span", .duration),
      property(
        "items",
        .list(
          .map(keys: ["p"]),
          ValueShape(.object([property("p", .int), property("any", .intOrString)])))),
    ]))

  private static let object = """
    {"b": true, "i": 42, "n": 1, "s": "a text", "data": "aGk=", "l": [3, 1, 2],
    "names": ["x", "y", "z"], "m": {"a": 1, "b.c": 2}, "when": "2024-02-29T12:00:00+01:00",
    "span": "90m", "items": [{"p": 1, "any": "50%"}, {"p": 2, "any": 7}]}
    """

  @Test("expressions at random end with a value or an error", arguments: 1...8)
  func evaluation(seed: UInt64) throws {
    let environment = Environment(
      libraries: Library.kubernetes, validatesLiterals: false
    ).declaring(["self": .object("Root")], types: Types())
    let value = try Self.shape.value(of: JSONValue(json: Self.object))
    var random = RandomExpressions(seed: seed)
    var (compiled, succeeded) = (0, 0)
    for _ in 0..<400 {
      let text = random.expression()
      guard let checked = try? environment.compile(text),
        let program = try? Program(checked, in: environment)
      else { continue }
      compiled += 1
      let outcome = program.evaluate(["self": value], costLimit: 20_000)
      if case .success = outcome.result { succeeded += 1 }
      // The same again, since nothing that was remembered may change it.
      let again = program.evaluate(["self": value], costLimit: 20_000)
      #expect(outcome.cost == again.cost, "\(text)")
    }
    #expect(compiled > 200)
    #expect(succeeded > 20)
  }
}
