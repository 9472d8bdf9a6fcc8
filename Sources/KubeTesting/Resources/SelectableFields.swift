import KubeCore
import KubeJSON

/// What field selectors of a kind can ask for, beside name and namespace.
enum SelectableFields {
  static func names(_ resource: ServedResource) -> Set<String> {
    if let custom = resource.custom { return Set(custom.selectableFields.map(\.name)) }
    return Set(paths(resource).keys)
  }

  /// The values of an object in the version of the storage.
  static func values(_ object: JSONValue, _ resource: ServedResource) -> [String: String] {
    var values: [String: String] = [:]
    let paths =
      resource.custom.map { custom in
        Dictionary(custom.selectableFields.map { ($0.name, [$0.path]) }, uniquingKeysWith: { $1 })
      } ?? storedPaths(resource)
    for (name, places) in paths {
      values[name] = places.lazy.compactMap { text(object, $0) }.first ?? defaults[name] ?? ""
    }
    return values
  }

  private static func text(_ object: JSONValue, _ path: [String]) -> String? {
    var value: JSONValue? = object
    for step in path { value = value?[step] }
    guard let value else { return nil }
    if let text = value.string { return text.isEmpty ? nil : text }
    if let flag = value.bool { return flag ? "true" : "false" }
    return value.number?.text
  }

  private static let defaults = ["spec.unschedulable": "false", "spec.hostNetwork": "false"]

  private static func paths(_ resource: ServedResource) -> [String: [[String]]] {
    let group = resource.identity.group
    return table["\(group)/\(resource.kind)"] ?? [:]
  }

  /// Those of all groups and versions that have one storage.
  private static func storedPaths(_ resource: ServedResource) -> [String: [[String]]] {
    guard resource.kind == "Event" else { return paths(resource) }
    return (table["/Event"] ?? [:]).merging(table["events.k8s.io/Event"] ?? [:]) { first, _ in first
    }
  }

  private static func plain(_ names: String...) -> [String: [[String]]] {
    Dictionary(
      names.map { ($0, [$0.split(separator: ".").map(String.init)]) }, uniquingKeysWith: { $1 })
  }

  /// The component is in one of two places.
  private static let eventFields = ["source": [["source", "component"], ["reportingComponent"]]]

  private static let table: [String: [String: [[String]]]] = [
    "/Pod": plain(
      "spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName",
      "spec.hostNetwork", "status.phase", "status.podIP", "status.podIPs",
      "status.nominatedNodeName"),
    "/Node": plain("spec.unschedulable"),
    "/Namespace": plain("status.phase"),
    "/Secret": plain("type"),
    "/Service": plain("spec.clusterIP", "spec.type"),
    "/ReplicationController": plain("status.replicas"),
    "batch/Job": ["status.successful": [["status", "succeeded"]]],
    "certificates.k8s.io/CertificateSigningRequest": plain("spec.signerName"),
    "/Event": eventFields.merging(
      plain(
        "involvedObject.kind", "involvedObject.namespace", "involvedObject.name",
        "involvedObject.uid", "involvedObject.apiVersion", "involvedObject.resourceVersion",
        "involvedObject.fieldPath", "reason", "reportingComponent", "type")
    ) { $1 },
    "events.k8s.io/Event": [
      "regarding.kind": [["involvedObject", "kind"]],
      "regarding.namespace": [["involvedObject", "namespace"]],
      "regarding.name": [["involvedObject", "name"]],
      "regarding.uid": [["involvedObject", "uid"]],
      "regarding.apiVersion": [["involvedObject", "apiVersion"]],
      "regarding.resourceVersion": [["involvedObject", "resourceVersion"]],
      "regarding.fieldPath": [["involvedObject", "fieldPath"]],
      "reason": [["reason"]], "reportingController": [["reportingComponent"]],
      "type": [["type"]],
    ],
  ]

  static func message(_ resource: ServedResource, _ field: String) -> String {
    if resource.custom != nil { return "field label not supported: \(field)" }
    switch (resource.identity.group, resource.kind) {
    case ("", "Pod"), ("", "Node"), ("", "Namespace"), ("", "Secret"), ("", "Service"),
      ("", "Event"), ("events.k8s.io", "Event"), ("", "ReplicationController"),
      ("certificates.k8s.io", "CertificateSigningRequest"):
      return "field label not supported: \(field)"
    case ("batch", "Job"): return "field label \"\(field)\" not supported for Job"
    default:
      return "\"\(field)\" is not a known field selector: only \"metadata.name\", "
        + "\"metadata.namespace\""
    }
  }
}
