import KubeCore
import KubeJSON

/// Endpoints and EndpointSlices of Services: the pods on nodes that the selector meets.
struct EndpointController: Controller {
  let name = "endpoint-controller"
  private var selectors: [StorageKey: LabelSelectorMatch] = [:]

  mutating func forget() { selectors = [:] }

  mutating func observe(_ change: Change, of resource: GroupResource, _ queue: inout KeyQueue) {
    guard let key = change.key else { return }
    switch resource {
    case ControlledResource.services.groupResource:
      let selector = change.new?.value["spec"]?["selector"]?.members ?? []
      selectors[key] =
        selector.isEmpty
        ? nil
        : LabelSelectorMatch(
          labels: selector.reduce(into: [:]) { $0[$1.name] = $1.value.string ?? "" })
      queue.add(key)
    case ControlledResource.pods.groupResource:
      for (service, selector) in selectors.sorted(by: { $0.key < $1.key })
      where service.namespace == key.namespace
        && [change.old, change.new].contains(where: {
          $0.map { selector.matches($0.labels) } ?? false
        })
      { queue.add(service) }
    case ControlledResource.slices.groupResource:
      guard change.new == nil, let service = change.old?.labels[Self.serviceLabel] else { return }
      queue.add(StorageKey(namespace: key.namespace, name: service))
    case ControlledResource.endpoints.groupResource:
      if change.new == nil { queue.add(key) }
    default: break
    }
  }

  static let serviceLabel = "kubernetes.io/service-name"
  static let managerLabel = "endpointslice.kubernetes.io/managed-by"
  private static let managed = "endpointslice-controller.k8s.io"
  private static let triggered = "endpoints.kubernetes.io/last-change-trigger-time"

  func step(_ key: StorageKey, _ context: inout ControllerContext) throws(Refusal) {
    guard let service = context.object(ControlledResource.services, key),
      service["metadata"]?["deletionTimestamp"] == nil
    else {
      // Slices go with their owner; Endpoints have the name alone.
      if let endpoints = context.stored(ControlledResource.endpoints, key),
        endpoints.labels["endpoints.kubernetes.io/managed-by"] == "endpoint-controller"
      {
        try context.delete(ControlledResource.endpoints, key, uid: endpoints.uid)
      }
      return
    }
    if key == Self.serverKey { try serveServer(service, &context) }
    guard let selector = selectors[key],
      service["spec"]?["type"]?.string != "ExternalName"
    else { return }
    let pods = context.pods.all(in: key.namespace).filter {
      selector.matches($0.labels) && !$0.isOver && !$0.node.isEmpty
    }.map { ServicePod($0, service) }.filter { !$0.addresses.isEmpty }
    try updateSlices(service, key, pods, &context)
    try updateEndpoints(service, key, pods, &context)
  }

  private func updateSlices(
    _ service: JSONValue, _ key: StorageKey, _ pods: [ServicePod],
    _ context: inout ControllerContext
  ) throws(Refusal) {
    var known: [String: StoredObject] = [:]
    for slice in context.all(ControlledResource.slices, in: key.namespace)
    where slice.labels[Self.serviceLabel] == key.name
      && slice.labels[Self.managerLabel] == Self.managed && !slice.isTerminating
    {
      let type = slice.value["addressType"]?.string ?? ""
      if known[type] == nil {
        known[type] = slice
      } else {
        try context.delete(ControlledResource.slices, slice.key)
      }
    }
    for family in service["spec"]?["ipFamilies"]?.array?.compactMap(\.string) ?? ["IPv4"] {
      let members = pods.filter { $0.address(family) != nil }
      let endpoints = members.map { $0.endpoint(family) }
      let ports = members.first?.slicePorts
      if let old = known[family] {
        let value = old.value
        if (value["endpoints"]?.array ?? []) == endpoints,
          (value["ports"]?.array ?? []) == ports ?? []
        {
          continue
        }
        let now = context.nowText.string ?? ""
        try context.update(ControlledResource.slices, old.key) { slice in
          slice["endpoints"] = .array(endpoints)
          slice["ports"] = ports.map { .array($0) } ?? .null
          slice.setAnnotation(Self.triggered, now)
        }
      } else {
        try create(service, key, family, endpoints, ports, &context)
      }
    }
  }

  private func create(
    _ service: JSONValue, _ key: StorageKey, _ family: String, _ endpoints: [JSONValue],
    _ ports: [JSONValue]?, _ context: inout ControllerContext
  ) throws(Refusal) {
    var labels = service["metadata"]?["labels"] ?? [:]
    labels[Self.managerLabel] = .string(Self.managed)
    labels[Self.serviceLabel] = .string(key.name)
    if service["spec"]?["clusterIP"]?.string == "None" {
      labels["service.kubernetes.io/headless"] = ""
    }
    let slice: JSONValue = [
      "metadata": [
        "generateName": .string("\(key.name)-"), "namespace": .string(key.namespace),
        "labels": labels,
        "annotations": [Self.triggered: service["metadata"]?["creationTimestamp"] ?? ""],
        "ownerReferences": [ControllerContext.controllerReference(service)],
      ],
      "addressType": .string(family),
      "endpoints": endpoints.isEmpty ? .null : .array(endpoints),
      "ports": ports.map { .array($0) } ?? .null,
    ]
    do {
      try context.create(ControlledResource.slices, in: key.namespace, slice)
    } catch {
      if !error.isNamespaceEnding { throw error }
    }
  }

  private func updateEndpoints(
    _ service: JSONValue, _ key: StorageKey, _ pods: [ServicePod],
    _ context: inout ControllerContext
  ) throws(Refusal) {
    let family = service["spec"]?["ipFamilies"]?[0]?.string ?? "IPv4"
    let members = pods.filter { $0.address(family) != nil && !$0.facts.isTerminating }
    var subset: JSONValue = [:]
    for (name, isReady) in [("addresses", true), ("notReadyAddresses", false)] {
      let found = members.filter { $0.isServed == isReady }.map { $0.subsetAddress(family) }
        .sorted { $0["ip"]?.string ?? "" < $1["ip"]?.string ?? "" }
      if !found.isEmpty { subset[name] = .array(found) }
    }
    let subsets: JSONValue?
    if members.isEmpty {
      subsets = nil
    } else {
      if let ports = members.first?.subsetPorts, !ports.isEmpty { subset["ports"] = .array(ports) }
      subsets = [subset]
    }
    if let old = context.object(ControlledResource.endpoints, key) {
      if old["subsets"] == subsets { return }
      let now = context.nowText.string ?? ""
      try context.update(ControlledResource.endpoints, key) { object in
        object["subsets"] = subsets
        object.setAnnotation(Self.triggered, now)
      }
      return
    }
    var labels = service["metadata"]?["labels"] ?? [:]
    labels["endpoints.kubernetes.io/managed-by"] = "endpoint-controller"
    if service["spec"]?["clusterIP"]?.string == "None" {
      labels["service.kubernetes.io/headless"] = ""
    }
    var endpoints: JSONValue = [
      "metadata": [
        "name": .string(key.name), "namespace": .string(key.namespace), "labels": labels,
        "annotations": [Self.triggered: service["metadata"]?["creationTimestamp"] ?? ""],
      ]
    ]
    endpoints["subsets"] = subsets
    do {
      try context.create(ControlledResource.endpoints, in: key.namespace, endpoints)
    } catch {
      if !error.isNamespaceEnding { throw error }
    }
  }
}

/// A pod as a Service sees it.
struct ServicePod: Sendable {
  let facts: PodFacts
  private let pod: JSONValue
  private let service: JSONValue

  init(_ facts: PodFacts, _ service: JSONValue) {
    self.facts = facts
    self.service = service
    pod = facts.stored.value
  }

  var addresses: [String] {
    let several = (pod["status"]?["podIPs"]?.array ?? []).compactMap { $0["ip"]?.string }
    if !several.isEmpty { return several }
    return pod["status"]?["podIP"]?.string.map { [$0] } ?? []
  }

  func address(_ family: String) -> String? {
    addresses.first { $0.contains(":") == (family == "IPv6") }
  }

  private var servesUnready: Bool {
    service["spec"]?["publishNotReadyAddresses"]?.bool ?? false
  }

  var isServed: Bool { facts.isReady || servesUnready }

  private var reference: JSONValue {
    [
      "kind": "Pod", "namespace": .string(facts.key.namespace), "name": .string(facts.key.name),
      "uid": .string(facts.stored.uid),
    ]
  }

  func endpoint(_ family: String) -> JSONValue {
    var endpoint: JSONValue = [
      "addresses": [.string(address(family) ?? "")],
      "conditions": [
        "ready": .bool(servesUnready || facts.isReady && !facts.isTerminating),
        "serving": .bool(facts.isReady), "terminating": .bool(facts.isTerminating),
      ],
      "targetRef": reference, "nodeName": .string(facts.node),
    ]
    if let name = hostname { endpoint["hostname"] = .string(name) }
    return endpoint
  }

  func subsetAddress(_ family: String) -> JSONValue {
    var result: JSONValue = [
      "ip": .string(address(family) ?? ""), "nodeName": .string(facts.node),
      "targetRef": reference,
    ]
    if let name = hostname { result["hostname"] = .string(name) }
    return result
  }

  /// A pod whose subdomain is the Service has its own name there.
  private var hostname: String? {
    guard let name = pod["spec"]?["hostname"]?.string, !name.isEmpty,
      pod["spec"]?["subdomain"] == service["metadata"]?["name"]
    else { return nil }
    return name
  }

  private var ports: [JSONValue] {
    (service["spec"]?["ports"]?.array ?? []).compactMap { port in
      let target = port["targetPort"] ?? port["port"]
      var number = target?.int
      if let name = target?.string { number = named(name, port) }
      guard let number else { return nil }
      var result: JSONValue = [:]
      result["name"] = port["name"]
      result["port"] = .number(number)
      result["protocol"] = port["protocol"] ?? "TCP"
      result["appProtocol"] = port["appProtocol"]
      return result
    }
  }

  private func named(_ name: String, _ port: JSONValue) -> Int? {
    let transport = port["protocol"]?.string ?? "TCP"
    for container in pod["spec"]?["containers"]?.array ?? [] {
      for candidate in container["ports"]?.array ?? [] where candidate["name"]?.string == name {
        let other = candidate["protocol"]?.string ?? "TCP"
        if other == transport { return candidate["containerPort"]?.int }
      }
    }
    return nil
  }

  var subsetPorts: [JSONValue] { ports }

  /// A port of a slice has a name, if an empty one.
  var slicePorts: [JSONValue] {
    ports.map { port in
      var port = port
      if port["name"] == nil { port["name"] = "" }
      return port
    }
  }
}
