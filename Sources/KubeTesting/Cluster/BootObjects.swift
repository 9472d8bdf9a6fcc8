import KubeCore
import KubeJSON

/// What a cluster has before anybody asks for anything.
struct BootObjects {
  private let server: APIServer
  private let now: Time

  static func create(in server: APIServer) {
    let objects = BootObjects(server: server, now: server.clock.time)
    objects.makeNamespaces()
    objects.makeConfigMaps()
    objects.makePriorityClasses()
    objects.makeServiceNetwork()
    for service in APIServiceObjects.builtIn { objects.make(service) }
  }

  private func makeNamespaces() {
    for name in ["kube-system", "kube-public", "kube-node-lease", "default"] {
      make(
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

  private func makeConfigMaps() {
    let day = String(now.description.prefix(10))
    for (name, key, value) in [
      ("extension-apiserver-authentication", "client-ca-file", ""),
      ("kube-apiserver-legacy-service-account-token-tracking", "since", day),
    ] {
      make(
        "v1", "configmaps",
        [
          "kind": "ConfigMap",
          "metadata": ["name": .string(name), "namespace": "kube-system"],
          "data": [key: .string(value)],
        ], owns: ["f:data": [".": [:], "f:\(key)": [:]]])
    }
  }

  private func makePriorityClasses() {
    for (name, value, description) in PriorityClassRules.system {
      make(
        "scheduling.k8s.io/v1", "priorityclasses",
        [
          "kind": "PriorityClass", "metadata": ["name": .string(name), "generation": 1],
          "value": .number(value), "description": .string(description),
          "preemptionPolicy": "PreemptLowerPriority",
        ], owns: ["f:description": [:], "f:preemptionPolicy": [:], "f:value": [:]])
    }
  }

  /// The service through which pods reach the server, and where its address is from.
  private func makeServiceNetwork() {
    let time = JSONValue.string(now.description)
    make(
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
              "type": "Ready", "status": "True", "lastTransitionTime": time, "reason": "",
              "message": "Kubernetes default Service CIDR is ready",
            ]
          ]
        ],
      ], owns: ["f:spec": ["f:cidrs": [:]]])
    let labels: JSONValue = ["component": "apiserver", "provider": "kubernetes"]
    let port: JSONValue = [
      ".": [:], "f:name": [:], "f:port": [:], "f:protocol": [:], "f:targetPort": [:],
    ]
    make(
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
    make(
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
  }

  private func make(_ service: APIServiceObjects.Entry) {
    make(
      APIServiceObjects.apiVersion, APIServiceObjects.resource.resource,
      service.object(managed: "onstart", now), owns: APIServiceObjects.owned(service))
  }

  /// - Parameter owns: what the server manages of it.
  private func make(
    _ apiVersion: String, _ resource: String, _ object: JSONValue, owns: JSONValue,
    fields: [String: String] = [:]
  ) {
    var object = object
    object["apiVersion"] = .string(apiVersion)
    object["metadata"]?["uid"] = .string(server.random.uid())
    object["metadata"]?["creationTimestamp"] = .string(now.description)
    object["metadata"]?["managedFields"] = [
      [
        "manager": "kube-apiserver", "operation": "Update", "apiVersion": .string(apiVersion),
        "time": .string(now.description), "fieldsType": "FieldsV1", "fieldsV1": owns,
      ]
    ]
    let kind = object["kind"]?.string ?? ""
    let key = StorageKey(
      namespace: object["metadata"]?["namespace"]?.string ?? "",
      name: object["metadata"]?["name"]?.string ?? "")
    let group = apiVersion.contains("/") ? String(apiVersion.prefix { $0 != "/" }) : ""
    let ordered = FieldOrder.ordered(
      object, definition: ProtobufBody.definition(apiVersion, kind))
    // Nobody was there before.
    _ = try? server.store.write(
      GroupResource(group: group, resource: resource), key, replacing: nil, with: ordered,
      fields: fields)
  }
}
