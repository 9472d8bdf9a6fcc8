import KubeCore
import KubeJSON
import KubeSchema

struct ServiceRules: SpecRules {
  var emptyStatus: JSONValue? { ["loadBalancer": [:]] }
  var countsGenerations: Bool { false }
  private static let types = ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"]

  func setDefaults(_ object: inout JSONValue) {
    if object.given("spec") == nil { object["spec"] = [:] }
    object.change("spec") { spec in
      spec.setDefaultText("sessionAffinity", "None")
      if spec.text("sessionAffinity") == "None" { spec["sessionAffinityConfig"] = nil }
      if spec.text("sessionAffinity") == "ClientIP" {
        spec.setDefault(
          "sessionAffinityConfig", ["clientIP": ["timeoutSeconds": 10800]])
      }
      spec.setDefaultText("type", "ClusterIP")
      spec.changeEach("ports") { port in
        port.setDefaultText("protocol", "TCP")
        if port.isUnset("targetPort") { port["targetPort"] = port["port"] ?? 0 }
      }
      let type = spec.text("type")
      let isReached = type == "ClusterIP" && !spec.isUnset("externalIPs")
      if type == "NodePort" || type == "LoadBalancer" || isReached {
        spec.setDefaultText("externalTrafficPolicy", "Cluster")
      }
      if type == "NodePort" || type == "LoadBalancer" || type == "ClusterIP" {
        spec.setDefault("internalTrafficPolicy", "Cluster")
      }
      if type == "LoadBalancer" { spec.setDefault("allocateLoadBalancerNodePorts", true) }
    }
  }

  func complete(_ object: inout JSONValue, _ context: WriteContext) throws(Refusal) {
    matchAddresses(&object, old: nil)
    // Nothing is allocated for what will be refused.
    guard specProblems(object, context).isEmpty else { return }
    try ServiceAllocation(context).complete(&object)
  }

  func keep(
    _ object: inout JSONValue, old: JSONValue, _ context: WriteContext
  ) throws(Refusal) {
    let previous = old["spec"] ?? [:]
    let needsAddress = object["spec"]?.text("type") != "ExternalName"
    let hadAddress = previous.text("type") != "ExternalName"
    if needsAddress, hadAddress {
      object.change("spec") { spec in
        for name in ["clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy"]
        where spec.isUnset(name) {
          spec[name] = previous[name]
        }
        keepNodePorts(&spec, previous)
      }
      if object["spec"]?.number("healthCheckNodePort") == 0 {
        object["spec"]?["healthCheckNodePort"] = previous["healthCheckNodePort"]
      }
    }
    if !needsAddress, hadAddress {
      for name in ["clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy"]
      where object["spec"]?[name] == previous[name] {
        object["spec"]?[name] = nil
      }
    }
    object.change("spec") { dropUnneeded(&$0, previous) }
    matchAddresses(&object, old: old)
    guard changeProblems(object, old: old, context).isEmpty else { return }
    try ServiceAllocation(context).complete(&object)
  }

  /// What another type does not have goes, where the client only left it as it was.
  private func dropUnneeded(_ spec: inout JSONValue, _ previous: JSONValue) {
    if spec.text("type") == "ExternalName", previous.text("type") != "ExternalName",
      spec["internalTrafficPolicy"] == previous["internalTrafficPolicy"]
    {
      spec["internalTrafficPolicy"] = nil
    }
    let external = ["NodePort", "LoadBalancer"]
    guard external.contains(previous.text("type") ?? ""),
      !external.contains(spec.text("type") ?? "")
    else { return }
    let ports = previous.items("ports")
    var index = 0
    spec.changeEach("ports") { port in
      defer { index += 1 }
      guard index < ports.count, port["nodePort"] == ports[index]["nodePort"] else { return }
      port["nodePort"] = nil
    }
    for name in ["externalTrafficPolicy", "healthCheckNodePort", "allocateLoadBalancerNodePorts"]
    where spec[name] == previous[name] {
      spec[name] = nil
    }
  }

  private func keepNodePorts(_ spec: inout JSONValue, _ previous: JSONValue) {
    guard ["NodePort", "LoadBalancer"].contains(spec.text("type")),
      ["NodePort", "LoadBalancer"].contains(previous.text("type"))
    else { return }
    spec.changeEach("ports") { port in
      guard port.number("nodePort") == 0 else { return }
      let same = previous.items("ports").first {
        $0["port"] == port["port"] && $0["protocol"] == port["protocol"]
      }
      if let number = same?.given("nodePort") { port["nodePort"] = number }
    }
  }

  /// The first of the addresses is the address.
  private func matchAddresses(_ object: inout JSONValue, old: JSONValue?) {
    object.change("spec") { spec in
      let address = spec.text("clusterIP")
      let addresses = spec.items("clusterIPs")
      guard let old else {
        if let address, addresses.isEmpty { spec["clusterIPs"] = [.string(address)] }
        return
      }
      let isNew = address != old["spec"]?.text("clusterIP")
      let isSameList = GoEquality.areEqual(spec["clusterIPs"], old["spec"]?["clusterIPs"])
      if isNew, isSameList {
        spec["clusterIPs"] = address.map { [.string($0)] }
      }
    }
  }

  func specProblems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    let spec = object["spec"] ?? [:]
    var problems: [FieldProblem] = []
    let isHeadless = spec.texts("clusterIPs") == ["None"] || spec.text("clusterIP") == "None"
    if spec.isUnset("ports"), !isHeadless, spec.text("type") != "ExternalName" {
      problems.append(.required("spec.ports"))
    }
    if spec.text("type") == "ExternalName" {
      if let name = spec.text("externalName") {
        let plain = name.hasSuffix(".") ? String(name.dropLast()) : name
        problems.checkName(plain, "spec.externalName", NameCheck.subdomain)
      } else {
        problems.append(.required("spec.externalName"))
      }
    }
    problems += portProblems(spec)
    for member in spec["selector"]?.members ?? [] {
      problems += ObjectMetadata.labels(
        JSONValue(members: [member]), field: "spec.selector")
    }
    problems.requireOne(spec, "sessionAffinity", "spec", of: ["ClientIP", "None"])
    problems.requireOne(spec, "type", "spec", of: Self.types)
    problems.checkOne(
      spec, "externalTrafficPolicy", "spec", of: ["Cluster", "Local"])
    problems.checkOne(
      spec, "internalTrafficPolicy", "spec", of: ["Cluster", "Local"])
    return problems
  }

  private func portProblems(_ spec: JSONValue) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    let ports = spec.items("ports")
    var names: Set<String> = []
    var numbers: Set<String> = []
    for (index, port) in ports.enumerated() {
      let field = "spec.ports[\(index)]"
      if let name = port.text("name") {
        problems.checkName(name, "\(field).name", NameCheck.dnsLabel)
        if !names.insert(name).inserted {
          problems.append(.duplicate("\(field).name", GoText.quoted(name)))
        }
      } else if ports.count > 1 {
        problems.append(.required("\(field).name"))
      }
      let number = port.number("port")
      problems += NameCheck.port(number).map { .invalid("\(field).port", "\(number)", $0) }
      problems.requireOne(port, "protocol", field, of: ["SCTP", "TCP", "UDP"])
      problems += ContainerCheck.portProblems(port["targetPort"], "\(field).targetPort")
      if spec.text("type") == "ClusterIP", port.number("nodePort") != 0 {
        problems.append(
          .forbidden("\(field).nodePort", "may not be used when `type` is 'ClusterIP'"))
      }
      if !numbers.insert("\(port.text("protocol") ?? "")/\(number)").inserted {
        let value = JSONValue(members: [
          .init(name: "Name", value: ""), .init(name: "Protocol", value: port["protocol"] ?? ""),
          .init(name: "AppProtocol", value: nil), .init(name: "Port", value: .number(number)),
          .init(name: "TargetPort", value: 0), .init(name: "NodePort", value: 0),
        ])
        problems.append(.duplicate(field, GoText.json(value)))
      }
    }
    return problems
  }

  func changeProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem] {
    let addresses = object["spec"]?["clusterIPs"]
    let previous = old["spec"]?.texts("clusterIPs").first
    let isKept =
      object["spec"]?.text("type") == "ExternalName" || previous == nil
      || previous == addresses?.array?.first?.string
    guard !isKept else { return specProblems(object, context) }
    return [
      .invalid(
        "spec.clusterIPs[0]", GoText.json(addresses ?? .null), "may not change once set")
    ] + specProblems(object, context)
  }

  func warnings(_ object: JSONValue, old: JSONValue?, _ context: WriteContext) -> [String] {
    guard let spec = object["spec"], !spec.isUnset("externalIPs") else { return [] }
    return ["spec.externalIPs is deprecated and may no longer be implemented in some clusters"]
  }
}
