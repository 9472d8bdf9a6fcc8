import KubeClient
import KubeTestSupport
import KubeTransport

extension ScriptedTransport {
  /// A server that answers with these documents by path, in whatever order it is asked.
  convenience init(documents: [String: String]) {
    self.init(routes: documents.mapValues { ScriptedTransport.json($0) })
  }

  /// The paths in the order of the alphabet, as requests may overtake each other.
  var paths: [String] { requests.compactMap(\.head.path).sorted() }
}

/// Documents of a server's discovery, in both forms.
enum DiscoverySamples {
  /// `pods`, with the subresources that make a difference.
  static let pods =
    #"{"resource":"pods","responseKind":{"group":"","version":"","kind":"Pod"},"#
    + #""scope":"Namespaced","singularResource":"pod","verbs":["get","list","watch"],"#
    + #""shortNames":["po"],"categories":["all"],"subresources":["#
    + #"{"subresource":"log","responseKind":{"kind":"Pod"},"verbs":["get"]},"#
    + #"{"subresource":"eviction","responseKind":{"group":"policy","version":"v1","#
    + #""kind":"Eviction"},"verbs":["create"]}]}"#

  static func resource(
    _ plural: String, _ kind: String, singular: String? = nil, short: [String] = [],
    scope: String = "Namespaced", categories: [String] = [], verbs: [String] = ["get", "list"]
  ) -> String {
    func list(_ names: [String]) -> String {
      "[" + names.map { "\"\($0)\"" }.joined(separator: ",") + "]"
    }
    return #"{"resource":"\#(plural)","responseKind":{"group":"","version":"","kind":"\#(kind)"},"#
      + #""scope":"\#(scope)","singularResource":"\#(singular ?? kind.lowercased())","#
      + #""verbs":\#(list(verbs)),"shortNames":\#(list(short)),"categories":\#(list(categories))}"#
  }

  static func version(
    _ name: String, _ resources: [String], freshness: String = "Current"
  ) -> String {
    #"{"version":"\#(name)","freshness":"\#(freshness)","#
      + #""resources":[\#(resources.joined(separator: ","))]}"#
  }

  static func group(_ name: String, _ versions: [String]) -> String {
    let metadata = name.isEmpty ? "{}" : #"{"name":"\#(name)"}"#
    return #"{"metadata":\#(metadata),"versions":[\#(versions.joined(separator: ","))]}"#
  }

  static func list(_ groups: [String], form: String = "v2") -> String {
    #"{"kind":"APIGroupDiscoveryList","apiVersion":"apidiscovery.k8s.io/\#(form)","#
      + #""metadata":{},"items":[\#(groups.joined(separator: ","))]}"#
  }

  /// A server with a few groups that share names.
  static func aggregated(form: String = "v2") -> [String: String] {
    [
      "/api": list(
        [
          group(
            "",
            [
              version(
                "v1",
                [
                  pods, resource("nodes", "Node", short: ["no"], scope: "Cluster"),
                  resource("events", "Event", short: ["ev"]),
                  resource("configmaps", "ConfigMap", short: ["cm"], verbs: ["get", "create"]),
                ])
            ])
        ], form: form),
      "/apis": list(
        [
          group(
            "apps",
            [
              version("v1", [deployments(["all"])]),
              version("v1beta1", [deployments(), resource("scales", "Scale")]),
            ]),
          group("events.k8s.io", [version("v1", [resource("events", "Event", short: ["ev"])])]),
          group("extensions", [version("v1beta1", [deployments()])]),
          group(
            "metrics.k8s.io",
            [version("v1beta1", [resource("nodes", "NodeMetrics", singular: "", scope: "Cluster")])]
          ),
        ], form: form),
    ]
  }

  private static func deployments(_ categories: [String] = []) -> String {
    resource("deployments", "Deployment", short: ["deploy"], categories: categories)
  }

  static func client(_ transport: any HTTPTransport) throws -> Client {
    try Observed().client(transport, retry: .none)
  }
}
