/// Finds the definitions that selectors mean.
package struct SelectorResolver {
  private let model: APIModel
  private var kinds: [String: [String: [String: String]]] = [:]
  private var kindsByPlural: [String: String] = [:]

  package init(_ model: APIModel) {
    self.model = model
    for definition in model.definitions {
      guard let kind = definition.kind else { continue }
      kinds[kind.group, default: [:]][kind.version, default: [:]][kind.kind] = definition.name
    }
    for kind in model.kinds {
      let id = kind.identity
      kinds[id.group, default: [:]][id.version, default: [:]][id.kind] = kind.definition
      kindsByPlural[kind.plural] = id.kind
    }
  }

  /// The full names of the definitions, in order; an error, and none, if the selector finds
  /// nothing.
  package func definitions(
    for selector: ResourceSelector, diagnostics: inout Diagnostics
  ) -> [String] {
    switch find(selector) {
    case .success(let names): return names.sorted()
    case .failure(let failure):
      diagnostics.error(failure.message, at: selector.location)
      return []
    }
  }

  private struct Failure: Error {
    var message: String
  }

  private func find(_ selector: ResourceSelector) -> Result<[String], Failure> {
    switch selector.form {
    case .everything: return .success(model.definitions.map(\.name))
    case .invalid(let message):
      if let hint = hint(for: selector.text) { return .failure(Failure(message: hint)) }
      return .failure(Failure(message: message))
    case .definition(let name):
      if model[name] != nil { return .success([name]) }
      let suggestion = Suggestion.phrase(for: name, among: model.definitions.map(\.name))
      return fail("\(model.origin) has no definition '\(name)'.\(suggestion)")
    case .kind(let group, let version, let kind):
      guard let versions = kinds[group] else { return unknownGroup(group, kind) }
      guard let version else { return find(kind, group: group, inAllOf: versions) }
      guard let kindsOfVersion = versions[version] else {
        let suggestion = Suggestion.phrase(for: version, among: versions.keys)
        let known = versions.keys.sorted { VersionMaturity($0) < VersionMaturity($1) }
        let missing = "\(name(of: group)) has no version '\(version)' in \(model.origin)"
        return fail("\(missing), but \(listed(known)).\(suggestion)")
      }
      guard let kind else { return .success(Array(kindsOfVersion.values)) }
      if let definition = kindsOfVersion[kind] { return .success([definition]) }
      let apiVersion = GroupVersionKind(group: group, version: version, kind: kind).apiVersion
      return unknownKind(kind, in: apiVersion, among: kindsOfVersion.keys.sorted())
    }
  }

  private func find(
    _ kind: String?, group: String, inAllOf versions: [String: [String: String]]
  ) -> Result<[String], Failure> {
    guard let kind else { return .success(versions.values.flatMap(\.values)) }
    let found = versions.values.compactMap { $0[kind] }
    if !found.isEmpty { return .success(found) }
    let known = Set(versions.values.flatMap(\.keys)).sorted()
    return unknownKind(kind, in: name(of: group), among: known)
  }

  private func unknownGroup(_ group: String, _ kind: String?) -> Result<[String], Failure> {
    let known = kinds.keys.filter { !$0.isEmpty }.sorted()
    var message = "\(model.origin) has no group '\(group)'."
    let suggestion = Suggestion.phrase(for: group, among: known)
    if !suggestion.isEmpty {
      message += suggestion
    } else if let full = known.first(where: { $0.hasPrefix("\(group).") }) {
      message += " Did you mean '\(full)'?"
    } else if let place = kind.flatMap(place(ofKind:)) {
      message += place
    } else {
      message += " It has \(listed(known))."
    }
    return fail(message)
  }

  private func unknownKind(
    _ kind: String, in apiVersion: String, among known: [String]
  ) -> Result<[String], Failure> {
    var message = "\(apiVersion) has no kind '\(kind)' in \(model.origin)."
    let suggestion = Suggestion.phrase(for: kind, among: known.filter { !$0.hasSuffix("List") })
    if let singular = kindsByPlural[kind], known.contains(singular) {
      message += " Did you mean '\(singular)'?"
    } else if let place = place(ofKind: kind) {
      message += place
    } else if !suggestion.isEmpty {
      message += suggestion
    } else {
      message += " It has \(listed(known.filter { !$0.hasSuffix("List") }))."
    }
    return fail(message)
  }

  /// What to write instead of a kind alone, or of a kind with only its group.
  private func hint(for text: String) -> String? {
    let words = text.split(separator: "/")
    guard words.count < 3, let kind = words.last.map(String.init),
      let place = place(ofKind: kind) ?? kindsByPlural[kind].flatMap(place(ofKind:))
    else { return nil }
    return "'\(text)' must name its group and version." + place
  }

  private func place(ofKind kind: String) -> String? {
    let places = kinds.flatMap { group, versions in
      versions.compactMap { version, kinds in
        kinds[kind].map { _ in GroupVersionKind(group: group, version: version, kind: kind) }
      }
    }
    return places.min().map { " Did you mean '\($0)'?" }
  }

  private func name(of group: String) -> String { group.isEmpty ? "The core group" : group }

  private func listed(_ words: [String]) -> String { words.joined(separator: ", ") }

  private func fail(_ message: String) -> Result<[String], Failure> {
    .failure(Failure(message: message))
  }
}
