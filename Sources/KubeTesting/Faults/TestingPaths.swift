import HTTPTypes
import KubeCore
import KubeJSON
import KubeSchema

/// What `kube-testserver` has under `/testing/`, for tests in other processes and languages.
///
/// | request | |
/// |---|---|
/// | `GET /testing/faults` | those that are still to happen |
/// | `POST /testing/faults` | adds one, and answers with its `id` |
/// | `DELETE /testing/faults`, `…/ID` | removes all, or one |
/// | `POST /testing/restart` | `{"downFor": "2s", "cut": true}`, both optional |
/// | `POST /testing/compact` | earlier versions are answered 410 |
/// | `POST /testing/cache` | `{"held": true}`: the watch cache stands still, or catches up |
/// | `GET`, `POST /testing/clock` | `{"advance": "1h30m"}`: the clock jumps; `-5s` goes back |
///
/// A fault is `{"fault": KIND, …}`, with `"match": {"verbs": ["list"], "resource": "pods", "group",
/// "namespace", "name", "path", "agent"}`, `"skipping"`, `"times"` and `"chance"` beside it, all
/// optional:
///
/// | `fault` | beside it |
/// |---|---|
/// | `status` | `code`, `retryAfter` (seconds), `reason`, `message` |
/// | `latency`, `delayEvents`, `mergeEvents` | `duration`: `150ms`, `2s`, `1m`, `1h` |
/// | `cut`, `silence` | one of `at: "beforeAnswer"` (which is so without), `at: "afterWork"`, `afterBytes`, `insideLine`, `afterLine` |
/// | `end`, `expire` | `afterLine` |
struct TestingPaths: Sendable {
  let server: APIServer

  func answer(_ request: ServerRequest) -> ServerAnswer {
    do throws(Refusal) {
      let value = try route(request)
      return ServerAnswer(200, contentType: "application/json", Array("\(value.text)\n".utf8))
    } catch {
      return server.answer(error, request)
    }
  }

  private func route(_ request: ServerRequest) throws(Refusal) -> JSONValue {
    let segments = request.target.segments.dropFirst().filter { !$0.isEmpty }
    switch (request.method, segments.first, segments.dropFirst().first) {
    case ("GET", "faults", nil): return ["faults": .array(server.faults.plans.map(\.json))]
    case ("POST", "faults", nil):
      let plan = try FaultReading(body(request)).plan()
      let id = server.faults.add(
        plan.fault, matching: plan.match, skipping: plan.skipping, times: plan.times,
        chance: plan.chance)
      return ["id": .number(id.number)]
    case ("DELETE", "faults", nil):
      server.faults.removeAll()
      return [:]
    case ("DELETE", "faults", let id?):
      guard let number = Int(id), server.faults.plans.contains(where: { $0.id.number == number })
      else { throw Refusal(404, .notFound, "there is no fault \(GoText.quoted(id))") }
      server.faults.remove(Faults.ID(number: number))
      return [:]
    case ("POST", "restart", nil):
      var reading = try FaultReading(body(request))
      let (duration, cut) = (try reading.duration("downFor"), try reading.flag("cut"))
      try reading.finish()
      server.restart(downFor: duration ?? .zero, cut: cut ?? false)
      return [:]
    case ("POST", "compact", nil):
      server.store.compact()
      return ["resourceVersion": .string("\(server.store.revision)")]
    case ("POST", "cache", nil):
      var reading = try FaultReading(body(request))
      let held = try reading.flag("held") ?? true
      try reading.finish()
      if held { server.store.holdCache() } else { server.store.releaseCache() }
      return [
        "resourceVersion": .string("\(server.store.revision)"),
        "cachedResourceVersion": .string("\(server.store.cachedRevision)"),
      ]
    case ("GET", "clock", nil): return clock
    case ("POST", "clock", nil):
      var reading = try FaultReading(body(request))
      let duration = try reading.duration("advance")
      try reading.finish()
      if let duration { server.clock.advance(by: duration) }
      return clock
    case (_, "faults", _), (_, "restart", nil), (_, "compact", nil), (_, "cache", nil),
      (_, "clock", nil):
      throw .methodNotAllowed
    default:
      throw Refusal(
        404, .notFound, "under /testing/ there are faults, restart, compact, cache and clock")
    }
  }

  private var clock: JSONValue { ["time": .string(server.clock.microTime.description)] }

  private func body(_ request: ServerRequest) throws(Refusal) -> JSONValue {
    if request.body.isEmpty { return [:] }
    do {
      let value = try JSONValue(tree: request.body)
      if value.members != nil { return value }
    } catch {
      throw Refusal.badRequest("the body is no JSON: \(error)")
    }
    throw Refusal.badRequest("the body is no JSON object")
  }
}
