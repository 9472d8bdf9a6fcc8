import KubeCore
import KubeJSON
import KubeTestSupport
import Testing

@testable import KubeTesting

/// Rules get whatever a client sends. None of it may bring them down.
@Suite struct RulesFuzzTests {
  private static let names = [
    "spec", "status", "metadata", "template", "containers", "initContainers", "volumes", "ports",
    "port", "labels", "annotations", "selector", "matchLabels", "matchExpressions", "operator",
    "values", "key", "replicas", "strategy", "rollingUpdate", "maxSurge", "schedule", "timeZone",
    "jobTemplate", "clusterIP", "clusterIPs", "type", "data", "binaryData", "stringData", "rules",
    "subjects", "roleRef", "limits", "requests", "resources", "cpu", "memory", "finalizers",
    "ownerReferences", "uid", "name", "namespace", "generation", "deletionTimestamp", "env",
    "livenessProbe", "httpGet", "tolerations", "schedulingGates", "conditions", "series", "count",
    "eventTime", "involvedObject", "regarding", "metrics", "behavior", "hard", "taints", "http",
    "paths", "backend", "service", "webhooks", "generateName", "immutable", "podIP", "podIPs",
    "targetCPUUtilizationPercentage", "minAvailable", "endpoints", "resourceVersion",
    "addressType", "addresses", "subsets", "ip", "ingress", "from", "ipBlock", "cidr", "except",
    "scopes", "scopeSelector", "updateStrategy", "maxUnavailable", "securityContext", "overhead",
    "externalIPs", "loadBalancerSourceRanges", "group", "version", "pod", "target", "behavior",
  ]

  private static let texts = [
    "", "a", "-", "25%", "%", "9999999999999999999%", "None", "10.0.0.300", "* * * * *",
    "*/0 1-99999999999999999999 , ? 7", "\u{0}\u{7f}é\u{1F600}", "NodePort", "ExternalName",
    "LoadBalancer", "Container", "1Gi", "-1e99999", "v1", "a/b/c", "2026-01-01T00:00:00Z", "In",
    "kubernetes.io/tls", "kubernetes.io/dockercfg", "====", "autoscaling/v1", "::1",
    "::ffff:1.2.3.4/200", "1::2::3",
    "10.0.0.0/8", "010.0.0.1/33", "fe80::/10", "IPv4", "IPv6", "FQDN", "Exists", "Object",
  ]

  private static func value(_ random: inout SplitMix64, depth: Int) -> JSONValue {
    switch Int.random(in: depth > 5 ? 0..<5 : 0..<9, using: &random) {
    case 0: return .null
    case 1: return .bool(.random(using: &random))
    case 2: return .number([0, 1, -1, .max, .min, 80, 70_000].randomElement(using: &random) ?? 0)
    case 3: return .string(texts.randomElement(using: &random) ?? "")
    case 4: return JSONNumber("1e400").map { .number($0) } ?? .null
    case 5, 6:
      return .array(
        (0..<Int.random(in: 0..<4, using: &random)).map { _ in value(&random, depth: depth + 1) })
    default:
      return JSONValue(
        members: (0..<Int.random(in: 0..<6, using: &random)).map { _ in
          .init(
            name: names.randomElement(using: &random) ?? "",
            value: value(&random, depth: depth + 1))
        })
    }
  }

  /// An object that is right, with some of it replaced.
  private static func spoilt(
    _ value: JSONValue, _ random: inout SplitMix64, depth: Int = 0
  ) -> JSONValue {
    if Int.random(in: 0..<14, using: &random) == 0 { return Self.value(&random, depth: depth) }
    if let members = value.members {
      return JSONValue(
        members: members.map { member in
          .init(name: member.name, value: spoilt(member.value, &random, depth: depth + 1))
        })
    }
    if let items = value.array {
      return .array(items.map { spoilt($0, &random, depth: depth + 1) })
    }
    return value
  }

  private static let good: JSONValue = [
    "metadata": [
      "name": "a", "namespace": "b", "uid": "1", "labels": ["a": "b"], "finalizers": ["x.dev/a"],
      "ownerReferences": [["apiVersion": "v1", "kind": "K", "name": "n", "uid": "1"]],
    ],
    "spec": [
      "type": "NodePort", "replicas": 1, "schedule": "* * * * *",
      "selector": ["matchLabels": ["a": "b"]],
      "ports": [["port": 80, "nodePort": 30000, "protocol": "TCP"]],
      "containers": [["name": "c", "image": "i:1", "resources": ["limits": ["cpu": "1"]]]],
      "template": [
        "metadata": ["labels": ["a": "b"]],
        "spec": [
          "containers": [
            [
              "name": "c", "image": "i", "ports": [["containerPort": 80]],
              "livenessProbe": ["httpGet": ["port": 80]], "env": [["name": "A"]],
            ]
          ], "volumes": [["name": "v", "secret": ["secretName": "s"]]],
        ],
      ],
      "jobTemplate": ["spec": ["template": ["spec": ["containers": []]]]],
      "limits": [["type": "Container", "max": ["cpu": "2"], "min": ["cpu": "1"]]],
      "rules": [["host": "a.b", "http": ["paths": [["path": "/", "pathType": "Prefix"]]]]],
      "metrics": [["type": "Resource", "resource": ["name": "cpu", "target": ["value": "1"]]]],
      "updateStrategy": ["rollingUpdate": ["maxSurge": 1, "maxUnavailable": "5%"]],
      "hard": ["pods": "1"], "scopes": ["BestEffort"],
      "ingress": [["from": [["ipBlock": ["cidr": "10.0.0.0/8", "except": ["10.1.0.0/16"]]]]]],
      "tolerations": [["key": "a", "operator": "Exists"]], "externalIPs": ["10.1.1.1"],
    ],
    "addressType": "IPv6", "endpoints": [["addresses": ["::1"]]],
    "subsets": [["addresses": [["ip": "10.1.1.1"]], "ports": [["port": 80]]]],
    "status": ["replicas": 1, "disruptionsAllowed": 1, "conditions": [["type": "A"]]],
    "data": ["a": "eA=="], "rules": [["verbs": ["get"]]], "roleRef": ["name": "a"],
  ]

  @Test(arguments: BuiltInResources.all)
  func nothingTraps(resource: ServedResource) {
    var random = SplitMix64(seed: UInt64(resource.kind.utf8.reduce(0) { $0 + Int($1) }))
    let ranges = (0..<3).map { _ in Self.spoilt(Self.good, &random) }
    for turn in 0..<30 {
      var object =
        turn < 10 ? Self.value(&random, depth: 0) : Self.spoilt(Self.good, &random)
      var old = Self.spoilt(Self.good, &random)
      for subresource in [nil, "status", "ephemeralcontainers", "resize", "finalize", "scale"] {
        let context = WriteContext(
          resource: resource, subresource: subresource, now: Time(secondsSince1970: 0),
          randomText: { String(repeating: "x", count: $0) }, lookUp: { _, _, _ in nil },
          list: { _, _ in ranges })
        let rules = resource.rules
        rules.setDefaults(&object)
        rules.setDefaults(&old)
        _ = ObjectMetadata.mergeOwners(&object)
        try? rules.admit(&object, old: nil, context)
        try? rules.prepareForCreate(&object, context)
        _ = ObjectMetadata.problems(object, context) + rules.problems(object, context)
        try? rules.admit(&object, old: old, context)
        try? rules.prepareForUpdate(&object, old: old, context)
        _ = ObjectMetadata.updateProblems(object, old: old, context)
        _ = rules.updateProblems(object, old: old, context)
        try? rules.check(object, old: nil, context)
        try? rules.check(object, old: old, context)
        _ = PodSecurityChecks(object).violations(.restricted)
        _ = PodSecurityChecks(object).violations(.baseline)
        _ = PodSecurity.warnings(object, old: nil, context)
        let load = NodeLoads.Load(pods: 1, amounts: ["cpu": .max])
        let key = StorageKey(namespace: "", name: "n")
        let node = StoredObject(old, key: key, revision: 1, fields: [:])
        _ = NodeFit.message([NodeFit(object).obstacles(node, load)])
        _ = rules.warnings(object, old: turn.isMultiple(of: 2) ? old : nil, context)
        for version in ["v1", "events.k8s.io/v1", "autoscaling/v1", "autoscaling/v2"] {
          _ = BuiltInConversion.convert(object, to: version)
        }
        _ = ScaleView.builtIn.scale(of: object)
      }
    }
  }

  /// Defaults are set once: who reads what he wrote finds nothing new.
  @Test(arguments: BuiltInResources.all)
  func defaultsAreSettled(resource: ServedResource) {
    var once = Self.good
    once["kind"] = .string(resource.kind)
    once["apiVersion"] = .string(resource.apiVersion)
    resource.rules.setDefaults(&once)
    var twice = once
    resource.rules.setDefaults(&twice)
    #expect(once == twice)
  }
}
