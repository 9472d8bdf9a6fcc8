import Testing

@testable import KubeCEL

/// Estimates are an API: by them a server accepts and refuses rules.
@Suite struct CostEstimateTests {
  /// Figures of apiextensions-apiserver 0.36.2 for the sizes below.
  @Test(
    arguments: [
      ("true", 0),
      ("self.i == 1", 2),
      ("self.s == 'abc'", 3),
      ("self.us == self.us", 314577),
      ("self.s.startsWith('ab')", 3),
      ("self.s.contains(self.s)", 20),
      ("self.s.matches('^a+$')", 7),
      ("has(self.s)", 1),
      ("has(self.s) && self.i > 0", 4),
      ("self.i > 0 ? self.s == 'a' : self.us == self.us", 314580),
      ("self.l.all(x, x == 'abcdefghij')", 53),
      ("self.l.exists(x, x in self.l)", 173),
      ("self.l.map(x, x + 'b').size() > 0", 175),
      ("self.l.filter(x, x.size() > 1).all(y, y == self.us)", 234),
      ("self.m.all(k, self.m[k] == self.s)", 51),
      ("self.m.all(k, v, k == v)", 23),
      ("self.lo.all(x, x.a.all(y, y in x.b))", 5030033),
      ("self.lo.all(x, x.a.all(y, size(x.b) > y))", 40033),
      ("self.lo.all(x, x.a.exists(y, x.b.exists(z, y == z)))", 30035033),
      ("[1, 2, 3].all(x, x > self.i)", 32),
      ("['a', 'bcd'].exists(x, x == self.us)", 25),
      ("(self.s + self.s).contains('b')", 20),
      ("self.l.join(',').size() > 1", 25),
      ("self.s.split(',').all(x, x != '')", 171),
      ("self.l.sort() == self.l", 226),
      ("self.l.distinct().size() == self.l.size()", 218),
      ("sets.contains(self.l, ['a', 'b'])", 33),
      ("self.s.replace('a', 'bb').size() > 2", 12),
      ("quantity(self.s).isGreaterThan(quantity('1'))", 8),
      ("ip(self.s) == ip('::1')", 8),
      ("cidr('10.0.0.0/8').containsIP(self.s)", 11),
      ("!format.dns1123Label().validate(self.s).hasValue()", 133),
      ("self.?s.optMap(x, x.size()).orValue(0) > 1", 21),
      ("dyn(self.s) == 'a'", 4),
      ("optional.none() == optional.none()", 1_844_674_407_370_955_266),
      ("self.l.transformList(i, x, x + string(i)).size() > 0", .max),
      ("url(self.us).getHost() == 'a'", 314577),
    ] as [(String, UInt64)])
  func maximum(expression: String, cost: UInt64) throws {
    let environment = Environment.kubernetes.declaring(
      ["self": .object("self")], types: SampleTypes())
    let checked = try environment.compile(expression)
    #expect(checked.estimatedCost(SampleSizes()).maximum == cost)
  }

  @Test("paths that go on from one path replace each other's ends where there is room")
  func sharedPaths() {
    let item = ExpressionPath(variable: "self").appending("list").appending("@items")
    let first = item.appending("a")
    let second = item.appending("b")
    #expect(first.names == ["self", "list", "@items", "b"])
    #expect(second.names == first.names)
    let deeper = first.appending("x")
    _ = item.appending("c")
    #expect(deeper.names == ["self", "list", "@items", "b", "x"])
    #expect(first.names == ["self", "list", "@items", "c"])
  }

  @Test("what is too large is the greatest number")
  func saturation() {
    #expect(UInt64.max.adding(1) == .max)
    #expect(UInt64.max.multiplied(by: 2) == .max)
    #expect(UInt64.max.times(1) == .max)
    #expect(UInt64(11).times(0.1) == 2)
  }
}

private struct SampleTypes: TypeProvider {
  private let fields: [String: [String: CELType]] = [
    "self": [
      "s": .string, "us": .string, "i": .int, "l": .list(.string), "m": .map(.string, .string),
      "lo": .list(.object("item")),
    ],
    "item": ["a": .list(.int), "b": .list(.int)],
  ]

  func hasType(named name: String) -> Bool { fields[name] != nil }
  func type(ofField field: String, in name: String) -> CELType? { fields[name]?[field] }
}

private struct SampleSizes: DeclaredSizes {
  private let sizes: [[String]: UInt64] = [
    ["s"]: 40, ["us"]: 3_145_726, ["i"]: 0, ["l"]: 10, ["l", "@items"]: 20, ["m"]: 4,
    ["m", "@keys"]: 0, ["m", "@values"]: 24, ["lo"]: 5, ["lo", "@items"]: 0,
    ["lo", "@items", "a"]: 3, ["lo", "@items", "b"]: 1000, ["lo", "@items", "a", "@items"]: 0,
    ["lo", "@items", "b", "@items"]: 0, []: 0,
  ]

  func size(at path: [String]) -> SizeEstimate? {
    sizes[Array(path.dropFirst())].map { SizeEstimate(minimum: 0, maximum: $0) }
  }
}
