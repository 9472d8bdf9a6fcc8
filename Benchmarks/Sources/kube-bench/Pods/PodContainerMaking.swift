import KubeCore

extension PodMaker {
  func container(
    _ name: String, _ suffix: String, _ workload: Workload, isMain: Bool
  ) -> JSONValue {
    let probes = isMain && workload.form != .job
    return .members([
      "name": .string(name),
      "image": .string(workload.image(name)),
      "command": isMain ? nil : [.string("/usr/local/bin/\(name)")],
      "args": arguments(name, workload),
      "ports": name == "migrate" || workload.form == .job ? nil : ports(workload, isMain: isMain),
      "envFrom": workload.form == .job
        ? [
          ["configMapRef": ["name": .string("\(workload.name)-environment")]],
          ["secretRef": ["name": .string("\(workload.name)-keys")]],
        ] : nil,
      "env": environment(name, workload),
      "resources": resources(isMain: isMain),
      "volumeMounts": mounts(suffix, workload),
      "livenessProbe": probes ? liveness(workload) : nil,
      "readinessProbe": probes ? readiness(workload) : nil,
      "lifecycle": isMain && workload.form == .database
        ? ["preStop": ["exec": ["command": ["/bin/sh", "-c", "drain --within 90s && sync"]]]] : nil,
      "terminationMessagePath": "/dev/termination-log",
      "terminationMessagePolicy": isMain ? "FallbackToLogsOnError" : "File",
      "imagePullPolicy": "IfNotPresent",
      "securityContext": security(workload),
    ])
  }

  private func arguments(_ name: String, _ workload: Workload) -> JSONValue {
    [
      "--settings=/etc/\(workload.name)/settings.toml", "--role=\(name)", "--verbosity=2",
      "--shutdown-delay=5s",
    ]
  }

  private func ports(_ workload: Workload, isMain: Bool) -> JSONValue {
    let first = isMain ? 8443 : 15_000
    return [
      .members([
        "name": isMain ? "serve" : "side",
        "hostPort": workload.form == .agent ? .number(first) : nil,
        "containerPort": .number(first),
        "protocol": "TCP",
      ]),
      [
        "name": isMain ? "metrics" : "side-metrics", "containerPort": .number(first + 1),
        "protocol": "TCP",
      ],
    ]
  }

  private func environment(_ name: String, _ workload: Workload) -> JSONValue {
    [
      field("NODE_NAME", "spec.nodeName"),
      field("POD_IP", "status.podIP"),
      [
        "name": "MEMORY_LIMIT",
        "valueFrom": [
          "resourceFieldRef": [
            "containerName": .string(name), "resource": "limits.memory", "divisor": "0",
          ]
        ],
      ],
      [
        "name": "STORE_PASSWORD",
        "valueFrom": [
          "secretKeyRef": ["name": .string("\(workload.name)-store"), "key": "password"]
        ],
      ],
      [
        "name": "FLAGS",
        "valueFrom": [
          "configMapKeyRef": ["name": .string("\(workload.name)-settings"), "key": "flags"]
        ],
      ],
      ["name": "LOG_STYLE", "value": "json"],
      ["name": "GREETING", "value": "Grüße vom Moor — {\"tone\": \"warm\"}"],
    ]
  }

  private func field(_ name: String, _ path: String) -> JSONValue {
    [
      "name": .string(name),
      "valueFrom": ["fieldRef": ["apiVersion": "v1", "fieldPath": .string(path)]],
    ]
  }

  private func resources(isMain: Bool) -> JSONValue {
    isMain
      ? ["limits": ["memory": "768Mi"], "requests": ["cpu": "350m", "memory": "512Mi"]]
      : [
        "limits": ["cpu": "200m", "memory": "96Mi"], "requests": ["cpu": "25m", "memory": "48Mi"],
      ]
  }

  private func mounts(_ suffix: String, _ workload: Workload) -> JSONValue {
    var mounts: [JSONValue] = [
      ["name": "settings", "readOnly": true, "mountPath": .string("/etc/\(workload.name)")]
    ]
    switch workload.form {
    case .web:
      mounts.append(["name": "certificates", "readOnly": true, "mountPath": "/etc/certificates"])
      mounts.append(["name": "scratch", "mountPath": "/tmp"])
    case .database: mounts.append(["name": "data", "mountPath": "/var/lib/store", "subPath": "v3"])
    case .agent: mounts.append(["name": "logs", "readOnly": true, "mountPath": "/host/logs"])
    case .job: mounts.append(["name": "scratch", "mountPath": "/work"])
    }
    mounts.append([
      "name": .string("kube-api-access-\(suffix)"), "readOnly": true,
      "mountPath": "/var/run/secrets/kubernetes.io/serviceaccount",
    ])
    return .array(mounts)
  }

  private func liveness(_ workload: Workload) -> JSONValue {
    var probe: JSONValue =
      workload.form == .database
      ? ["tcpSocket": ["port": "serve"]]
      : ["httpGet": ["path": "/alive", "port": "serve", "scheme": "HTTPS"]]
    probe["initialDelaySeconds"] = 20
    return timed(probe, period: 15)
  }

  private func readiness(_ workload: Workload) -> JSONValue {
    timed(
      workload.form == .database
        ? ["exec": ["command": ["/usr/local/bin/store", "ping", "--quiet"]]]
        : ["httpGet": ["path": "/ready?deep=false", "port": 8443, "scheme": "HTTPS"]],
      period: 5)
  }

  private func timed(_ probe: JSONValue, period: Int) -> JSONValue {
    var probe = probe
    probe["timeoutSeconds"] = 2
    probe["periodSeconds"] = .number(period)
    probe["successThreshold"] = 1
    probe["failureThreshold"] = 4
    return probe
  }

  private func security(_ workload: Workload) -> JSONValue {
    workload.form == .agent
      ? ["capabilities": ["add": ["DAC_READ_SEARCH"]], "privileged": false]
      : [
        "capabilities": ["drop": ["ALL"]], "readOnlyRootFilesystem": true,
        "allowPrivilegeEscalation": false,
      ]
  }
}
