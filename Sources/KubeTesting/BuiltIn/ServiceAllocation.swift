import KubeCore
import KubeJSON
import KubeSchema

/// Addresses and ports that services get: from 10.0.0.0/24 and from 30000 on.
struct ServiceAllocation {
  private let context: WriteContext
  private static let ports = 30_000...32_767

  init(_ context: WriteContext) { self.context = context }

  /// Sets what the service needs and does not have, and refuses what cannot be had.
  func complete(_ object: inout JSONValue) throws(Refusal) {
    guard object["spec"]?.text("type") != "ExternalName" else { return }
    try setAddress(&object)
    guard !context.isDryRun else { return }
    try setPorts(&object)
    try setHealthPort(&object)
  }

  private var others: [JSONValue] {
    context.list(GroupResource(resource: "services"), nil)
  }

  private func isOther(_ service: JSONValue, than object: JSONValue) -> Bool {
    service["metadata"]?["uid"] != object["metadata"]?["uid"]
  }

  private func setAddress(_ object: inout JSONValue) throws(Refusal) {
    let spec = object["spec"] ?? [:]
    let given = spec.text("clusterIP")
    if given == "None" {
      let hasSelector = !spec.isUnset("selector")
      object["spec"]?.setDefault(
        "ipFamilies", hasSelector ? ["IPv4"] : ["IPv4", "IPv6"])
      object["spec"]?.setDefault(
        "ipFamilyPolicy", hasSelector ? "SingleStack" : "RequireDualStack")
      return
    }
    try checkFamilies(object)
    object["spec"]?.setDefault("ipFamilies", ["IPv4"])
    object["spec"]?.setDefault("ipFamilyPolicy", "SingleStack")
    if let given {
      if let problem = problem(given, of: object) {
        throw refusal(
          object,
          .invalid(
            "spec.clusterIPs", GoText.json([.string(given)]),
            "failed to allocate IP \(given): \(problem)"))
      }
      return
    }
    let address = context.isDryRun ? "10.0.0.0" : free(for: object)
    guard let address else {
      throw Refusal.internalError("failed to allocate a serviceIP: range is full")
    }
    object["spec"]?["clusterIP"] = .string(address)
    object["spec"]?["clusterIPs"] = [.string(address)]
  }

  private func problem(_ address: String, of object: JSONValue) -> String? {
    let parts = address.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    guard parts.count == 4, parts.prefix(3).elementsEqual([10, 0, 0]), let last = parts[3],
      (1...254).contains(last)
    else {
      return "the provided IP (\(address)) is not in the valid range. The range of valid IPs is "
        + "10.0.0.0/24"
    }
    if context.isDryRun { return nil }
    let isTaken = others.contains {
      isOther($0, than: object) && $0["spec"]?.texts("clusterIPs").contains(address) ?? false
    }
    return isTaken ? "provided IP is already allocated" : nil
  }

  private func free(for object: JSONValue) -> String? {
    let taken = Set(others.flatMap { $0["spec"]?.texts("clusterIPs") ?? [] })
    // The first ones are for services that ask for theirs.
    let numbers = Array(17...254) + Array(2...16)
    return numbers.lazy.map { "10.0.0.\($0)" }.first { !taken.contains($0) }
  }

  private func setPorts(_ object: inout JSONValue) throws(Refusal) {
    let spec = object["spec"] ?? [:]
    let type = spec.text("type")
    guard
      type == "NodePort" || type == "LoadBalancer" && spec.flag("allocateLoadBalancerNodePorts")
    else { return }
    var taken = takenPorts(object)
    for (index, port) in spec.items("ports").enumerated() where port.number("nodePort") != 0 {
      let number = port.number("nodePort")
      let field = "spec.ports[\(index)].nodePort"
      if !Self.ports.contains(number) {
        throw refusal(
          object,
          .invalid(
            field, "\(number)",
            "provided port is not in the valid range. The range of valid ports is 30000-32767"))
      }
      if taken.contains(number) {
        throw refusal(
          object, .invalid(field, "\(number)", "provided port is already allocated"))
      }
    }
    taken.formUnion(spec.items("ports").map { $0.number("nodePort") })
    object.change("spec") { spec in
      spec.changeEach("ports") { port in
        guard port.number("nodePort") == 0 else { return }
        let numbers = [30_086...32_767, 30_000...30_085].joined()
        guard let number = numbers.first(where: { !taken.contains($0) }) else { return }
        taken.insert(number)
        port["nodePort"] = .number(number)
      }
    }
  }

  private func takenPorts(_ object: JSONValue) -> Set<Int> {
    let services = others.filter { isOther($0, than: object) }
    return Set(
      services.flatMap { service in
        (service["spec"]?.items("ports") ?? []).map { $0.number("nodePort") }
          + [service["spec"]?.number("healthCheckNodePort") ?? 0]
      })
  }

  /// Where a balancer asks nodes if they have pods of the service.
  private func setHealthPort(_ object: inout JSONValue) throws(Refusal) {
    let spec = object["spec"] ?? [:]
    guard ServiceCheck.needsHealthCheck(spec) else { return }
    let given = spec.number("healthCheckNodePort")
    var taken = takenPorts(object)
    taken.formUnion(spec.items("ports").map { $0.number("nodePort") })
    guard given != 0 else {
      let numbers = [30_086...32_767, 30_000...30_085].joined()
      object["spec"]?["healthCheckNodePort"] = numbers.first { !taken.contains($0) }
        .map { .number($0) }
      return
    }
    let start = "failed to allocate requested HealthCheck NodePort \(given): provided port is "
    if !Self.ports.contains(given) {
      throw .internalError(
        start + "not in the valid range. The range of valid ports is 30000-32767")
    }
    if taken.contains(given) { throw .internalError(start + "already allocated") }
  }

  /// The cluster has IPv4 only.
  private func checkFamilies(_ object: JSONValue) throws(Refusal) {
    let spec = object["spec"] ?? [:]
    var problems: [FieldProblem] = []
    if spec.text("ipFamilyPolicy") == "RequireDualStack" {
      problems.append(
        .invalid(
          "spec.ipFamilyPolicy", GoText.quoted("RequireDualStack"),
          "this cluster is not configured for dual-stack services"))
    }
    for (index, family) in spec.texts("ipFamilies").enumerated() where family == "IPv6" {
      problems.append(
        .invalid(
          "spec.ipFamilies[\(index)]", GoText.quoted(family), "not configured on this cluster"))
    }
    if !problems.isEmpty {
      throw .invalid(
        GroupKind(kind: "Service"), object["metadata"]?.text("name") ?? "", problems)
    }
  }

  private func refusal(_ object: JSONValue, _ problem: FieldProblem) -> Refusal {
    .invalid(
      GroupKind(kind: "Service"), object["metadata"]?.text("name") ?? "", [problem])
  }
}
