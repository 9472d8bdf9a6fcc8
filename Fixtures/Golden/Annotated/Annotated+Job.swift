// Made by kube-gen from Annotated/Jobs.swift. Changes here are lost at the next build.

import KubeCore

/// What a Job is to do.
nonisolated struct Job: Resource {
  /// Name, labels, owners and the like.
  var metadata: ObjectMeta
  /// What is wanted.
  var spec: JobSpec
  /// Members that this version of the type does not know.
  var unknownMembers = UnknownMembers()

  init(metadata: ObjectMeta = ObjectMeta(), spec: JobSpec) {
    self.metadata = metadata
    self.spec = spec
  }

  /// A new object of this name, ready to be created.
  init(
    name: String,
    namespace: String? = nil,
    labels: [String: String] = [:],
    annotations: [String: String] = [:],
    spec: JobSpec
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

nonisolated extension Job {
  typealias Scope = NamespaceScope
  static var group: String { "testdata.kubebuilder.io" }
  static var version: String { "v1beta1" }
  static var kind: String { "Job" }
  static var plural: String { "jobs" }

  static func declare(_ members: inout Members<Self>) {
    members.constant("apiVersion", "testdata.kubebuilder.io/v1beta1")
    members.constant("kind", "Job")
    members.add("metadata", \.metadata)
    members.add("spec", \.spec)
    members.keepUnknown("spec")
    members.unknown(\.unknownMembers)
  }
}

nonisolated extension Job: CustomResource {
  /// The CustomResourceDefinition of this kind, as its declaration describes it.
  static func crd() -> CustomResourceDefinition { Job.embeddedDefinition() }
}

nonisolated extension JobSpec: JSONStruct {
  static func declare(_ members: inout Members<Self>) {
    members.add("friendlyName", \.friendlyName)
    members.add("count", \.count)
    members.add("crongJob", \.cronJob)
  }
}

nonisolated extension RelatedJob: JSONStruct {
  static func declare(_ members: inout Members<Self>) {
    members.add("int32WithValidations", \.int32WithValidations)
    members.add("twoOfAKindPart0", \.twoOfAKindPart0)
  }
}

nonisolated extension Job {
  fileprivate static func embeddedDefinition() -> CustomResourceDefinition {
    CustomResourceDefinition(
      embedded: #"""
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition",\#
        "metadata":{"name":"jobs.testdata.kubebuilder.io"},\#
        "spec":{"group":"testdata.kubebuilder.io","names":{"kind":"Job","listKind":"JobList",\#
        "plural":"jobs","singular":"job"},"scope":"Namespaced","versions":[{"name":"v1beta1",\#
        "served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object",\#
        "description":"What a Job is to do.","properties":{"apiVersion":{"type":"string"},\#
        "kind":{"type":"string"},"metadata":{"type":"object"},"spec":{"type":"object",\#
        "description":"What a Job is to do.","properties":{"friendlyName":{"type":"string",\#
        "description":"A name for people.","minLength":5},"count":{"type":"integer",\#
        "format":"int32","minimum":0,"maximum":10},"crongJob":{"type":"object","description":"The \#
        spec of the job that is related.","properties":{"int32WithValidations":{"type":"integer",\#
        "format":"int32","minimum":-2,"maximum":2,"multipleOf":2},\#
        "twoOfAKindPart0":{"type":"string","minLength":4}},"required":["int32WithValidations",\#
        "twoOfAKindPart0"]}},"required":["count","crongJob","friendlyName"]}},\#
        "required":["spec"]}}}]}}
        """#
    )
  }
}
