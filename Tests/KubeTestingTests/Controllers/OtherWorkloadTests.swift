import KubeJSON
import Testing

@testable import KubeTesting

@Suite struct OtherWorkloadTests {
  private static let core = "/api/v1/namespaces/default"
  private static let batch = "/apis/batch/v1/namespaces/default"

  @Test func replicationControllersMakePods() async {
    let cluster = ControlledCluster(kubelet: .runsPods(after: .zero))
    let path = "\(Self.core)/replicationcontrollers"
    let made = await cluster.send(
      "POST", path,
      [
        "metadata": ["name": "old"],
        "spec": [
          "replicas": 2,
          "template": [
            "metadata": ["labels": ["a": "b"]],
            "spec": ["containers": [["name": "c", "image": "i"]]],
          ],
        ],
      ])
    #expect(made.status == 201)
    #expect(await cluster.names("\(Self.core)/pods").count == 2)
    let status = await cluster.send("GET", "\(path)/old").body["status"]
    #expect(status?["readyReplicas"]?.int == 2)
    await cluster.send("PATCH", "\(path)/old/scale", ["spec": ["replicas": 1]])
    #expect(await cluster.names("\(Self.core)/pods").count == 1)
    await cluster.send("DELETE", "\(path)/old", ["propagationPolicy": "Background"])
    #expect(await cluster.names("\(Self.core)/pods") == [])
    #expect(cluster.cluster.controllerTroubles.isEmpty)
  }

  /// Slices say what Endpoints say that somebody wrote for a Service without a selector.
  @Test func endpointsAreMirrored() async {
    let cluster = ControlledCluster()
    let slices =
      "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices"
      + "?labelSelector=kubernetes.io/service-name=db"
    await cluster.send(
      "POST", "\(Self.core)/services",
      ["metadata": ["name": "db"], "spec": ["ports": [["port": 5432]]]])
    let subset: JSONValue = [
      "addresses": [["ip": "10.1.1.1"]], "notReadyAddresses": [["ip": "10.1.1.2"]],
      "ports": [["port": 5432]],
    ]
    await cluster.send(
      "POST", "\(Self.core)/endpoints", ["metadata": ["name": "db"], "subsets": [subset]])
    let found = await cluster.items(slices)
    #expect(found.count == 1)
    #expect(
      found.first?["metadata"]?["labels"]?["endpointslice.kubernetes.io/managed-by"]
        == "endpointslicemirroring-controller.k8s.io")
    #expect(
      found.first?.items("endpoints").map { $0["conditions"]?["ready"]?.bool } == [true, false])
    await cluster.send(
      "PATCH", "\(Self.core)/endpoints/db",
      ["subsets": [["addresses": [["ip": "10.1.1.9"]], "ports": [["port": 5432]]]]])
    let changed = await cluster.items(slices)
    #expect(changed.map { $0["metadata"]?["name"] } == found.map { $0["metadata"]?["name"] })
    #expect(changed.first?.items("endpoints").map { $0["addresses"]?[0] } == ["10.1.1.9"])
    await cluster.send("DELETE", "\(Self.core)/endpoints/db")
    #expect(await cluster.items(slices) == [])
    #expect(cluster.cluster.controllerTroubles.isEmpty)
  }

  /// A Job made by hand from a CronJob runs, and does not count as one of its own.
  @Test func jobsAreMadeByHand() async {
    let cluster = ControlledCluster(
      kubelet: .runsPods(after: .zero).pods(named: "hand-", .succeeds(after: .seconds(30))))
    let spec: JSONValue = [
      "template": [
        "spec": ["restartPolicy": "Never", "containers": [["name": "c", "image": "i"]]]
      ]
    ]
    let cron = await cluster.send(
      "POST", "\(Self.batch)/cronjobs",
      [
        "metadata": ["name": "nightly"],
        "spec": [
          "schedule": "*/5 * * * *", "concurrencyPolicy": "Forbid", "jobTemplate": ["spec": spec],
        ],
      ]
    ).body
    let reference: JSONValue = [
      "apiVersion": "batch/v1", "kind": "CronJob", "name": "nightly",
      "uid": cron["metadata"]?["uid"] ?? "", "controller": true,
    ]
    let made = await cluster.send(
      "POST", "\(Self.batch)/jobs",
      [
        "metadata": [
          "name": "hand", "annotations": ["cronjob.kubernetes.io/instantiate": "manual"],
          "ownerReferences": [reference],
        ], "spec": spec,
      ])
    #expect(made.status == 201)
    let running = await cluster.send("GET", "\(Self.batch)/cronjobs/nightly").body
    #expect(running["status"]?["active"] == nil)
    for _ in 0..<70 {
      cluster.clock.advance(by: .seconds(5))
      cluster.cluster.settle()
    }
    let after = await cluster.send("GET", "\(Self.batch)/cronjobs/nightly").body
    #expect(after["status"]?["lastScheduleTime"]?.string != nil)
    #expect(after["status"]?["lastSuccessfulTime"]?.string != nil)
    let jobs = await cluster.items("\(Self.batch)/jobs")
    #expect(jobs.count >= 2)
    #expect(jobs.allSatisfy { $0["status"]?["succeeded"]?.int == 1 })
    let reasons = await cluster.items("\(Self.core)/events").filter {
      $0["involvedObject"]?["kind"] == "CronJob"
    }.compactMap { $0.text("reason") }
    #expect(reasons.filter { $0 == "UnexpectedJob" }.count == 1)
    #expect(reasons.contains("SawCompletedJob"))
    #expect(cluster.cluster.controllerTroubles.isEmpty)
  }
}
