import KubeCore

extension PodMaker {
  mutating func spec(
    _ name: String, _ suffix: String, _ index: Int, _ workload: Workload
  ) -> JSONValue {
    let isAgent = workload.form == .agent
    let isDatabase = workload.form == .database
    return .members([
      "volumes": volumes(name, suffix, workload),
      "initContainers": workload.form == .web
        ? [container("migrate", suffix, workload, isMain: false)] : nil,
      "containers": .array(containers(suffix, workload)),
      "restartPolicy": workload.form == .job ? "Never" : "Always",
      "terminationGracePeriodSeconds": isDatabase ? 120 : 30,
      "dnsPolicy": isAgent ? "ClusterFirstWithHostNet" : "ClusterFirst",
      "serviceAccountName": .string(workload.name),
      "serviceAccount": .string(workload.name),
      "nodeName": .string(node(index)),
      "hostNetwork": isAgent ? true : nil,
      "hostname": isDatabase ? .string(name) : nil,
      "subdomain": isDatabase ? .string("\(workload.name)-peers") : nil,
      "securityContext": isAgent ? [:] : ["runAsNonRoot": true, "fsGroup": 2210],
      "affinity": affinity(index, workload),
      "schedulerName": "default-scheduler",
      "tolerations": tolerations(isAgent: isAgent),
      "priorityClassName": isDatabase ? "keeps-state" : nil,
      "priority": isDatabase ? 100_000 : 0,
      "enableServiceLinks": true,
      "preemptionPolicy": "PreemptLowerPriority",
      "topologySpreadConstraints": workload.form == .web ? [spread(workload)] : nil,
    ])
  }

  func node(_ index: Int) -> String {
    "worker-\(index * 7 % 120).hall-\(index % 3).moorland.example"
  }

  private mutating func containers(_ suffix: String, _ workload: Workload) -> [JSONValue] {
    let main = container("main", suffix, workload, isMain: true)
    switch workload.form {
    case .web: return [main, container("gatekeeper", suffix, workload, isMain: false)]
    case .database: return [main, container("archiver", suffix, workload, isMain: false)]
    case .agent, .job: return [main]
    }
  }

  private func volumes(_ name: String, _ suffix: String, _ workload: Workload) -> JSONValue {
    var volumes: [JSONValue] = [
      [
        "name": "settings",
        "configMap": ["name": .string("\(workload.name)-settings"), "defaultMode": 420],
      ]
    ]
    switch workload.form {
    case .web:
      volumes.append([
        "name": "certificates",
        "secret": ["secretName": .string("\(workload.name)-tls"), "defaultMode": 256],
      ])
      volumes.append(["name": "scratch", "emptyDir": ["medium": "Memory", "sizeLimit": "64Mi"]])
    case .database:
      volumes.append([
        "name": "data", "persistentVolumeClaim": ["claimName": .string("data-\(name)")],
      ])
    case .agent:
      volumes.append(["name": "logs", "hostPath": ["path": "/var/log/pods", "type": "Directory"]])
    case .job: volumes.append(["name": "scratch", "emptyDir": [:]])
    }
    volumes.append(["name": .string("kube-api-access-\(suffix)"), "projected": Self.access])
    return .array(volumes)
  }

  /// What every pod that may speak to the API server has.
  private static var access: JSONValue {
    let authority: JSONValue = [
      "name": "kube-root-ca.crt", "items": [["key": "ca.crt", "path": "ca.crt"]],
    ]
    let namespace: JSONValue = [
      "path": "namespace", "fieldRef": ["apiVersion": "v1", "fieldPath": "metadata.namespace"],
    ]
    return [
      "sources": [
        ["serviceAccountToken": ["expirationSeconds": 3607, "path": "token"]],
        ["configMap": authority],
        ["downwardAPI": ["items": [namespace]]],
      ],
      "defaultMode": 420,
    ]
  }

  private func affinity(_ index: Int, _ workload: Workload) -> JSONValue? {
    let term: JSONValue = [
      "labelSelector": selector(workload), "topologyKey": "kubernetes.io/hostname",
    ]
    switch workload.form {
    case .web:
      return [
        "podAntiAffinity": [
          "preferredDuringSchedulingIgnoredDuringExecution": [
            ["weight": 50, "podAffinityTerm": term]
          ]
        ]
      ]
    case .database:
      return ["podAntiAffinity": ["requiredDuringSchedulingIgnoredDuringExecution": [term]]]
    case .agent:
      let field: JSONValue = [
        "key": "metadata.name", "operator": "In", "values": [.string(node(index))],
      ]
      return [
        "nodeAffinity": [
          "requiredDuringSchedulingIgnoredDuringExecution": [
            "nodeSelectorTerms": [["matchFields": [field]]]
          ]
        ]
      ]
    case .job: return nil
    }
  }

  private func selector(_ workload: Workload) -> JSONValue {
    ["matchLabels": ["app.kubernetes.io/name": .string(workload.name)]]
  }

  private func spread(_ workload: Workload) -> JSONValue {
    [
      "maxSkew": 1, "topologyKey": "topology.kubernetes.io/zone",
      "whenUnsatisfiable": "ScheduleAnyway", "labelSelector": selector(workload),
    ]
  }

  private func tolerations(isAgent: Bool) -> JSONValue {
    let troubles =
      isAgent
      ? ["not-ready", "unreachable", "disk-pressure", "memory-pressure"]
      : ["not-ready", "unreachable"]
    return .array(
      troubles.map { trouble in
        .members([
          "key": .string("node.kubernetes.io/\(trouble)"),
          "operator": "Exists",
          "effect": trouble.hasSuffix("pressure") ? "NoSchedule" : "NoExecute",
          "tolerationSeconds": isAgent ? nil : 300,
        ])
      })
  }
}
