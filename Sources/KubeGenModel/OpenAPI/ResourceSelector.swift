/// What a target asks for: an entry of `resources` in `kube-gen.yaml`.
package struct ResourceSelector: Sendable, Hashable {
  /// `apps/v1/Deployment`, `v1/ConfigMap`, `networking.k8s.io/v1/*`, `batch/*/*`, a definition's
  /// full name, or `*`.
  package var text: String
  package var location: SourceLocation

  package init(_ text: String, at location: SourceLocation) {
    self.text = text
    self.location = location
  }

  enum Form: Equatable {
    case everything
    /// The full name of a definition.
    case definition(String)
    /// Nil stands for `*`.
    case kind(group: String, version: String?, kind: String?)
    /// What is wrong with the text.
    case invalid(String)
  }

  var form: Form {
    if text == "*" { return .everything }
    let words = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard words.allSatisfy({ !$0.isEmpty && !$0.contains(where: \.isWhitespace) }) else {
      return .invalid("\(Self.expectation), not '\(text)'.")
    }
    func known(_ word: String) -> String? { word == "*" ? nil : word }
    switch words.count {
    case 1 where text.contains("."): return .definition(text)
    case 2 where VersionMaturity.isVersion(words[0]) || words[0] == "*":
      return .kind(group: "", version: known(words[0]), kind: known(words[1]))
    case 2 where VersionMaturity.isVersion(words[1]):
      return .invalid("\(Self.expectation); for all kinds of \(text) write '\(text)/*'.")
    case 2:
      return .invalid(
        "\(Self.expectation); '\(text)' lacks the version, as in '\(words[0])/v1/\(words[1])'.")
    case 3 where words[0] == "core":
      return .invalid(
        "The core group has no name in Kubernetes: write '\(words[1])/\(words[2])'.")
    case 3 where words[0] == "*":
      return .invalid("The group cannot be '*'. '*' alone stands for everything.")
    case 3: return .kind(group: words[0], version: known(words[1]), kind: known(words[2]))
    default: return .invalid("\(Self.expectation), not '\(text)'.")
    }
  }

  private static let expectation =
    "'resources' expects group/version/Kind, such as 'apps/v1/Deployment' or 'v1/ConfigMap' in the "
    + "core group"
}
