import KubeCore
import KubeGenModel

/// The resources that a server of Kubernetes 1.36 serves by itself: all stable versions.
enum BuiltInResources {
  static let all: [ServedResource] = APIModel.bundled.kinds.compactMap { kind in
    let identity = kind.identity
    guard !identity.version.contains("alpha"), !identity.version.contains("beta") else {
      return nil
    }
    let groupKind = GroupKind(group: identity.group, kind: identity.kind)
    let names = names[kind.plural]
    return ServedResource(
      identity: GroupVersionResource(
        group: identity.group, version: identity.version, resource: kind.plural),
      kind: identity.kind, shortNames: names?.short ?? [], categories: names?.categories ?? [],
      isNamespaced: kind.isNamespaced, verbs: kind.verbs,
      subresources: kind.subresources.map { part in
        ServedResource.Subresource(
          name: part.name, verbs: part.verbs,
          kind: part.kind.map {
            KubeCore.GroupVersionKind(group: $0.group, version: $0.version, kind: $0.kind)
          })
      },
      schema: BuiltInSchemas.shared[kind.definition], rules: BuiltInRules.rules(groupKind),
      storage: storages[groupKind], deprecationWarning: deprecations[groupKind])
  }

  /// Where several groups or versions have one storage.
  private static let storages: [GroupKind: ServedResource.Storage] = [
    GroupKind(group: "events.k8s.io", kind: "Event"): .init(
      resource: GroupResource(resource: "events"), apiVersion: "v1"),
    GroupKind(group: "autoscaling", kind: "HorizontalPodAutoscaler"): .init(
      resource: GroupResource(group: "autoscaling", resource: "horizontalpodautoscalers"),
      apiVersion: "autoscaling/v2"),
  ]

  private static let deprecations: [GroupKind: String] = [
    GroupKind(kind: "ComponentStatus"): "v1 ComponentStatus is deprecated in v1.19+",
    GroupKind(kind: "Endpoints"):
      "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice",
  ]

  private typealias Names = (short: [String], categories: [String])

  private static let names: [String: Names] = [
    "certificatesigningrequests": (["csr"], []),
    "componentstatuses": (["cs"], []),
    "configmaps": (["cm"], []),
    "cronjobs": (["cj"], ["all"]),
    "customresourcedefinitions": (["crd", "crds"], extensions),
    "apiservices": ([], extensions),
    "daemonsets": (["ds"], ["all"]),
    "deployments": (["deploy"], ["all"]),
    "endpoints": (["ep"], []),
    "events": (["ev"], []),
    "horizontalpodautoscalers": (["hpa"], ["all"]),
    "ingresses": (["ing"], []),
    "ipaddresses": (["ip"], []),
    "jobs": ([], ["all"]),
    "limitranges": (["limits"], []),
    "mutatingadmissionpolicies": ([], extensions),
    "mutatingadmissionpolicybindings": ([], extensions),
    "mutatingwebhookconfigurations": ([], extensions),
    "namespaces": (["ns"], []),
    "networkpolicies": (["netpol"], []),
    "nodes": (["no"], []),
    "persistentvolumeclaims": (["pvc"], []),
    "persistentvolumes": (["pv"], []),
    "poddisruptionbudgets": (["pdb"], []),
    "pods": (["po"], ["all"]),
    "priorityclasses": (["pc"], []),
    "replicasets": (["rs"], ["all"]),
    "replicationcontrollers": (["rc"], ["all"]),
    "resourcequotas": (["quota"], []),
    "serviceaccounts": (["sa"], []),
    "services": (["svc"], ["all"]),
    "statefulsets": (["sts"], ["all"]),
    "storageclasses": (["sc"], []),
    "validatingadmissionpolicies": ([], extensions),
    "validatingadmissionpolicybindings": ([], extensions),
    "validatingwebhookconfigurations": ([], extensions),
    "volumeattributesclasses": (["vac"], []),
  ]

  private static let extensions = ["api-extensions"]
}
