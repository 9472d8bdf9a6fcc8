import HTTPTypes
import KubeTestSupport
import KubeTransport

/// A server of ConfigMaps that holds names and versions and no more, and has every fault that the
/// cluster in memory has, and some that only servers have which are broken.
///
/// With each request and each read something happens, as a seed says, and nothing in between.
final class ModelServer: HTTPTransport {
  typealias Objects = [String: Version]

  struct Version: Sendable, Hashable {
    var number: Int
    /// Whether the object fits its type.
    var fits = true
  }

  private struct Change: Sendable {
    var revision: Int
    var name: String
    var version: Version?
    var last: Version?
  }

  private struct State: Sendable {
    var random: SplitMix64
    var stepsLeft: Int
    var revision = 10
    var objects: Objects = [:]
    var changes: [Change] = []
    /// Up to where changes are forgotten.
    var floor = 0
    /// What was there from a revision on.
    var history: [(revision: Int, objects: Objects)] = []

    mutating func write() {
      let name = random.element(["a", "b", "c", "d"])
      let old = objects[name]
      revision += 1 + random.below(2)
      objects[name] =
        old != nil && random.chance(1, in: 3)
        ? nil : Version(number: revision, fits: !random.chance(1, in: 10))
      if old != nil || objects[name] != nil {
        changes.append(
          Change(
            revision: revision, name: name, version: objects[name],
            last: Version(number: revision, fits: old?.fits ?? true)))
      }
      history.append((revision, objects))
    }

    mutating func happen() {
      stepsLeft -= 1
      guard stepsLeft > 0 else { return }
      switch random.below(10) {
      case 0..<5: for _ in 0...random.below(3) { write() }
      case 5: floor = revision
      case 6: floor = revision - random.below(4)
      default: break
      }
    }

    /// Whether something goes wrong now.
    mutating func fails(_ count: Int, in total: Int) -> Bool {
      stepsLeft > 0 && random.chance(count, in: total)
    }

    func objects(at revision: Int) -> Objects? {
      history.last { $0.revision <= revision }?.objects
    }
  }

  private let state: Shared<State>
  let hasStreams: Bool

  init(seed: UInt64, steps: Int, hasStreams: Bool) {
    var state = State(random: SplitMix64(seed: seed), stepsLeft: steps)
    state.history.append((state.revision, [:]))
    for _ in 0..<state.random.below(5) { state.write() }
    self.state = Shared(state)
    self.hasStreams = hasStreams
  }

  var isOver: Bool { state.value.stepsLeft <= 0 }
  var revision: Int { state.value.revision }

  /// What there was at a version.
  func objects(at version: String) -> Objects? {
    Int(version).flatMap { state.value.objects(at: $0) }
  }

  func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
    let query = Self.query(request)
    let answer = state.change { state -> Result<ScriptedTransport.Answer, TransportError> in
      state.happen()
      if state.fails(1, in: 5) { return Self.fault(&state.random) }
      return .success(query["watch"] == nil ? list(query, &state) : watch(query, &state))
    }
    return try await answer.get()(request)
  }

  private static func query(_ request: TransportRequest) -> [String: String] {
    let text = request.head.path?.split(separator: "?").dropFirst().first ?? ""
    let items = text.split(separator: "&").map { $0.split(separator: "=", maxSplits: 1) }
    return Dictionary(
      items.map { (String($0[0]), $0.count > 1 ? String($0[1]) : "") }, uniquingKeysWith: { $1 })
  }

  private static func fault(
    _ random: inout SplitMix64
  ) -> Result<ScriptedTransport.Answer, TransportError> {
    switch random.below(4) {
    case 0: .failure(TransportError(.connectionFailed, "down", wasNotSent: true))
    case 1: .failure(TransportError(.closedEarly, "cut"))
    case 2: .success(ScriptedTransport.json("<html>", random.element([200, 404, 502])))
    default:
      .success(
        ScriptedTransport.refusal(
          random.element([400, 401, 403, 404, 410, 422, 429, 500, 503, 504]),
          random.element(["", "Expired", "Forbidden", "InternalError"])))
    }
  }

  fileprivate static func text(_ name: String, _ version: Version) -> String {
    let text = Wire.object(name, version.number)
    return version.fits ? text : text.replacing(#"{"k":""}"#, with: #"{"k":7}"#)
  }

  private func list(
    _ query: [String: String], _ state: inout State
  ) -> ScriptedTransport.Answer {
    let token = query["continue"]?.split(separator: ".").map(String.init) ?? []
    let revision = token.first.flatMap { Int($0) } ?? state.revision
    guard revision >= state.floor || token.isEmpty, let objects = state.objects(at: revision) else {
      return ScriptedTransport.refusal(410, "Expired")
    }
    var names = objects.keys.sorted()
    if let last = token.last, token.count > 1 { names.removeAll { $0 <= last } }
    let limit = query["limit"].flatMap { Int($0) } ?? .max
    let next = names.count > limit ? "\(revision).\(names[limit - 1])" : nil
    let items = names.prefix(limit).map { Self.text($0, objects[$0] ?? Version(number: 0)) }
    let text = Wire.page(Array(items), version: "\(revision)", next: next)
    // Some have the version only at the end, or break off.
    return state.fails(1, in: 8)
      ? ScriptedTransport.broken(String(text.prefix(state.random.below(text.count))))
      : ScriptedTransport.json(text)
  }

  private func watch(
    _ query: [String: String], _ state: inout State
  ) -> ScriptedTransport.Answer {
    guard let version = query["resourceVersion"].flatMap({ Int($0) }) else {
      if !hasStreams, state.random.chance(1, in: 2) {
        return ScriptedTransport.refusal(422, "Invalid")
      }
      let body = Body(self, from: state.revision, initial: state.objects, hasEnd: hasStreams)
      return ScriptedTransport.body(body)
    }
    if version < state.floor, state.random.chance(1, in: 2) {
      return ScriptedTransport.refusal(410, state.random.element(["Expired", "Gone", ""]))
    }
    return ScriptedTransport.body(Body(self, from: version))
  }

  private final class Body: ResponseBodySource {
    private struct Reading: Sendable {
      var revision: Int
      var pending: [String] = []
      var last = ""
      /// Whether the end of the initial events is yet to be told.
      var isInitial: Bool
      var isOver = false
    }

    private let server: ModelServer
    private let hasEnd: Bool
    private let reading: Shared<Reading>

    init(
      _ server: ModelServer, from revision: Int, initial: Objects? = nil, hasEnd: Bool = true
    ) {
      self.server = server
      self.hasEnd = hasEnd
      let lines = (initial ?? [:]).sorted { $0.key < $1.key }.map {
        Wire.line("ADDED", ModelServer.text($0.key, $0.value))
      }
      reading = Shared(
        Reading(revision: revision, pending: lines.reversed(), isInitial: initial != nil))
    }

    func cancel() {}

    func next() async throws(TransportError) -> [UInt8]? {
      let result = server.state.change { state -> Result<String?, TransportError> in
        self.reading.change { reading in
          state.happen()
          return self.next(&reading, &state)
        }
      }
      return try result.get().map { Array($0.utf8) }
    }

    private func next(
      _ reading: inout Reading, _ state: inout State
    ) -> Result<String?, TransportError> {
      if reading.isOver { return .success(nil) }
      if state.fails(1, in: 7) { return fault(&reading, &state) }
      if let line = reading.pending.popLast() {
        reading.last = line
        if line.count > 1, state.random.chance(1, in: 6) {
          let middle = line.index(line.startIndex, offsetBy: state.random.below(line.count - 1) + 1)
          reading.pending.append(String(line[middle...]))
          return .success(String(line[..<middle]))
        }
        return .success(line)
      }
      let revision = reading.revision
      if revision < state.floor {
        reading.isOver = true
        return .success(
          state.random.chance(1, in: 3) ? nil : Wire.line("ERROR", Wire.status(410, "Expired")))
      }
      if let change = state.changes.first(where: { $0.revision > revision }) {
        reading.revision = change.revision
        let isNew = !(state.objects(at: change.revision - 1)?.keys.contains(change.name) ?? false)
        let type = change.version == nil ? "DELETED" : isNew ? "ADDED" : "MODIFIED"
        let version = change.version ?? change.last ?? Version(number: change.revision)
        reading.pending = [Wire.line(type, ModelServer.text(change.name, version))]
        return next(&reading, &state)
      }
      reading.revision = state.revision
      let ends = reading.isInitial && hasEnd
      reading.isInitial = false
      return .success(Wire.bookmark("\(state.revision)", endsInitialEvents: ends))
    }

    private func fault(
      _ reading: inout Reading, _ state: inout State
    ) -> Result<String?, TransportError> {
      let isWhole = reading.last.hasSuffix("\n") && reading.pending.last?.hasPrefix("{") ?? true
      reading.isOver = true
      switch state.random.below(7) {
      case 0: return .failure(TransportError(.closedEarly, "cut"))
      case 1: return .failure(TransportError(.idleTimeout, "silence"))
      case 2: return .success(nil)
      case 3: return .success("\n{nonsense}\n")
      case 4:
        let error = state.random.element([
          (410, "Expired"), (500, "InternalError"), (504, "Timeout"),
        ])
        return .success(isWhole ? Wire.line("ERROR", Wire.status(error.0, error.1)) : nil)
      case 5: return .success(#"{"type":"ADDED","object":{"kind"#)
      default:
        // The same once more does no harm.
        reading.isOver = false
        return .success(isWhole && !reading.last.isEmpty ? reading.last : "\n")
      }
    }
  }
}
