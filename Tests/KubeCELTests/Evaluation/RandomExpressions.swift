/// Numbers that are the same in every run.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }
}

/// Writes expressions at random, most of which have types that fit.
struct RandomExpressions {
  private var numbers: SeededNumbers
  /// Comprehension variables that may be named, with their kinds.
  private var names: [(name: String, kind: String)] = []

  init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

  /// An expression of a kind, which is a key of the templates.
  mutating func expression(_ kind: String = "bool", depth: Int = 5) -> String {
    let named = names.filter { $0.kind == kind }
    if let name = named.randomElement(using: &numbers)?.name, chance(3) { return name }
    if depth > 0, chance(10) { return filled("(#bool ? #\(kind) : #\(kind))", depth) }
    let templates = depth > 0 && !chance(6) ? Self.templates : Self.leaves
    let template = templates[kind]?.randomElement(using: &numbers) ?? "1"
    return filled(template, depth)
  }

  private mutating func chance(_ count: Int) -> Bool {
    Int.random(in: 0..<count, using: &numbers) == 0
  }

  /// A template with an expression for each `#kind`; `@kind` brings a variable for what follows.
  private mutating func filled(_ template: String, _ depth: Int) -> String {
    let known = names.count
    defer { names.removeLast(names.count - known) }
    var text = ""
    var rest = Substring(template)
    while let character = rest.popFirst() {
      guard character == "#" || character == "@" else {
        text.append(character)
        continue
      }
      let kind = String(rest.prefix { $0.isLetter })
      rest = rest.dropFirst(kind.count)
      if character == "@" {
        let name = "v\(names.count)"
        names.append((name, kind))
        text += name
      } else if kind == "any" || kind == "other" {
        let kinds = Self.leaves.keys.filter { $0 != "any" }.sorted()
        text +=
          "dyn(\(expression(kinds.randomElement(using: &numbers) ?? "int", depth: depth - 1)))"
      } else {
        text += expression(kind, depth: depth - 1)
      }
    }
    return text
  }

  private static let leaves: [String: [String]] = [
    "bool": ["true", "false", "self.b", "has(self.s)", "has(self.nothing)"],
    "int": [
      "0", "1", "-1", "3", "9223372036854775807", "-9223372036854775808", "self.i", "1000000",
    ],
    "uint": ["0u", "7u", "18446744073709551615u"],
    "double": ["0.0", "-1.5", "1e308", "1e-320", "self.n"],
    "string": [
      "''", "'a'", "'héllo 👑'", "self.s", "self.nothing", "'2024-02-29T00:00:00Z'", "'1h'",
      "'10.0.0.0/8'", "'::1'", "'1.5Gi'", "'v1.2.3-a+b'", "'https://h:1/p?q#f'", "'(a+)+$'",
      "'%s%d%f%e%x%b%o%.3f%%'", "'Europe/Berlin'", "'+05:30'", "'\\u0000\\n'",
    ],
    "bytes": ["b''", "b'\\xff\\x00'", "self.data"],
    "list": ["[]", "[1, 2, 3]", "self.l", "self.items.map(i, i.p)", "lists.range(5)"],
    "strings": ["['a', 'b']", "self.names", "'a,b'.split(',')"],
    "map": ["{}", "{'a': 1}", "self.m"],
    "timestamp": ["timestamp(0)", "self.when"],
    "duration": ["duration('1s')", "self.span"],
    "any": ["dyn(1)", "dyn('a')", "dyn([])", "self.items[0].any", "dyn(null)"],
  ]

  private static let templates: [String: [String]] = [
    "bool": [
      "(#bool && #bool)", "(#bool || #bool)", "(!#bool)", "(#any == #any)", "(#any != #any)",
      "(#int == #int)", "(#string == #string)", "(#list == #list)", "(#map == #map)",
      "(#int < #int)", "(#uint <= #uint)", "(#double > #double)", "(#string >= #string)",
      "(#bytes < #bytes)", "(#timestamp < #timestamp)", "(#duration > #duration)",
      "(#any < #any)", "(#any in #any)", "(#int in #list)", "(#string in #map)",
      "#string.startsWith(#string)", "#string.endsWith(#string)", "#string.contains(#string)",
      "#string.matches(#string)", "#list.all(@int, #bool)", "#list.exists(@int, #bool)",
      "#list.exists_one(@int, #bool)", "#map.all(@string, @int, #bool)",
      "#map.exists(@string, #bool)", "#list.exists(@int, @int, #bool)", "isIP(#string)",
      "isCIDR(#string)", "isURL(#string)", "isQuantity(#string)", "isSemver(#string)",
      "sets.contains(#list, #list)", "sets.equivalent(#strings, #strings)",
      "sets.intersects(#list, #list)", "#list.isSorted()",
      "quantity(#string).isGreaterThan(quantity(#string))",
      "(quantity(#string) == quantity(#string).add(#int))",
      "semver(#string, true).isLessThan(semver(#string))", "cidr(#string).containsIP(#string)",
      "cidr(#string).containsCIDR(#string)", "ip(#string).isGlobalUnicast()",
      "format.dns1123Label().validate(#string).hasValue()",
      "format.uri().validate(#string).hasValue()",
      "format.datetime().validate(#string).hasValue()",
      "format.qualifiedName().validate(#string).hasValue()", "self.?s.hasValue()",
      "(self.?nothing == optional.of(#string))", "optional.ofNonZeroValue(#any).hasValue()",
      "(self.items == self.items + self.items)", "(#any ? #bool : #bool)", "(#any && #bool)",
      "#any.all(@any, #bool)", "#any.exists(@any, @any, #bool)",
    ],
    "int": [
      "(#int + #int)", "(#int - #int)", "(#int * #int)", "(#int / #int)", "(#int % #int)",
      "(-#int)", "size(#string)", "#bytes.size()", "size(#list)", "size(#map)", "size(#any)",
      "#list[#int]", "#map[#string]", "#list[?#int].orValue(#int)", "int(#double)",
      "int(#string)", "int(#uint)", "int(#timestamp)", "int(#duration)", "int(#any)",
      "#string.indexOf(#string, #int)", "#string.lastIndexOf(#string, #int)",
      "#string.lastIndexOf(#string)", "#list.indexOf(#int)", "#list.sum()", "#list.max()",
      "#list.min()", "#timestamp.getFullYear()", "#timestamp.getHours(#string)",
      "#timestamp.getDayOfYear(#string)", "#timestamp.getMilliseconds()",
      "#duration.getHours()", "#duration.getMilliseconds()",
      "quantity(#string).sub(#int).asInteger()", "optional.of(#int).optMap(@int, #int).value()",
      "self.?i.optFlatMap(@int, optional.of(#int)).orValue(#int)", "#list.last().orValue(0)",
      "#list.first().value()", "cidr(#string).prefixLength()", "(#any + #any)", "#any[#any]",
      "[#int, #int].map(@int, #int)[0]",
    ],
    "uint": ["uint(#int)", "(#uint + 1u)", "(#uint * #uint)", "(#uint - #uint)", "uint(#any)"],
    "double": [
      "double(#int)", "(#double / #double)", "(-#double)", "double(#string)",
      "quantity(#string).asApproximateFloat()", "(#double * #double)",
    ],
    "string": [
      "(#string + #string)", "#string.charAt(#int)", "#string.substring(#int)",
      "#string.substring(#int, #int)", "#string.replace(#string, #string, #int)",
      "#string.replace(#string, #string)", "#string.trim()", "#string.lowerAscii()",
      "#string.upperAscii()", "#strings.join(#string)", "'%s'.format([#any])",
      "#string.format([#any, #int, #double, #any, #any])", "strings.quote(#string)",
      "#string.find(#string)", "string(#int)", "string(#double)", "string(#bytes)",
      "string(#timestamp)", "string(#duration)", "string(ip(#string))",
      "string(cidr(#string).masked())", "url(#string).getHost()", "url(#string).getPort()",
      "url(#string).getEscapedPath()", "#strings[#int]", "self.?nothing.orValue(#string)",
    ],
    "bytes": ["bytes(#string)", "(#bytes + #bytes)"],
    "list": [
      "[#int, #int]", "[#int, ?#list[?#int]]", "(#list + #list)", "#list.slice(#int, #int)",
      "#list.sort()", "#list.reverse()", "#list.distinct()", "lists.range(#int)",
      "#list.map(@int, #int)", "#list.filter(@int, #bool)", "#list.sortBy(@int, #string)",
      "[#list, #list].flatten()", "#map.map(@string, #int)", "#list.map(@int, #bool, #int)",
      "#list.transformList(@int, @int, #bool, #int)", "#any.flatten(#int)",
    ],
    "strings": [
      "[#string]", "#string.split(#string, #int)", "#string.findAll(#string, #int)",
      "(#strings + #strings)", "self.m.map(@string, #string)", "#string.split(#string)",
      "#strings.sort()", "#strings.distinct()",
    ],
    "map": [
      "{'a': #int, #string: 2}", "{?'a': #list[?#int]}",
      "#map.transformMap(@string, @int, #bool, #int)",
      "#map.transformMapEntry(@string, @int, {#string: #int})",
    ],
    "timestamp": [
      "timestamp(#int)", "timestamp(#string)", "(#timestamp + #duration)",
      "(#timestamp - #duration)",
    ],
    "duration": [
      "duration(#string)", "(-#duration)", "(#timestamp - #timestamp)", "(#duration + #duration)",
      "duration(#int)",
    ],
    "any": ["#other", "#other", "[#any]", "{'a': #any}.a", "optional.of(#any)"],
  ]
}
