/// A kind with all its versions: what becomes one CustomResourceDefinition.
struct KindDefinition {
  /// In the order of the versions' names.
  let versions: [VersionSchema]
  let plural: String
  let singular: String
  let listKind: String
  let isNamespaced: Bool
  let shortNames: [String]
  let categories: [String]
  let labels: [String: String]
  let annotations: [String: String]
  /// The index of the version that the cluster stores.
  var stored: Int?

  init(_ versions: [VersionSchema], _ diagnostics: inout Diagnostics) {
    let sorted = versions.sorted { $0.root.kube.version.value < $1.root.kube.version.value }
    let kubes = sorted.map(\.root.kube)
    self.versions = sorted
    let kind = kubes.first?.kind.value ?? ""
    plural =
      Self.shared(kubes, "plural", \.plural, &diagnostics) ?? Pluralisation.plural(of: kind)
    singular = Self.shared(kubes, "singular", \.singular, &diagnostics) ?? kind.lowercased()
    listKind = Self.shared(kubes, "listKind", \.listKind, &diagnostics) ?? "\(kind)List"
    isNamespaced = Self.shared(kubes, "namespaced", \.namespaced, &diagnostics) ?? false
    shortNames = Self.shared(kubes, "shortNames", \.shortNames, &diagnostics)
    categories = Self.shared(kubes, "categories", \.categories, &diagnostics)
    labels = Self.merged(kubes, "label", \.labels, &diagnostics)
    annotations = Self.merged(kubes, "annotation", \.annotations, &diagnostics)
    stored = Self.stored(kubes, &diagnostics)
    Self.checkVersions(sorted, &diagnostics)
  }

  /// What the versions say about the kind as a whole they may say once, or all alike.
  private static func shared<Value: Equatable>(
    _ kubes: [KubeAnnotation], _ name: String,
    _ attribute: KeyPath<KubeAnnotation, Located<Value>?>, _ diagnostics: inout Diagnostics
  ) -> Value? {
    var known: Value?
    for value in kubes.compactMap({ $0[keyPath: attribute] }) {
      if let known, known != value.value {
        differs(name, at: value.place, &diagnostics)
      } else {
        known = value.value
      }
    }
    return known
  }

  private static func shared(
    _ kubes: [KubeAnnotation], _ name: String,
    _ attribute: KeyPath<KubeAnnotation, [Located<String>]>, _ diagnostics: inout Diagnostics
  ) -> [String] {
    var known: [String] = []
    for values in kubes.map({ $0[keyPath: attribute] }) {
      guard let first = values.first else { continue }
      if !known.isEmpty, known != values.map(\.value) {
        differs(name, at: first.place, &diagnostics)
      } else {
        known = values.map(\.value)
      }
    }
    return known
  }

  private static func differs(
    _ name: String, at place: SourceLocation, _ diagnostics: inout Diagnostics
  ) {
    diagnostics.error(
      "Another version of this kind has another '\(name)', and all versions share one. Write it "
        + "once.", at: place)
  }

  private static func merged(
    _ kubes: [KubeAnnotation], _ name: String,
    _ pairs: KeyPath<KubeAnnotation, [KubeAnnotation.Pair]>, _ diagnostics: inout Diagnostics
  ) -> [String: String] {
    var merged: [String: String] = [:]
    for pair in kubes.flatMap({ $0[keyPath: pairs] }) {
      if let known = merged[pair.key.value], known != pair.value.value {
        diagnostics.error(
          "The \(name) '\(pair.key.value)' has another value already. Leave one of the two out.",
          at: pair.key.place)
      } else {
        merged[pair.key.value] = pair.value.value
      }
    }
    return merged
  }

  /// A single version is the one that is stored; of several, one says that it is.
  private static func stored(
    _ kubes: [KubeAnnotation], _ diagnostics: inout Diagnostics
  ) -> Int? {
    if kubes.count == 1, let kube = kubes.first {
      if let storage = kube.storage, !storage.value {
        diagnostics.error(
          "The only version of a kind is the one that a cluster stores. Leave 'storage' out.",
          at: storage.place)
      }
      return 0
    }
    let stored = kubes.indices.filter { kubes[$0].storage?.value == true }
    for index in stored.dropFirst() {
      diagnostics.error(
        "Another version of '\(kubes[index].kind.value)' is stored already, and a cluster stores "
          + "one. Leave 'storage: true' here out, or there.",
        at: kubes[index].storage?.place ?? kubes[index].place)
    }
    if stored.isEmpty, let kube = kubes.last {
      let versions = kubes.map(\.version.value).joined(separator: ", ")
      diagnostics.error(
        "'\(kube.kind.value)' has the versions \(versions), and none of them says that it is the "
          + "one that a cluster stores. Write 'storage: true' at one.", at: kube.place)
    }
    return stored.first
  }

  private static func checkVersions(
    _ versions: [VersionSchema], _ diagnostics: inout Diagnostics
  ) {
    for (version, next) in zip(versions, versions.dropFirst())
    where version.root.kube.version.value == next.root.kube.version.value {
      diagnostics.error(
        "'\(version.root.declaration.name)' is version '\(next.root.kube.version.value)' of "
          + "'\(next.root.kube.kind.value)' already. Give this struct a version of its own.",
        at: next.root.kube.version.place)
    }
    if let version = versions.last, versions.allSatisfy({ $0.root.kube.served?.value == false }) {
      diagnostics.warning(
        "No version of '\(version.root.kube.kind.value)' is served, so nobody can use it.",
        at: version.root.kube.served?.place ?? version.root.kube.place)
    }
  }

  func isStored(_ index: Int) -> Bool { index == stored }
}
