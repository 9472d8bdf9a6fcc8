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
    guard problems(withHealthPort: object, old: nil).isEmpty else { return }
    try ServiceAllocation(context).complete(&object)
  }

  /// As if the port were there that will be allocated.
  private func problems(withHealthPort object: JSONValue, old: JSONValue?) -> [FieldProblem] {
    var object = object
    object.change("spec") { spec in
      if ServiceCheck.needsHealthCheck(spec), spec.number("healthCheckNodePort") == 0 {
        spec["healthCheckNodePort"] = 30_000
      }
    }
    return problems(object, old: old)
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
      if let spec = object["spec"], ServiceCheck.needsHealthCheck(spec),
        ServiceCheck.needsHealthCheck(previous), spec.number("healthCheckNodePort") == 0
      {
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
    if object["spec"]?.text("type") != "LoadBalancer" { object["status"] = emptyStatus }
    guard problems(withHealthPort: object, old: old).isEmpty else { return }
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
    if external.contains(previous.text("type") ?? ""), !external.contains(spec.text("type") ?? "") {
      let known = Set(previous.items("ports").map { $0.number("nodePort") })
      // Those that are new are refused.
      if spec.items("ports").allSatisfy({ known.union([0]).contains($0.number("nodePort")) }) {
        spec.changeEach("ports") { $0["nodePort"] = nil }
      }
    }
    func drop(_ name: String, if isUnneeded: (JSONValue) -> Bool) {
      guard !isUnneeded(previous), isUnneeded(spec), spec[name] == previous[name] else { return }
      spec[name] = nil
    }
    let isNoBalancer = { (spec: JSONValue) in spec.text("type") != "LoadBalancer" }
    drop("healthCheckNodePort") { !ServiceCheck.needsHealthCheck($0) }
    drop("allocateLoadBalancerNodePorts", if: isNoBalancer)
    drop("loadBalancerClass", if: isNoBalancer)
    drop("externalTrafficPolicy") { !ServiceCheck.isExternal($0) }
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
    problems(object, old: nil)
  }

  private func problems(_ object: JSONValue, old: JSONValue?) -> [FieldProblem] {
    let spec = object["spec"] ?? [:]
    var problems: [FieldProblem] = old.map { changeProblems(spec, $0["spec"] ?? [:]) } ?? []
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
    return problems + ServiceCheck.problems(spec, old: old?["spec"])
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
  ) -> [FieldProblem] { problems(object, old: old) }

  private func changeProblems(_ spec: JSONValue, _ old: JSONValue) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    let addresses = spec["clusterIPs"]
    let previous = old.texts("clusterIPs").first
    let isKept =
      spec.text("type") == "ExternalName" || previous == nil
      || previous == addresses?.array?.first?.string
    if !isKept {
      problems.append(
        .invalid(
          "spec.clusterIPs[0]", GoText.json(addresses ?? .null), "may not change once set"))
    }
    let areBalancers = [spec, old].allSatisfy { $0.text("type") == "LoadBalancer" }
    if areBalancers, spec.given("loadBalancerClass") != old.given("loadBalancerClass") {
      problems.append(
        .invalid(
          "spec.loadBalancerClass", GoText.value(spec["loadBalancerClass"]),
          "may not change once set"))
    }
    let port = "healthCheckNodePort"
    if ServiceCheck.needsHealthCheck(spec), ServiceCheck.needsHealthCheck(old),
      spec.number(port) != old.number(port)
    {
      problems.append(.forbidden("spec.\(port)", "field is immutable"))
    }
    return problems
  }

  func warnings(_ object: JSONValue, old: JSONValue?, _ context: WriteContext) -> [String] {
    guard let spec = object["spec"], !spec.isUnset("externalIPs") else { return [] }
    return ["spec.externalIPs is deprecated and may no longer be implemented in some clusters"]
  }
}
