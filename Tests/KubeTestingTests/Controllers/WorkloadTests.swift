import KubeJSON
import Testing

@testable import KubeTesting

@Suite struct WorkloadTests {
  private static let deployments = "/apis/apps/v1/namespaces/default/deployments"
  private static let sets = "/apis/apps/v1/namespaces/default/replicasets"
  private static let pods = "/api/v1/namespaces/default/pods"

  private static func deployment(_ strategy: JSONValue) -> JSONValue {
    [
      "metadata": ["name": "web"],
      "spec": [
        "replicas": 3, "strategy": strategy, "selector": ["matchLabels": ["a": "web"]],
        "template": [
          "metadata": ["labels": ["a": "web"]],
          "spec": ["containers": [["name": "c", "image": "i:0"]]],
        ],
      ],
    ]
  }

  /// Whatever is done to a Deployment and its pods, it comes to what is wanted of it.
  @Test(arguments: 0..<12)
  func deploymentsConverge(seed: UInt64) async {
    let cluster = ControlledCluster(seed: seed, kubelet: .runsPods(after: .zero))
    await Self.disturb(cluster, seed: seed)
    await cluster.send("PATCH", "\(Self.deployments)/web", ["spec": ["paused": false]])
    let object = await cluster.send("GET", "\(Self.deployments)/web").body
    let wanted = object["spec"]?["replicas"]?.int ?? -1
    for count in ["replicas", "updatedReplicas", "readyReplicas", "availableReplicas"] {
      #expect(object["status"]?[count]?.int ?? 0 == wanted, "\(count)")
    }
    #expect(object["status"]?["observedGeneration"] == object["metadata"]?["generation"])
    let pods = await cluster.items(Self.pods)
    #expect(pods.count == wanted)
    let image = object["spec"]?["template"]?["spec"]?["containers"]?[0]?["image"]
    #expect(pods.allSatisfy { $0["spec"]?["containers"]?[0]?["image"] == image })
    let filled = await cluster.items(Self.sets).filter { $0["spec"]?["replicas"]?.int ?? 0 > 0 }
    #expect(filled.count == min(1, wanted))
    #expect(cluster.cluster.controllerTroubles.isEmpty)
  }

  /// One seed gives one run.
  @Test func oneSeedGivesOneTrace() async {
    let clusters = [
      ControlledCluster(seed: 7, kubelet: .runsPods(after: .zero)),
      ControlledCluster(seed: 7, kubelet: .runsPods(after: .zero)),
    ]
    for cluster in clusters { await Self.disturb(cluster, seed: 7) }
    #expect(clusters[0].trace == clusters[1].trace)
    #expect(!clusters[0].trace.isEmpty)
  }

  private static func disturb(_ cluster: ControlledCluster, seed: UInt64) async {
    var random = SeededGenerator(seed: seed)
    let strategy: JSONValue =
      Bool.random(using: &random)
      ? ["type": "Recreate"]
      : [
        "rollingUpdate": [
          "maxSurge": .number(Int.random(in: 1...2, using: &random)),
          "maxUnavailable": .number(Int.random(in: 0...2, using: &random)),
        ]
      ]
    #expect(await cluster.send("POST", deployments, deployment(strategy)).status == 201)
    for _ in 0..<12 {
      switch Int.random(in: 0..<5, using: &random) {
      case 0:
        let count = Int.random(in: 0...5, using: &random)
        await cluster.send(
          "PATCH", "\(deployments)/web/scale", ["spec": ["replicas": .number(count)]])
      case 1:
        let image = "i:\(Int.random(in: 0...2, using: &random))"
        await cluster.send(
          "PATCH", "\(deployments)/web",
          [
            "spec": [
              "template": [
                "spec": ["containers": [["name": "c", "image": .string(image)]]]
              ]
            ]
          ])
      case 2:
        if let name = await cluster.names(pods).randomElement(using: &random) {
          await cluster.send("DELETE", "\(pods)/\(name)")
        }
      case 3:
        await cluster.send(
          "PATCH", "\(deployments)/web",
          ["spec": ["paused": .bool(Bool.random(using: &random))]])
      default:
        cluster.clock.advance(by: .seconds(Int.random(in: 0...30, using: &random)))
      }
    }
  }

  /// Pods fail, wait and end as the kubelet was told, and Jobs with them, in time that a test moves.
  @Test func jobsEndAsTheirPodsDo() async {
    let cluster = ControlledCluster(
      kubelet: .runsPods(after: .seconds(1))
        .pods(named: "good-", .succeeds(after: .seconds(5)))
        .pods(named: "bad-", .fails(after: .seconds(5), exitCode: 3)))
    let jobs = "/apis/batch/v1/namespaces/default/jobs"
    for (name, limit) in [("good", 6), ("bad", 1)] {
      let made = await cluster.send(
        "POST", jobs,
        [
          "metadata": ["name": .string(name)],
          "spec": [
            "completions": 3, "parallelism": 2, "backoffLimit": .number(limit),
            "ttlSecondsAfterFinished": 600,
            "template": [
              "spec": [
                "restartPolicy": "Never", "containers": [["name": "c", "image": "i"]],
              ]
            ],
          ],
        ])
      #expect(made.status == 201)
    }
    func conditions(_ name: String) async -> [String] {
      let job = await cluster.send("GET", "\(jobs)/\(name)").body
      return (job["status"]?["conditions"]?.array ?? []).compactMap { $0["type"]?.string }
    }
    #expect(await conditions("good") == [])
    for _ in 0..<120 { cluster.clock.advance(by: .seconds(1)); cluster.cluster.settle() }
    #expect(await conditions("good") == ["SuccessCriteriaMet", "Complete"])
    #expect(await conditions("bad") == ["FailureTarget", "Failed"])
    let good = await cluster.send("GET", "\(jobs)/good").body
    #expect(good["status"]?["succeeded"]?.int == 3)
    cluster.clock.advance(by: .seconds(601))
    #expect(await cluster.names(jobs) == [])
    #expect(await cluster.names(Self.pods) == [])
  }

  /// Pods of a StatefulSet come one after another, are replaced from the last on, and keep claims.
  @Test func statefulSetsKeepTheirOrder() async {
    let cluster = ControlledCluster(kubelet: .runsPods(after: .zero))
    let path = "/apis/apps/v1/namespaces/default/statefulsets"
    let made = await cluster.send(
      "POST", path,
      [
        "metadata": ["name": "db"],
        "spec": [
          "replicas": 3, "serviceName": "db", "selector": ["matchLabels": ["a": "db"]],
          "template": [
            "metadata": ["labels": ["a": "db"]],
            "spec": ["containers": [["name": "c", "image": "i:0"]]],
          ],
          "volumeClaimTemplates": [
            [
              "metadata": ["name": "v"],
              "spec": [
                "accessModes": ["ReadWriteOnce"],
                "resources": ["requests": ["storage": "1Gi"]],
              ],
            ]
          ],
        ],
      ])
    #expect(made.status == 201)
    #expect(await cluster.names(Self.pods) == ["db-0", "db-1", "db-2"])
    await cluster.send(
      "PATCH", "\(path)/db",
      [
        "spec": [
          "replicas": 2,
          "template": ["spec": ["containers": [["name": "c", "image": "i:1"]]]],
        ]
      ])
    let pods = await cluster.items(Self.pods)
    #expect(pods.compactMap { $0["metadata"]?["name"]?.string } == ["db-0", "db-1"])
    #expect(pods.allSatisfy { $0["spec"]?["containers"]?[0]?["image"]?.string == "i:1" })
    let claims = await cluster.names("/api/v1/namespaces/default/persistentvolumeclaims")
    #expect(claims == ["v-db-0", "v-db-1", "v-db-2"])
    let status = await cluster.send("GET", "\(path)/db").body["status"]
    #expect(status?["currentRevision"] == status?["updateRevision"])
    #expect(status?["readyReplicas"]?.int == 2)
    #expect(cluster.cluster.controllerTroubles.isEmpty)
  }

  /// A namespace goes with all that is in it, once nothing in it is held.
  @Test func namespacesEnd() async {
    let cluster = ControlledCluster()
    await cluster.send("POST", "/api/v1/namespaces", ["metadata": ["name": "n"]])
    let maps = "/api/v1/namespaces/n/configmaps"
    #expect(await cluster.names(maps) == ["kube-root-ca.crt"])
    await cluster.send(
      "POST", maps, ["metadata": ["name": "held", "finalizers": ["x.dev/hold"]]])
    await cluster.send("DELETE", "/api/v1/namespaces/n")
    let namespace = await cluster.send("GET", "/api/v1/namespaces/n").body
    let remaining = namespace["status"]?["conditions"]?.array?.first {
      $0["type"]?.string == "NamespaceFinalizersRemaining"
    }
    #expect(
      remaining?["message"]?.string
        == "Some content in the namespace has finalizers remaining: x.dev/hold in 1 resource "
        + "instances")
    #expect(await cluster.names(maps) == ["held"])
    await cluster.send("PATCH", "\(maps)/held", ["metadata": ["finalizers": nil]])
    #expect(await cluster.send("GET", "/api/v1/namespaces/n").status == 404)
  }
}
