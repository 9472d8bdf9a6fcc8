/// Names the root types of a run.
///
/// A kind's type has the kind's name. Where several groups have a kind of that name, or where emitted
/// code or users of Swift and Foundation mean something else by it, all kinds that want it are
/// prefixed with the first label of their group, `NetworkingGateway` for a Gateway of
/// networking.istio.io; if that does not tell them apart, with the first two, and so on. All of them
/// are, so that the names depend on no order. Names that differ in case only count as one.
struct RootNaming {
  struct Names {
    /// The name of the preferred version's type, and of the unit.
    var plain: String
    /// The name of each version's type, in the order of the definition's versions.
    var versions: [String]
  }

  private let definitions: [Definition]
  private let options: CustomResourceOptions
  /// How many labels of its group stand ahead of each kind.
  private var labels: [Int]

  static func names(
    for definitions: [Definition], options: CustomResourceOptions = CustomResourceOptions()
  ) -> [Names] {
    var naming = RootNaming(definitions, options)
    naming.tellApart()
    return naming.names()
  }

  private init(_ definitions: [Definition], _ options: CustomResourceOptions) {
    self.definitions = definitions
    self.options = options
    labels = definitions.map { _ in 0 }
  }

  private mutating func tellApart() {
    while true {
      let byName = Dictionary(grouping: definitions.indices) { name($0).lowercased() }
      let clashing = byName.values.flatMap { indices in
        let kinds = Set(indices.map { definitions[$0].qualifiedKind })
        return indices.filter { canGrow($0) && (kinds.count > 1 || isUnwanted(name($0))) }
      }
      if clashing.isEmpty { return }
      for index in clashing { labels[index] += 1 }
    }
  }

  private func name(_ index: Int) -> String {
    let definition = definitions[index]
    if let chosen = options.name(definition) { return chosen }
    return Self.joined(groupLabels(index).prefix(labels[index]) + [definition.kind])
  }

  private func groupLabels(_ index: Int) -> [String] {
    definitions[index].group.split(separator: ".").map(String.init)
  }

  private func canGrow(_ index: Int) -> Bool {
    options.name(definitions[index]) == nil && labels[index] < groupLabels(index).count
  }

  private func isReserved(_ name: String) -> Bool {
    SwiftNaming.reservedTypeNames.contains(name) || options.reservedNames.contains(name)
  }

  private func isUnwanted(_ name: String) -> Bool {
    isReserved(name) || SwiftNaming.commonTypeNames.contains(name)
  }

  private func names() -> [Names] {
    var taken: Set<String> = []
    var names = definitions.map { _ in Names(plain: "", versions: []) }
    let order = definitions.indices.sorted { precedes(definitions[$0], definitions[$1]) }
    var kinds: Set<String> = []
    for index in order {
      // Further documents of a kind hold other versions of it.
      let isFirst = kinds.insert(definitions[index].qualifiedKind).inserted
      let version =
        isFirst ? "" : SwiftNaming.versionSuffix(definitions[index].versions.first?.name ?? "")
      names[index].plain = free(name(index) + version, &taken)
    }
    for index in order {
      let plain = names[index].plain
      let others = definitions[index].versions.dropFirst()
      names[index].versions =
        [plain]
        + others.map { version in
          let chosen = options.name(definitions[index], version.name)
          return free(chosen ?? plain + SwiftNaming.versionSuffix(version.name), &taken)
        }
    }
    return names
  }

  private func precedes(_ a: Definition, _ b: Definition) -> Bool {
    if a.qualifiedKind != b.qualifiedKind { return a.qualifiedKind < b.qualifiedKind }
    return VersionOrder(a.versions.first?.name ?? "") < VersionOrder(b.versions.first?.name ?? "")
  }

  /// The name, or with a number where even whole groups give one name, because they differ in
  /// punctuation only.
  private func free(_ name: String, _ taken: inout Set<String>) -> String {
    var candidate = name
    var number = 1
    while isReserved(candidate) || !taken.insert(candidate.lowercased()).inserted {
      number += 1
      candidate = "\(name)\(number)"
    }
    return candidate
  }

  /// Several names as one type name: `networking` and `gateway` as `NetworkingGateway`.
  private static func joined(_ names: some Collection<String>) -> String {
    var joined = ""
    var rest = names[...]
    while let name = rest.first {
      let count = rest.prefix { $0 == name }.count
      rest = rest.dropFirst(count)
      var word = withoutReservation(SwiftNaming.type(name), name)
      if !joined.isEmpty, word.hasPrefix("_") { word.removeFirst() }
      joined += count > 1 ? "\(word)\(count)" : word
    }
    return joined
  }

  /// `SwiftNaming` makes `TypeValue` of `type`; here a parent's name tells it apart instead.
  private static func withoutReservation(_ type: String, _ name: String) -> String {
    let bare = String(type.dropLast("Value".count))
    let isReserved =
      SwiftNaming.reservedTypeNames.contains(bare) && !name.lowercased().hasSuffix("value")
    return isReserved ? bare : type
  }
}
