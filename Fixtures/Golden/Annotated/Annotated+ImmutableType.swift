// Made by kube-gen from Annotated/ImmutableTypes.swift. Changes here are lost at the next build.

import KubeCore

nonisolated struct ImmutableType: Resource {
  /// Name, labels, owners and the like.
  var metadata: ObjectMeta
  /// What is wanted.
  var spec: ImmutableSpec
  /// Members that this version of the type does not know.
  var unknownMembers = UnknownMembers()

  init(metadata: ObjectMeta = ObjectMeta(), spec: ImmutableSpec) {
    self.metadata = metadata
    self.spec = spec
  }

  /// A new object of this name, ready to be created.
  init(
    name: String,
    namespace: String? = nil,
    labels: [String: String] = [:],
    annotations: [String: String] = [:],
    spec: ImmutableSpec
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

nonisolated extension ImmutableType {
  typealias Scope = NamespaceScope
  static var group: String { "testdata.kubebuilder.io" }
  static var version: String { "v1" }
  static var kind: String { "ImmutableType" }
  static var plural: String { "immutabletypes" }

  static func declare(_ members: inout Members<Self>) {
    members.constant("apiVersion", "testdata.kubebuilder.io/v1")
    members.constant("kind", "ImmutableType")
    members.add("metadata", \.metadata)
    members.add("spec", \.spec)
    members.keepUnknown("spec")
    members.unknown(\.unknownMembers)
  }
}

nonisolated extension ImmutableType: CustomResource {
  /// The CustomResourceDefinition of this kind, as its declaration describes it.
  static func crd() -> CustomResourceDefinition { ImmutableType.embeddedDefinition() }
}

nonisolated extension ImmutableSpec: JSONStruct {
  static func declare(_ members: inout Members<Self>) {
    members.add("requiredString", \.requiredString)
    members.add("optionalString", \.optionalString)
    members.add("optionalLiteralString", \.optionalLiteralString)
    members.add("requiredStruct", \.requiredStruct)
    members.add("optionalStruct", \.optionalStruct)
    members.add("optionalOmitZeroStruct", \.optionalOmitZeroStruct)
    members.add("requiredSlice", \.requiredSlice)
    members.add("optionalSlice", \.optionalSlice)
    members.add("requiredMap", \.requiredMap)
    members.add("optionalMap", \.optionalMap)
    members.add("mutableString", \.mutableString)
  }
}

nonisolated extension KeyAndValue: JSONStruct {
  static func declare(_ members: inout Members<Self>) {
    members.add("key", \.key)
    members.add("value", \.value)
  }
}

nonisolated extension ImmutableType {
  fileprivate static func embeddedDefinition() -> CustomResourceDefinition {
    CustomResourceDefinition(
      embedded: #"""
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition",\#
        "metadata":{"name":"immutabletypes.testdata.kubebuilder.io"},\#
        "spec":{"group":"testdata.kubebuilder.io","names":{"kind":"ImmutableType",\#
        "listKind":"ImmutableTypeList","plural":"immutabletypes","singular":"immutabletype"},\#
        "scope":"Namespaced","versions":[{"name":"v1","served":true,"storage":true,\#
        "schema":{"openAPIV3Schema":{"type":"object","properties":{"apiVersion":{"type":"string"},\#
        "kind":{"type":"string"},"metadata":{"type":"object"},"spec":{"type":"object",\#
        "properties":{"requiredString":{"type":"string","x-kubernetes-validations":[{"rule":"self \#
        == oldSelf","message":"field is immutable"}]},"optionalString":{"type":"string",\#
        "x-kubernetes-validations":[{"rule":"self == oldSelf","message":"field is immutable"}]},\#
        "optionalLiteralString":{"type":"string","x-kubernetes-validations":[{"rule":"self == \#
        oldSelf","message":"field is immutable"}]},"requiredStruct":{"type":"object",\#
        "properties":{"key":{"type":"string"},"value":{"type":"string"}},"required":["key",\#
        "value"],"x-kubernetes-validations":[{"rule":"self == oldSelf","message":"field is \#
        immutable"}]},"optionalStruct":{"type":"object","properties":{"key":{"type":"string"},\#
        "value":{"type":"string"}},"required":["key","value"],\#
        "x-kubernetes-validations":[{"rule":"self == oldSelf","message":"field is immutable"}]},\#
        "optionalOmitZeroStruct":{"type":"object","properties":{"key":{"type":"string"},\#
        "value":{"type":"string"}},"required":["key","value"],\#
        "x-kubernetes-validations":[{"rule":"self == oldSelf","message":"field is immutable"}]},\#
        "requiredSlice":{"type":"array","items":{"type":"string"},\#
        "x-kubernetes-validations":[{"rule":"self == oldSelf","message":"field is immutable"}]},\#
        "optionalSlice":{"type":"array","items":{"type":"string"},\#
        "x-kubernetes-validations":[{"rule":"self == oldSelf","message":"field is immutable"}]},\#
        "requiredMap":{"type":"object","additionalProperties":{"type":"string"},\#
        "x-kubernetes-validations":[{"rule":"self == oldSelf","message":"field is immutable"}]},\#
        "optionalMap":{"type":"object","additionalProperties":{"type":"string"},\#
        "x-kubernetes-validations":[{"rule":"self == oldSelf","message":"field is immutable"}]},\#
        "mutableString":{"type":"string"}},"required":["mutableString","requiredMap",\#
        "requiredSlice","requiredString","requiredStruct"],\#
        "x-kubernetes-validations":[{"rule":"!has(oldSelf.optionalString) || \#
        has(self.optionalString)","message":"field optionalString is immutable once set"},\#
        {"rule":"!has(oldSelf.optionalLiteralString) || has(self.optionalLiteralString)",\#
        "message":"field optionalLiteralString is immutable once set"},\#
        {"rule":"!has(oldSelf.optionalStruct) || has(self.optionalStruct)","message":"field \#
        optionalStruct is immutable once set"},{"rule":"!has(oldSelf.optionalOmitZeroStruct) || \#
        has(self.optionalOmitZeroStruct)","message":"field optionalOmitZeroStruct is immutable \#
        once set"},{"rule":"!has(oldSelf.optionalSlice) || has(self.optionalSlice)",\#
        "message":"field optionalSlice is immutable once set"},{"rule":"!has(oldSelf.optionalMap) \#
        || has(self.optionalMap)","message":"field optionalMap is immutable once set"}]}},\#
        "required":["spec"]}}}]}}
        """#
    )
  }
}
