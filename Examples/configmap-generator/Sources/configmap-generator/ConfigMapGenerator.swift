import Kube

/// Text that a ConfigMap of the same name is made of.
// @kube(group: "example.com", version: "v1", kind: "ConfigMapGenerator", namespaced: true, shortNames: ["cmg"])
struct ConfigMapGeneratorSpec {
  /// What the ConfigMap has under `content`.
  var content: String
}

/// Keeps a ConfigMap for each ConfigMapGenerator of the cluster: swift run configmap-generator
///
/// Try it: create a generator, change its content, delete its ConfigMap; delete the generator, and
/// Kubernetes removes the ConfigMap, since it is owned.
@main
struct ConfigMapController {
  static func main() async throws {
    let client = try Client()

    // The definition is made of the struct above. The controller waits until the server serves it.
    try await Api<CustomResourceDefinition>(client)
      .apply(ConfigMapGenerator.crd(), fieldManager: "configmap-generator", force: true)

    // Generators are watched, and so is what they own: if somebody changes or deletes a ConfigMap,
    // its generator's turn has come. It runs until the task is cancelled.
    try await Controller(AllNamespaces<ConfigMapGenerator>(client), where: .generation)
      .owns(AllNamespaces<ConfigMap>(client))
      .run(client, reconcile: reconcile)
  }

  /// Makes the ConfigMap what the generator says. What it throws is logged and tried again, each time
  /// after a longer wait.
  static func reconcile(
    _ generator: ConfigMapGenerator, _ client: Client
  ) async throws -> ReconcileAction {
    guard generator.metadata.deletionTimestamp == nil, let owner = generator.ownerReference(),
      let namespace = generator.namespace
    else { return .awaitChange }

    let map = ConfigMap(
      metadata: ObjectMeta(name: generator.name, ownerReferences: [owner]),
      data: ["content": generator.spec.content])
    try await Api<ConfigMap>(client, namespace: namespace)
      .apply(map, fieldManager: "configmap-generator", force: true)

    // Nothing should be missed; what was missed nevertheless is put right every five minutes.
    return .requeue(after: .seconds(300))
  }
}
