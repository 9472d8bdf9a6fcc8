import KubeClient
import KubeCore
import KubeTestTypes
import Testing

@Suite(
  "Recordings played again: leases, events, pods",
  .enabled(if: Recordings.directory != nil, "there are no recordings beside the package"))
struct ReplayLeaseEventPodTests {
  @Test("09: what controllers write, and pods without a kubelet")
  func objects() async throws {
    let scene = try ReplayScene(.leasesEventsPods)
    let client = try scene.client()
    try await leases(scene, Api<Lease>(client, namespace: "demo"))
    try await events(scene, Api<EventsEvent>(client, namespace: "demo"))
    let pods = Api<Pod>(client, namespace: "demo")
    try await pod(scene, pods)
    try await boundPod(scene, pods)
    scene.expectEnd()
  }

  private func leases(_ scene: ReplayScene, _ leases: Api<Lease>) async throws {
    let start = try MicroTime("2026-11-20T10:00:00.000000Z")
    func lease(_ holder: String) -> Lease {
      Lease(
        metadata: ObjectMeta(name: "leader"),
        spec: LeaseSpec(
          acquireTime: start, holderIdentity: holder, leaseDurationSeconds: 15,
          leaseTransitions: 0, renewTime: start))
    }
    #expect(try await leases.find("leader") == nil)
    let created = try await leases.create(lease("one"))
    let late = try await scene.refusal(409) { try await leases.create(lease("two")) }
    #expect(late.isAlreadyExists && !late.isConflict)
    var mine = created
    mine.spec?.renewTime = try MicroTime("2026-11-20T10:00:10.123456Z")
    let renewed = try await leases.replace(mine)
    #expect(renewed.spec == mine.spec && renewed.metadata.resourceVersion == "289")
    var theirs = created
    theirs.spec?.holderIdentity = "two"
    let stale = try await scene.refusal(409) { [theirs] in try await leases.replace(theirs) }
    #expect(stale.isConflict)
    // A MicroTime is written with all its digits, so only text can be wrong here.
    let coarse = try await scene.refusal(400) {
      try await leases.client.raw(.put, scene.target(of: 5), scene.body(of: 5))
    }
    #expect(coarse.isBadRequest)
    let blind = try await scene.refusal(422) {
      try await leases.replace(
        Lease(
          metadata: ObjectMeta(name: "leader"),
          spec: LeaseSpec(holderIdentity: "", leaseDurationSeconds: 0)))
    }
    #expect(blind.isInvalid && blind.fields == ["metadata.resourceVersion"])
  }

  private func events(_ scene: ReplayScene, _ events: Api<EventsEvent>) async throws {
    func event(_ name: String, at time: MicroTime?, _ note: String = "made it") -> EventsEvent {
      EventsEvent(
        name: name, type: "Normal", reason: "Created", action: "Reconcile", eventTime: time,
        note: note,
        regarding: ObjectReference(
          apiVersion: "clux.dev/v1", kind: "Foo", name: "pin", namespace: "demo"),
        reportingController: "clux.dev/ctrl", reportingInstance: "ctrl-1")
    }
    let time = try MicroTime("2026-11-20T10:00:00.000001Z")
    let created = try await events.create(event("pin.1", at: time))
    #expect(created.eventTime == time && created.series == nil)
    let series: JSONValue = ["count": 2, "lastObservedTime": "2026-11-20T10:01:00.000000Z"]
    let again = try await events.patch("pin.1", .merge(["series": series] as JSONValue))
    #expect(again.series?.count == 2)
    let long = try await scene.refusal(422) {
      try await events.create(event("pin.2", at: time, String(repeating: "x", count: 1100)))
    }
    #expect(long.isInvalid && long.fields == ["message"])
    let timeless = try await scene.refusal(422) { try await events.create(event("pin.3", at: nil)) }
    #expect(timeless.isInvalid && timeless.fields == ["eventTime"])
    let core = try await Api<Event>(events.client, namespace: "demo").get("pin.1")
    #expect(core.message == "made it" && core.involvedObject.name == "pin")
    #expect(core.metadata.uid == created.metadata.uid && core.series?.count == 2)
    #expect(core.firstTimestamp == nil)
  }

  private func newPod(_ name: String, _ containers: [Container]) -> Pod {
    Pod(metadata: ObjectMeta(name: name), spec: PodSpec(containers: containers))
  }

  private let main = Container(name: "main", image: "busybox")
  private let binding = Binding(
    metadata: ObjectMeta(name: "q"), target: ObjectReference(kind: "Node", name: "n1"))

  private func pod(_ scene: ReplayScene, _ pods: Api<Pod>) async throws {
    let created = try await pods.create(newPod("p", [main]))
    #expect(created.spec?.restartPolicy == "Always" && created.status?.phase == "Pending")
    #expect(created.spec?.terminationGracePeriodSeconds == 30)
    let empty = try await scene.refusal(422) { try await pods.create(newPod("p", [])) }
    #expect(empty.isInvalid && empty.fields == ["spec.containers"])
    let image: JSONValue = [["name": "main", "image": "busybox:2"]]
    let patched = try await pods.patch(
      "p", .strategic(["spec": ["containers": image]] as JSONValue))
    #expect(patched.spec?.containers.map(\.image) == ["busybox:2"])
    let fixed = try await scene.refusal(422) {
      try await pods.patch("p", .merge(["spec": ["dnsPolicy": "None"]] as JSONValue))
    }
    #expect(fixed.isInvalid && fixed.fields == ["spec.dnsConfig", "spec"])
    // 204: there is no log as long as the pod has no node.
    #expect(try await pods.log("p") == "")
    try await pods.evict("p")
  }

  private func boundPod(_ scene: ReplayScene, _ pods: Api<Pod>) async throws {
    let client = pods.client
    try await pods.create(newPod("q", [main]))
    let requests = try ResourceRequests(Pod.identity, namespace: "demo")
    let bound = try await client.value(
      Status.self, requests.create(subresource: "binding", of: "q", binding))
    #expect(bound.status == "Success")
    let ready: JSONValue = [["type": "Ready", "status": "True"]]
    let running = try await pods.patch(
      "q", .strategic(["status": ["phase": "Running", "conditions": ready]] as JSONValue),
      subresource: "status")
    #expect(running.status?.phase == "Running" && running.spec?.nodeName == "n1")
    let debugger: JSONValue = ["name": "dbg", "image": "busybox"]
    let debugged = try await pods.addEphemeralContainers("q", [debugger])
    #expect(debugged.spec?.ephemeralContainers.map(\.name) == ["dbg"])
    let log = try await scene.refusal(404) {
      try await pods.log("q", LogParameters(container: "main"))
    }
    #expect(log.isNotFound && log.status.details?.name == "n1")
    // The recorded request asks for no upgrade, as ours would.
    let exec = try await scene.refusal(404) { try await client.raw(.post, scene.target(of: 23)) }
    #expect(exec.isNotFound)
    let deletion = try await pods.delete("q", DeleteParameters(gracePeriodSeconds: 0))
    if case .pending(let last) = deletion {
      #expect(last.metadata.deletionGracePeriodSeconds == 0)
    }
    let waiting = try await pods.list(ListParameters(fields: .equals("status.phase", "Pending")))
    #expect(waiting.items.isEmpty)
  }

  @Test("09: a pod is bound through the subresource, to which the server answers with a Status")
  func bindingThroughApi() async throws {
    let scene = try ReplayScene(.leasesEventsPods, steps: [19])
    try await Api<Pod>(scene.client(), namespace: "demo")
      .createSubresource("binding", of: "q", binding)
    scene.expectEnd()
  }

  @Test("09: a pod without grace is gone, though the server answers with its last state")
  func deletionWithoutGrace() async throws {
    let scene = try ReplayScene(.leasesEventsPods, steps: [24])
    let pods = Api<Pod>(try scene.client(), namespace: "demo")
    let deletion = try await pods.delete("q", DeleteParameters(gracePeriodSeconds: 0))
    if case .pending = deletion {
      Issue.record("nothing holds the pod: no finalizer, and a grace period of 0")
    }
    scene.expectEnd()
  }
}
