/// How large values are, as costs count: what is no text, no bytes and holds nothing counts one.
enum CostSize {
  static func of(_ value: CELValue?) -> UInt64 {
    switch value {
    case .optional(let optional):
      // Optionals lie in each other only as deeply as an expression is long.
      optional.value.map { $0.size.map(UInt64.init) ?? 1 } ?? 1
    case let value?: value.size.map(UInt64.init) ?? 1
    case nil: 1
    }
  }

  /// All that is in a value.
  static func contents(_ value: CELValue?) -> UInt64 {
    guard let value else { return 1 }
    var open = [value]
    var size: UInt64 = 0
    while let value = open.popLast() {
      switch value {
      case .string(let text): size &+= UInt64(Double(text.utf8.count) * 0.1)
      case .bytes(let bytes): size &+= UInt64(Double(bytes.count) * 0.1)
      case .list(let list):
        for index in 0..<list.count {
          if let element = try? list.element(at: index) { open.append(element) } else { size += 1 }
        }
      case .map(let map):
        for key in map.keys {
          open.append(key)
          if let value = try? map.find(key) { open.append(value) } else { size += 1 }
        }
      default: size &+= 1
      }
    }
    return size
  }
}

extension SpentCost {
  /// - Parameters:
  ///   - arguments: nil for those that are errors.
  ///   - result: nil for an error.
  func amount(_ arguments: [CELValue?], _ result: CELValue?) -> UInt64 {
    switch self {
    case .one: return 1
    case .traversal(let times):
      return Self.rounded(Double(CostSize.of(arguments[0])) * times * 0.1)
    case .result: return Self.rounded(Double(CostSize.of(result)) * 2 * 0.1)
    case .containment: return CostSize.of(arguments[1])
    case .comparison: return Self.comparison(arguments[0], arguments[1])
    case .equality: return Self.equality(arguments[0], arguments[1])
    case .concatenation:
      return Self.rounded(
        Double(CostSize.of(arguments[0]) &+ CostSize.of(arguments[1])) * 0.1)
    case .search:
      return Self.rounded(Double(CostSize.of(arguments[0])) * 0.1)
        &* Self.rounded(Double(CostSize.of(arguments[1])) * 0.1)
    case .pattern:
      return Self.pattern(arguments[0], length: CostSize.of(arguments[1]))
    case .contents: return CostSize.contents(arguments[0])
    case .outputList: return Self.list(1, CostSize.of(result))
    case .flattening:
      var depth = 1.0
      if arguments.count > 1, case .int(let value) = arguments[1] { depth = Double(value) }
      return Self.list(depth, CostSize.of(arguments[0]))
    case .selfComparison(let argument): return Self.selfComparison(arguments[argument])
    case .sets(let times):
      let product = CostSize.of(arguments[0]) &* CostSize.of(arguments[1])
      return 1 &+ Self.truncated(Double(product) * times)
    case .networkContainment(let isNetwork, let isText):
      let size = Double(CostSize.of(arguments[0]))
      var cost = Self.rounded((size + size) * 0.1)
      if isNetwork { cost &+= Self.rounded(size * 0.1) &+ 1 }
      if isText { cost &+= Self.rounded(Double(CostSize.of(arguments[1])) * 0.1) }
      return cost
    case .format:
      guard case .format(let format) = arguments[0] else { return 1 }
      return Self.pattern(arguments[1], length: UInt64(format.patternLength))
    }
  }

  static func comparison(_ left: CELValue?, _ right: CELValue?) -> UInt64 {
    rounded(Double(min(CostSize.of(left), CostSize.of(right))) * 0.1)
  }

  static func equality(_ left: CELValue?, _ right: CELValue?) -> UInt64 {
    switch left {
    case .quantity, .semver, .ip, .cidr, .url, .format: 1
    default: comparison(left, right)
    }
  }

  private static func pattern(_ text: CELValue?, length: UInt64) -> UInt64 {
    // One more, so that an empty text costs something.
    rounded((1 + Double(CostSize.of(text))) * 0.1) &* rounded(Double(length) * 0.25)
  }

  /// What a function costs that makes a list.
  private static func list(_ factor: Double, _ size: UInt64) -> UInt64 {
    truncated(Double(size) * factor) &+ 1 &+ 10
  }

  private static func selfComparison(_ value: CELValue?) -> UInt64 {
    guard case .list(let list) = value, list.count > 0 else { return list(2, 0) }
    let size = UInt64(list.count)
    switch try? list.element(at: 0) {
    case .string, .bytes: return Self.list(2.1, size &* size)
    default: return Self.list(2, size &* size)
    }
  }

  private static func rounded(_ cost: Double) -> UInt64 { truncated(cost.rounded(.up)) }

  private static func truncated(_ cost: Double) -> UInt64 {
    cost < 0x1p63 ? UInt64(max(0, cost)) : 1 << 63
  }
}
