import KubeCore
import KubeJSON
import KubeSchema

/// What is wrong with the spec of a Service beyond its ports and its type.
struct ServiceCheck {
  private let spec: JSONValue
  /// What was there before, and may stay.
  private let old: JSONValue
  private var type: String { spec.text("type") ?? "" }

  static func problems(_ spec: JSONValue, old: JSONValue?) -> [FieldProblem] {
    let check = ServiceCheck(spec: spec, old: old ?? [:])
    return check.addressProblems + check.externalProblems + check.nodePortProblems
      + check.balancerProblems + check.trafficProblems + check.affinityProblems
  }

  /// Whether it can be reached from outside.
  static func isExternal(_ spec: JSONValue) -> Bool {
    switch spec.text("type") {
    case "LoadBalancer", "NodePort": true
    case "ClusterIP": !spec.isUnset("externalIPs")
    default: false
    }
  }

  /// Whether nodes have to say if they have pods of it.
  static func needsHealthCheck(_ spec: JSONValue) -> Bool {
    spec.text("type") == "LoadBalancer" && spec.text("externalTrafficPolicy") == "Local"
  }

  private static func list(_ texts: [String]) -> String {
    GoText.json(.array(texts.map { .string($0) }))
  }

  private var addressProblems: [FieldProblem] {
    if type == "ExternalName" {
      return ["clusterIPs", "ipFamilies", "ipFamilyPolicy"].filter { !spec.isUnset($0) }.map {
        .forbidden("spec.\($0)", "may not be set for ExternalName services")
      }
    }
    var problems: [FieldProblem] = []
    let addresses = spec.texts("clusterIPs")
    func complain(_ detail: String) {
      problems.append(.invalid("spec.clusterIPs", Self.list(addresses), detail))
    }
    if type != "ClusterIP", addresses.first == "None" {
      problems.append(
        .invalid(
          "spec.clusterIPs[0]", GoText.quoted("None"),
          "may not be set to 'None' for \(type) services"))
    }
    if let address = spec.text("clusterIP") {
      if addresses.isEmpty {
        problems.append(.required("spec.clusterIPs"))
      } else if addresses.first != address {
        complain("first value must match `clusterIP`")
      }
    } else if !addresses.isEmpty {
      complain("must be empty when `clusterIP` is not specified")
    }
    problems += familyProblems
    var areSound = true
    for (index, address) in addresses.enumerated() {
      if index == 0, address == "None" {
        if addresses.count > 1 {
          complain("'None' must be the first and only value")
          areSound = false
        }
        continue
      }
      if old.texts("clusterIPs").contains(address) { continue }
      let found = AddressCheck.address(address, "spec.clusterIPs[\(index)]")
      areSound = areSound && found.isEmpty
      problems += found
    }
    if addresses.count > 2 { complain("may only hold up to 2 values") }
    guard areSound, addresses.first != "None" else { return problems }
    let parsed = addresses.compactMap { NetworkAddress($0) }
    if addresses.count > 1, Set(parsed.map(\.isIPv4)).count < 2 {
      complain("may specify no more than one IP for each IP family")
    }
    for (index, pair) in zip(parsed, spec.texts("ipFamilies")).enumerated() {
      guard ["IPv4", "IPv6"].contains(pair.1), pair.0.isIPv4 != (pair.1 == "IPv4") else { continue }
      problems.append(
        .invalid(
          "spec.clusterIPs[\(index)]", GoText.quoted(addresses[index]),
          "expected an \(pair.1) value as indicated by `ipFamilies[\(index)]`"))
    }
    return problems
  }

  private var familyProblems: [FieldProblem] {
    var problems: [FieldProblem] = []
    var known: Set<String> = []
    for (index, family) in spec.texts("ipFamilies").enumerated() {
      let field = "spec.ipFamilies[\(index)]"
      if !["IPv4", "IPv6"].contains(family) {
        problems.append(.notSupported(field, GoText.quoted(family), ["IPv4", "IPv6"]))
      }
      if !known.insert(family).inserted {
        problems.append(.duplicate(field, GoText.quoted(family)))
      }
    }
    problems.checkOne(
      spec, "ipFamilyPolicy", "spec",
      of: ["PreferDualStack", "RequireDualStack", "SingleStack"])
    return problems
  }

  private var externalProblems: [FieldProblem] {
    spec.texts("externalIPs").enumerated().flatMap { index, address in
      let field = "spec.externalIPs[\(index)]"
      let problems =
        old.texts("externalIPs").contains(address) ? [] : AddressCheck.address(address, field)
      return problems.isEmpty ? AddressCheck.endpoint(address, field) : problems
    }
  }

  private var nodePortProblems: [FieldProblem] {
    var known: Set<String> = []
    return spec.items("ports").enumerated().compactMap { index, port in
      let number = port.number("nodePort")
      if number == 0 || known.insert("\(port.text("protocol") ?? "")/\(number)").inserted {
        return nil
      }
      return .duplicate("spec.ports[\(index)].nodePort", "\(number)")
    }
  }

  private var balancerProblems: [FieldProblem] {
    let only = "may only be used when `type` is 'LoadBalancer'"
    let isBalancer = type == "LoadBalancer"
    var problems: [FieldProblem] = []
    // The field is called so here.
    let field = "spec.LoadBalancerSourceRanges"
    let ranges = spec.texts("loadBalancerSourceRanges").map { $0.trimmingBlanks() }
    if !ranges.isEmpty, !isBalancer { problems.append(.forbidden(field, only)) }
    let known = old.texts("loadBalancerSourceRanges").map { $0.trimmingBlanks() }
    for (index, range) in ranges.enumerated() where !known.contains(range) {
      problems += AddressCheck.network(range, "\(field)[\(index)]")
    }
    if spec.given("allocateLoadBalancerNodePorts") != nil, !isBalancer {
      problems.append(.forbidden("spec.allocateLoadBalancerNodePorts", only))
    }
    if let name = spec.given("loadBalancerClass")?.string {
      if isBalancer {
        problems.checkName(name, "spec.loadBalancerClass", NameCheck.qualified)
      } else {
        problems.append(.forbidden("spec.loadBalancerClass", only))
      }
    }
    return problems
  }

  private var trafficProblems: [FieldProblem] {
    var problems: [FieldProblem] = []
    if Self.isExternal(spec) {
      problems.requireOne(spec, "externalTrafficPolicy", "spec", of: ["Cluster", "Local"])
    } else if let policy = spec.text("externalTrafficPolicy") {
      problems.append(
        .invalid(
          "spec.externalTrafficPolicy", GoText.quoted(policy),
          "may only be set for externally-accessible services"))
    }
    let port = spec.number("healthCheckNodePort")
    let field = "spec.healthCheckNodePort"
    if Self.needsHealthCheck(spec) {
      problems +=
        port == 0
        ? [.required(field)] : NameCheck.port(port).map { .invalid(field, "\(port)", $0) }
    } else if port != 0 {
      problems.append(
        .invalid(
          field, "\(port)",
          "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'"))
    }
    problems.checkOne(spec, "internalTrafficPolicy", "spec", of: ["Cluster", "Local"])
    problems.checkOne(
      spec, "trafficDistribution", "spec",
      of: ["PreferClose", "PreferSameZone", "PreferSameNode"])
    return problems
  }

  private var affinityProblems: [FieldProblem] {
    guard spec.text("sessionAffinity") == "ClientIP" else { return [] }
    let path = "spec.sessionAffinityConfig"
    let detail = "when session affinity type is ClientIP"
    guard let config = spec.given("sessionAffinityConfig") else { return [.required(path, detail)] }
    guard let client = config.given("clientIP") else {
      return [.required("\(path).clientIP", detail)]
    }
    let field = "\(path).clientIP.timeoutSeconds"
    guard let seconds = client.given("timeoutSeconds")?.int else {
      return [.required(field, detail)]
    }
    return 1...86_400 ~= seconds
      ? [] : [.invalid(field, "\(seconds)", "must be greater than 0 and less than 86400")]
  }
}
