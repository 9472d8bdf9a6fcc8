/// The generated types that KubeCore has, because the client and every kind need them: names by
/// definition.
///
/// The table is fixed, not derived from the model at hand: KubeCore is made from the bundled model,
/// and a user's document may be of another version of Kubernetes. A definition that only the other
/// version has is not in KubeCore, so it is emitted.
///
/// In it are meta/v1, the definitions of custom resources, leases, both kinds of events, scale and
/// eviction, the reviews of authentication and authorization, and all that these reach.
/// `meta.v1.GroupResource` is not: KubeCore has an identity of that name, and only the migration of
/// stored versions refers to the definition.
package enum BaseTypes {
  /// The Swift name of a definition that KubeCore has.
  package static func name(for definition: String) -> String? {
    if let name = names[definition] { return name }
    // Servers with custom resources number some definitions of meta/v1: `ObjectMeta_v2`.
    guard let mark = definition.firstRange(of: "_v"), Int(definition[mark.upperBound...]) != nil
    else {
      return nil
    }
    return names[String(definition[..<mark.lowerBound])]
  }

  package static let names: [String: String] = {
    var names: [String: String] = [:]
    for (package, types) in packages {
      for type in types { names["\(package).\(type)"] = renamed["\(package).\(type)"] ?? type }
    }
    return names
  }()

  /// By the rule of ``OpenAPITypeNames``.
  private static let renamed: [String: String] = [
    "io.k8s.api.events.v1.Event": "EventsEvent",
    "io.k8s.api.events.v1.EventList": "EventsEventList",
    "io.k8s.api.events.v1.EventSeries": "EventsEventSeries",
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.ServiceReference":
      "APIExtensionsServiceReference",
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.WebhookClientConfig":
      "APIExtensionsWebhookClientConfig",
  ]

  private static let packages: [String: [String]] = [
    "io.k8s.api.authentication.v1": [
      "BoundObjectReference", "SelfSubjectReview", "SelfSubjectReviewStatus", "TokenRequest",
      "TokenRequestSpec", "TokenRequestStatus", "TokenReview", "TokenReviewSpec",
      "TokenReviewStatus", "UserInfo",
    ],
    "io.k8s.api.authorization.v1": [
      "FieldSelectorAttributes", "LabelSelectorAttributes", "LocalSubjectAccessReview",
      "NonResourceAttributes", "NonResourceRule", "ResourceAttributes", "ResourceRule",
      "SelfSubjectAccessReview", "SelfSubjectAccessReviewSpec", "SelfSubjectRulesReview",
      "SelfSubjectRulesReviewSpec", "SubjectAccessReview", "SubjectAccessReviewSpec",
      "SubjectAccessReviewStatus", "SubjectRulesReviewStatus",
    ],
    "io.k8s.api.autoscaling.v1": ["Scale", "ScaleSpec", "ScaleStatus"],
    "io.k8s.api.coordination.v1": ["Lease", "LeaseList", "LeaseSpec"],
    "io.k8s.api.core.v1": ["Event", "EventList", "EventSeries", "EventSource", "ObjectReference"],
    "io.k8s.api.events.v1": ["Event", "EventList", "EventSeries"],
    "io.k8s.api.policy.v1": ["Eviction"],
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1": [
      "CustomResourceColumnDefinition", "CustomResourceConversion", "CustomResourceDefinition",
      "CustomResourceDefinitionCondition", "CustomResourceDefinitionList",
      "CustomResourceDefinitionNames", "CustomResourceDefinitionSpec",
      "CustomResourceDefinitionStatus", "CustomResourceDefinitionVersion",
      "CustomResourceSubresourceScale", "CustomResourceSubresources", "CustomResourceValidation",
      "ExternalDocumentation", "JSONSchemaProps", "SelectableField", "ServiceReference",
      "ValidationRule", "WebhookClientConfig", "WebhookConversion",
    ],
    "io.k8s.apimachinery.pkg.apis.meta.v1": [
      "APIGroup", "APIGroupList", "APIResource", "APIResourceList", "APIVersions", "Condition",
      "DeleteOptions", "FieldSelectorRequirement", "GroupVersionForDiscovery", "LabelSelector",
      "LabelSelectorRequirement", "ListMeta", "ManagedFieldsEntry", "ObjectMeta",
      "OwnerReference", "Preconditions", "ServerAddressByClientCIDR", "ShardInfo", "Status",
      "StatusCause", "StatusDetails",
    ],
  ]
}
