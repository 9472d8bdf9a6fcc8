/// A mistake in Kubernetes' OpenAPI documents, and what puts it right.
///
/// Only what would keep a value from being read or written back whole is put right. So `name` of
/// `LocalObjectReference` and its like stays optional, as the documents have it: a required name
/// would turn `{}` into `{"name":""}`. And `StatefulSetSpec.volumeClaimTemplates` stays an atomic
/// list without a merge key, for so the server treats it (kubernetes/kubernetes#74819).
struct OpenAPIFixup: Sendable {
  enum Change: Sendable {
    /// The documents say that the property is required, but servers leave it out or send null.
    case makeOptional(definition: String, property: String)
    /// The documents name a kind for the subresource that is none: it has neither definition nor
    /// JSON.
    case dropKind(plural: String, subresource: String, kind: String)
  }

  let change: Change
  let reason: String
  /// The last version of Kubernetes whose documents have the mistake; nil if the bundled version
  /// has it.
  let lastVersion: String?

  private init(_ change: Change, because reason: String, until lastVersion: String? = nil) {
    self.change = change
    self.reason = reason
    self.lastVersion = lastVersion
  }

  static let all: [OpenAPIFixup] =
    [
      OpenAPIFixup(
        .makeOptional(definition: "io.k8s.api.events.v1.Event", property: "eventTime"),
        because: "Events that were written through core/v1 have none, and are read as null."),
      OpenAPIFixup(
        .makeOptional(definition: "io.k8s.api.events.v1.EventSeries", property: "lastObservedTime"),
        because: "The same events: core/v1 does not require it."),
      OpenAPIFixup(
        .makeOptional(
          definition: "io.k8s.api.networking.v1.NetworkPolicySpec", property: "podSelector"),
        because: "The server takes a policy without one (kubernetes/kubernetes#131354).",
        until: "1.33"),
      OpenAPIFixup(
        .makeOptional(definition: "io.k8s.api.apps.v1.StatefulSetSpec", property: "serviceName"),
        because: "The server takes a set without one (kubernetes/kubernetes#130233).",
        until: "1.32"),
    ]
    + [
      ("nodes", "proxy", "NodeProxyOptions"),
      ("pods", "attach", "PodAttachOptions"),
      ("pods", "exec", "PodExecOptions"),
      ("pods", "portforward", "PodPortForwardOptions"),
      ("pods", "proxy", "PodProxyOptions"),
      ("services", "proxy", "ServiceProxyOptions"),
    ].map { plural, subresource, kind in
      OpenAPIFixup(
        .dropKind(plural: plural, subresource: subresource, kind: kind),
        because: "The options are a query, not an object (kubernetes/kubernetes#66807).")
    }

  /// False: the model does not have the mistake.
  func apply(to model: inout APIModel) -> Bool {
    var isApplied = false
    switch change {
    case .makeOptional(let definition, let property):
      _ = model.update(definition) { definition in
        guard case .object(var properties) = definition.form,
          let index = properties.firstIndex(where: { $0.name == property && $0.isRequired })
        else { return }
        properties[index].isRequired = false
        definition.form = .object(properties)
        isApplied = true
      }
    case .dropKind(let plural, let subresource, let kind):
      _ = model.update(group: "", version: "v1", plural: plural) { parent in
        let index = parent.subresources.firstIndex {
          $0.name == subresource && $0.kind?.kind == kind
        }
        guard let index else { return }
        parent.subresources[index].kind = nil
        isApplied = true
      }
    }
    return isApplied
  }
}
