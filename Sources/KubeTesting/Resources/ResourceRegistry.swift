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
  private static let builtInGroups = Set(builtIn.keys.map(\.group))

  private let state = Mutex(State())

  func resource(_ identity: GroupVersionResource) -> ServedResource? {
    Self.builtIn[identity] ?? state.withLock { $0.byIdentity[identity] }
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
