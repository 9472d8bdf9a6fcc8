import KubeCore

/// What the files of a kubeconfig say, merged.
///
/// Keys that nobody here knows are passed over. Entries are examined when they are used, so a
/// mistake in one does not keep anybody from using another.
public struct Kubeconfig: Sendable {
  /// The context to use where none is named.
  public var currentContext: String?
  /// The files that were read, in the order of their precedence.
  public internal(set) var paths: [String] = []
  var contextEntries: [KubeconfigEntry] = []
  var clusterEntries: [KubeconfigEntry] = []
  var userEntries: [KubeconfigEntry] = []

  /// A cluster, a user and a namespace under one name.
  public struct Context: Sendable, Hashable {
    public var name: String
    public var cluster: String?
    public var user: String?
    public var namespace: String?
  }

  /// Nothing.
  public init() {}

  /// The contexts in the order of the files, as far as they can be read.
  public var contexts: [Context] {
    contextEntries.map { entry in
      func text(_ key: String) -> String? {
        entry.node[key]?.text.flatMap { $0.isEmpty ? nil : $0 }
      }
      return Context(
        name: entry.name, cluster: text("cluster"), user: text("user"),
        namespace: text("namespace"))
    }
  }

  /// The clusters' names.
  public var clusters: [String] { clusterEntries.map(\.name) }

  /// The users' names.
  public var users: [String] { userEntries.map(\.name) }

  /// Takes over what another has and this one does not: entries go by their names.
  public mutating func merge(_ other: Kubeconfig) {
    if currentContext == nil { currentContext = other.currentContext }
    paths += other.paths
    Self.merge(other.contextEntries, into: &contextEntries)
    Self.merge(other.clusterEntries, into: &clusterEntries)
    Self.merge(other.userEntries, into: &userEntries)
  }

  private static func merge(_ new: [KubeconfigEntry], into old: inout [KubeconfigEntry]) {
    var names = Set(old.map(\.name))
    for entry in new where names.insert(entry.name).inserted { old.append(entry) }
  }
}

extension Kubeconfig: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Which files there are and how many entries; what they hold may be secret.
  public var description: String {
    "kubeconfig \(paths.joined(separator: ":")) (\(contextEntries.count) contexts, "
      + "\(clusterEntries.count) clusters, \(userEntries.count) users)"
  }

  public var debugDescription: String { description }

  public var customMirror: Mirror {
    Mirror(self, children: ["paths": paths, "contexts": contexts])
  }
}
