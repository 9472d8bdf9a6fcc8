/// The order of an object's members, in its struct, in its initialiser and in its JSON: as people
/// write manifests.
///
/// First come the words of the table, in the table's order, then what is required, then what is
/// optional, both in alphabetical order. A member's place follows from its own name and from
/// whether it is required, so that a further member moves no other.
package enum MemberOrder {
  package static func sorted(_ properties: [PropertyModel]) -> [PropertyModel] {
    properties.map { (key: key(of: $0), property: $0) }.sorted { $0.key < $1.key }.map(\.property)
  }

  private static func key(of property: PropertyModel) -> (Int, Int, String) {
    let isRequired =
      !property.isOptional && !property.isLeftOutIfEmpty && property.defaultExpression == nil
    return (ranks[property.jsonName] ?? words.count, isRequired ? 0 : 1, property.jsonName)
  }

  private static let ranks = Dictionary(
    words.enumerated().map { ($1, $0) }, uniquingKeysWith: min)

  /// One list for all types: names mean much the same wherever they stand.
  private static let words = [
    // What an object is, and which.
    "apiVersion", "kind", "metadata", "name", "generateName", "namespace", "labels",
    "annotations", "ownerReferences", "finalizers", "uid", "apiGroup", "group", "version",
    "versions",
    "scope", "names", "apiGroups", "apiVersions", "operations",
    // Which objects something is about, when, and how many.
    "key", "operator", "weight", "preference", "scaleTargetRef", "minReplicas", "maxReplicas",
    "metrics", "schedule", "completions", "parallelism", "completionMode", "replicas",
    "minAvailable", "maxUnavailable", "podSelector", "selector", "matchLabels",
    "matchExpressions", "serviceName", "strategy", "template", "jobTemplate",
    "volumeClaimTemplates",
    // Routes and policies.
    "ingressClassName", "host", "http", "path", "pathType", "backend", "service", "hosts", "tls",
    "rules", "policyTypes", "from", "to", "ingress", "egress", "subjects", "roleRef",
    // Storage.
    "provisioner", "parameters", "capacity", "accessModes", "volumeMode",
    // A pod, and a container.
    "serviceAccountName", "image", "imagePullPolicy", "command", "args", "workingDir",
    "containerPort", "protocol", "port", "targetPort", "nodePort", "scheme", "addressType",
    "ports", "env", "envFrom", "value", "valueFrom", "values", "effect", "resources",
    "resourceNames", "verbs", "requests", "limits", "storageClassName", "mountPath", "subPath",
    "readOnly", "volumeMounts", "exec", "httpGet", "tcpSocket", "grpc", "initialDelaySeconds",
    "periodSeconds", "timeoutSeconds", "successThreshold", "failureThreshold", "livenessProbe",
    "readinessProbe", "startupProbe", "containers", "initContainers", "volumes", "restartPolicy",
    "secretName", "items", "optional",
    // What an object holds, and what became of it.
    "spec", "type", "stringData", "data", "status", "reason", "message", "lastTransitionTime",
  ]
}
