import Testing

@testable import KubeCEL

@Suite("Parser")
struct ParserTests {
  /// The tree of an expression, with all operators as calls.
  private func tree(_ expression: String) throws -> String {
    let tree = try Environment.sample.parse(expression).tree
    return tree.described(tree.root)
  }

  @Test(
    "Operators bind as they should",
    arguments: [
      ("1 + 2 * 3 - 4", "_-_(_+_(1, _*_(2, 3)), 4)"),
      ("a == b == c", "_==_(_==_(a, b), c)"),
      ("a + b < c * d", "_<_(_+_(a, b), _*_(c, d))"),
      ("a || b && c || d", "_||_(_||_(a, _&&_(b, c)), d)"),
      ("a && b && c && d && e", "_&&_(_&&_(_&&_(a, b), c), _&&_(d, e))"),
      ("a ? b : c ? d : e", "_?_:_(a, b, _?_:_(c, d, e))"),
      ("-5 + -x", "_+_(-5, -_(x))"),
      ("--5", "5"), ("---x", "-_(x)"), ("!!a", "a"), ("!a.b", "!_(a.b)"),
      ("-a.b[c].d()", "-_(_[_](a.b, c).d())"),
      ("a.?b[?c]", "_[?_](_?._(a, \"b\"), c)"),
      ("[a, ?b, c,]", "[a, ?b, c]"), ("[,]", "[]"),
      ("{?a: b ? c : d, e: f}", "{?a: _?_:_(b, c, d), e: f}"),
      ("a.b.C{x: 1, ?y: 2}", "a.b.C{x: 1, ?y: 2}"),
      ("(((a)))", "a"), ("f(a, (b))", "f(a, b)"), (".f(.a)", ".f(.a)"),
      ("a.in", "in"), ("a // b", "a"),
    ])
  func operators(_ expression: String, _ expected: String) throws {
    if expected == "in" {
      #expect(throws: CompilationFailure.self) { try tree(expression) }
    } else {
      #expect(try tree(expression) == expected)
    }
  }

  @Test(
    "Literals have their values",
    arguments: [
      ("0x1F", .int(31)), ("-0x10", .int(-16)), ("-9223372036854775808", .int(.min)),
      ("18446744073709551615u", .uint(.max)), ("0xFFu", .uint(255)),
      (".5e1", .double(5)), ("1e-2", .double(0.01)), ("null", .null),
      (#""a\n\x41\u00e9\U0001F600\101""#, .string("a\nAé😀A")),
      (#"r'\n'"#, .string(#"\n"#)), (#"b'\xff\377é'"#, .bytes([255, 255, 0xC3, 0xA9])),
      ("'''a'b\n'''", .string("a'b\n")), ("\"a\" // é", .string("a")),
      ("'''a\r\nb\rc'''", .string("a\nb\nc")), (#"Br"\x""#, .bytes([0x5C, 0x78])),
    ] as [(String, Expression.Constant)])
  func literals(_ expression: String, _ expected: Expression.Constant) throws {
    let tree = try Environment.sample.parse(expression).tree
    guard case .literal(let constant) = tree[tree.root] else {
      Issue.record("\(expression) is no literal")
      return
    }
    #expect(constant == expected)
  }

  @Test("Macros become folds")
  func macros() throws {
    let all =
      "fold(a as e, @result = true, @not_strictly_false(@result), _&&_(@result, f(e)), @result)"
    #expect(try tree("a.all(e, f(e))") == all)
    #expect(
      try tree("a.map(e, b, c)")
        == "fold(a as e, @result = [], true, _?_:_(b, _+_(@result, [c]), @result), @result)")
    #expect(
      try tree("a.transformMap(k, v, c)")
        == "fold(a as k, v, @result = {}, true, cel.@mapInsert(@result, k, c), @result)")
    #expect(
      try tree("a.optMap(e, f(e))")
        == "_?_:_(a.hasValue(), optional.of(fold([] as #unused, e = a.value(), false, e, f(e))), "
        + "optional.none())")
    #expect(try tree("has(a.b.c)") == "has(a.b.c)")
    #expect(try tree("all(e, f)") == "all(e, f)")
  }

  @Test("Places are counted in characters, and marks are as wide as what is above them")
  func places() {
    #expect(
      Environment.sample.outcome("'é😀' +\n\t'日' + missing") == """
        ERROR: <input>:2:8: undeclared reference to 'missing' (in container '')
         |  '日' + missing
         | ..．....^
        """)
    #expect(
      Environment.sample.outcome("i + é") == """
        ERROR: <input>:1:5: Syntax error: token recognition error at: 'é'
         | i + é
         | ....＾
        ERROR: <input>:1:6: Syntax error: mismatched input '<EOF>' expecting {'[', '{', '(', '.', \
        '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}
         | i + é
         | ....．^
        """)
  }

  @Test("Limits are those of cel-go")
  func limits() {
    let long = "'" + String(repeating: "é", count: 100_000) + "'"
    #expect(
      Environment.sample.outcome(long)
        == "ERROR: <input>:-1:0: expression code point size exceeds limit: size: 100002, "
        + "limit 100000")
    let parentheses = String(repeating: "(", count: 250)
    #expect(
      Environment.sample.outcome(parentheses)
        == "ERROR: <input>:-1:0: expression recursion limit exceeded: 250")
    let sum = Array(repeating: "1", count: 252).joined(separator: " + ")
    #expect(
      Environment.sample.outcome(sum)
        == "ERROR: <input>:-1:0: max recursion depth exceeded")
    #expect(Environment.sample.outcome(String(sum.dropFirst(4))) == "int")
    let many = Environment.sample.outcome(String(repeating: "& ", count: 300) + "1")
    #expect(many.hasSuffix("1 more errors were truncated"))
    let chain = Array(repeating: "b", count: 5000).joined(separator: " && ")
    #expect(Environment.sample.outcome(chain) == "bool")
  }
}

extension SyntaxTree {
  /// A text that shows how a tree is built.
  fileprivate func described(_ id: Expression.ID) -> String {
    func list(_ ids: [Expression.ID]) -> String {
      ids.map(described).joined(separator: ", ")
    }
    switch self[id] {
    case .literal(.null): return "null"
    case .literal(.bool(let value)): return "\(value)"
    case .literal(.int(let value)): return "\(value)"
    case .literal(.uint(let value)): return "\(value)u"
    case .literal(.double(let value)): return "\(value)"
    case .literal(.string(let value)): return "\"\(value)\""
    case .literal(.bytes(let value)): return "\(value)"
    case .identifier(let name): return name
    case .select(let operand, let field, let isTest):
      let text = "\(described(operand)).\(field)"
      return isTest ? "has(\(text))" : text
    case .call(let function, let target, let arguments):
      let prefix = target.map { described($0) + "." } ?? ""
      return "\(prefix)\(function)(\(list(arguments)))"
    case .list(let elements, let optionals):
      let texts = elements.enumerated().map {
        (optionals.contains($0) ? "?" : "") + described($1)
      }
      return "[\(texts.joined(separator: ", "))]"
    case .map(let entries):
      let texts = entries.map {
        ($0.isOptional ? "?" : "") + "\(described($0.key)): \(described($0.value))"
      }
      return "{\(texts.joined(separator: ", "))}"
    case .message(let name, let fields):
      let texts = fields.map {
        ($0.isOptional ? "?" : "") + "\($0.name): \(described($0.value))"
      }
      return "\(name){\(texts.joined(separator: ", "))}"
    case .comprehension(let fold):
      let second = fold.secondVariable.map { ", \($0)" } ?? ""
      return "fold(\(described(fold.range)) as \(fold.variable)\(second), "
        + "\(fold.accumulator) = \(list([fold.initial, fold.condition, fold.step, fold.result])))"
    case .unspecified: return "?"
    }
  }
}
