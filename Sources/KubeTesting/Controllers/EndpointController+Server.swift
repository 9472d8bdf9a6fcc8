import KubeCore
import KubeJSON

extension EndpointController {
  static let serverKey = StorageKey(namespace: "default", name: "kubernetes")

  /// Where the server itself is, as it writes it itself.
  func serveServer(
    _ service: JSONValue, _ context: inout ControllerContext
  ) throws(Refusal) {
    guard service["spec"]?["selector"] == nil else { return }
    let key = Self.serverKey
    let port: JSONValue = ["name": "https", "port": 6443, "protocol": "TCP"]
    if context.stored(ControlledResource.endpoints, key) == nil {
      try context.create(
        ControlledResource.endpoints, in: key.namespace,
        [
          "metadata": [
            "name": .string(key.name), "namespace": .string(key.namespace),
            "labels": ["endpointslice.kubernetes.io/skip-mirror": "true"],
          ],
          "subsets": [["addresses": [["ip": .string(Self.serverAddress)]], "ports": [port]]],
        ])
    }
    if context.stored(ControlledResource.slices, key) == nil {
      try context.create(
        ControlledResource.slices, in: key.namespace,
        [
          "metadata": [
            "name": .string(key.name), "namespace": .string(key.namespace),
            "labels": [Self.serviceLabel: .string(key.name)],
          ],
          "addressType": "IPv4", "ports": [port],
          "endpoints": [
            ["addresses": [.string(Self.serverAddress)], "conditions": ["ready": true]]
          ],
        ])
    }
  }

  /// Nobody is there; the nodes begin at .10.
  private static let serverAddress = "192.168.0.2"
}
