import KubeCore
import Synchronization

/// What is served: the built-in resources, and those of CustomResourceDefinitions as they come and
/// go.
final class ResourceRegistry: Sendable {
  private struct State {
    var custom: [String: [ServedResource]] = [:]
    var byIdentity: [GroupVersionResource: ServedResource] = [:]
    var groups: Set<String> = []
    /// Counts the changes, for documents that are made of all resources.
    var generation = 0
  }

  private static let builtIn: [GroupVersionResource: ServedResource] = Dictionary(
    BuiltInResources.all.map { ($0.identity, $0) }, uniquingKeysWith: { first, _ in first })
  private static let builtInKinds: [String: ServedResource] = Dictionary(
    BuiltInResources.all.map { (kindName($0.apiVersion, $0.kind), $0) },
    uniquingKeysWith: { first, _ in first })
  private static let builtInStorages: [GroupResource: ServedResource] = Dictionary(
    BuiltInResources.all.filter { $0.apiVersion == $0.storage.apiVersion }
      .map { ($0.storage.resource, $0) }, uniquingKeysWith: { first, _ in first })
  private static let builtInGroups = Set(builtIn.keys.map(\.group))

  private let state = Mutex(State())

  func resource(_ identity: GroupVersionResource) -> ServedResource? {
    Self.builtIn[identity] ?? state.withLock { $0.byIdentity[identity] }
  }

  /// What serves a kind in a version.
  func resource(apiVersion: String, kind: String) -> ServedResource? {
    Self.builtInKinds[Self.kindName(apiVersion, kind)]
      ?? state.withLock { state in
        state.byIdentity.values.first { $0.kind == kind && $0.apiVersion == apiVersion }
      }
  }

  private static func kindName(_ apiVersion: String, _ kind: String) -> String {
    "\(apiVersion) \(kind)"
  }

  /// What serves the objects of a storage in the version that they are stored in, or, if that is
  /// not served, in another.
  func resource(storing name: GroupResource) -> ServedResource? {
    if let known = Self.builtInStorages[name] { return known }
    return state.withLock { state in
      let all = state.byIdentity.values.filter { $0.storage.resource == name }
      return all.first { $0.apiVersion == $0.storage.apiVersion }
        ?? all.min { $0.apiVersion < $1.apiVersion }
    }
  }

  /// Whether a group is one of the server's own, whose unknown paths are answered with a Status.
  func isBuiltIn(group: String) -> Bool { Self.builtInGroups.contains(group) }

  func serves(group: String) -> Bool {
    isBuiltIn(group: group) || state.withLock { $0.groups.contains(group) }
  }

  /// The built-in resources in the order of the model, then those of definitions by their names.
  var all: [ServedResource] {
    BuiltInResources.all
      + state.withLock { state in state.custom.sorted { $0.key < $1.key }.flatMap(\.value) }
  }

  /// Those of definitions.
  var custom: [ServedResource] {
    state.withLock { state in state.custom.sorted { $0.key < $1.key }.flatMap(\.value) }
  }

  /// Changes whenever what is served does.
  var generation: Int { state.withLock { $0.generation } }

  /// What a definition has served from now on; none ends it.
  func serve(_ resources: [ServedResource], of definition: String) {
    state.withLock { state in
      state.custom[definition] = resources.isEmpty ? nil : resources
      let all = state.custom.values.flatMap(\.self)
      state.byIdentity = Dictionary(
        all.map { ($0.identity, $0) }, uniquingKeysWith: { first, _ in first })
      state.groups = Set(all.map(\.identity.group))
      state.generation += 1
    }
  }
}
