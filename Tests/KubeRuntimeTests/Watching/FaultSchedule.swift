import KubeClient
import KubeCore
import KubeTestSupport
import KubeTestTypes
import KubeTransport

@testable import KubeTesting

/// Between a watcher and a cluster: whenever the watcher asks for something, something happens first,
/// as a seed says. Nothing happens by itself, so that one seed is one run.
final class FaultSchedule: HTTPTransport {
  private struct State: Sendable {
    var random: SplitMix64
    var stepsLeft: Int
    /// What the server held, by the revisions from which on it did.
    var history: [Moment] = []
  }

  struct Moment: Sendable {
    var revision: Int
    /// The versions of the objects, by their names.
    var versions: [String: String]
  }

  private let cluster: TestCluster
  private let objects: Api<ConfigMap>
  private let state: Shared<State>
  private let selectsLabel: Bool
  private static let names = ["a", "b", "c", "d"]
  static let agent = "watcher"

  /// - Parameters:
  ///   - seed: of what happens.
  ///   - steps: how often something happens, before nothing does any more.
  ///   - selectsLabel: whether only objects with the label `on` count.
  init(seed: UInt64, steps: Int, selectsLabel: Bool) async throws {
    cluster = TestCluster(clock: .manual(), seed: seed)
    objects = Api(Client(transport: cluster.transport), namespace: "default")
    state = Shared(State(random: SplitMix64(seed: seed), stepsLeft: steps))
    self.selectsLabel = selectsLabel
    for _ in 0..<random({ $0.below(4) }) { try await write() }
    remember()
  }

  var isOver: Bool { state.value.stepsLeft <= 0 }
  /// What the server has come to.
  var revision: Int { cluster.server.store.revision }

  /// What the server held at a version.
  func versions(at version: String) -> [String: String]? {
    guard let revision = Int(version) else { return nil }
    return state.value.history.last { $0.revision <= revision }?.versions
  }

  func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
    await happen()
    var response = try await cluster.transport.send(request)
    if request.head.path?.contains("watch=true") == true, response.head.status.code == 200 {
      response.body = ResponseBody(Body(inner: response.body.takeSource(), schedule: self))
    }
    return response
  }

  private final class Body: ResponseBodySource {
    let inner: any ResponseBodySource
    let schedule: FaultSchedule

    init(inner: any ResponseBodySource, schedule: FaultSchedule) {
      self.inner = inner
      self.schedule = schedule
    }

    func next() async throws(TransportError) -> [UInt8]? {
      await schedule.happen()
      schedule.cluster.releaseCache()
      // If nothing else is to be said, a bookmark is.
      schedule.cluster.clock.advance(by: .seconds(61))
      return try await inner.next()
    }

    func cancel() { inner.cancel() }
  }

  private func random<Value: Sendable>(_ body: (inout SplitMix64) -> Value) -> Value {
    state.change { body(&$0.random) }
  }

  private func happen() async {
    let isLast = state.change { state in
      state.stepsLeft -= 1
      return state.stepsLeft == 0
    }
    if isLast { cluster.faults.removeAll() }
    guard !isOver else { return }
    do {
      switch random({ $0.below(12) }) {
      case 0..<6: for _ in 0...random({ $0.below(3) }) { try await write() }
      case 6: cluster.compact()
      case 7: cluster.restart(cut: random { $0.chance(1, in: 2) })
      case 8: cluster.holdCache()
      default: addFault()
      }
    } catch {
      // What cannot be written is none of the watcher's.
    }
    remember()
  }

  private func write() async throws {
    let name = random { $0.element(Self.names) }
    var object = ConfigMap(metadata: ObjectMeta(name: name))
    object.data = ["k": "\(random { $0.below(1000) })"]
    if random({ $0.chance(2, in: 3) }) { object.metadata.labels = ["on": "1"] }
    if random({ $0.chance(1, in: 3) }) {
      _ = try? await objects.delete(name)
    } else if try await objects.find(name) != nil {
      try await objects.replace(object)
    } else {
      try await objects.create(object)
    }
    remember()
  }

  private func remember() {
    let (revision, index) = cluster.server.store.snapshot(GroupResource(resource: "configmaps"))
    var versions: [String: String] = [:]
    index.visit(prefix: "default/", from: "default/") { object in
      if !selectsLabel || object.value["metadata"]?["labels"]?["on"] != nil {
        versions[object.key.name] = "\(object.revision)"
      }
      return true
    }
    state.change { $0.history.append(Moment(revision: revision, versions: versions)) }
  }

  private func addFault() {
    let fault = random { random -> Fault in
      let line = random.below(4)
      let places: [Fault.Place] = [
        .beforeAnswer, .afterWork, .afterBytes(random.below(2000)), .insideLine(line + 1),
        .afterLine(line),
      ]
      let codes = [400, 401, 403, 404, 409, 410, 422, 429, 500, 503, 504]
      switch random.below(4) {
      case 0: return .cut(random.element(places))
      case 1: return .status(random.element(codes), reason: random.chance(1, in: 4) ? "" : nil)
      case 2: return .end(afterLine: line)
      default: return .expire(afterLine: line)
      }
    }
    let verb: RequestMatch.Verb = random { $0.chance(1, in: 2) } ? .list : .watch
    cluster.faults.add(
      fault, matching: RequestMatch(verbs: [verb], agent: Self.agent),
      skipping: random { $0.below(2) }, times: random { $0.below(3) } + 1)
  }
}
