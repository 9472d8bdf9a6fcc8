import KubeJSON
import Testing

@testable import KubeTesting

/// What Kubernetes 1.36 refuses of built-in kinds, and in which words.
@Suite struct RefusalTests {
  private let cluster = ControlledCluster(.none)

  struct Case: Sendable, CustomTestStringConvertible {
    var path: String
    var body: JSONValue
    /// With their fields; none if it is accepted.
    var problems: [String]

    var testDescription: String { "\(path) \(body.text)" }
  }

  private static func core(_ name: String) -> String { "/api/v1/namespaces/default/\(name)" }

  private static func pod(_ spec: JSONValue) -> JSONValue {
    var spec = spec
    spec["containers"] = [["name": "c", "image": "i"]]
    return ["metadata": ["name": "x"], "spec": spec]
  }

  private static func service(_ spec: JSONValue) -> JSONValue {
    var spec = spec
    spec.setDefault("ports", [["port": 80]])
    return ["metadata": ["name": "x"], "spec": spec]
  }

  private static func policy(_ block: JSONValue) -> JSONValue {
    [
      "metadata": ["name": "x"],
      "spec": ["podSelector": [:], "ingress": [["from": [["ipBlock": block]]]]],
    ]
  }

  private static func set(_ update: JSONValue) -> JSONValue {
    [
      "metadata": ["name": "x"],
      "spec": [
        "selector": ["matchLabels": ["a": "b"]], "updateStrategy": ["rollingUpdate": update],
        "template": [
          "metadata": ["labels": ["a": "b"]],
          "spec": ["containers": [["name": "c", "image": "i"]]],
        ],
      ],
    ]
  }

  private static func slice(_ type: String, _ address: String) -> JSONValue {
    [
      "metadata": ["name": "x"], "addressType": .string(type),
      "endpoints": [["addresses": [.string(address)]]],
    ]
  }

  private static func endpoints(_ address: String) -> JSONValue {
    [
      "metadata": ["name": "x"],
      "subsets": [["addresses": [["ip": .string(address)]], "ports": [["port": 80]]]],
    ]
  }

  private static func apiService(_ name: String, _ spec: JSONValue) -> JSONValue {
    ["metadata": ["name": .string(name)], "spec": spec]
  }

  private static let policies = "/apis/networking.k8s.io/v1/namespaces/default/networkpolicies"
  private static let sets = "/apis/apps/v1/namespaces/default/daemonsets"
  private static let slices = "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices"
  private static let apiServices = "/apis/apiregistration.k8s.io/v1/apiservices"

  private static let pods: [Case] = [
    Case(
      path: core("pods"), body: pod(["ephemeralContainers": [["name": "e", "image": "i"]]]),
      problems: ["spec.ephemeralContainers: Forbidden: cannot be set on create"]),
    Case(
      path: core("pods"), body: pod(["nodeName": "n", "schedulingGates": [["name": "g"]]]),
      problems: [
        "spec.nodeName: Forbidden: cannot be set until all schedulingGates have been cleared"
      ]),
    Case(
      path: core("pods"),
      body: pod(["tolerations": [["key": "k", "operator": "Exists", "value": "v"]]]),
      problems: [
        "spec.tolerations[0].operator: Invalid value: \"v\": value must be empty when `operator` "
          + "is 'Exists'"
      ]),
    Case(
      path: core("pods"),
      body: pod(["tolerations": [["key": "k", "operator": "Gt", "value": "1"]]]),
      problems: [
        "spec.tolerations[0].operator: Unsupported value: \"Gt\": supported values: \"Equal\", "
          + "\"Exists\", \"Lt\", \"Gt\""
      ]),
    Case(path: core("pods"), body: pod(["tolerations": [["operator": "Exists"]]]), problems: []),
  ]

  private static let network: [Case] = [
    Case(
      path: policies, body: policy(["cidr": "10.0.0.1/8"]),
      problems: [
        "spec.ingress[0].from[0].ipBlock.cidr: Invalid value: \"10.0.0.1/8\": must not have bits "
          + "set beyond the prefix length"
      ]),
    Case(
      path: policies, body: policy(["cidr": "10.0.0.0"]),
      problems: [
        "spec.ingress[0].from[0].ipBlock.cidr: Invalid value: \"10.0.0.0\": must be a valid CIDR "
          + "value, (e.g. 10.9.8.0/24 or 2001:db8::/64)"
      ]),
    Case(
      path: policies,
      body: policy(["cidr": "10.0.0.0/8", "except": ["11.0.0.0/16", "10.1.0.0/16"]]),
      problems: [
        "spec.ingress[0].from[0].ipBlock.except[0]: Invalid value: \"11.0.0.0/16\": must be a "
          + "strict subset of `cidr`"
      ]),
    Case(path: policies, body: policy(["cidr": "2001:db8::/32"]), problems: []),
    Case(
      path: core("services"), body: service(["externalTrafficPolicy": "Local"]),
      problems: [
        "spec.externalTrafficPolicy: Invalid value: \"Local\": may only be set for "
          + "externally-accessible services"
      ]),
    Case(
      path: core("services"), body: service(["type": "NodePort", "healthCheckNodePort": 30_001]),
      problems: [
        "spec.healthCheckNodePort: Invalid value: 30001: may only be set when `type` is "
          + "'LoadBalancer' and `externalTrafficPolicy` is 'Local'"
      ]),
    Case(
      path: core("services"), body: service(["loadBalancerClass": "a.b/c"]),
      problems: [
        "spec.loadBalancerClass: Forbidden: may only be used when `type` is 'LoadBalancer'"
      ]),
    Case(
      path: core("services"), body: service(["externalIPs": ["127.0.0.1"]]),
      problems: [
        "spec.externalIPs[0]: Invalid value: \"127.0.0.1\": may not be in the loopback range "
          + "(127.0.0.0/8, ::1/128)"
      ]),
    Case(
      path: core("services"), body: service(["ipFamilies": ["IPv6"]]),
      problems: ["spec.ipFamilies[0]: Invalid value: \"IPv6\": not configured on this cluster"]),
    Case(
      path: core("services"),
      body: service(["type": "LoadBalancer", "externalTrafficPolicy": "Local"]), problems: []),
  ]

  private static let addresses: [Case] = [
    Case(
      path: slices, body: slice("IPv4", "::1"),
      problems: [
        "endpoints[0].addresses: Invalid value: \"::1\": must be an IPv4 address",
        "endpoints[0].addresses[0]: Invalid value: \"::1\": may not be in the loopback range "
          + "(127.0.0.0/8, ::1/128)",
      ]),
    Case(
      path: slices, body: slice("IPv4", "10.01.2.3"),
      problems: [
        "endpoints[0].addresses[0]: Invalid value: \"10.01.2.3\": must not have leading 0s"
      ]),
    Case(
      path: slices, body: slice("IPv6", "2001:DB8:0:0::1"),
      problems: [
        "endpoints[0].addresses[0]: Invalid value: \"2001:DB8:0:0::1\": must be in canonical form "
          + "(\"2001:db8::1\")"
      ]),
    Case(
      path: slices, body: slice("FQDN", "localhost"),
      problems: [
        "endpoints[0].addresses[0]: Invalid value: \"localhost\": should be a domain with at least "
          + "two segments separated by dots"
      ]),
    Case(path: slices, body: slice("FQDN", "a.example.com."), problems: []),
    Case(
      path: core("endpoints"), body: endpoints("169.254.1.1"),
      problems: [
        "subsets[0].addresses[0].ip: Invalid value: \"169.254.1.1\": may not be in the link-local "
          + "range (169.254.0.0/16, fe80::/10)"
      ]),
    Case(
      path: core("endpoints"), body: endpoints("x"),
      problems: [
        "subsets[0].addresses[0].ip: Invalid value: \"x\": must be a valid IP address, (e.g. "
          + "10.9.8.7 or 2001:db8::ffff)",
        "subsets[0].addresses[0].ip: Invalid value: \"x\": must be a valid IP address",
      ]),
    Case(path: core("endpoints"), body: endpoints("10.1.2.3"), problems: []),
  ]

  private static let others: [Case] = [
    Case(
      path: sets, body: set(["maxSurge": 0, "maxUnavailable": 0]),
      problems: [
        "spec.updateStrategy.rollingUpdate.maxUnavailable: Required value: cannot be 0 when "
          + "maxSurge is 0"
      ]),
    Case(
      path: sets, body: set(["maxSurge": "10%"]),
      problems: [
        "spec.updateStrategy.rollingUpdate.maxSurge: Invalid value: \"10%\": may not be set when "
          + "maxUnavailable is non-zero"
      ]),
    Case(path: sets, body: set(["maxSurge": 1, "maxUnavailable": "0%"]), problems: []),
    Case(
      path: core("resourcequotas"),
      body: ["metadata": ["name": "x"], "spec": ["hard": ["bananas": "1"]]],
      problems: [
        "spec.hard[bananas]: Invalid value: \"bananas\": must be a standard resource type or fully "
          + "qualified",
        "spec.hard[bananas]: Invalid value: \"bananas\": must be a standard resource for quota",
      ]),
    Case(
      path: core("resourcequotas"),
      body: ["metadata": ["name": "x"], "spec": ["hard": ["pods": "1500m"]]],
      problems: ["spec.hard[pods]: Invalid value: \"1500m\": must be an integer"]),
    Case(
      path: core("resourcequotas"),
      body: [
        "metadata": ["name": "x"],
        "spec": ["hard": ["count/deployments.apps": "1"], "scopes": ["BestEffort"]],
      ], problems: []),
    Case(
      path: apiServices,
      body: apiService("x", ["group": "g.io", "version": "v1", "groupPriorityMinimum": 1]),
      problems: [
        "metadata.name: Invalid value: \"x\": must be `spec.version+\".\"+spec.group`: \"v1.g.io\"",
        "spec.versionPriority: Invalid value: 0: must be positive and less than 1000",
      ]),
    Case(
      path: apiServices,
      body: apiService(
        "v1.g.io",
        [
          "group": "g.io", "version": "v1", "groupPriorityMinimum": 1, "versionPriority": 1,
          "service": ["name": "s", "namespace": "n"],
        ]), problems: []),
  ]

  @Test(arguments: pods + network + addresses + others)
  func says(_ example: Case) async {
    let answer = await cluster.send("POST", example.path, example.body)
    let causes = (answer.body["details"]?["causes"]?.array ?? []).map {
      "\($0["field"]?.string ?? ""): \($0["message"]?.string ?? "")"
    }
    #expect(causes.sorted() == example.problems.sorted(), "\(answer.body.text)")
    #expect(answer.status == (example.problems.isEmpty ? 201 : 422))
  }

  /// What was there before stays, whatever is thought of it.
  @Test func unchangedEndpointsStay() async {
    let made = await cluster.send("POST", Self.core("endpoints"), Self.endpoints("10.1.2.3"))
    #expect(made.status == 201)
    let changed = await cluster.send(
      "PATCH", "\(Self.core("endpoints"))/x", ["metadata": ["labels": ["a": "b"]]])
    #expect(changed.status == 200)
  }

  /// A balancer that asks nodes gets a port for that, and loses it with its type.
  @Test func healthPortsComeAndGo() async {
    let path = Self.core("services")
    let made = await cluster.send(
      "POST", path, Self.service(["type": "LoadBalancer", "externalTrafficPolicy": "Local"]))
    let port = made.body["spec"]?["healthCheckNodePort"]?.int ?? 0
    #expect((30_000...32_767).contains(port))
    #expect(port != made.body["spec"]?["ports"]?[0]?["nodePort"]?.int)
    let plain = await cluster.send("PATCH", "\(path)/x", ["spec": ["type": "ClusterIP"]])
    #expect(plain.status == 200, "\(plain.body.text)")
    for name in ["healthCheckNodePort", "externalTrafficPolicy", "allocateLoadBalancerNodePorts"] {
      #expect(plain.body["spec"]?[name] == nil, "\(name)")
    }
    #expect(plain.body["spec"]?["ports"]?[0]?["nodePort"] == nil)
  }

  @Test func addressesAreWrittenInOneWay() {
    for (text, written) in [
      ("0:0:0:0:0:0:0:0", "::"), ("1:0:0:2:0:0:0:3", "1:0:0:2::3"), ("::1:0:0", "::1:0:0"),
      ("1:0:2:3:4:5:6:7", "1:0:2:3:4:5:6:7"), ("::ffff:1.2.3.4", "1.2.3.4"),
      ("010.1.2.3", "10.1.2.3"), ("fe80::", "fe80::"), ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
    ] {
      #expect(NetworkAddress(text)?.text == written)
    }
    for text in ["", "1.2.3", "1.2.3.4.5", "::1::", ":::", "1.2.3.400", "g::"] {
      #expect(NetworkAddress(text) == nil)
    }
  }
}
