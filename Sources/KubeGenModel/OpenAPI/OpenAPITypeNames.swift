/// The Swift names of a model's definitions: the last word of the full name, and where several
/// definitions have the same, a rule that looks at all of Kubernetes, so that a name does not
/// depend on what else a target asks for.
///
/// 1. The types of KubeCore have the names that they have there (``BaseTypes``), and nothing else
///    has.
/// 2. Within a group the most mature version has the plain name, others add theirs:
///    `HorizontalPodAutoscaler` is that of autoscaling/v2, beside `HorizontalPodAutoscalerV1`.
/// 3. Of several groups one has the plain name, others put theirs ahead: `EventsEvent` beside
///    `Event`. The one is, in this order: Kubernetes' own before that of a custom resource, a kind
///    before a type that is only part of one, the core group, the first in the alphabet.
/// 4. A name that Swift or KubeCore reserves counts as taken, so every group puts its own ahead.
///    Should all that leave two of one name, the later full name gets a number.
/// 5. A list is named for what is in it: `HorizontalPodAutoscalerV1List`.
package struct OpenAPITypeNames {
  private var names: [String: String]
  private var taken: Set<String>
  private let definitions: [APIDefinition]
  private let served: ServedDefinitions

  package subscript(definition: String) -> String? { names[definition] }

  /// - Parameters:
  ///   - models: The model at hand and others whose names count as well: with the bundled one among
  ///     them a definition has the same name whether a user's document is all of Kubernetes or one
  ///     group of it.
  ///   - fixed: Names that are given already, by definition.
  package init(models: [APIModel], fixed: [String: String]) {
    let model = APIModel(
      definitions: models.flatMap(\.definitions), kinds: models.flatMap(\.kinds))
    served = ServedDefinitions(model)
    definitions = model.definitions
    names = fixed
    taken = SwiftNaming.reservedTypeNames.union(HandWrittenTypes.takenNames)
    taken.formUnion(fixed.values)
    let open = model.definitions.filter {
      fixed[$0.name] == nil && served.element(ofList: $0.name) == nil
    }
    let namesakes = Dictionary(grouping: open.map(Candidate.init), by: \.plain)
      .sorted { $0.key < $1.key }
    // Plain names go first, so that nobody's prefix or suffix takes one away.
    var others: [(definition: String, name: String)] = []
    for (plain, candidates) in namesakes {
      let winner = taken.contains(plain) ? nil : candidates.min()?.name.group
      for (group, versions) in Dictionary(grouping: candidates, by: \.name.group) {
        let mostMature = versions.min { $0.maturity < $1.maturity }
        for candidate in versions {
          var name = group == winner ? plain : candidate.prefix + plain
          if candidate.maturity != mostMature?.maturity { name += candidate.suffix }
          if name == plain, taken.insert(plain).inserted {
            names[candidate.name.full] = plain
          } else {
            others.append((candidate.name.full, name))
          }
        }
      }
    }
    for (definition, name) in others.sorted(by: { $0.definition < $1.definition }) {
      names[definition] = distinct(name)
    }
    for (list, element) in served.listsAndElements where names[list] == nil {
      names[list] = names[element].map { distinct("\($0)List") }
    }
  }

  /// Gives kinds other names, and their lists with them. Where a name is for all versions, the most
  /// mature one has it, and others add theirs.
  package mutating func rename(_ chosen: ChosenNames) {
    let byVersion = chosen.ofVersions
    let byKind = chosen.ofKinds
    if byVersion.isEmpty, byKind.isEmpty { return }
    var versions: [String: [(kind: GroupVersionKind, definition: APIDefinition)]] = [:]
    for definition in definitions {
      guard let kind = definition.kind else { continue }
      let name = kind.group.isEmpty ? kind.kind : "\(kind.group)/\(kind.kind)"
      versions[name, default: []].append((kind, definition))
    }
    for (name, versions) in versions {
      let mostMature = versions.map { VersionMaturity($0.kind.version) }.min()
      for (kind, definition) in versions {
        var new = byVersion[kind]
        if new == nil, let plain = byKind[name] {
          let isPlain = VersionMaturity(kind.version) == mostMature
          new = isPlain ? plain : plain + Candidate(definition).suffix
        }
        guard let new else { continue }
        names[definition.name] = new
        if let list = served.list(of: definition.name) { names[list] = "\(new)List" }
      }
    }
  }

  private mutating func distinct(_ name: String) -> String {
    var number = 1
    var distinct = name
    while !taken.insert(distinct).inserted {
      number += 1
      distinct = "\(name)\(number)"
    }
    return distinct
  }
}

/// A definition that wants a name. The one that is to have the plain name is the least.
private struct Candidate: Comparable {
  let name: DefinitionName
  let plain: String
  let maturity: VersionMaturity
  private let isKind: Bool

  init(_ definition: APIDefinition) {
    name = DefinitionName(definition.name)
    plain = Self.isTypeName(name.last) ? name.last : SwiftNaming.type(name.last)
    maturity = VersionMaturity(name.version ?? "")
    isKind = definition.kind != nil
  }

  static func < (a: Candidate, b: Candidate) -> Bool {
    if a.name.isKubernetes != b.name.isKubernetes { return a.name.isKubernetes }
    if a.isKind != b.isKind { return a.isKind }
    if a.isCore != b.isCore { return a.isCore }
    if a.name.label != b.name.label { return a.name.label < b.name.label }
    return a.name.full < b.name.full
  }

  private var isCore: Bool { name.group == "io.k8s.api.core" }

  /// The group as the beginning of a name: `Events`.
  var prefix: String {
    if let word = Self.words[name.label] { return word }
    // An ordinary word needs no more; SwiftNaming would avoid what is only reserved as a whole
    // name.
    guard let first = name.label.first, name.label.allSatisfy({ ("a"..."z").contains($0) }) else {
      return SwiftNaming.type(name.label)
    }
    return first.uppercased() + name.label.dropFirst()
  }

  /// The version as the end of a name: `V1Beta1`.
  var suffix: String { SwiftNaming.versionSuffix(name.version ?? "") }

  private static func isTypeName(_ name: String) -> Bool {
    guard let first = name.first, ("A"..."Z").contains(first) else { return false }
    return name.utf8.allSatisfy { $0.isLowercase || $0.isUppercase || $0.isDigit }
  }

  /// Groups whose labels are several words, or abbreviations.
  private static let words: [String: String] = [
    "admissionregistration": "AdmissionRegistration", "apiextensions": "APIExtensions",
    "apiregistration": "APIRegistration", "apiserverinternal": "APIServerInternal",
    "flowcontrol": "FlowControl", "imagepolicy": "ImagePolicy", "rbac": "RBAC",
    "storagemigration": "StorageMigration",
  ]
}
