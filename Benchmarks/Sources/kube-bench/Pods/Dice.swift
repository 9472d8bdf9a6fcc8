import KubeCore

/// The same sequence on every machine and with every Swift: a counter, scrambled.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func bits() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ bound: Int) -> Int {
    Int(bits() % UInt64(bound))
  }

  /// True once in so many throws.
  mutating func once(in throwCount: Int) -> Bool {
    below(throwCount) == 0
  }

  mutating func one<Element>(of elements: [Element]) -> Element {
    elements[below(elements.count)]
  }

  mutating func digits(_ count: Int, alphabet: [Character]) -> String {
    String((0..<count).map { _ in one(of: alphabet) })
  }

  mutating func hexadecimal(_ count: Int) -> String {
    digits(count, alphabet: Array("0123456789abcdef"))
  }

  /// What Kubernetes puts behind generated names: no vowels.
  mutating func suffix(_ count: Int) -> String {
    digits(count, alphabet: Array("bcdfghjklmnpqrstvwxz2456789"))
  }

  mutating func uid() -> String {
    [8, 4, 4, 4, 12].map { hexadecimal($0) }.joined(separator: "-")
  }

  /// A moment of one spring.
  mutating func time() -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return
      "2026-0\(3 + below(3))-\(two(1 + below(28)))T\(two(below(24))):\(two(below(60))):\(two(below(60)))Z"
  }
}

extension JSONValue {
  /// An object of the members that are not nil, in their order.
  static func members(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    var object: JSONValue = [:]
    for (name, value) in members {
      if let value { object[name] = value }
    }
    return object
  }
}
