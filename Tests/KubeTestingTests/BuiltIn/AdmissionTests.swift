import KubeJSON
import Testing

@testable import KubeTesting

/// What the admission plugins of a plain server add and refuse.
@Suite struct AdmissionTests {
  private let cluster = ControlledCluster(.none)
  private static let pods = "/api/v1/namespaces/default/pods"

  private static func pod(_ name: String, _ spec: JSONValue = [:]) -> JSONValue {
    var spec = spec
    spec.setDefault("containers", [["name": "c", "image": "i"]])
    return ["metadata": ["name": .string(name)], "spec": spec]
  }

  private func make(_ path: String, _ body: JSONValue) async {
    let answer = await cluster.send("POST", path, body)
    #expect(answer.status == 201, "\(answer.body.text)")
  }

  @Test func prioritiesComeFromClasses() async {
    let classes = "/apis/scheduling.k8s.io/v1/priorityclasses"
    #expect(await cluster.names(classes) == ["system-cluster-critical", "system-node-critical"])
    #expect(await cluster.send("DELETE", "\(classes)/system-node-critical").status == 403)
    let critical = await cluster.send(
      "POST", Self.pods, Self.pod("a", ["priorityClassName": "system-node-critical"]))
    #expect(critical.body["spec"]?["priority"]?.int == 2_000_001_000)
    await make(
      classes,
      [
        "metadata": ["name": "usual"], "value": 7, "globalDefault": true,
        "preemptionPolicy": "Never",
      ])
    let second = await cluster.send(
      "POST", classes, ["metadata": ["name": "other"], "value": 8, "globalDefault": true])
    #expect(
      second.body["message"]?.string
        == "priorityclasses.scheduling.k8s.io \"other\" is forbidden: PriorityClass usual is "
        + "already marked as default. Only one default can exist")
    let usual = await cluster.send("POST", Self.pods, Self.pod("b"))
    #expect(usual.body["spec"]?["priority"]?.int == 7)
    #expect(usual.body["spec"]?["priorityClassName"] == "usual")
    #expect(usual.body["spec"]?["preemptionPolicy"] == "Never")
    let given = await cluster.send("POST", Self.pods, Self.pod("c", ["priority": 9]))
    #expect(given.status == 403)
  }

  @Test func runtimesHaveTheirCost() async {
    await make(
      "/apis/node.k8s.io/v1/runtimeclasses",
      [
        "metadata": ["name": "vm"], "handler": "vm", "overhead": ["podFixed": ["cpu": "100m"]],
        "scheduling": [
          "nodeSelector": ["vm": "yes"], "tolerations": [["key": "vm", "operator": "Exists"]],
        ],
      ])
    let made = await cluster.send("POST", Self.pods, Self.pod("a", ["runtimeClassName": "vm"]))
    #expect(made.body["spec"]?["overhead"] == ["cpu": "100m"])
    #expect(made.body["spec"]?["nodeSelector"] == ["vm": "yes"])
    #expect(made.body["spec"]?["tolerations"]?.array?.last?["key"] == "vm")
    for spec: JSONValue in [
      ["runtimeClassName": "none"], ["overhead": ["cpu": "1"]],
      ["runtimeClassName": "vm", "nodeSelector": ["vm": "no"]],
    ] {
      #expect(await cluster.send("POST", Self.pods, Self.pod("b", spec)).status == 403)
    }
  }

  /// Of several classes that are the default the newest counts.
  @Test func classesHaveDefaults() async {
    for name in ["old", "new"] {
      await make(
        "/apis/storage.k8s.io/v1/storageclasses",
        [
          "metadata": [
            "name": .string(name),
            "annotations": ["storageclass.kubernetes.io/is-default-class": "true"],
          ], "provisioner": "x.dev/p",
        ])
      await make(
        "/apis/networking.k8s.io/v1/ingressclasses",
        [
          "metadata": [
            "name": .string(name),
            "annotations": ["ingressclass.kubernetes.io/is-default-class": "true"],
          ], "spec": ["controller": "x.dev/c"],
        ])
      cluster.clock.advance(by: .seconds(5))
    }
    let claims = "/api/v1/namespaces/default/persistentvolumeclaims"
    let claim: JSONValue = [
      "metadata": ["name": "c"],
      "spec": [
        "accessModes": ["ReadWriteOnce"], "resources": ["requests": ["storage": "1Gi"]],
      ],
    ]
    let made = await cluster.send("POST", claims, claim)
    #expect(made.body["spec"]?["storageClassName"] == "new")
    let ingress = await cluster.send(
      "POST", "/apis/networking.k8s.io/v1/namespaces/default/ingresses",
      [
        "metadata": ["name": "i"],
        "spec": ["defaultBackend": ["service": ["name": "s", "port": ["number": 80]]]],
      ])
    #expect(ingress.body["spec"]?["ingressClassName"] == "new")
  }

  @Test func limitsHoldForPodsAndClaims() async {
    await make(
      "/api/v1/namespaces/default/limitranges",
      [
        "metadata": ["name": "l"],
        "spec": [
          "limits": [
            ["type": "Pod", "max": ["cpu": "1"]],
            ["type": "PersistentVolumeClaim", "max": ["storage": "2Gi"]],
          ]
        ],
      ])
    let container: JSONValue = [
      "image": "i", "resources": ["limits": ["cpu": "600m"]], "name": "a",
    ]
    var other = container
    other["name"] = "b"
    let pod = await cluster.send(
      "POST", Self.pods, Self.pod("p", ["containers": [container, other]]))
    #expect(
      pod.body["message"]?.string
        == "pods \"p\" is forbidden: maximum cpu usage per Pod is 1, but limit is 1200m")
    let claim = await cluster.send(
      "POST", "/api/v1/namespaces/default/persistentvolumeclaims",
      [
        "metadata": ["name": "c"],
        "spec": [
          "accessModes": ["ReadWriteOnce"], "resources": ["requests": ["storage": "3Gi"]],
        ],
      ])
    #expect(
      claim.body["message"]?.string
        == "persistentvolumeclaims \"c\" is forbidden: maximum storage usage per "
        + "PersistentVolumeClaim is 2Gi, but request is 3Gi")
  }

  @Test func requestsSayWhoAsked() async {
    let made = await cluster.send(
      "POST", "/apis/certificates.k8s.io/v1/certificatesigningrequests",
      [
        "metadata": ["name": "r"],
        "spec": [
          "request": "YQ==", "signerName": "example.com/signer", "usages": ["client auth"],
          "username": "somebody-else", "groups": ["system:masters", "x"],
        ],
      ])
    #expect(made.body["spec"]?["username"] == "admin")
    #expect(made.body["spec"]?["groups"] == ["system:masters", "system:authenticated"])
  }

  private static let safe: JSONValue = [
    "securityContext": [
      "runAsNonRoot": true, "seccompProfile": ["type": "RuntimeDefault"],
    ],
    "containers": [
      [
        "name": "c", "image": "i",
        "securityContext": [
          "allowPrivilegeEscalation": false, "capabilities": ["drop": ["ALL"]],
        ],
      ]
    ],
  ]

  @Test func namespacesDemandSecurity() async {
    for (name, level) in [("strict", "restricted"), ("base", "baseline")] {
      await make(
        "/api/v1/namespaces",
        [
          "metadata": [
            "name": .string(name),
            "labels": ["pod-security.kubernetes.io/enforce": .string(level)],
          ]
        ])
    }
    let bad = await cluster.send("POST", "/api/v1/namespaces/strict/pods", Self.pod("p"))
    #expect(
      bad.body["message"]?.string
        == "pods \"p\" is forbidden: violates PodSecurity \"restricted:latest\": "
        + "allowPrivilegeEscalation != false (container \"c\" must set "
        + "securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container "
        + "\"c\" must set securityContext.capabilities.drop=[\"ALL\"]), runAsNonRoot != true (pod "
        + "or container \"c\" must set securityContext.runAsNonRoot=true), seccompProfile (pod or "
        + "container \"c\" must set securityContext.seccompProfile.type to \"RuntimeDefault\" or "
        + "\"Localhost\")")
    await make("/api/v1/namespaces/strict/pods", Self.pod("p", Self.safe))
    await make("/api/v1/namespaces/base/pods", Self.pod("p"))
    let host = await cluster.send(
      "POST", "/api/v1/namespaces/base/pods",
      Self.pod(
        "q",
        ["hostNetwork": true, "volumes": [["name": "v", "hostPath": ["path": "/"]]]]))
    #expect(
      host.body["message"]?.string
        == "pods \"q\" is forbidden: violates PodSecurity \"baseline:latest\": host namespaces "
        + "(hostNetwork=true), hostPath volumes (volume \"v\")")
    let label = await cluster.send(
      "PATCH", "/api/v1/namespaces/base",
      ["metadata": ["labels": ["pod-security.kubernetes.io/enforce": "tight"]]])
    #expect(
      label.body["message"]?.string
        == "Namespace \"base\" is invalid: metadata.labels[pod-security.kubernetes.io/enforce]: "
        + "Invalid value: \"tight\": must be one of privileged, baseline, restricted")
  }

  @Test func warnsOfWhatWillBeRefused() async {
    let answer = await cluster.send(
      "PATCH", "/api/v1/namespaces/default",
      ["metadata": ["labels": ["pod-security.kubernetes.io/warn": "baseline"]]])
    #expect(answer.status == 200)
    let deployment: JSONValue = [
      "metadata": ["name": "d"],
      "spec": [
        "selector": ["matchLabels": ["a": "b"]],
        "template": [
          "metadata": ["labels": ["a": "b"]],
          "spec": ["hostPID": true, "containers": [["name": "c", "image": "i"]]],
        ],
      ],
    ]
    let made = await cluster.cluster.server.answer(
      ServerRequest(
        method: "POST", target: "/apis/apps/v1/namespaces/default/deployments",
        fields: [.contentType: "application/json"], body: Array(deployment.text.utf8)))
    #expect(
      made.fields[values: .warning] == [
        "299 - \"would violate PodSecurity \\\"baseline:latest\\\": host namespaces (hostPID=true)\""
      ])
  }
}
