import KubeCore
import KubeJSON

/// An API server in memory: a request goes in, an answer comes out, from whatever door.
final class APIServer: Sendable {
  let store: Store
  let faults = Faults()
  let registry = ResourceRegistry()
  let clock: ClusterClock
  let random: ServerRandom
  /// Numbers of requests come from elsewhere, so that reading changes nothing of a run.
  private let auditRandom = ServerRandom()
  let documents = DocumentCache()
  let definitions = DefinitionKeeper()
  let tokens = IssuedTokens()
  let access: AccessMode
  let controllers = ControllerManager()

  init(clock: ClusterClock, random: ServerRandom, access: AccessMode = .open) {
    self.access = access
    self.clock = clock
    self.random = random
    store = Store()
    BootObjects.create(in: self)
  }

  /// What a real server forgets when it starts anew: the changes that its caches knew of, for it
  /// reads them from its storage, which may be compacted.
  func restart() { store.compact() }

  func answer(_ request: ServerRequest) async -> ServerAnswer {
    controllers.settleDue(self)
    // Who speaks no HTTP is not heard at all.
    if let refusal = Self.refusal(ofHead: request) { return refusal }
    let auditID = request.fields[.auditID]
    return await answerOfHandlers(request).withStandardFields(
      now: clock.time, auditID: auditID ?? auditRandom.uid())
  }

  private static let headLimit = (1 << 20) + 4096

  private static func refusal(ofHead request: ServerRequest) -> ServerAnswer? {
    let isLarge =
      request.fields.reduce(0) { $0 + $1.name.rawName.utf8.count + $1.value.utf8.count + 4 }
      > headLimit
    guard isLarge || request.target.isMalformed else { return nil }
    var answer = ServerAnswer(
      isLarge ? 431 : 400,
      text: isLarge ? "431 Request Header Fields Too Large" : "400 Bad Request")
    answer.fields[.connection] = "close"
    return answer
  }

  private func answerOfHandlers(_ request: ServerRequest) async -> ServerAnswer {
    var answer: ServerAnswer
    do throws(Refusal) {
      answer = try await route(try admitted(request))
    } catch {
      answer = self.answer(error, request)
    }
    if request.method == "HEAD" { answer.body = .bytes([]) }
    if request.method != "GET" { controllers.settle(self) }
    return answer
  }

  private func route(_ request: ServerRequest) async throws(Refusal) -> ServerAnswer {
    let segments = request.target.segments[...]
    let target: ResourceTarget?
    let group: String
    switch segments.first {
    case "api" where segments.count > 2 && segments[1] == "v1":
      group = ""
      target = ResourceTarget(group: "", version: "v1", segments: segments.dropFirst(2))
    case "apis" where segments.count > 3:
      group = segments[1]
      target = ResourceTarget(group: group, version: segments[2], segments: segments.dropFirst(3))
    default: return try document(request)
    }
    if let word = segments.last, ["watch", "proxy"].contains(word),
      segments.count == (group.isEmpty ? 3 : 4)
    {
      return ServerAnswer(
        500,
        text: "Internal Server Error: \"\(request.target.path)\": failed to create RequestInfo: "
          + "unable to determine kind and namespace from url, \(request.target.path)\n")
    }
    guard let target else {
      if segments.last == "" { return try document(request) }
      throw Refusal.resourceNotFound
    }
    let identity = GroupVersionResource(
      group: target.group, version: target.version, resource: target.resource)
    guard let resource = registry.resource(identity) else {
      if registry.isBuiltIn(group: group) { throw Refusal.resourceNotFound }
      return .pageNotFound
    }
    let answer = try await ResourceCall(self, request, target, resource).answer()
      .compressed(for: request)
    if request.method != "GET" { settle(after: resource) }
    return answer
  }

  /// What comes of a write by itself, once it is answered.
  private func settle(after resource: ServedResource) {
    let isDefinition = resource.storage.resource == DefinitionKeeper.resource
    if isDefinition || resource.custom?.resource.isTerminating ?? false {
      definitions.settle(self)
    }
  }

  func answer(_ refusal: Refusal, _ request: ServerRequest) -> ServerAnswer {
    let isPretty = request.wantsPretty
    let form =
      AcceptedTypes(request.fields[.accept])
      .form(offersShapes: false, offersProtobuf: true, isPretty: isPretty)
      ?? AnswerForm(isPretty: isPretty)
    var answer = ServerAnswer(
      refusal.code, contentType: form.contentType, form.bytes(refusal.status))
    if let seconds = refusal.retryAfterSeconds { answer.fields[.retryAfter] = "\(seconds)" }
    return answer.adding(warnings: refusal.warnings)
  }

  func writeContext(
    _ resource: ServedResource, subresource: String? = nil, user: Requester? = nil,
    isDryRun: Bool = false
  ) -> WriteContext {
    let (store, random) = (store, random)
    return WriteContext(
      resource: resource, subresource: subresource, now: clock.time,
      randomText: { random.text($0) },
      lookUp: { resource, namespace, name in
        store.object(resource, StorageKey(namespace: namespace ?? "", name: name))?.value
      },
      list: { resource, namespace in
        var values: [JSONValue] = []
        let prefix = namespace.map { "\($0)/" } ?? ""
        store.snapshot(resource).objects.visit(prefix: prefix, from: prefix) { object in
          values.append(object.value)
          return true
        }
        return values
      }, user: user ?? .everybody, isDryRun: isDryRun)
  }
}

extension Refusal {
  /// No such path, resource or subresource.
  static let resourceNotFound = Refusal(
    404, .notFound, "the server could not find the requested resource", Details())

  static let methodNotAllowed = Refusal(
    405, .methodNotAllowed, "the server does not allow this method on the requested resource",
    Details())
}
