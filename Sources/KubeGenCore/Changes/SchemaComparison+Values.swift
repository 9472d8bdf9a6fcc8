import KubeSchema

extension SchemaComparison {
  /// Types, formats, enumerations and limits.
  mutating func compareValues(_ pair: Pair) {
    compareTypes(pair)
    compareFormats(pair)
    compareNullable(pair)
    compareEnumerations(pair)
    compareBounds(pair)
    compareMultiples(pair)
    comparePatterns(pair)
    compareCounts(pair)
    let unique = (pair.old.node["uniqueItems"]?.bool, pair.new.node["uniqueItems"]?.bool)
    switch (unique.0 ?? false, unique.1 ?? false) {
    case (false, true): add(.uniqueItemsAdded, pair)
    case (true, false): add(.uniqueItemsRemoved, pair)
    default: break
    }
  }

  private mutating func compareTypes(_ pair: Pair) {
    let (old, new) = (pair.old.typeName, pair.new.typeName)
    guard old != new else { return }
    let detail = "\(old) → \(new)"
    if Schema.types(pair.new.types, contain: pair.old.types) {
      add(pair.new.isIntOrString ? .intOrStringAdded : .typeWidened, pair, detail)
    } else {
      add(pair.old.isIntOrString ? .intOrStringRemoved : .typeNarrowed, pair, detail)
    }
  }

  private mutating func compareFormats(_ pair: Pair) {
    let (old, new) = (pair.old.checkedFormat, pair.new.checkedFormat)
    let detail = "\(pair.old.format ?? "none") → \(pair.new.format ?? "none")"
    if old == new {
      if pair.old.format != pair.new.format { add(.formatUnchecked, pair, detail) }
      return
    }
    let wider: [String: Set<String>] = [
      "int64": ["", "int32"], "double": ["", "float"],
    ]
    let isWider = new.isEmpty || wider[new]?.contains(old) == true
    add(isWider ? .formatWidened : .formatNarrowed, pair, detail)
  }

  private mutating func compareNullable(_ pair: Pair) {
    guard pair.old.isNullable != pair.new.isNullable else { return }
    add(pair.new.isNullable ? .nullableAdded : .nullableRemoved, pair)
  }

  private mutating func compareEnumerations(_ pair: Pair) {
    let (old, new) = (pair.old.values, pair.new.values)
    if old.isEmpty || new.isEmpty {
      if old.isEmpty, new.isEmpty { return }
      let values = (old + new).map(\.shown).joined(separator: ", ")
      add(old.isEmpty ? .enumAdded : .enumRemoved, pair, values)
      return
    }
    let removed = old.filter { !new.contains($0) }
    let added = new.filter { !old.contains($0) }
    if !removed.isEmpty {
      add(.enumValueRemoved, pair, removed.map(\.shown).joined(separator: ", "))
    }
    if !added.isEmpty {
      add(
        isWritten ? .enumCaseAdded : .enumValueAdded, pair,
        added.map(\.shown).joined(separator: ", "))
    }
  }

  private mutating func comparePatterns(_ pair: Pair) {
    func pattern(_ schema: Schema) -> String { schema.node["pattern"]?.string ?? "" }
    let (old, new) = (pattern(pair.old), pattern(pair.new))
    guard old != new else { return }
    if old.isEmpty {
      add(.patternAdded, pair, new)
    } else if new.isEmpty {
      add(.patternRemoved, pair, old)
    } else {
      add(.patternChanged, pair, "\(old) → \(new)")
    }
  }

  private mutating func compareBounds(_ pair: Pair) {
    compare(
      Bound(pair.old, "minimum", "exclusiveMinimum"),
      Bound(pair.new, "minimum", "exclusiveMinimum"), signs: (">", "≥"), pair,
      tightened: .minimumTightened, loosened: .minimumLoosened
    ) { $0 < $1 }
    compare(
      Bound(pair.old, "maximum", "exclusiveMaximum"),
      Bound(pair.new, "maximum", "exclusiveMaximum"), signs: ("<", "≤"), pair,
      tightened: .maximumTightened, loosened: .maximumLoosened
    ) { $0 > $1 }
  }

  private mutating func compare(
    _ old: Bound?, _ new: Bound?, signs: (exclusive: String, inclusive: String), _ pair: Pair,
    tightened: ChangeKind, loosened: ChangeKind, isWider: (Double, Double) -> Bool
  ) {
    func shown(_ bound: Bound?) -> String {
      guard let bound else { return "none" }
      return "\(bound.isExclusive ? signs.exclusive : signs.inclusive) \(bound.text)"
    }
    guard shown(old) != shown(new) else { return }
    var isLooser = new == nil
    if let old, let new {
      // A server compares integers with a limit that is cut off, others with the limit as it is.
      isLooser =
        (new.isFitting || !old.isFitting)
        && [(old.value, new.value), (old.value.cut, new.value.cut)].allSatisfy { old, new in
          isWider(new, old) || old == new
        }
      let isOpen = !new.isExclusive || old.isExclusive
      if !isOpen, old.value.cut == new.value.cut { isLooser = false }
    }
    add(isLooser ? loosened : tightened, pair, "\(shown(old)) → \(shown(new))")
  }

  private mutating func compareMultiples(_ pair: Pair) {
    let (old, new) = (pair.old.node["multipleOf"], pair.new.node["multipleOf"])
    guard old?.double != new?.double else { return }
    var isLooser = new == nil
    if let old = old?.double, let new = new?.double {
      isLooser =
        old == old.cut && new == new.cut && new > 0
        && old.truncatingRemainder(dividingBy: new) == 0
    }
    add(
      isLooser ? .multipleOfLoosened : .multipleOfTightened, pair,
      "\(old?.shown ?? "none") → \(new?.shown ?? "none")")
  }

  private mutating func compareCounts(_ pair: Pair) {
    let lower: [(String, ChangeKind, ChangeKind)] = [
      ("minLength", .minLengthTightened, .minLengthLoosened),
      ("minItems", .minItemsTightened, .minItemsLoosened),
      ("minProperties", .minPropertiesTightened, .minPropertiesLoosened),
    ]
    let upper: [(String, ChangeKind, ChangeKind)] = [
      ("maxLength", .maxLengthTightened, .maxLengthLoosened),
      ("maxItems", .maxItemsTightened, .maxItemsLoosened),
      ("maxProperties", .maxPropertiesTightened, .maxPropertiesLoosened),
    ]
    for (keyword, tightened, loosened) in lower + upper {
      let (old, new) = (pair.old.node.present(keyword), pair.new.node.present(keyword))
      guard old?.double != new?.double else { continue }
      let isLower = keyword.hasPrefix("min")
      let nothing = isLower ? -Double.infinity : .infinity
      let (before, after) = (old?.double ?? nothing, new?.double ?? nothing)
      let isTighter = isLower ? after > max(before, 0) : after < before
      add(
        isTighter ? tightened : loosened, pair,
        "\(old?.shown ?? "none") → \(new?.shown ?? "none")")
    }
  }
}

/// A limit of numbers.
private struct Bound {
  var value: Double
  var text: String
  var isExclusive: Bool
  /// Whether the type can hold it: where not, a server refuses every number.
  var isFitting: Bool

  init?(_ schema: Schema, _ keyword: String, _ exclusive: String) {
    guard let node = schema.node[keyword], let value = node.double else { return nil }
    self.value = value
    text = node.shown
    isExclusive = schema.node[exclusive]?.bool ?? false
    isFitting =
      schema.type != "integer"
      || value == value.cut && (schema.format != "int32" || Int32(exactly: value) != nil)
  }
}

extension Double {
  fileprivate var cut: Double { rounded(.towardZero) }
}

extension Schema {
  /// As messages have it.
  var typeName: String { isIntOrString ? "int-or-string" : type ?? "any" }

  /// Those that a server takes; empty if it takes all.
  var types: Set<String> { isIntOrString ? ["integer", "string"] : type.map { [$0] } ?? [] }

  static func types(_ new: Set<String>, contain old: Set<String>) -> Bool {
    if new.isEmpty { return true }
    return !old.isEmpty
      && old.allSatisfy { new.contains($0) || $0 == "integer" && new.contains("number") }
  }

  /// The format, if servers check it.
  var checkedFormat: String {
    guard let format else { return "" }
    let isChecked =
      switch isIntOrString ? "" : type ?? "" {
      case "", "string": StringFormat.isKnown(format)
      case "integer": format == "int32" || format == "int64"
      case "number": format == "float" || format == "double"
      default: false
      }
    return isChecked ? format : ""
  }
}
