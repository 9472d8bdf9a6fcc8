// Made by kube-gen from Annotated/Enums.swift. Changes here are lost at the next build.

import KubeCore

/// What an Enum is to be.
nonisolated struct Enum: Resource {
  /// Name, labels, owners and the like.
  var metadata: ObjectMeta
  /// What is wanted.
  var spec: EnumSpec
  /// Members that this version of the type does not know.
  var unknownMembers = UnknownMembers()

  init(metadata: ObjectMeta = ObjectMeta(), spec: EnumSpec) {
    self.metadata = metadata
    self.spec = spec
  }

  /// A new object of this name, ready to be created.
  init(
    name: String,
    namespace: String? = nil,
    labels: [String: String] = [:],
    annotations: [String: String] = [:],
    spec: EnumSpec
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

nonisolated extension Enum {
  typealias Scope = NamespaceScope
  static var group: String { "testdata.kubebuilder.io" }
  static var version: String { "v1" }
  static var kind: String { "Enum" }
  static var plural: String { "enums" }

  static func declare(_ members: inout Members<Self>) {
    members.constant("apiVersion", "testdata.kubebuilder.io/v1")
    members.constant("kind", "Enum")
    members.add("metadata", \.metadata)
    members.add("spec", \.spec)
    members.keepUnknown("spec")
    members.unknown(\.unknownMembers)
  }
}

nonisolated extension Enum: CustomResource {
  /// The CustomResourceDefinition of this kind, as its declaration describes it.
  static func crd() -> CustomResourceDefinition { Enum.embeddedDefinition() }
}

nonisolated extension EnumSpec: JSONStruct {
  static func declare(_ members: inout Members<Self>) {
    members.add("field", \.field)
  }
}

nonisolated extension EnumType: JSONEnumeration {}

nonisolated extension Enum {
  fileprivate static func embeddedDefinition() -> CustomResourceDefinition {
    CustomResourceDefinition(
      embedded: #"""
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition",\#
        "metadata":{"name":"enums.testdata.kubebuilder.io"},\#
        "spec":{"group":"testdata.kubebuilder.io","names":{"kind":"Enum","listKind":"EnumList",\#
        "plural":"enums","singular":"enum"},"scope":"Namespaced","versions":[{"name":"v1",\#
        "served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object",\#
        "description":"What an Enum is to be.","properties":{"apiVersion":{"type":"string"},\#
        "kind":{"type":"string"},"metadata":{"type":"object"},"spec":{"type":"object",\#
        "description":"What an Enum is to be.","properties":{"field":{"type":"string",\#
        "enum":["Value1","Value2"]}}}},"required":["spec"]}}}]}}
        """#
    )
  }
}
