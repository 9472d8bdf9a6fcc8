import KubeCore

/// Who wrote which field, as an API server notes it: objects within objects.
extension PodMaker {
  func specFields(_ workload: Workload) -> JSONValue {
    [
      "f:metadata": [
        "f:annotations": fields(".", "f:moorland.example/settings-checksum"),
        "f:generateName": [:],
        "f:labels": fields(".", "f:app.kubernetes.io/name", "f:moorland.example/team"),
        "f:ownerReferences": fields(".", "k:{\"uid\":\"\(workload.ownerUID)\"}"),
      ],
      "f:spec": [
        "f:containers": ["k:{\"name\":\"main\"}": containerFields],
        "f:dnsPolicy": [:],
        "f:restartPolicy": [:],
        "f:schedulerName": [:],
        "f:securityContext": fields(".", "f:fsGroup", "f:runAsNonRoot"),
        "f:serviceAccountName": [:],
        "f:terminationGracePeriodSeconds": [:],
        "f:volumes": [
          ".": [:],
          "k:{\"name\":\"settings\"}": [
            ".": [:], "f:configMap": fields(".", "f:defaultMode", "f:name"), "f:name": [:],
          ],
        ],
      ],
    ]
  }

  private var containerFields: JSONValue {
    [
      ".": [:],
      "f:args": [:],
      "f:env": [
        ".": [:],
        "k:{\"name\":\"NODE_NAME\"}": [
          ".": [:], "f:name": [:], "f:valueFrom": [".": [:], "f:fieldRef": [:]],
        ],
        "k:{\"name\":\"LOG_STYLE\"}": fields(".", "f:name", "f:value"),
      ],
      "f:image": [:],
      "f:imagePullPolicy": [:],
      "f:name": [:],
      "f:readinessProbe": [
        ".": [:], "f:failureThreshold": [:],
        "f:httpGet": fields(".", "f:path", "f:port", "f:scheme"),
        "f:periodSeconds": [:], "f:successThreshold": [:], "f:timeoutSeconds": [:],
      ],
      "f:resources": [
        ".": [:], "f:limits": fields(".", "f:memory"),
        "f:requests": fields(".", "f:cpu", "f:memory"),
      ],
    ]
  }

  var statusFields: JSONValue {
    let condition = fields(".", "f:lastTransitionTime", "f:status", "f:type")
    return [
      "f:status": [
        "f:conditions": [
          "k:{\"type\":\"ContainersReady\"}": condition,
          "k:{\"type\":\"Initialized\"}": condition,
          "k:{\"type\":\"Ready\"}": condition,
        ],
        "f:containerStatuses": [:],
        "f:hostIP": [:],
        "f:phase": [:],
        "f:podIP": [:],
        "f:startTime": [:],
      ]
    ]
  }

  private func fields(_ names: String...) -> JSONValue {
    var object: JSONValue = [:]
    for name in names { object[name] = [:] }
    return object
  }
}
