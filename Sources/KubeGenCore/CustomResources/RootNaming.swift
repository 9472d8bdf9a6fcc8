/// Names the root types of a run.
///
/// A kind's type has the kind's name. Where several groups have a kind of that name, or emitted code means something else by
/// it, all kinds that want it are prefixed with the first label of their group, `NetworkingGateway` for a Gateway of
/// networking.istio.io; if that does not tell them apart, with the first two, and so on. All of them are, so that the names
/// depend on no order. Names that differ in case only count as one.
struct RootNaming {
  struct Names {
    /// The name of the preferred version's type, and of the unit.
    var plain: String
    /// The name of each version's type, in the order of the definition's versions.
    var versions: [String]
  }

  private let definitions: [Definition]
  /// How many labels of its group stand ahead of each kind.
  private var labels: [Int]

  static func names(for definitions: [Definition]) -> [Names] {
    var naming = RootNaming(definitions)
    naming.tellApart()
    return naming.names()
  }

  private init(_ definitions: [Definition]) {
    self.definitions = definitions
    labels = definitions.map { _ in 0 }
  }

  private mutating func tellApart() {
    while true {
      let byName = Dictionary(grouping: definitions.indices) { name($0).lowercased() }
      let clashing = byName.values.flatMap { indices in
        indices.filter { canGrow($0) && (indices.count > 1 || isReserved(name($0))) }
      }
      if clashing.isEmpty { return }
      for index in clashing { labels[index] += 1 }
    }
  }

  private func name(_ index: Int) -> String {
    let definition = definitions[index]
    return TypeNaming.joined(groupLabels(index).prefix(labels[index]) + [definition.kind])
  }

  private func groupLabels(_ index: Int) -> [String] {
    definitions[index].group.split(separator: ".").map(String.init)
  }

  private func canGrow(_ index: Int) -> Bool { labels[index] < groupLabels(index).count }

  private func isReserved(_ name: String) -> Bool { SwiftNaming.reservedTypeNames.contains(name) }

  private func names() -> [Names] {
    var taken: Set<String> = []
    var names = definitions.map { _ in Names(plain: "", versions: []) }
    let order = definitions.indices.sorted { definitions[$0].qualifiedKind < definitions[$1].qualifiedKind }
    for index in order { names[index].plain = free(name(index), &taken) }
    for index in order {
      let plain = names[index].plain
      let others = definitions[index].versions.dropFirst()
      names[index].versions = [plain] + others.map { free(plain + SwiftNaming.type($0.name), &taken) }
    }
    return names
  }

  /// The name, or with a number where even whole groups give one name, because they differ in punctuation only.
  private func free(_ name: String, _ taken: inout Set<String>) -> String {
    var candidate = name
    var number = 1
    while isReserved(candidate) || !taken.insert(candidate.lowercased()).inserted {
      number += 1
      candidate = "\(name)\(number)"
    }
    return candidate
  }
}
