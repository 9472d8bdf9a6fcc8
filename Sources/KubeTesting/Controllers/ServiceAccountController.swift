import KubeCore
import KubeJSON

/// The ServiceAccount `default` of each namespace, and Secrets that hold tokens of accounts.
struct ServiceAccountController: Controller {
  let name = "serviceaccount-controller"
  private static let accountAnnotation = "kubernetes.io/service-account.name"
  private static let uidAnnotation = "kubernetes.io/service-account.uid"
  private static let tokenType = "kubernetes.io/service-account-token"

  mutating func observe(_ change: Change, of resource: GroupResource, _ queue: inout KeyQueue) {
    guard let key = change.key else { return }
    switch resource {
    case ControlledResource.namespaces.groupResource:
      // The key of a namespace has no namespace itself.
      if change.new != nil { queue.add(key) }
    case ControlledResource.serviceAccounts.groupResource:
      if key.name == "default", change.new == nil {
        queue.add(StorageKey(namespace: "", name: key.namespace))
      }
      if change.old == nil || change.new == nil {
        // Any Secret may be one of the account's.
        queue.add(StorageKey(namespace: key.namespace, name: ""))
      }
    case ControlledResource.secrets.groupResource:
      if change.new?.fields["type"] == Self.tokenType { queue.add(key) }
    default: break
    }
  }

  func step(_ key: StorageKey, _ context: inout ControllerContext) throws(Refusal) {
    if key.namespace.isEmpty { return try createDefault(key, context) }
    guard key.name.isEmpty else { return try fill(key, context) }
    for secret in context.all(ControlledResource.secrets, in: key.namespace)
    where secret.fields["type"] == Self.tokenType { try fill(secret.key, context) }
  }

  private func createDefault(
    _ key: StorageKey, _ context: ControllerContext
  ) throws(Refusal) {
    guard let namespace = context.stored(ControlledResource.namespaces, key),
      !namespace.isTerminating
    else { return }
    let account = StorageKey(namespace: key.name, name: "default")
    guard context.stored(ControlledResource.serviceAccounts, account) == nil else { return }
    try context.create(
      ControlledResource.serviceAccounts, in: key.name,
      ["metadata": ["name": "default", "namespace": .string(key.name)]])
  }

  private func fill(_ key: StorageKey, _ context: ControllerContext) throws(Refusal) {
    guard let secret = context.object(ControlledResource.secrets, key) else { return }
    let annotations = secret["metadata"]?["annotations"]
    let name = annotations?[Self.accountAnnotation]?.string ?? ""
    let account = context.stored(
      ControlledResource.serviceAccounts, StorageKey(namespace: key.namespace, name: name))
    let uid = annotations?[Self.uidAnnotation]?.string
    guard let account, uid == nil || uid == account.uid else {
      return try context.delete(
        ControlledResource.secrets, key, uid: secret["metadata"]?["uid"]?.string)
    }
    let data = secret["data"]
    if uid != nil, data?["token"] != nil, data?["ca.crt"] != nil, data?["namespace"] != nil {
      return
    }
    let token = context.server.random.text(32)
    try context.update(ControlledResource.secrets, key) { object in
      object.setAnnotation(Self.uidAnnotation, account.uid)
      var data = object["data"] ?? [:]
      data["ca.crt"] = data["ca.crt"] ?? Self.base64(RootCertificateController.certificate)
      data["namespace"] = data["namespace"] ?? Self.base64(key.namespace)
      data["token"] = data["token"] ?? Self.base64(token)
      object["data"] = data
    }
  }

  private static func base64(_ text: String) -> JSONValue {
    .string(Base64Data(utf8: text).base64Text)
  }
}

/// The ConfigMap `kube-root-ca.crt` in each namespace.
struct RootCertificateController: Controller {
  let name = "root-ca-certificate-publisher-controller"
  private static let mapName = "kube-root-ca.crt"

  /// There is nothing to trust where there is no TLS; pods only want it to be there.
  static let certificate = """
    -----BEGIN CERTIFICATE-----
    a test cluster has no certificate
    -----END CERTIFICATE-----

    """

  private static let description =
    "Contains a CA bundle that can be used to verify the kube-apiserver when using internal "
    + "endpoints such as the internal service IP or kubernetes.default.svc. No other usage is "
    + "guaranteed across distributions of Kubernetes clusters."

  mutating func observe(_ change: Change, of resource: GroupResource, _ queue: inout KeyQueue) {
    guard let key = change.key else { return }
    if resource == ControlledResource.namespaces.groupResource, change.new != nil {
      queue.add(key)
    } else if resource == ControlledResource.configMaps.groupResource, key.name == Self.mapName {
      queue.add(StorageKey(namespace: "", name: key.namespace))
    }
  }

  func step(_ key: StorageKey, _ context: inout ControllerContext) throws(Refusal) {
    guard let namespace = context.stored(ControlledResource.namespaces, key),
      !namespace.isTerminating
    else { return }
    let map = StorageKey(namespace: key.name, name: Self.mapName)
    let data: JSONValue = ["ca.crt": .string(Self.certificate)]
    guard let old = context.object(ControlledResource.configMaps, map) else {
      try context.create(
        ControlledResource.configMaps, in: key.name,
        [
          "metadata": [
            "name": .string(Self.mapName), "namespace": .string(key.name),
            "annotations": ["kubernetes.io/description": .string(Self.description)],
          ], "data": data,
        ])
      return
    }
    guard old["data"] != data else { return }
    try context.update(ControlledResource.configMaps, map) { $0["data"] = data }
  }
}
