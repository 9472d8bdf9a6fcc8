import KubeJSON
import KubeTestSupport

/// Random JSON texts: of any shape, and of the shape of a garden.
struct RandomDocuments {
  var random: SplitMix64

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
  }

  static let words = [
    "", "a", "key", "name", "kind", "eight ch", "nine char", "fifteen charact", "sixteen characte",
    "a text of more than thirty characters", "é", "€uro", "😀", "tab\there", "quo\"te",
    "back\\slash",
    "\u{0}", "\u{1F}", "\u{7F}", "line\nbreak", "slash/dot.", "internalPlainEndpoint",
  ]

  /// JSON text of a string, with escapes where none is needed, now and then.
  mutating func string() -> String {
    var value = random.element(Self.words)
    if random.chance(1, in: 8) { value += random.element(Self.words) }
    if random.chance(1, in: 30) { value = String(repeating: value, count: random.below(60)) }
    return quoted(value)
  }

  mutating func quoted(_ value: String) -> String {
    var text = ""
    for scalar in value.unicodeScalars {
      let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
      if mustEscape || random.chance(1, in: 20) {
        for unit in String(scalar).utf16 {
          text += EscapeTests.hex(Int(unit), isUpper: random.chance(1, in: 2))
        }
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return "\"\(text)\""
  }

  mutating func number() -> String {
    switch random.below(6) {
    case 0: return "\(Int64(truncatingIfNeeded: random.next()))"
    case 1: return "\(random.below(1000))"
    case 2: return "-\(random.below(100)).\(random.below(100_000))"
    case 3: return "\(random.below(10)).0e\(random.element(["", "+", "-"]))\(random.below(40))"
    case 4: return "\(random.next())\(random.next())"
    default: return random.element(["0", "-0", "1E5", "0.10", "1e400", "-0.0e-0"])
    }
  }

  mutating func space() -> String {
    random.chance(1, in: 10) ? random.element([" ", "\n", "\t \r\n", "  "]) : ""
  }

  mutating func value(_ depth: Int = 5) -> String {
    let text: String
    switch random.below(depth > 0 ? 8 : 5) {
    case 0: text = random.element(["null", "true", "false"])
    case 1, 2: text = number()
    case 3, 4: text = string()
    case 5: text = array { $0.value(depth - 1) }
    default: text = object { $0.value(depth - 1) }
    }
    return space() + text + space()
  }

  mutating func array(_ element: (inout Self) -> String) -> String {
    let elements = (0..<random.below(5)).map { _ in element(&self) }
    return "[\(space())\(elements.joined(separator: ","))]"
  }

  mutating func object(_ value: (inout Self) -> String) -> String {
    let members = (0..<random.below(5)).map { _ in "\(string())\(space()):\(value(&self))" }
    return "{\(space())\(members.joined(separator: ","))}"
  }

  /// An object of some of these members in any order, and of unknown ones if its type keeps them.
  mutating func object(
    required: [String: (inout Self) -> String] = [:], _ optional: [String: (inout Self) -> String],
    keepsUnknown: Bool = true
  ) -> String {
    var members: [String] = []
    for name in required.keys.sorted() {
      if let value = required[name] { members.append(member(name, value(&self))) }
    }
    for name in optional.keys.sorted() where random.chance(2, in: 5) {
      guard let value = optional[name] else { continue }
      members.append(member(name, random.chance(1, in: 12) ? "null" : value(&self)))
    }
    while keepsUnknown, random.chance(1, in: 4) {
      members.append(member("unknown\(random.below(4))", value(3)))
    }
    members.shuffle(using: &random)
    return "{\(space())\(members.joined(separator: ",\(space())"))}"
  }

  private mutating func member(_ name: String, _ value: String) -> String {
    "\(quoted(name))\(space()):\(value)"
  }
}
