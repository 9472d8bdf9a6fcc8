// Made by kube-gen from Annotated/Oneofs.swift. Changes here are lost at the next build.

import KubeCore

nonisolated struct Oneof: Resource {
  /// Name, labels, owners and the like.
  var metadata: ObjectMeta
  /// What is wanted.
  var spec: OneofSpec
  /// Members that this version of the type does not know.
  var unknownMembers = UnknownMembers()

  init(metadata: ObjectMeta = ObjectMeta(), spec: OneofSpec) {
    self.metadata = metadata
    self.spec = spec
  }

  /// A new object of this name, ready to be created.
  init(
    name: String,
    namespace: String? = nil,
    labels: [String: String] = [:],
    annotations: [String: String] = [:],
    spec: OneofSpec
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

nonisolated extension Oneof {
  typealias Scope = NamespaceScope
  static var group: String { "testdata.kubebuilder.io" }
  static var version: String { "v1beta1" }
  static var kind: String { "Oneof" }
  static var plural: String { "oneofs" }

  static func declare(_ members: inout Members<Self>) {
    members.constant("apiVersion", "testdata.kubebuilder.io/v1beta1")
    members.constant("kind", "Oneof")
    members.add("metadata", \.metadata)
    members.add("spec", \.spec)
    members.keepUnknown("spec")
    members.unknown(\.unknownMembers)
  }
}

nonisolated extension Oneof: CustomResource {
  /// The CustomResourceDefinition of this kind, as its declaration describes it.
  static func crd() -> CustomResourceDefinition { Oneof.embeddedDefinition() }
}

nonisolated extension OneofSpec: JSONStruct {
  static func declare(_ members: inout Members<Self>) {
    members.add("firstTypeWithOneof", \.firstTypeWithOneof)
    members.add("secondTypeWithOneof", \.secondTypeWithOneof)
    members.add("firstTypeWithExactOneof", \.firstTypeWithExactOneof)
    members.add("secondTypeWithExactOneof", \.secondTypeWithExactOneof)
    members.add("typeWithMultipleAtLeastOneOf", \.typeWithMultipleAtLeastOneOf)
    members.add("typeWithAllOneOf", \.typeWithAllOneOf)
    members.add("typeWithOmitZero", \.typeWithOmitZero)
    members.add("typeWithOmitZeroExact", \.typeWithOmitZeroExact)
    members.add("typeWithOmitZeroAtLeastOneOf", \.typeWithOmitZeroAtLeastOneOf)
    members.add("firstCustomTypeAlias", \.firstCustomTypeAlias)
    members.add("secondCustomTypeAlias", \.secondCustomTypeAlias)
  }
}

nonisolated extension AtMostOnePair: JSONStruct {
  static func declare(_ members: inout Members<Self>) {
    members.add("foo", \.foo)
    members.add("bar", \.bar)
  }
}

nonisolated extension AtMostOneOfTwoPairs: JSONStruct {
  static func declare(_ members: inout Members<Self>) {
    members.add("a", \.a)
    members.add("b", \.b)
    members.add("c", \.c)
    members.add("d", \.d)
  }
}

nonisolated extension ExactlyOnePair: JSONStruct {
  static func declare(_ members: inout Members<Self>) {
    members.add("foo", \.foo)
    members.add("bar", \.bar)
  }
}

nonisolated extension ExactlyOneOfTwoPairs: JSONStruct {
  static func declare(_ members: inout Members<Self>) {
    members.add("a", \.a)
    members.add("b", \.b)
    members.add("c", \.c)
    members.add("d", \.d)
  }
}

nonisolated extension AtLeastOneOfTwoPairs: JSONStruct {
  static func declare(_ members: inout Members<Self>) {
    members.add("a", \.a)
    members.add("b", \.b)
    members.add("c", \.c)
    members.add("d", \.d)
  }
}

nonisolated extension AllKinds: JSONStruct {
  static func declare(_ members: inout Members<Self>) {
    members.add("a", \.a)
    members.add("b", \.b)
    members.add("c", \.c)
    members.add("d", \.d)
    members.add("e", \.e)
    members.add("f", \.f)
  }
}

nonisolated extension AtMostOneOmitted: JSONStruct {
  static func declare(_ members: inout Members<Self>) {
    members.add("foo", \.foo)
    members.add("bar", \.bar)
  }
}

nonisolated extension ExactlyOneOmitted: JSONStruct {
  static func declare(_ members: inout Members<Self>) {
    members.add("a", \.a)
    members.add("b", \.b)
  }
}

nonisolated extension AtLeastOneOmitted: JSONStruct {
  static func declare(_ members: inout Members<Self>) {
    members.add("c", \.c)
    members.add("d", \.d)
  }
}

nonisolated extension Oneof {
  fileprivate static func embeddedDefinition() -> CustomResourceDefinition {
    CustomResourceDefinition(
      embedded: #"""
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition",\#
        "metadata":{"name":"oneofs.testdata.kubebuilder.io"},\#
        "spec":{"group":"testdata.kubebuilder.io","names":{"kind":"Oneof","listKind":"OneofList",\#
        "plural":"oneofs","singular":"oneof"},"scope":"Namespaced","versions":[{"name":"v1beta1",\#
        "served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object",\#
        "properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},\#
        "metadata":{"type":"object"},"spec":{"type":"object",\#
        "properties":{"firstTypeWithOneof":{"type":"object","properties":{"foo":{"type":"string"},\#
        "bar":{"type":"string"}},"x-kubernetes-validations":[{"rule":"!(has(self.foo) && \#
        has(self.bar))","message":"only one of foo|bar may be set"},\#
        {"rule":"(has(self.foo)?1:0)+(has(self.bar)?1:0) <= 1","message":"at most one of the \#
        fields in [foo bar] may be set"}]},"secondTypeWithOneof":{"type":"object",\#
        "properties":{"a":{"type":"string"},"b":{"type":"string"},"c":{"type":"string"},\#
        "d":{"type":"string"}},"x-kubernetes-validations":[{"rule":"(has(self.a)?1:0)+(has(self.b)\#
        ?1:0) <= 1","message":"at most one of the fields in [a b] may be set"},\#
        {"rule":"(has(self.c)?1:0)+(has(self.d)?1:0) <= 1","message":"at most one of the fields \#
        in [c d] may be set"}]},"firstTypeWithExactOneof":{"type":"object",\#
        "properties":{"foo":{"type":"string"},"bar":{"type":"string"}},\#
        "x-kubernetes-validations":[{"rule":"(has(self.foo)?1:0)+(has(self.bar)?1:0) == 1",\#
        "message":"exactly one of the fields in [foo bar] must be set"}]},\#
        "secondTypeWithExactOneof":{"type":"object","properties":{"a":{"type":"string"},\#
        "b":{"type":"string"},"c":{"type":"string"},"d":{"type":"string"}},\#
        "x-kubernetes-validations":[{"rule":"(has(self.a)?1:0)+(has(self.b)?1:0) == 1",\#
        "message":"exactly one of the fields in [a b] must be set"},\#
        {"rule":"(has(self.c)?1:0)+(has(self.d)?1:0) == 1","message":"exactly one of the fields \#
        in [c d] must be set"}]},"typeWithMultipleAtLeastOneOf":{"type":"object",\#
        "properties":{"a":{"type":"string"},"b":{"type":"string"},"c":{"type":"string"},\#
        "d":{"type":"string"}},"x-kubernetes-validations":[{"rule":"has(self.a)||has(self.b)",\#
        "message":"at least one of the fields in [a b] must be set"},\#
        {"rule":"has(self.c)||has(self.d)","message":"at least one of the fields in [c d] must be \#
        set"}]},"typeWithAllOneOf":{"type":"object","properties":{"a":{"type":"string"},\#
        "b":{"type":"string"},"c":{"type":"string"},"d":{"type":"string"},"e":{"type":"string"},\#
        "f":{"type":"string"}},"x-kubernetes-validations":[{"rule":"(has(self.a)?1:0)+(has(self.b)\#
        ?1:0) <= 1","message":"at most one of the fields in [a b] may be set"},\#
        {"rule":"(has(self.c)?1:0)+(has(self.d)?1:0) == 1","message":"exactly one of the fields \#
        in [c d] must be set"},{"rule":"has(self.e)||has(self.f)","message":"at least one of the \#
        fields in [e f] must be set"}]},"typeWithOmitZero":{"type":"object",\#
        "properties":{"foo":{"type":"string"},"bar":{"type":"string"}},\#
        "x-kubernetes-validations":[{"rule":"(has(self.foo)?1:0)+(has(self.bar)?1:0) <= 1",\#
        "message":"at most one of the fields in [foo bar] may be set"}]},\#
        "typeWithOmitZeroExact":{"type":"object","properties":{"a":{"type":"string"},\#
        "b":{"type":"string"}},"x-kubernetes-validations":[{"rule":"(has(self.a)?1:0)+(has(self.b)\#
        ?1:0) == 1","message":"exactly one of the fields in [a b] must be set"}]},\#
        "typeWithOmitZeroAtLeastOneOf":{"type":"object","properties":{"c":{"type":"string"},\#
        "d":{"type":"string"}},"x-kubernetes-validations":[{"rule":"has(self.c)||has(self.d)",\#
        "message":"at least one of the fields in [c d] must be set"}]},\#
        "firstCustomTypeAlias":{"type":"integer","format":"int32","description":"A number between \#
        two bounds that CEL knows.","x-kubernetes-validations":[{"rule":"self >= 100 && self <= \#
        1000","message":"invalid CustomTypeAlias value"}]},\#
        "secondCustomTypeAlias":{"type":"integer","format":"int32","description":"A number \#
        between two bounds that CEL knows.","x-kubernetes-validations":[{"rule":"self >= 100 && \#
        self <= 1000","message":"invalid CustomTypeAlias value"}]}}}},"required":["spec"]}}}]}}
        """#
    )
  }
}
