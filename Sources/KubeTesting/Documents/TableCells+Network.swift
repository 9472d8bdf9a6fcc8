import KubeCore
import KubeJSON

extension TableCells {
  func network(_ kind: String) -> [JSONValue]? {
    switch kind {
    case "Service":
      let address = elements("spec", "clusterIPs").first?.string ?? ""
      let ports = elements("spec", "ports").map { port in
        let number = port["port"]?.int ?? 0
        let node = port["nodePort"]?.int ?? 0
        let text = node > 0 ? "\(number):\(node)" : "\(number)"
        return "\(text)/\(port["protocol"]?.string ?? "")"
      }.joined(separator: ",")
      return [
        name, .string(text("spec", "type")), .string(address.isEmpty ? "<none>" : address),
        .string(externalAddress), .string(ports.isEmpty ? "<none>" : ports), .string(age),
        .string(labels("spec", "selector")),
      ]
    case "Endpoints":
      var list: [String] = []
      for subset in elements("subsets") {
        let addresses = (subset["addresses"]?.array ?? []).map { $0["ip"]?.string ?? "" }
        let ports = (subset["ports"]?.array ?? []).map { $0["port"]?.int ?? 0 }
        if ports.isEmpty { list += addresses }
        for port in ports {
          list += addresses.map { $0.contains(":") ? "[\($0)]:\(port)" : "\($0):\(port)" }
        }
      }
      return [name, .string(Self.shortened(list, limit: 3, none: "<none>")), .string(age)]
    case "EndpointSlice":
      let ports = elements("ports").map { port in
        port["port"]?.int.map { "\($0)" } ?? port["name"]?.string ?? "*"
      }
      let addresses = elements("endpoints").flatMap { endpoint in
        (endpoint["addresses"]?.array ?? []).compactMap(\.string)
      }
      return [
        name, .string(text("addressType")),
        .string(Self.shortened(ports, limit: 3, none: "<unset>")),
        .string(Self.shortened(addresses, limit: 3, none: "<unset>")), .string(age),
      ]
    case "Ingress":
      return [
        name, .string(text("spec", "ingressClassName", or: "<none>")), .string(hosts),
        .string(balancers), .string(count("spec", "tls") > 0 ? "80, 443" : "80"), .string(age),
      ]
    case "IngressClass":
      var parameters = "<none>"
      if let given = value("spec", "parameters") {
        let group = given["apiGroup"]?.string.map { ".\($0)" } ?? ""
        parameters = "\(given["kind"]?.string ?? "")\(group)/\(given["name"]?.string ?? "")"
      }
      return [name, .string(text("spec", "controller")), .string(parameters), .string(age)]
    case "NetworkPolicy":
      return [name, .string(selector("spec", "podSelector")), .string(age)]
    case "ServiceCIDR":
      let ranges = elements("spec", "cidrs").compactMap(\.string).joined(separator: ",")
      return [name, .string(ranges), .string(age)]
    case "IPAddress":
      var parent = "<none>"
      if let given = value("spec", "parentRef") {
        let group = given["group"]?.string ?? ""
        let resource = (given["resource"]?.string ?? "") + (group.isEmpty ? "" : ".\(group)")
        let parts = [given["namespace"]?.string ?? "", given["name"]?.string ?? ""]
        parent = ([resource.lowercased()] + parts.filter { !$0.isEmpty }).joined(separator: "/")
      }
      return [name, .string(parent), .string(age)]
    default: return nil
    }
  }

  private var externalAddress: String {
    let addresses = elements("spec", "externalIPs").compactMap(\.string)
    switch text("spec", "type") {
    case "ClusterIP", "NodePort":
      return addresses.isEmpty ? "<none>" : addresses.joined(separator: ",")
    case "LoadBalancer":
      let all = (balancers.isEmpty ? [] : [balancers]) + addresses
      return all.isEmpty ? "<pending>" : all.joined(separator: ",")
    case "ExternalName": return text("spec", "externalName")
    default: return "<unknown>"
    }
  }

  private var balancers: String {
    let points = elements("status", "loadBalancer", "ingress").compactMap { point in
      [point["ip"]?.string, point["hostname"]?.string].compactMap(\.self).first { !$0.isEmpty }
    }
    return Set(points).sorted().joined(separator: ",")
  }

  private var hosts: String {
    let rules = elements("spec", "rules")
    let hosts = rules.compactMap { $0["host"]?.string }.filter { !$0.isEmpty }
    if hosts.isEmpty { return "*" }
    let text = hosts.prefix(3).joined(separator: ",")
    // Once there are three every rule counts as one more.
    guard hosts.count >= 3, rules.count > 3 else { return text }
    return "\(text) + \(rules.count - 3) more..."
  }
}
