import KubeCore
import KubeJSON

/// What a cluster has before anybody asks for anything.
enum BootObjects {
  static func create(in server: APIServer) {
    let time = server.clock.time.description
    for template in templates {
      server.store.insert(template.resource) { revision in
        template.object(revision: revision, uid: server.random.uid(), time: time)
      }
    }
  }

  private static let templates: [ObjectTemplate] =
    namespaces + configMaps + priorityClasses + serviceNetwork
    + APIServiceObjects.builtIn.map { entry in
      ObjectTemplate(
        APIServiceObjects.apiVersion, APIServiceObjects.resource.resource,
        entry.object(managed: "onstart", ObjectTemplate.time), owns: APIServiceObjects.owned(entry))
    }

  private static var namespaces: [ObjectTemplate] {
    ["kube-system", "kube-public", "kube-node-lease", "default"].map { name in
      ObjectTemplate(
        "v1", "namespaces",
        [
          "kind": "Namespace",
          "metadata": [
            "name": .string(name), "labels": ["kubernetes.io/metadata.name": .string(name)],
          ],
          "spec": ["finalizers": ["kubernetes"]], "status": ["phase": "Active"],
        ],
        owns: ["f:metadata": ["f:labels": [".": [:], "f:kubernetes.io/metadata.name": [:]]]],
        fields: ["status.phase": "Active"])
    }
  }

  private static var configMaps: [ObjectTemplate] {
    [
      ("extension-apiserver-authentication", "client-ca-file", ""),
      ("kube-apiserver-legacy-service-account-token-tracking", "since", ObjectTemplate.day),
    ].map { (name: String, key: String, value: JSONValue) in
      ObjectTemplate(
        "v1", "configmaps",
        [
          "kind": "ConfigMap",
          "metadata": ["name": .string(name), "namespace": "kube-system"],
          "data": [key: value],
        ], owns: ["f:data": [".": [:], "f:\(key)": [:]]])
    }
  }

  private static var priorityClasses: [ObjectTemplate] {
    PriorityClassRules.system.map { name, value, description in
      ObjectTemplate(
        "scheduling.k8s.io/v1", "priorityclasses",
        [
          "kind": "PriorityClass", "metadata": ["name": .string(name), "generation": 1],
          "value": .number(value), "description": .string(description),
          "preemptionPolicy": "PreemptLowerPriority",
        ], owns: ["f:description": [:], "f:preemptionPolicy": [:], "f:value": [:]])
    }
  }

  /// The service through which pods reach the server, and where its address is from.
  private static var serviceNetwork: [ObjectTemplate] {
    let range = ObjectTemplate(
      "networking.k8s.io/v1", "servicecidrs",
      [
        "kind": "ServiceCIDR",
        "metadata": [
          "name": "kubernetes", "finalizers": ["networking.k8s.io/service-cidr-finalizer"],
        ],
        "spec": ["cidrs": ["10.0.0.0/24"]],
        "status": [
          "conditions": [
            [
              "type": "Ready", "status": "True", "lastTransitionTime": ObjectTemplate.time,
              "reason": "",
              "message": "Kubernetes default Service CIDR is ready",
            ]
          ]
        ],
      ], owns: ["f:spec": ["f:cidrs": [:]]])
    let labels: JSONValue = ["component": "apiserver", "provider": "kubernetes"]
    let port: JSONValue = [
      ".": [:], "f:name": [:], "f:port": [:], "f:protocol": [:], "f:targetPort": [:],
    ]
    let service = ObjectTemplate(
      "v1", "services",
      [
        "kind": "Service",
        "metadata": ["name": "kubernetes", "namespace": "default", "labels": labels],
        "spec": [
          "ports": [["name": "https", "protocol": "TCP", "port": 443, "targetPort": 6443]],
          "clusterIP": "10.0.0.1", "clusterIPs": ["10.0.0.1"], "type": "ClusterIP",
          "sessionAffinity": "None", "ipFamilies": ["IPv4"], "ipFamilyPolicy": "SingleStack",
          "internalTrafficPolicy": "Cluster",
        ],
        "status": ["loadBalancer": [:]],
      ],
      owns: [
        "f:metadata": ["f:labels": [".": [:], "f:component": [:], "f:provider": [:]]],
        "f:spec": [
          "f:clusterIP": [:], "f:internalTrafficPolicy": [:], "f:ipFamilyPolicy": [:],
          "f:ports": [".": [:], "k:{\"port\":443,\"protocol\":\"TCP\"}": port],
          "f:sessionAffinity": [:], "f:type": [:],
        ],
      ], fields: ["spec.clusterIP": "10.0.0.1", "spec.type": "ClusterIP"])
    let parent: JSONValue = ["resource": "services", "namespace": "default", "name": "kubernetes"]
    let address = ObjectTemplate(
      "networking.k8s.io/v1", "ipaddresses",
      [
        "kind": "IPAddress",
        "metadata": [
          "name": "10.0.0.1", "generation": 1,
          "labels": [
            "ipaddress.kubernetes.io/ip-family": "IPv4",
            "ipaddress.kubernetes.io/managed-by": "ipallocator.k8s.io",
          ],
        ],
        "spec": ["parentRef": parent],
      ],
      owns: [
        "f:metadata": [
          "f:labels": [
            ".": [:], "f:ipaddress.kubernetes.io/ip-family": [:],
            "f:ipaddress.kubernetes.io/managed-by": [:],
          ]
        ],
        "f:spec": [
          "f:parentRef": [".": [:], "f:name": [:], "f:namespace": [:], "f:resource": [:]]
        ],
      ])
    return [range, service, address]
  }
}
