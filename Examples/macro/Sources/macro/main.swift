import Kube
import KubeMacros

/// A website that is served from a Git repository.
@Kube(group: "example.com", version: "v1", kind: "Website", namespaced: true)
struct WebsiteSpec {
  /// The name that it answers to.
  @Schema(minLength: 1, pattern: "^[a-z0-9.-]+$")
  var host: String
  var replicas: Int32 = 2
}
typealias Website = WebsiteSpec.Website

let client = try Client()
try await client.apply(crd: Website.crd(), fieldManager: "macro-example", force: true)

let sites = Api<Website>.defaultNamespaced(client)
let site = try await sites.create(
  Website(name: "handbook", spec: WebsiteSpec(host: "handbook.example.com")))
print("created \(site.name) with \(site.spec.replicas) replicas")
