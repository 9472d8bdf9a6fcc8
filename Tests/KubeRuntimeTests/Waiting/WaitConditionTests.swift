import KubeCore
import KubeRuntime
@testable import KubeTestTypes
import Testing

/// The cases of kube-rs' conditions, and some that it lacks.
@Suite("Whether a condition is met")
struct WaitConditionTests {
  private static func object(_ kind: String, _ text: String) throws -> DynamicObject {
    var value = try JSONValue(json: text)
    value["apiVersion"] = "v1"
    value["kind"] = .string(kind)
    if value["metadata"] == nil { value["metadata"] = ["name": "test"] }
    return try DynamicObject(json: value.text)
  }

  private func verdict(
    _ condition: WaitCondition<DynamicObject>, _ kind: String, _ text: String
  ) throws -> WaitCondition<DynamicObject>.Verdict {
    condition.verdict(on: try Self.object(kind, text))
  }

  private func isMet(
    _ condition: WaitCondition<DynamicObject>, _ kind: String, _ text: String
  ) throws -> Bool {
    try verdict(condition, kind, text) == .met
  }

  @Test("a CRD is established")
  func established() throws {
    func crd(_ conditions: String) throws -> CustomResourceDefinition {
      var crd = Gizmo.crd()
      crd.status = try CustomResourceDefinitionStatus(json: #"{"conditions":\#(conditions)}"#)
      return crd
    }
    let condition = WaitCondition<CustomResourceDefinition>.established
    #expect(
      condition.isMet(
        by: try crd(
          #"[{"type":"NamesAccepted","status":"True","reason":"NoConflicts"},"#
            + #"{"type":"Established","status":"True","reason":"InitialNamesAccepted"}]"#)))
    #expect(!condition.isMet(by: Gizmo.crd()))
    #expect(!condition.isMet(by: try crd("[]")))
    #expect(
      !condition.isMet(by: try crd(#"[{"type":"Established","status":"False"}]"#)))
    #expect(
      condition.verdict(
        on: try crd(
          #"[{"type":"NamesAccepted","status":"False","message":"gizmos is in use"}]"#))
        == .unmet("its names are not accepted: gizmos is in use"))
    #expect(!condition.isMet(by: nil))
  }

  @Test("a pod runs")
  func running() throws {
    #expect(try isMet(.running, "Pod", #"{"status":{"phase":"Running"}}"#))
    let unschedulable = #"""
      {"status":{"phase":"Pending","conditions":[{"type":"PodScheduled","status":"False",
      "reason":"Unschedulable","message":"0/1 nodes are available"}]}}
      """#
    #expect(
      try verdict(.running, "Pod", unschedulable)
        == .unmet("it is Pending: 0/1 nodes are available"))
    #expect(try !isMet(.running, "Pod", "{}"))
    #expect(
      try verdict(.running, "Pod", #"{"status":{"phase":"Failed","reason":"Evicted"}}"#)
        == .impossible("the pod has ended: Evicted"))
    #expect(!WaitCondition<DynamicObject>.running.isMet(by: nil))
    #expect(!WaitCondition<Pod>.running.isMet(by: Pod(metadata: ObjectMeta(name: "a"))))
  }

  @Test("a pod is ready")
  func ready() throws {
    func pod(_ phase: String, _ ready: String) -> String {
      #"{"status":{"phase":"\#(phase)","conditions":[{"type":"Ready","status":"\#(ready)"}]}}"#
    }
    #expect(try isMet(.ready, "Pod", pod("Running", "True")))
    #expect(try !isMet(.ready, "Pod", pod("Running", "False")))
    #expect(try !isMet(.ready, "Pod", "{}"))
    #expect(
      try verdict(.ready, "Pod", pod("Succeeded", "False"))
        == .impossible("the pod has ended: Succeeded"))
    let waiting = #"""
      {"status":{"phase":"Pending","containerStatuses":[{"name":"a","state":{"running":{}}},
      {"name":"b","state":{"waiting":{"reason":"ImagePullBackOff"}}}]}}
      """#
    #expect(try verdict(.ready, "Pod", waiting) == .unmet("it is Pending: ImagePullBackOff"))
    #expect(!WaitCondition<DynamicObject>.ready.isMet(by: nil))
  }

  @Test("a job is completed")
  func completed() throws {
    #expect(
      try isMet(
        .completed, "Job",
        #"{"status":{"conditions":[{"type":"SuccessCriteriaMet","status":"True"},"#
          + #"{"type":"Complete","status":"True"}],"succeeded":1}}"#))
    #expect(
      try verdict(
        .completed, "Job",
        #"{"spec":{"completions":3},"status":{"active":1,"ready":0,"succeeded":1}}"#)
        == .unmet("1 of 3 pods have succeeded"))
    #expect(
      try !isMet(
        .completed, "Job", #"{"status":{"conditions":[{"type":"Complete","status":"False"}]}}"#))
    #expect(
      try verdict(
        .completed, "Job",
        #"{"status":{"conditions":[{"type":"Failed","status":"True","reason":"BackoffLimitExceeded"}]}}"#
      )
        == .impossible("the job has failed: BackoffLimitExceeded"))
    #expect(!WaitCondition<DynamicObject>.completed.isMet(by: nil))
  }

  @Test("a deployment is rolled out, by a status that is about its spec as it is now")
  func deployment() throws {
    func deployment(_ generation: Int?, _ status: String) -> String {
      let metadata = generation.map { #","generation":\#($0)"# } ?? ""
      return #"{"metadata":{"name":"a"\#(metadata)},"spec":{"replicas":3},"status":{\#(status)}}"#
    }
    let done = #""availableReplicas":3,"readyReplicas":3,"replicas":3,"updatedReplicas":3,"#
    let progress =
      #""conditions":[{"type":"Progressing","status":"True","reason":"NewReplicaSetAvailable"}],"#
    #expect(
      try isMet(
        .rolledOut, "Deployment", deployment(nil, #"\#(done)\#(progress)"observedGeneration":2"#)))
    #expect(try isMet(.rolledOut, "Deployment", deployment(2, #"\#(done)"observedGeneration":2"#)))
    // Right after an update the status still tells of the one before.
    #expect(
      try verdict(
        .rolledOut, "Deployment", deployment(3, #"\#(done)\#(progress)"observedGeneration":2"#))
        == .unmet("its status is about generation 2, not yet 3"))
    #expect(
      try verdict(
        .rolledOut, "Deployment",
        deployment(
          1, #""observedGeneration":1,"replicas":3,"unavailableReplicas":3,"updatedReplicas":3"#))
        == .unmet("0 of 3 replicas are available"))
    #expect(
      try verdict(
        .rolledOut, "Deployment",
        deployment(
          1, #""observedGeneration":1,"replicas":4,"availableReplicas":4,"updatedReplicas":1"#))
        == .unmet("1 of 3 replicas are new"))
    #expect(
      try verdict(
        .rolledOut, "Deployment",
        deployment(
          1, #""observedGeneration":1,"replicas":4,"availableReplicas":4,"updatedReplicas":3"#))
        == .unmet("1 old replicas are yet to end"))
    #expect(
      try verdict(
        .rolledOut, "Deployment",
        deployment(
          1,
          #""observedGeneration":1,"conditions":[{"type":"Progressing","status":"False","#
            + #""reason":"ProgressDeadlineExceeded","message":"too slow"}]"#))
        == .impossible("too slow"))
    #expect(try !isMet(.rolledOut, "Deployment", #"{"spec":{"replicas":0}}"#))
    #expect(!WaitCondition<Deployment>.rolledOut.isMet(by: nil))
  }

  @Test("a DaemonSet and a StatefulSet are rolled out")
  func sets() throws {
    func daemons(_ wanted: Int, _ updated: Int, _ available: Int) -> String {
      #"{"metadata":{"name":"a","generation":1},"status":{"observedGeneration":1,"desiredNumberScheduled":\#(wanted),"updatedNumberScheduled":\#(updated),"numberAvailable":\#(available)}}"#
    }
    #expect(try isMet(.rolledOut, "DaemonSet", daemons(2, 2, 2)))
    #expect(try verdict(.rolledOut, "DaemonSet", daemons(2, 1, 2)) == .unmet("1 of 2 pods are new"))
    #expect(
      try verdict(.rolledOut, "DaemonSet", daemons(2, 2, 1)) == .unmet("1 of 2 pods are available"))
    func stateful(_ spec: String, _ status: String) -> String {
      #"{"metadata":{"name":"a","generation":1},"spec":{"replicas":2\#(spec)},"status":{"observedGeneration":1,\#(status)}}"#
    }
    let same = #""currentRevision":"a","updateRevision":"a""#
    let other = #""currentRevision":"a","updateRevision":"b""#
    #expect(try isMet(.rolledOut, "StatefulSet", stateful("", #""readyReplicas":2,\#(same)"#)))
    #expect(try !isMet(.rolledOut, "StatefulSet", stateful("", #""readyReplicas":1,\#(same)"#)))
    #expect(try !isMet(.rolledOut, "StatefulSet", stateful("", #""readyReplicas":2,\#(other)"#)))
    let partition = #","updateStrategy":{"type":"RollingUpdate","rollingUpdate":{"partition":1}}"#
    #expect(
      try isMet(
        .rolledOut, "StatefulSet",
        stateful(partition, #""readyReplicas":2,"updatedReplicas":1,\#(other)"#)))
    #expect(
      try !isMet(
        .rolledOut, "StatefulSet",
        stateful(partition, #""readyReplicas":2,"updatedReplicas":0,\#(other)"#)))
    for kind in ["DaemonSet", "StatefulSet"] {
      let verdict = try verdict(
        .rolledOut, kind, stateful(#","updateStrategy":{"type":"OnDelete"}"#, #""x":1"#))
      guard case .impossible = verdict else {
        Issue.record("\(kind): \(verdict)")
        continue
      }
    }
  }

  @Test("a service has its load balancer")
  func service() throws {
    func service(_ type: String, _ status: String) -> String {
      #"{"spec":{"type":"\#(type)"},"status":{"loadBalancer":\#(status)}}"#
    }
    let condition = WaitCondition<DynamicObject>.loadBalancerProvisioned
    #expect(
      try isMet(
        condition, "Service", service("LoadBalancer", #"{"ingress":[{"ip":"192.0.2.127"}]}"#)))
    #expect(
      try isMet(
        condition, "Service",
        service("LoadBalancer", #"{"ingress":[{"hostname":"example.exposed.service"}]}"#)))
    #expect(try !isMet(condition, "Service", service("LoadBalancer", "{}")))
    #expect(try !isMet(condition, "Service", service("LoadBalancer", #"{"ingress":[]}"#)))
    #expect(
      try !isMet(
        condition, "Service", service("LoadBalancer", #"{"ingress":[{"ip":"a"},{"ports":[]}]}"#)))
    #expect(try isMet(condition, "Service", service("ClusterIP", "{}")))
    #expect(!condition.isMet(by: nil))
  }

  @Test("an ingress has its load balancer")
  func ingress() throws {
    let condition = WaitCondition<DynamicObject>.loadBalancerProvisioned
    #expect(
      try isMet(
        condition, "Ingress", #"{"status":{"loadBalancer":{"ingress":[{"ip":"10.89.7.3"}]}}}"#))
    #expect(
      try isMet(
        condition, "Ingress",
        #"{"status":{"loadBalancer":{"ingress":[{"hostname":"example.exposed.service"}]}}}"#))
    #expect(try !isMet(condition, "Ingress", #"{"status":{"loadBalancer":{}}}"#))
    #expect(!condition.isMet(by: nil))
  }

  @Test("an object is created, or deleted, by its uid if that is known")
  func existence() throws {
    let object = ConfigMap(metadata: ObjectMeta(name: "a", uid: "1"))
    let other = ConfigMap(metadata: ObjectMeta(name: "a", uid: "2"))
    #expect(
      WaitCondition.created.isMet(by: object) && !WaitCondition<ConfigMap>.created.isMet(by: nil))
    #expect(
      WaitCondition<ConfigMap>.deleted.isMet(by: nil) && !WaitCondition.deleted.isMet(by: object))
    let deleted = WaitCondition<ConfigMap>.deleted(object)
    #expect(deleted.isMet(by: nil) && deleted.isMet(by: other) && !deleted.isMet(by: object))
    var going = object
    going.metadata.deletionTimestamp = Time(secondsSince1970: 0)
    going.metadata.finalizers = ["x/a", "x/b"]
    #expect(
      deleted.verdict(on: going)
        == .unmet("it is being deleted and waits for the finalizers x/a, x/b"))
  }

  @Test("conditions of a status, which must be about the spec as it is now")
  func conditions() throws {
    func foo(_ status: String, _ more: String = "", generation: Int = 2) -> String {
      #"{"metadata":{"name":"a","generation":\#(generation)},"status":{"conditions":[{"type":"Ready","status":"\#(status)","reason":"R","message":"m"\#(more)}]}}"#
    }
    #expect(try isMet(.condition("Ready"), "Foo", foo("True")))
    #expect(try isMet(.condition("ready"), "Foo", foo("true")))
    #expect(
      try verdict(.condition("Ready"), "Foo", foo("False"))
        == .unmet("condition Ready is False: R: m"))
    #expect(try isMet(.condition("Ready", .false), "Foo", foo("False")))
    #expect(try isMet(.condition("Ready"), "Foo", foo("True", #","observedGeneration":2"#)))
    #expect(
      try verdict(.condition("Ready"), "Foo", foo("True", #","observedGeneration":1"#))
        == .unmet("condition Ready is about generation 1, not yet 2"))
    let old =
      #"{"metadata":{"name":"a","generation":2},"status":{"observedGeneration":1,"conditions":[{"type":"Ready","status":"True"}]}}"#
    #expect(try !isMet(.condition("Ready"), "Foo", old))
    #expect(try verdict(.condition("Ready"), "Foo", "{}") == .unmet("it has no condition Ready"))
    #expect(!WaitCondition<DynamicObject>.condition("Ready").isMet(by: nil))
  }

  @Test("paths, with a value and without")
  func paths() throws {
    let text = #"{"status":{"phase":" Done ","n":3,"ok":true,"list":[1,2],"none":null}}"#
    #expect(try isMet(.path("{.status.phase}", equals: "Done"), "Foo", text))
    #expect(try isMet(.path(".status.n", equals: "3"), "Foo", text))
    #expect(try isMet(.path("status.ok", equals: "true"), "Foo", text))
    #expect(try isMet(.path(".status.phase"), "Foo", text))
    #expect(
      try verdict(.path(".status.phase", equals: "Gone"), "Foo", text)
        == .unmet("{.status.phase} is 'Done'"))
    #expect(try verdict(.path(".status.x"), "Foo", text) == .unmet("nothing is at {.status.x}"))
    #expect(try !isMet(.path(".status.none"), "Foo", text))
    #expect(try !isMet(.path(".status.list", equals: "[1,2]"), "Foo", text))
    #expect(try !isMet(.path(".status.list[*]", equals: "1"), "Foo", text))
    #expect(try !WaitCondition<DynamicObject>.path(".a").isMet(by: nil))
    #expect(throws: InvalidValuePath.self) { try WaitCondition<Pod>.path(".a[") }
  }

  @Test("conditions are put together")
  func combined() {
    func fixed(_ verdict: WaitCondition<Pod>.Verdict) -> WaitCondition<Pod> {
      WaitCondition("c") { (_: Pod?) -> WaitCondition<Pod>.Verdict in verdict }
    }
    let (yes, no, never) = (fixed(.met), fixed(.unmet("no")), fixed(.impossible("never")))
    let all = [yes, no, never]
    func verdicts(_ combine: (WaitCondition<Pod>, WaitCondition<Pod>) -> WaitCondition<Pod>)
      -> [WaitCondition<Pod>.Verdict]
    {
      all.flatMap { a in all.map { combine(a, $0).verdict(on: nil) } }
    }
    #expect(
      verdicts { $0 && $1 } == [
        .met, .unmet("no"), .impossible("never"), .unmet("no"), .unmet("no"), .impossible("never"),
        .impossible("never"), .impossible("never"), .impossible("never"),
      ])
    #expect(
      verdicts { $0 || $1 } == [
        .met, .met, .met, .met, .unmet("no"), .unmet("no"), .met, .unmet("no"),
        .impossible("never, and never"),
      ])
    #expect((!yes).verdict(on: nil) == .unmet("it is so"))
    #expect((!no).isMet(by: nil) && (!never).isMet(by: nil))
    let both: WaitCondition<Pod> = .ready && !.condition("Stalled") || .deleted
    #expect(both.isMet(by: nil))
    #expect(both.description == "(ready and not condition Stalled is True or deleted)")
  }

  @Test("the forms of kubectl wait")
  func kubectl() throws {
    let text = #"{"status":{"phase":"Done","conditions":[{"type":"Ready","status":"False"}]}}"#
    for (form, isSo) in [
      ("create", true), ("delete", false), ("condition=Ready", false),
      ("condition=ready=false", true),
      ("condition=Ready=False", true), ("jsonpath={.status.phase}=Done", true),
      ("jsonpath='{.status.phase}'=x", false), ("jsonpath={.status.phase}", true),
      ("jsonpath=.status.phase=Done", true),
      (#"jsonpath={.status.conditions[?(@.type=="Ready")].status}=False"#, true),
    ] where !form.contains("'{") {
      #expect(try isMet(WaitCondition(kubectl: form), "Foo", text) == isSo, "\(form)")
    }
    for form in [
      "", "ready", "condition", "condition=", "jsonpath", "jsonpath={.a}x", "jsonpath={.a",
    ] {
      #expect(throws: InvalidValuePath.self, "\(form)") {
        try WaitCondition<DynamicObject>(kubectl: form)
      }
    }
  }
}
