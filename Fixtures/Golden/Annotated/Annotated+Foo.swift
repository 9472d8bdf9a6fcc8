// Made by kube-gen from Annotated/Foo.swift. Changes here are lost at the next build.

import KubeCore

/// A foo.
nonisolated struct Foo: Resource {
  /// Name, labels, owners and the like.
  var metadata: ObjectMeta
  /// What is wanted.
  var spec: FooSpec
  /// What a controller last found.
  var status: FooStatus?
  /// Members that this version of the type does not know.
  var unknownMembers = UnknownMembers()

  init(metadata: ObjectMeta = ObjectMeta(), spec: FooSpec, status: FooStatus? = nil) {
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
    spec: FooSpec
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

nonisolated extension Foo {
  typealias Scope = NamespaceScope
  static var group: String { "clux.dev" }
  static var version: String { "v1" }
  static var kind: String { "Foo" }
  static var plural: String { "foos" }

  static func declare(_ members: inout Members<Self>) {
    members.constant("apiVersion", "clux.dev/v1")
    members.constant("kind", "Foo")
    members.add("metadata", \.metadata)
    members.add("spec", \.spec)
    members.add("status", \.status)
    members.keepUnknown("spec")
    members.keepUnknown("status")
    members.unknown(\.unknownMembers)
  }
}

nonisolated extension Foo: CustomResource {
  /// The CustomResourceDefinition of this kind, as its declaration describes it.
  static func crd() -> CustomResourceDefinition { Foo.embeddedDefinition() }
}

nonisolated extension FooSpec: JSONStruct {
  static func declare(_ members: inout Members<Self>) {
    members.add("name", \.name)
    members.add("info", \.info)
    members.add("replicas", \.replicas, default: 1)
    members.add("mode", \.mode, default: .slow)
  }
}

nonisolated extension Mode: JSONEnumeration {}

nonisolated extension FooStatus: JSONStruct {
  static func declare(_ members: inout Members<Self>) {
    members.add("isBad", \.isBad)
    members.add("replicas", \.replicas)
  }
}

nonisolated extension Foo {
  fileprivate static func embeddedDefinition() -> CustomResourceDefinition {
    CustomResourceDefinition(
      embedded: #"""
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition",\#
        "metadata":{"name":"foos.clux.dev"},"spec":{"group":"clux.dev","names":{"kind":"Foo",\#
        "listKind":"FooList","plural":"foos","singular":"foo"},"scope":"Namespaced",\#
        "versions":[{"name":"v1","served":true,"storage":true,\#
        "schema":{"openAPIV3Schema":{"type":"object","description":"A foo.",\#
        "properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},\#
        "metadata":{"type":"object"},"spec":{"type":"object","description":"A foo.",\#
        "properties":{"name":{"type":"string","description":"Shown in the schema as the \#
        description.","minLength":1,"pattern":"^[a-z0-9-]+$"},"info":{"type":"string"},\#
        "replicas":{"type":"integer","format":"int32","default":1},"mode":{"type":"string",\#
        "default":"slow","enum":["fast","slow"]}},"required":["name"]},"status":{"type":"object",\#
        "properties":{"isBad":{"type":"boolean"},"replicas":{"type":"integer","format":"int32"}},\#
        "required":["isBad"]}},"required":["spec"]}},"subresources":{"status":{}}}]}}
        """#
    )
  }
}
