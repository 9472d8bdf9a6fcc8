import KubeCore
import KubeJSON
import KubeSchema

struct NetworkPolicyRules: SpecRules {
  var emptyStatus: JSONValue? { nil }

  func setDefaults(_ object: inout JSONValue) {
    object.change("spec") { spec in
      if spec.isUnset("policyTypes") {
        spec["policyTypes"] =
          spec.isUnset("egress") ? ["Ingress"] : ["Ingress", "Egress"]
      }
      for list in ["ingress", "egress"] {
        spec.changeEach(list) { rule in
          rule.changeEach("ports") { $0.setDefaultText("protocol", "TCP") }
        }
      }
    }
  }

  private static let rules = [("ingress", "from"), ("egress", "to")]

  func specProblems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    problems(object["spec"] ?? [:], known: [])
  }

  func changeProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem] {
    // A network that was there before may stay, whatever is thought of it by now.
    var known: Set<String> = []
    for (list, peers) in Self.rules {
      for block in (old["spec"]?.items(list) ?? []).flatMap({ $0.items(peers) }) {
        known.insert(block["ipBlock"]?.text("cidr") ?? "")
        known.formUnion(block["ipBlock"]?.texts("except") ?? [])
      }
    }
    return problems(object["spec"] ?? [:], known: known)
  }

  private func problems(_ spec: JSONValue, known: Set<String>) -> [FieldProblem] {
    var problems = LabelSelectorCheck.problems(spec["podSelector"], "spec.podSelector")
    for (list, peers) in Self.rules {
      for (index, rule) in spec.items(list).enumerated() {
        let field = "spec.\(list)[\(index)]"
        for (place, port) in rule.items("ports").enumerated() {
          problems += portProblems(port, "\(field).ports[\(place)]")
        }
        for (place, peer) in rule.items(peers).enumerated() {
          problems += peerProblems(peer, "\(field).\(peers)[\(place)]", known)
        }
      }
    }
    let types = spec.texts("policyTypes")
    if types.count > 2 {
      let list = GoText.json(.array(types.map { .string($0) }))
      return problems + [
        .invalid("spec.policyTypes", list, "may not specify more than two policyTypes")
      ]
    }
    for (index, type) in types.enumerated() where !["Ingress", "Egress"].contains(type) {
      problems.append(
        .notSupported(
          "spec.policyTypes[\(index)]", GoText.quoted(type), ["Ingress", "Egress"]))
    }
    return problems
  }

  private func portProblems(_ port: JSONValue, _ path: String) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    problems.checkOne(port, "protocol", path, of: ["TCP", "UDP", "SCTP"])
    let end = port.given("endPort")?.int
    guard let value = port.given("port") else {
      if let end {
        problems.append(
          .invalid("\(path).endPort", "\(end)", "may not be specified when `port` is not specified")
        )
      }
      return problems
    }
    if value.string != nil, let end {
      problems.append(
        .invalid("\(path).endPort", "\(end)", "may not be specified when `port` is non-numeric"))
    }
    problems += ContainerCheck.portProblems(value, "\(path).port")
    guard let number = value.int, let end else { return problems }
    if end < number {
      problems.append(
        .invalid("\(path).endPort", "\(number)", "must be greater than or equal to `port`"))
    }
    return problems + NameCheck.port(end).map { .invalid("\(path).endPort", "\(end)", $0) }
  }

  private func peerProblems(
    _ peer: JSONValue, _ path: String, _ known: Set<String>
  ) -> [FieldProblem] {
    let names = ["podSelector", "namespaceSelector", "ipBlock"].filter { peer.given($0) != nil }
    if names.isEmpty { return [.required(path, "must specify a peer")] }
    var problems: [FieldProblem] = []
    for name in ["podSelector", "namespaceSelector"] {
      problems += LabelSelectorCheck.problems(peer[name], "\(path).\(name)")
    }
    guard let block = peer.given("ipBlock") else { return problems }
    problems += blockProblems(block, "\(path).ipBlock", known)
    if names.count > 1 {
      problems.append(.forbidden(path, "may not specify both ipBlock and another peer"))
    }
    return problems
  }

  private func blockProblems(
    _ block: JSONValue, _ path: String, _ known: Set<String>
  ) -> [FieldProblem] {
    func check(_ text: String, _ field: String) -> [FieldProblem] {
      known.contains(text) ? [] : AddressCheck.network(text, field)
    }
    guard let text = block.text("cidr") else { return [.required("\(path).cidr")] }
    var problems = check(text, "\(path).cidr")
    guard let network = NetworkRange(text) else { return problems }
    for (index, text) in block.texts("except").enumerated() {
      let field = "\(path).except[\(index)]"
      problems += check(text, field)
      guard let part = NetworkRange(text), !network.strictlyContains(part) else { continue }
      problems.append(
        .invalid(field, GoText.quoted(text), "must be a strict subset of `cidr`"))
    }
    return problems
  }
}
