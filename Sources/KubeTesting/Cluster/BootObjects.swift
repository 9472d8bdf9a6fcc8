import KubeCore
import KubeJSON

/// What a cluster has before anybody asks for anything.
enum BootObjects {
  static func create(in server: APIServer) {
    let now = server.clock.time
    for name in ["kube-system", "kube-public", "kube-node-lease", "default"] {
      write(
        server, "namespaces", "", name,
        [
          "kind": "Namespace", "apiVersion": "v1",
          "metadata": metadata(
            server, name, nil, now,
            labels: ["kubernetes.io/metadata.name": .string(name)],
            owns: ["f:metadata": ["f:labels": [".": [:], "f:kubernetes.io/metadata.name": [:]]]]),
          "spec": ["finalizers": ["kubernetes"]], "status": ["phase": "Active"],
        ])
    }
    let day = String(now.description.prefix(10))
    for (name, key, value) in [
      ("extension-apiserver-authentication", "client-ca-file", ""),
      ("kube-apiserver-legacy-service-account-token-tracking", "since", day),
    ] {
      write(
        server, "configmaps", "kube-system", name,
        [
          "kind": "ConfigMap", "apiVersion": "v1",
          "metadata": metadata(
            server, name, "kube-system", now, labels: nil,
            owns: ["f:data": [".": [:], "f:\(key)": [:]]]),
          "data": [key: .string(value)],
        ])
    }
  }

  private static func metadata(
    _ server: APIServer, _ name: String, _ namespace: String?, _ now: Time, labels: JSONValue?,
    owns: JSONValue
  ) -> JSONValue {
    var metadata: JSONValue = ["name": .string(name)]
    if let namespace { metadata["namespace"] = .string(namespace) }
    metadata["uid"] = .string(server.random.uid())
    metadata["creationTimestamp"] = .string(now.description)
    if let labels { metadata["labels"] = labels }
    metadata["managedFields"] = [
      [
        "manager": "kube-apiserver", "operation": "Update", "apiVersion": "v1",
        "time": .string(now.description), "fieldsType": "FieldsV1", "fieldsV1": owns,
      ]
    ]
    return metadata
  }

  private static func write(
    _ server: APIServer, _ resource: String, _ namespace: String, _ name: String,
    _ object: JSONValue
  ) {
    let kind = object["kind"]?.string ?? ""
    let object = FieldOrder.ordered(object, definition: ProtobufBody.definition("v1", kind))
    let resource = GroupResource(resource: resource)
    let fields = resource.resource == "namespaces" ? ["status.phase": "Active"] : [:]
    // Nobody was there before.
    _ = try? server.store.write(
      resource, StorageKey(namespace: namespace, name: name), replacing: nil, with: object,
      fields: fields)
  }
}
