import Foundation
import KubeTestSupport
import Testing

@testable import KubeCore

@Suite("Identity of resources")
struct ResourceIdentityTests {
  @Test("the parts are put together")
  func parts() {
    let identity = ResourceIdentity(
      group: "apps", version: "v1", kind: "Deployment", plural: "deployments", isNamespaced: true)
    #expect(identity.apiVersion == "apps/v1")
    #expect(identity.gvk.description == "apps/v1, Kind=Deployment")
    #expect(identity.gvr.description == "apps/v1, Resource=deployments")
    #expect(ResourceIdentity.guessing(identity.gvk) == identity)
    #expect(!ResourceIdentity.guessing(identity.gvk, isNamespaced: false).isNamespaced)
  }

  @Test(
    "plurals of built-in kinds",
    arguments: [
      "APIService": "apiservices", "Binding": "bindings",
      "CertificateSigningRequest": "certificatesigningrequests", "ClusterRole": "clusterroles",
      "ClusterRoleBinding": "clusterrolebindings", "ComponentStatus": "componentstatuses",
      "ConfigMap": "configmaps", "ControllerRevision": "controllerrevisions",
      "CronJob": "cronjobs", "CSIDriver": "csidrivers", "CSINode": "csinodes",
      "CSIStorageCapacity": "csistoragecapacities",
      "CustomResourceDefinition": "customresourcedefinitions", "DaemonSet": "daemonsets",
      "Deployment": "deployments", "Endpoints": "endpoints", "EndpointSlice": "endpointslices",
      "Event": "events", "FlowSchema": "flowschemas",
      "HorizontalPodAutoscaler": "horizontalpodautoscalers", "Ingress": "ingresses",
      "IngressClass": "ingressclasses", "Job": "jobs", "Lease": "leases",
      "LimitRange": "limitranges", "LocalSubjectAccessReview": "localsubjectaccessreviews",
      "MutatingWebhookConfiguration": "mutatingwebhookconfigurations", "Namespace": "namespaces",
      "NetworkPolicy": "networkpolicies", "Node": "nodes",
      "PersistentVolumeClaim": "persistentvolumeclaims", "PersistentVolume": "persistentvolumes",
      "PodDisruptionBudget": "poddisruptionbudgets", "Pod": "pods",
      "PodSecurityPolicy": "podsecuritypolicies", "PodTemplate": "podtemplates",
      "PriorityClass": "priorityclasses",
      "PriorityLevelConfiguration": "prioritylevelconfigurations", "ReplicaSet": "replicasets",
      "ReplicationController": "replicationcontrollers", "ResourceQuota": "resourcequotas",
      "Role": "roles", "RoleBinding": "rolebindings", "RuntimeClass": "runtimeclasses",
      "Secret": "secrets", "SelfSubjectAccessReview": "selfsubjectaccessreviews",
      "SelfSubjectRulesReview": "selfsubjectrulesreviews", "ServiceAccount": "serviceaccounts",
      "Service": "services", "StatefulSet": "statefulsets", "StorageClass": "storageclasses",
      "StorageVersion": "storageversions", "SubjectAccessReview": "subjectaccessreviews",
      "TokenReview": "tokenreviews",
      "ValidatingWebhookConfiguration": "validatingwebhookconfigurations",
      "VolumeAttachment": "volumeattachments",
    ])
  func builtIn(kind: String, plural: String) {
    #expect(guess("", kind) == plural)
  }

  @Test(
    "plurals by rule",
    arguments: [
      ("", "", ""), ("", "Y", "ys"), ("", "Gateway", "gateways"), ("", "Proxy", "proxies"),
      ("", "Mesh", "meshes"), ("", "Batch", "batches"), ("", "Box", "boxes"),
      ("", "Quiz", "quizes"),
      ("", "CustomEndpoints", "customendpoints"), ("", "EndpointSlices", "endpointslices"),
      ("metrics.k8s.io", "NodeMetrics", "nodes"), ("metrics.k8s.io", "PodMetrics", "pods"),
      ("example.com", "PodMetrics", "podmetricses"),
    ])
  func byRule(group: String, kind: String, plural: String) {
    #expect(guess(group, kind) == plural)
  }

  @Test(
    "the guess is right for every kind of Kubernetes 1.36 that has a collection",
    .enabled(if: SharedData.has("openapi/kubernetes-1.36.2-swagger.json"), SharedData.whyAbsent))
  func kubernetes() throws {
    let data = try SharedData.contents("openapi/kubernetes-1.36.2-swagger.json")
    let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let paths = try #require(document["paths"] as? [String: [String: Any]])
    var count = 0
    for (path, operations) in paths {
      guard let post = operations["post"] as? [String: Any],
        let type = post["x-kubernetes-group-version-kind"] as? [String: String],
        let group = type["group"], let kind = type["kind"],
        let last = path.split(separator: "/").last, !path.contains("{name}")
      else { continue }
      #expect(guess(group, kind) == String(last))
      count += 1
    }
    #expect(count > 80)
  }

  @Test(
    "the guess is right for real custom resources, but for those whose authors did not decline",
    .enabled(if: SharedData.has("crds"), SharedData.whyAbsent))
  func customResources() throws {
    var wrong: [String] = []
    let files = try SharedData.files("crds")
    for file in files {
      let text = String(decoding: try SharedData.contents("crds/" + file), as: UTF8.self)
      let kind = try #require(text.firstMatch(of: /\n  names:\n(?:    .*\n)*?    kind: "?(\w+)/)?.1)
      let plural = try #require(
        text.firstMatch(of: /\n  names:\n(?:    .*\n)*?    plural: "?(\w+)/)?.1)
      if guess("", String(kind)) != plural { wrong.append(String(kind)) }
    }
    #expect(files.count > 20)
    #expect(wrong == ["VMDistributed"])
  }

  @Test("any kind has a plural, and noise never traps")
  func noise() {
    var random = SplitMix64(seed: 15)
    for _ in 0..<3000 {
      let kind = random.noise(upTo: 6)
      #expect(guess("", kind).isEmpty == kind.isEmpty)
    }
  }

  private func guess(_ group: String, _ kind: String) -> String {
    ResourceIdentity.guessing(GroupVersionKind(group: group, version: "v1", kind: kind)).plural
  }
}
