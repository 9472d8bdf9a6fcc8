import KubeCore
import KubeJSON
import KubeSchema

struct EndpointSliceRules: KindRules {
  func setDefaults(_ object: inout JSONValue) {
    object.changeEach("ports") { port in
      port.setDefault("name", "")
      port.setDefault("protocol", "TCP")
    }
  }

  func prepareForCreate(_ object: inout JSONValue, _ context: WriteContext) throws(Refusal) {
    object["metadata"]?["generation"] = 1
  }

  func prepareForUpdate(
    _ object: inout JSONValue, old: JSONValue, _ context: WriteContext
  ) throws(Refusal) {
    object["metadata"]?["generation"] = old["metadata"]?["generation"]
    let isSame =
      ["endpoints", "ports"].allSatisfy { GoEquality.areEqual(object[$0], old[$0]) }
      && GoEquality.areEqual(object["metadata"]?["labels"], old["metadata"]?["labels"])
    if !isSame { object.countGeneration(old) }
  }

  func problems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    problems(object, old: nil)
  }

  func updateProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem] {
    var problems = self.problems(object, old: old)
    problems.checkImmutable(object, old, "", "addressType")
    return problems
  }

  private func problems(_ object: JSONValue, old: JSONValue?) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    if object.text("addressType") == nil { problems.append(.required("addressType")) }
    problems.checkOne(object, "addressType", "", of: ["FQDN", "IPv4", "IPv6"])
    problems += portProblems(object.items("ports"))
    // What was there before was good enough then.
    if let old, GoEquality.areEqual(object["endpoints"], old["endpoints"]) { return problems }
    let endpoints = object.items("endpoints")
    if endpoints.count > 1000 {
      return problems + [
        .tooMany("endpoints", "\(endpoints.count)", "must have at most 1000 items")
      ]
    }
    for (index, endpoint) in endpoints.enumerated() {
      problems += endpointProblems(
        endpoint, object.text("addressType") ?? "", "endpoints[\(index)]")
    }
    return problems
  }

  private func portProblems(_ ports: [JSONValue]) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    var names: Set<String> = []
    for (index, port) in ports.enumerated() {
      let field = "ports[\(index)]"
      let name = port.text("name") ?? ""
      if !name.isEmpty { problems.checkName(name, "\(field).name", NameCheck.dnsLabel) }
      if !names.insert(name).inserted {
        problems.append(.duplicate("\(field).name", GoText.quoted(name)))
      }
      problems.checkOne(port, "protocol", field, of: ["SCTP", "TCP", "UDP"])
      if let name = port.text("appProtocol") {
        problems.checkName(name, "\(field).appProtocol", NameCheck.qualified)
      }
    }
    return problems
  }

  private func endpointProblems(
    _ endpoint: JSONValue, _ type: String, _ path: String
  ) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    let addresses = endpoint.texts("addresses")
    let field = "\(path).addresses"
    if addresses.isEmpty {
      problems.append(.required(field, "must contain at least 1 address"))
    } else if addresses.count > 100 {
      problems.append(.tooMany(field, "\(addresses.count)", "must have at most 100 items"))
    }
    for (index, address) in addresses.enumerated() {
      problems += addressProblems(address, type, field, "\(field)[\(index)]")
    }
    if let name = endpoint.text("nodeName") {
      problems.checkName(name, "\(path).nodeName", NameCheck.subdomain)
    }
    if let name = endpoint.text("hostname") {
      problems.checkName(name, "\(path).hostname", NameCheck.dnsLabel)
    }
    return problems
  }

  private func addressProblems(
    _ address: String, _ type: String, _ list: String, _ field: String
  ) -> [FieldProblem] {
    let isOld = type == "IPv4"
    switch type {
    case "IPv4", "IPv6":
      let problems =
        isOld ? AddressCheck.address(address, field) : AddressCheck.canonicalAddress(address, field)
      guard problems.isEmpty else { return problems }
      let isRight = NetworkAddress(address)?.isIPv4 == isOld
      // The server names the list here.
      return
        (isRight
        ? [] : [.invalid(list, GoText.quoted(address), "must be an \(type) address")])
        + AddressCheck.endpoint(address, field)
    case "FQDN": return AddressCheck.fullDomain(address, field)
    default: return []
    }
  }
}

struct EndpointsRules: KindRules {
  func setDefaults(_ object: inout JSONValue) {
    object.changeEach("subsets") { subset in
      subset.changeEach("ports") { $0.setDefaultText("protocol", "TCP") }
    }
  }

  func problems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    for (index, subset) in object.items("subsets").enumerated() {
      let path = "subsets[\(index)]"
      let lists = ["addresses", "notReadyAddresses"]
      if lists.allSatisfy({ subset.items($0).isEmpty }) {
        problems.append(.required(path, "must specify `addresses` or `notReadyAddresses`"))
      }
      for list in lists {
        for (place, address) in subset.items(list).enumerated() {
          problems += addressProblems(address, "\(path).\(list)[\(place)]")
        }
      }
      let ports = subset.items("ports")
      for (place, port) in ports.enumerated() {
        problems += portProblems(port, isOne: ports.count == 1, "\(path).ports[\(place)]")
      }
    }
    return problems
  }

  func updateProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem] {
    GoEquality.areEqual(object["subsets"], old["subsets"]) ? [] : problems(object, context)
  }

  private func addressProblems(_ address: JSONValue, _ path: String) -> [FieldProblem] {
    let text = address.text("ip") ?? ""
    var problems = AddressCheck.address(text, "\(path).ip")
    if let name = address.text("hostname") {
      problems.checkName(name, "\(path).hostname", NameCheck.dnsLabel)
    }
    if let name = address.given("nodeName")?.string {
      problems.checkName(name, "\(path).nodeName", NameCheck.subdomain)
    }
    return problems + AddressCheck.endpoint(text, "\(path).ip")
  }

  private func portProblems(
    _ port: JSONValue, isOne: Bool, _ path: String
  ) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    if let name = port.text("name") {
      problems.checkName(name, "\(path).name", NameCheck.dnsLabel)
    } else if !isOne {
      problems.append(.required("\(path).name"))
    }
    let number = port.number("port")
    problems += NameCheck.port(number).map { .invalid("\(path).port", "\(number)", $0) }
    problems.requireOne(port, "protocol", path, of: ["SCTP", "TCP", "UDP"])
    if let name = port.given("appProtocol")?.string {
      problems.checkName(name, "\(path).appProtocol", NameCheck.qualified)
    }
    return problems
  }
}
