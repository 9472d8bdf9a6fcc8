extension APIModel {
  /// A kind in words, for people who look for one.
  package struct Row: Sendable, Hashable {
    package var kind: String
    /// `apps/v1`, and `v1` in the core group.
    package var apiVersion: String
    package var plural: String
    package var isNamespaced: Bool
    package var verbs: [String]
    package var subresources: [String]
    /// The first sentence of the kind's documentation; the bundled model has none.
    package var summary: String?
    /// KubeCore has the kind, so there is nothing to generate.
    package var isBase: Bool
    /// The name of the Swift type, which is not the kind where several groups or versions have one.
    package var typeName: String

    /// What selects the kind: `apps/v1/Deployment`.
    package var selector: String { "\(apiVersion)/\(kind)" }
  }

  /// The kinds that are served under a path of their own, the core group first.
  package func table() -> [Row] {
    let names = OpenAPITypeNames(models: [self, .bundled], fixed: BaseTypes.names)
    return kinds.map { kind in
      Row(
        kind: kind.identity.kind, apiVersion: kind.identity.apiVersion, plural: kind.plural,
        isNamespaced: kind.isNamespaced, verbs: kind.verbs,
        subresources: kind.subresources.map(\.name),
        summary: self[kind.definition]?.documentation.flatMap(Self.firstSentence),
        isBase: BaseTypes.name(for: kind.definition) != nil,
        typeName: names[kind.definition] ?? kind.identity.kind)
    }
  }

  private static func firstSentence(of text: String) -> String? {
    let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    var sentence = ""
    for word in line.split(separator: " ") {
      sentence += sentence.isEmpty ? word : " \(word)"
      let isAbbreviation = word.hasSuffix("e.g.") || word.hasSuffix("i.e.")
      if word.hasSuffix("."), !isAbbreviation { break }
    }
    return sentence.isEmpty ? nil : sentence
  }
}
