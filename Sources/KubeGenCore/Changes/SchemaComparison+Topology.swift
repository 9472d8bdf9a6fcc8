extension SchemaComparison {
  mutating func compareDefaults(_ pair: Pair) {
    let (old, new) = (pair.old.node.present("default"), pair.new.node.present("default"))
    guard old != new else { return }
    let isObserved = pair.place.isObserved
    let kind: ChangeKind
    if new == nil, pair.place.isRequired {
      kind = .defaultOfRequiredRemoved
    } else if isObserved {
      kind = .defaultUnderCondition
    } else {
      kind = old == nil ? .defaultAdded : new == nil ? .defaultRemoved : .defaultChanged
    }
    let detail = [old, new].map { $0?.shown ?? "none" }.joined(separator: " → ")
    add(kind, pair, old == nil ? new?.shown ?? "" : detail)
  }

  mutating func compareTopology(_ pair: Pair) {
    let (old, new) = (pair.old, pair.new)
    if old.preservesUnknown != new.preservesUnknown {
      add(
        new.preservesUnknown ? .preserveUnknownFieldsAdded : .preserveUnknownFieldsRemoved, pair)
    }
    if old.isEmbeddedResource != new.isEmbeddedResource {
      add(new.isEmbeddedResource ? .embeddedResourceAdded : .embeddedResourceRemoved, pair)
    }
    compareListTypes(pair)
    let mapTypes = [old, new].map { $0.node["x-kubernetes-map-type"]?.string ?? "granular" }
    if mapTypes[0] != mapTypes[1] {
      add(mapTypes[1] == "atomic" ? .mapTypeAtomic : .mapTypeGranular, pair)
    }
  }

  private mutating func compareListTypes(_ pair: Pair) {
    func type(_ schema: Schema) -> String {
      schema.node["x-kubernetes-list-type"]?.string ?? "atomic"
    }
    func keys(_ schema: Schema) -> [String] {
      schema.node["x-kubernetes-list-map-keys"]?.elements?.compactMap(\.string) ?? []
    }
    let (old, new) = (type(pair.old), type(pair.new))
    if old != new {
      let isTighter = new == "set" || new == "map"
      let key = new == "map" ? " by \(keys(pair.new).joined(separator: ", "))" : ""
      add(isTighter ? .listTypeTightened : .listTypeLoosened, pair, "\(old) → \(new)\(key)")
    } else if new == "map", Set(keys(pair.old)) != Set(keys(pair.new)) {
      let isLooser = Set(keys(pair.new)).isSuperset(of: keys(pair.old))
      let detail = [pair.old, pair.new].map { keys($0).joined(separator: ", ") }
      add(
        isLooser ? .listMapKeysLoosened : .listMapKeysTightened, pair,
        detail.joined(separator: " → "))
    }
  }

  /// Rules are known again by their texts, changed ones by their messages.
  mutating func compareRules(_ pair: Pair) {
    func rules(_ schema: Schema) -> [ChangedRule] {
      (schema.node["x-kubernetes-validations"]?.elements ?? []).map(ChangedRule.init)
    }
    var old = rules(pair.old)
    var new: [ChangedRule] = []
    for rule in rules(pair.new) {
      guard
        let index = old.firstIndex(where: { $0.text == rule.text && $0.node == rule.node })
          ?? old.firstIndex(where: { $0.text == rule.text })
      else {
        new.append(rule)
        continue
      }
      let before = old.remove(at: index)
      if before.isOptional != rule.isOptional {
        add(.ruleChanged, pair, "optionalOldSelf of \(rule.shown)")
      } else if before.node != rule.node {
        add(.ruleMessageChanged, pair, rule.shown)
      }
    }
    for rule in new {
      if rule.isTransition {
        add(.transitionRuleAdded, pair, rule.shown)
      } else if let index = old.firstIndex(where: { $0.isFollowed(by: rule) })
        ?? (old.count == 1 && new.count == 1 ? 0 : nil)
      {
        add(.ruleChanged, pair, "\(old.remove(at: index).shown) → \(rule.shown)")
      } else {
        add(.ruleAdded, pair, rule.shown)
      }
    }
    for rule in old { add(.ruleRemoved, pair, rule.shown) }
  }
}

/// A rule as far as changes of it go.
private struct ChangedRule {
  var node: Node
  var text: String

  init(_ node: Node) {
    self.node = node
    text = node["rule"]?.string ?? ""
  }

  var isOptional: Bool { node["optionalOldSelf"]?.bool ?? false }

  /// Whether it is looked at only where an object changes.
  var isTransition: Bool { !isOptional && Self.names(in: text).contains("oldSelf") }

  var shown: String {
    let line = String(text.map { $0.isNewline ? " " : $0 })
    return line.count > 60 ? "\(line.prefix(59))…" : line
  }

  func isFollowed(by other: ChangedRule) -> Bool {
    let message = node["message"]?.string ?? ""
    return !message.isEmpty && message == other.node["message"]?.string
  }

  /// The names of an expression, without what stands in its texts and comments.
  private static func names(in text: String) -> Set<String> {
    var names: Set<String> = []
    var name = ""
    var rest = text.unicodeScalars[...]
    func isPart(_ scalar: Unicode.Scalar) -> Bool {
      scalar == "_" || scalar.isASCII && scalar.properties.isAlphabetic
        || "0"..."9" ~= scalar
    }
    while let scalar = rest.popFirst() {
      if isPart(scalar) {
        name.unicodeScalars.append(scalar)
        continue
      }
      names.insert(name)
      name = ""
      if scalar == "/", rest.first == "/" {
        rest = rest.drop { $0 != "\n" }
      } else if scalar == "\"" || scalar == "'" {
        while let inner = rest.popFirst(), inner != scalar {
          if inner == "\\" { _ = rest.popFirst() }
        }
      }
    }
    return names.union([name])
  }
}
