import KubeCore
import KubeJSON

/// EndpointSlices of Services that have no selector: what somebody wrote into their Endpoints.
struct EndpointMirrorController: Controller {
  let name = "endpointslicemirroring-controller"

  private static let managed = "endpointslicemirroring-controller.k8s.io"
  private static let skips = "endpointslice.kubernetes.io/skip-mirror"

  mutating func observe(_ change: Change, of resource: GroupResource, _ queue: inout KeyQueue) {
    guard let key = change.key else { return }
    switch resource {
    case ControlledResource.services.groupResource, ControlledResource.endpoints.groupResource:
      queue.add(key)
    case ControlledResource.slices.groupResource:
      let labels = (change.new ?? change.old)?.labels ?? [:]
      guard labels[EndpointController.managerLabel] == Self.managed,
        let service = labels[EndpointController.serviceLabel]
      else { return }
      queue.add(StorageKey(namespace: key.namespace, name: service))
    default: break
    }
  }

  func step(_ key: StorageKey, _ context: inout ControllerContext) throws(Refusal) {
    var known = context.all(ControlledResource.slices, in: key.namespace).filter {
      $0.labels[EndpointController.serviceLabel] == key.name
        && $0.labels[EndpointController.managerLabel] == Self.managed && !$0.isTerminating
    }
    if let endpoints = context.object(ControlledResource.endpoints, key),
      isMirrored(endpoints, key, context)
    {
      for wanted in slices(of: endpoints, key) {
        let place = known.firstIndex {
          $0.value["addressType"] == wanted["addressType"] && $0.value["ports"] == wanted["ports"]
        }
        guard let place else {
          try create(wanted, in: key.namespace, context)
          continue
        }
        let old = known.remove(at: place)
        if old.value["endpoints"] == wanted["endpoints"] { continue }
        try context.update(ControlledResource.slices, old.key) {
          $0["endpoints"] = wanted["endpoints"]
        }
      }
    }
    for slice in known { try context.delete(ControlledResource.slices, slice.key, uid: slice.uid) }
  }

  private func isMirrored(
    _ endpoints: JSONValue, _ key: StorageKey, _ context: ControllerContext
  ) -> Bool {
    guard let service = context.object(ControlledResource.services, key) else { return false }
    let metadata = endpoints["metadata"]
    return service["spec"]?["selector"]?.members?.isEmpty ?? true
      && metadata?["deletionTimestamp"] == nil
      && metadata?["labels"]?[Self.skips]?.string != "true"
      && metadata?["annotations"]?["control-plane.alpha.kubernetes.io/leader"] == nil
  }

  /// One for each subset and family of addresses.
  private func slices(of endpoints: JSONValue, _ key: StorageKey) -> [JSONValue] {
    var labels = endpoints["metadata"]?["labels"] ?? [:]
    labels[EndpointController.managerLabel] = .string(Self.managed)
    labels[EndpointController.serviceLabel] = .string(key.name)
    var metadata: JSONValue = [
      "generateName": .string("\(key.name)-"), "namespace": .string(key.namespace),
      "labels": labels,
      "ownerReferences": [ControllerContext.controllerReference(endpoints)],
    ]
    let kept = (endpoints["metadata"]?["annotations"]?.members ?? []).filter {
      !["endpoints.kubernetes.io/last-change-trigger-time", LastApplied.annotation]
        .contains($0.name)
    }
    if !kept.isEmpty { metadata["annotations"] = JSONValue(members: kept) }
    return (endpoints["subsets"]?.array ?? []).flatMap { subset in
      let ports = (subset["ports"]?.array ?? []).map { port in
        var port = port
        if port["name"] == nil { port["name"] = "" }
        return port
      }
      let all = Self.endpoints(subset)
      return ["IPv4", "IPv6"].compactMap { family -> JSONValue? in
        let members = all.filter {
          ($0["addresses"]?[0]?.string?.contains(":") ?? false) == (family == "IPv6")
        }
        if members.isEmpty { return nil }
        return [
          "metadata": metadata, "addressType": .string(family), "endpoints": .array(members),
          "ports": .array(ports),
        ]
      }
    }
  }

  private static func endpoints(_ subset: JSONValue) -> [JSONValue] {
    [("addresses", true), ("notReadyAddresses", false)].flatMap { list, isReady in
      (subset[list]?.array ?? []).map { address in
        var endpoint: JSONValue = [
          "addresses": [address["ip"] ?? ""], "conditions": ["ready": .bool(isReady)],
        ]
        for name in ["hostname", "targetRef", "nodeName"] { endpoint[name] = address[name] }
        return endpoint
      }
    }
  }

  private func create(
    _ slice: JSONValue, in namespace: String, _ context: ControllerContext
  ) throws(Refusal) {
    do {
      try context.create(ControlledResource.slices, in: namespace, slice)
    } catch {
      if !error.isNamespaceEnding { throw error }
    }
  }
}
