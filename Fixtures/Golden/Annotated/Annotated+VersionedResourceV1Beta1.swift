// Made by kube-gen from Annotated/VersionedResources.swift. Changes here are lost at the next
// build.

import KubeCore

nonisolated struct VersionedResourceV1Beta1: Resource {
  /// Name, labels, owners and the like.
  var metadata: ObjectMeta
  /// What is wanted.
  var spec: VersionedResourceV1Beta1Spec
  /// What a controller last found.
  var status: VersionedResourceStatus?
  /// Members that this version of the type does not know.
  var unknownMembers = UnknownMembers()

  init(
    metadata: ObjectMeta = ObjectMeta(),
    spec: VersionedResourceV1Beta1Spec,
    status: VersionedResourceStatus? = nil
  ) {
    self.metadata = metadata
    self.spec = spec
    self.status = status
  }

  /// A new object of this name, ready to be created.
  init(
    name: String,
    namespace: String? = nil,
    labels: [String: String] = [:],
    annotations: [String: String] = [:],
    spec: VersionedResourceV1Beta1Spec
  ) {
    let metadata = ObjectMeta(
      name: name,
      namespace: namespace,
      labels: labels,
      annotations: annotations
    )
    self.init(metadata: metadata, spec: spec)
  }
}

nonisolated extension VersionedResourceV1Beta1 {
  typealias Scope = NamespaceScope
  static var group: String { "testdata.kubebuilder.io" }
  static var version: String { "v1beta1" }
  static var kind: String { "VersionedResource" }
  static var plural: String { "versionedresources" }

  static func declare(_ members: inout Members<Self>) {
    members.constant("apiVersion", "testdata.kubebuilder.io/v1beta1")
    members.constant("kind", "VersionedResource")
    members.add("metadata", \.metadata)
    members.add("spec", \.spec)
    members.add("status", \.status)
    members.keepUnknown("spec")
    members.keepUnknown("status")
    members.unknown(\.unknownMembers)
  }
}

nonisolated extension VersionedResourceV1Beta1: CustomResource {
  /// The CustomResourceDefinition of this kind, as its declaration describes it.
  static func crd() -> CustomResourceDefinition { VersionedResourceV1Beta1.embeddedDefinition() }
}

nonisolated extension VersionedResourceV1Beta1Spec: JSONStruct {
  static func declare(_ members: inout Members<Self>) {
    members.add("struct", \.struct)
  }
}

nonisolated extension OuterStruct: JSONStruct {
  static func declare(_ members: inout Members<Self>) {
    members.add("struct", \.struct)
  }
}

nonisolated extension InnerStruct: JSONStruct {
  static func declare(_ members: inout Members<Self>) {
    members.add("foo", \.foo)
  }
}

nonisolated extension VersionedResourceStatus: JSONStruct {
  static func declare(_ members: inout Members<Self>) {}
}

nonisolated extension VersionedResourceV1Beta1 {
  fileprivate static func embeddedDefinition() -> CustomResourceDefinition {
    CustomResourceDefinition(
      embedded: #"""
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition",\#
        "metadata":{"name":"versionedresources.testdata.kubebuilder.io"},\#
        "spec":{"group":"testdata.kubebuilder.io","names":{"kind":"VersionedResource",\#
        "listKind":"VersionedResourceList","plural":"versionedresources",\#
        "singular":"versionedresource"},"scope":"Namespaced","versions":[{"name":"v1beta1",\#
        "served":true,"storage":false,"schema":{"openAPIV3Schema":{"type":"object",\#
        "properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},\#
        "metadata":{"type":"object"},"spec":{"type":"object",\#
        "properties":{"struct":{"type":"object","properties":{"struct":{"type":"object",\#
        "properties":{"foo":{"type":"string"}},"x-kubernetes-map-type":"atomic"}}}}},\#
        "status":{"type":"object"}},"required":["spec"]}},"subresources":{"status":{}}},\#
        {"name":"v1beta2","served":true,"storage":true,\#
        "schema":{"openAPIV3Schema":{"type":"object","properties":{"apiVersion":{"type":"string"},\#
        "kind":{"type":"string"},"metadata":{"type":"object"},"spec":{"type":"object",\#
        "properties":{"struct":{"type":"object","properties":{"struct":{"type":"object",\#
        "properties":{"foo":{"type":"string"}},"x-kubernetes-map-type":"atomic"}}}}},\#
        "status":{"type":"object"}},"required":["spec"]}},"subresources":{"status":{}}}]}}
        """#
    )
  }
}
