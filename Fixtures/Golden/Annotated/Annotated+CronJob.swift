// Made by kube-gen from Annotated/CronJobs.swift. Changes here are lost at the next build.

import KubeCore

nonisolated struct CronJob: Resource {
  /// Name, labels, owners and the like.
  var metadata: ObjectMeta
  /// What is wanted.
  var spec: CronJobSpec
  /// What a controller last found.
  var status: CronJobStatus? {
    get { _status.wrappedValue }
    _modify { yield &_status.wrappedValue }
  }
  private var _status: Boxed<CronJobStatus>
  /// Members that this version of the type does not know.
  var unknownMembers = UnknownMembers()

  init(metadata: ObjectMeta = ObjectMeta(), spec: CronJobSpec, status: CronJobStatus? = nil) {
    self.metadata = metadata
    self.spec = spec
    _status = Boxed(wrappedValue: status)
  }

  /// A new object of this name, ready to be created.
  init(
    name: String,
    namespace: String? = nil,
    labels: [String: String] = [:],
    annotations: [String: String] = [:],
    spec: CronJobSpec
  ) {
    var metadata = ObjectMeta(
      name: name,
      namespace: namespace,
      labels: labels,
      annotations: annotations
    )
    // swift-format-ignore
    metadata.annotations["api-approved.kubernetes.io"] = metadata.annotations["api-approved.kubernetes.io"] ?? "https://github.com/kubernetes-sigs/controller-tools"
    // swift-format-ignore
    metadata.annotations["cert-manager.io/inject-ca-from-secret"] = metadata.annotations["cert-manager.io/inject-ca-from-secret"] ?? "cert-manager/cert-manager-webhook-ca"
    self.init(metadata: metadata, spec: spec)
  }
}

nonisolated extension CronJob {
  typealias Scope = NamespaceScope
  static var group: String { "testdata.kubebuilder.io" }
  static var version: String { "v1" }
  static var kind: String { "CronJob" }
  static var plural: String { "cronjobs" }

  static func declare(_ members: inout Members<Self>) {
    members.constant("apiVersion", "testdata.kubebuilder.io/v1")
    members.constant("kind", "CronJob")
    members.add("metadata", \.metadata)
    members.add("spec", \.spec)
    members.add("status", \._status, as: \.status)
    members.keepUnknown("spec")
    members.keepUnknown("status")
    members.unknown(\.unknownMembers)
  }
}

nonisolated extension CronJob: CustomResource {
  /// The CustomResourceDefinition of this kind, as its declaration describes it.
  static func crd() -> CustomResourceDefinition { CronJob.embeddedDefinition() }
}

nonisolated extension CronJobSpec: JSONStruct {
  static func declare(_ members: inout Members<Self>) {
    members.add("schedule", \.schedule)
    members.add("startingDeadlineSeconds", \.startingDeadlineSeconds)
    members.add("concurrencyPolicy", \.concurrencyPolicy)
    members.add("k8sConcurrencyPolicy", \.k8sConcurrencyPolicy)
    members.add("suspend", \.suspend)
    members.omit(\.internalData, default: "")
    members.coded("noReallySuspend", \.noReallySuspend)
    members.add("binaryName", \.binaryName)
    members.add("canBeNull", \.canBeNull, keepsNull: true)
    members.add("successfulJobsHistoryLimit", \.successfulJobsHistoryLimit)
    members.add("failedJobsHistoryLimit", \.failedJobsHistoryLimit)
    members.add("byteSliceData", \.byteSliceData)
    members.add("stringSliceData", \.stringSliceData)
    members.add("ptrData", \.ptrData)
    members.add("twoOfAKindPart0", \.twoOfAKindPart0)
    members.add("twoOfAKindPart1", \.twoOfAKindPart1)
    members.add("defaultedString", \.defaultedString)
    members.add("defaultedSlice", \.defaultedSlice)
    members.add("defaultedObject", \.defaultedObject)
    members.add("defaultedEmptySlice", \.defaultedEmptySlice)
    members.add("defaultedEmptyMap", \.defaultedEmptyMap)
    members.add("defaultedEmptyObject", \.defaultedEmptyObject)
    members.add("doubleDefaultedString", \.doubleDefaultedString)
    members.add("kubernetesDefaultedString", \.kubernetesDefaultedString)
    members.add("kubernetesDefaultedSlice", \.kubernetesDefaultedSlice)
    members.add("kubernetesDefaultedObject", \.kubernetesDefaultedObject)
    members.add("kubernetesDefaultedEmptySlice", \.kubernetesDefaultedEmptySlice)
    members.add("kubernetesDefaultedEmptyMap", \.kubernetesDefaultedEmptyMap)
    members.add("kubernetesDefaultedEmptyObject", \.kubernetesDefaultedEmptyObject)
    members.add("kubernetesDefaultedRef", \.kubernetesDefaultedRef)
    members.add("patternObject", \.patternObject)
    members.add("embeddedResource", \.embeddedResource)
    members.add("unprunedJSON", \.unprunedJSON)
    members.add("unprunedEmbeddedResource", \.unprunedEmbeddedResource)
    members.coded("unprunedFomType", \.unprunedFomType)
    members.coded("unprunedFomTypeAndField", \.unprunedFomTypeAndField)
    members.add("associativeList", \.associativeList)
    members.add("k8sAssociativeList", \.k8sAssociativeList)
    members.add("k8sSetList", \.k8sSetList)
    members.add("k8sAtomicList", \.k8sAtomicList)
    members.add("nestedassociativeList", \.nestedassociativeList)
    members.add("k8sNestedAssociativeList", \.k8sNestedAssociativeList)
    members.add("mapOfInfo", \.mapOfInfo)
    members.add("nestedMapOfInfo", \.nestedMapOfInfo)
    members.add("structWithSeveralFields", \.structWithSeveralFields)
    members.add("nestedStructWithSeveralFields", \.nestedStructWithSeveralFields)
    members.add(
      "nestedStructWithSeveralFieldsDoubleMarked",
      \.nestedStructWithSeveralFieldsDoubleMarked
    )
    members.add("justNestedObject", \.justNestedObject)
    members.add("explicitlyOptionalKubebuilder", \.explicitlyOptionalKubebuilder)
    members.add("explicitlyOptionalKubernetes", \.explicitlyOptionalKubernetes)
    members.add("explicitlyOptionalK8s", \.explicitlyOptionalK8s)
    members.add("explicitlyRequiredKubebuilder", \.explicitlyRequiredKubebuilder)
    members.add("explicitlyRequiredKubernetes", \.explicitlyRequiredKubernetes)
    members.add("explicitlyRequiredK8s", \.explicitlyRequiredK8s)
    members.add("minMaxProperties", \.minMaxProperties)
    members.add("schemaless", \.schemaless)
    members.add("intOrStringWithAPattern", \.intOrStringWithAPattern)
    members.add("intOrStringWithEnum", \.intOrStringWithEnum)
    members.add("nestedMap", \.nestedMap)
    members.add("nestedNestedMap", \.nestedNestedMap)
    members.add("nestedMapInStruct", \.nestedMapInStruct)
    members.add("mapOfArraysOfFloats", \.mapOfArraysOfFloats)
    members.add("mapOfTextMarshalerKeys", \.mapOfTextMarshalerKeys)
    members.add("floatWithValidations", \.floatWithValidations)
    members.add("float64WithValidations", \.float64WithValidations)
    members.add("intWithValidations", \.intWithValidations)
    members.add("int32WithValidations", \.int32WithValidations)
    members.add("foo", \.foo)
    members.add("baz", \.baz)
    members.add("stringWithEvenLength", \.stringWithEvenLength)
    members.add(
      "stringWithEvenLengthAndMessageExpression",
      \.stringWithEvenLengthAndMessageExpression
    )
    members.add("stringWithEvenLengthAndGoodPrefix", \.stringWithEvenLengthAndGoodPrefix)
    members.add("forbiddenInt", \.forbiddenInt)
    members.add("array", \.array)
    members.add("arrayUsingCompositeLiteral", \.arrayUsingCompositeLiteral)
    members.add("hosts", \.hosts)
    members.add("enumSlice", \.enumSlice)
    members.add("hostsAlias", \.hostsAlias)
    members.add("aliasFromPackage", \.aliasFromPackage)
    members.add("stringAlias", \.stringAlias)
    members.add("stringAliasPtr", \.stringAliasPtr)
    members.add("stringAliasAddedValidation", \.stringAliasAddedValidation)
    members.add("stringAliasAlreadyValidated", \.stringAliasAlreadyValidated)
    members.add("stringAliasWithAddedTitle", \.stringAliasWithAddedTitle)
    members.add("stringAliasWithTitle", \.stringAliasWithTitle)
    members.add("stringPair", \.stringPair)
    members.add("longerStringArray", \.longerStringArray)
    members.add("intOrStringArrayWithAPattern", \.intOrStringArrayWithAPattern)
    members.add("intOrStringWithEnumSlice", \.intOrStringWithEnumSlice)
    members.add("protocol", \.protocol)
    members.add("selectableFieldString", \.selectableFieldString)
    members.add("fromEmbedded", \.fromEmbedded)
    members.add("fromPointer", \.fromPointer)
    members.add("onlyAllowSettingOnUpdate", \.onlyAllowSettingOnUpdate)
    members.add("locallyBoundedInteger", \.locallyBoundedInteger)
    members.add("locallyBoundedString", \.locallyBoundedString)
    members.add("fieldLevelAliasOverride", \.fieldLevelAliasOverride)
    members.add("fieldLevelLocalDeclarationOverride", \.fieldLevelLocalDeclarationOverride)
  }
}

nonisolated extension ConcurrencyPolicy: JSONEnumeration {}

nonisolated extension RootObject: JSONStruct {
  static func declare(_ members: inout Members<Self>) {
    members.add("nested", \.nested)
  }
}

nonisolated extension NestedObject: JSONStruct {
  static func declare(_ members: inout Members<Self>) {
    members.add("foo", \.foo)
    members.add("bar", \.bar)
    members.unknown(\.unknownMembers)
  }
}

nonisolated extension EmptiableObject: JSONStruct {
  static func declare(_ members: inout Members<Self>) {
    members.add("foo", \.foo)
    members.add("bar", \.bar)
  }
}

nonisolated extension AssociativeType: JSONStruct {
  static func declare(_ members: inout Members<Self>) {
    members.add("name", \.name)
    members.add("secondary", \.secondary)
    members.add("foo", \.foo)
  }
}

nonisolated extension MinMaxObject: JSONStruct {
  static func declare(_ members: inout Members<Self>) {
    members.add("foo", \.foo)
    members.add("bar", \.bar)
    members.add("baz", \.baz)
  }
}

nonisolated extension ContainsNestedMap: JSONStruct {
  static func declare(_ members: inout Members<Self>) {
    members.add("innerMap", \.innerMap)
  }
}

nonisolated extension CronJobStatus: JSONStruct {
  static func declare(_ members: inout Members<Self>) {
    members.add("active", \.active)
    members.add("lastScheduleTime", \.lastScheduleTime)
    members.coded("lastScheduleTime2", \.lastScheduleTime2)
    members.add("lastScheduleMicroTime", \.lastScheduleMicroTime)
    members.add("lastActiveLogURL", \.lastActiveLogURL)
    members.add("lastActiveLogURL2", \.lastActiveLogURL2)
    members.add("lastActiveLogURL3", \.lastActiveLogURL3)
    members.add("lastActiveLogURL4", \.lastActiveLogURL4)
    members.add("duration", \.duration)
  }
}

nonisolated extension RunDuration: JSONStruct {
  static func declare(_ members: inout Members<Self>) {
    members.add("value", \.value)
  }
}

nonisolated extension CronJob {
  fileprivate static func embeddedDefinition() -> CustomResourceDefinition {
    CustomResourceDefinition(
      embedded: #"""
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition",\#
        "metadata":{"name":"cronjobs.testdata.kubebuilder.io",\#
        "annotations":{"api-approved.kubernetes.io":"https://github.com/kubernetes-sigs/controller\#
        -tools","cert-manager.io/inject-ca-from-secret":"cert-manager/cert-manager-webhook-ca"}},\#
        "spec":{"group":"testdata.kubebuilder.io","names":{"kind":"CronJob",\#
        "listKind":"CronJobList","plural":"cronjobs","singular":"mycronjob"},"scope":"Namespaced",\#
        "versions":[{"name":"v1","served":true,"storage":true,\#
        "schema":{"openAPIV3Schema":{"type":"object","properties":{"apiVersion":{"type":"string"},\#
        "kind":{"type":"string"},"metadata":{"type":"object"},"spec":{"type":"object",\#
        "properties":{"schedule":{"type":"string","description":"The times, in cron's notation."},\#
        "startingDeadlineSeconds":{"type":"integer","format":"int64"},\#
        "concurrencyPolicy":{"type":"string","enum":["Allow","Forbid","Replace"]},\#
        "k8sConcurrencyPolicy":{"type":"string","enum":["Allow","Forbid","Replace"]},\#
        "suspend":{"type":"boolean"},"noReallySuspend":{"type":"string","description":"A boolean \#
        that JSON holds as a string."},"binaryName":{"type":"string","format":"byte"},\#
        "canBeNull":{"type":"string","nullable":true},\#
        "successfulJobsHistoryLimit":{"type":"integer","format":"int32"},\#
        "failedJobsHistoryLimit":{"type":"integer","format":"int32"},\#
        "byteSliceData":{"type":"object","additionalProperties":{"type":"string",\#
        "format":"byte"}},"stringSliceData":{"type":"object",\#
        "additionalProperties":{"type":"array","items":{"type":"string"}}},\#
        "ptrData":{"type":"object","additionalProperties":{"type":"string"}},\#
        "twoOfAKindPart0":{"type":"string","minLength":4},"twoOfAKindPart1":{"type":"string",\#
        "minLength":4},"defaultedString":{"type":"string","title":"DefaultedString",\#
        "default":"forty-two","example":"forty-two"},"defaultedSlice":{"type":"array",\#
        "title":"DefaultedSlice","default":["a","b"],"example":["a","b"],\#
        "items":{"type":"string"}},"defaultedObject":{"type":"array","title":"124",\#
        "default":[{"nested":{"foo":"baz","bar":true}},{"nested":{"foo":"qux","bar":false}}],\#
        "example":[{"nested":{"foo":"baz","bar":true}},{"nested":{"foo":"qux","bar":false}}],\#
        "items":{"type":"object","properties":{"nested":{"type":"object",\#
        "properties":{"foo":{"type":"string"},"bar":{"type":"boolean"}},"required":["bar",\#
        "foo"]}},"required":["nested"]}},"defaultedEmptySlice":{"type":"array","title":"{}",\#
        "default":[],"items":{"type":"string"}},"defaultedEmptyMap":{"type":"object","default":{},\#
        "additionalProperties":{"type":"string"}},"defaultedEmptyObject":{"type":"object",\#
        "default":{},"properties":{"foo":{"type":"string","default":"forty-two"},\#
        "bar":{"type":"string"}}},"doubleDefaultedString":{"type":"string",\#
        "default":"kubebuilder-default"},"kubernetesDefaultedString":{"type":"string",\#
        "default":"forty-two"},"kubernetesDefaultedSlice":{"type":"array","default":["a","b"],\#
        "items":{"type":"string"}},"kubernetesDefaultedObject":{"type":"array",\#
        "default":[{"nested":{"foo":"baz","bar":true}},{"nested":{"foo":"qux","bar":false}}],\#
        "items":{"type":"object","properties":{"nested":{"type":"object",\#
        "properties":{"foo":{"type":"string"},"bar":{"type":"boolean"}},"required":["bar",\#
        "foo"]}},"required":["nested"]}},"kubernetesDefaultedEmptySlice":{"type":"array",\#
        "default":[],"items":{"type":"string"}},"kubernetesDefaultedEmptyMap":{"type":"object",\#
        "default":{},"additionalProperties":{"type":"string"}},\#
        "kubernetesDefaultedEmptyObject":{"type":"object","default":{},\#
        "properties":{"foo":{"type":"string","default":"forty-two"},"bar":{"type":"string"}}},\#
        "kubernetesDefaultedRef":{"type":"string"},"patternObject":{"type":"string",\#
        "pattern":"^$|^((https):\\/\\/?)[^\\s()<>]+(?:\\([\\w\\d]+\\)|([^[:punct:]\\s]|\\/?))$"},\#
        "embeddedResource":{"type":"object","x-kubernetes-preserve-unknown-fields":true,\#
        "x-kubernetes-embedded-resource":true},"unprunedJSON":{"type":"object",\#
        "properties":{"foo":{"type":"string"},"bar":{"type":"boolean"}},"required":["bar","foo"],\#
        "x-kubernetes-preserve-unknown-fields":true},"unprunedEmbeddedResource":{"type":"object",\#
        "x-kubernetes-preserve-unknown-fields":true,"x-kubernetes-embedded-resource":true},\#
        "unprunedFomType":{"type":"object","description":"An object of which one field is known \#
        by name.","x-kubernetes-preserve-unknown-fields":true},\#
        "unprunedFomTypeAndField":{"type":"object","description":"An object of which one field is \#
        known by name.","x-kubernetes-preserve-unknown-fields":true},\#
        "associativeList":{"type":"array","items":{"type":"object",\#
        "properties":{"name":{"type":"string"},"secondary":{"type":"integer"},\#
        "foo":{"type":"string"}},"required":["foo","name","secondary"]},\#
        "x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["name","secondary"]},\#
        "k8sAssociativeList":{"type":"array","items":{"type":"object",\#
        "properties":{"name":{"type":"string"},"secondary":{"type":"integer"},\#
        "foo":{"type":"string"}},"required":["foo","name","secondary"]},\#
        "x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["name"]},\#
        "k8sSetList":{"type":"array","items":{"type":"string"},"x-kubernetes-list-type":"set"},\#
        "k8sAtomicList":{"type":"array","items":{"type":"string"},\#
        "x-kubernetes-list-type":"atomic"},"nestedassociativeList":{"type":"array",\#
        "items":{"type":"object","properties":{"name":{"type":"string"},\#
        "secondary":{"type":"integer"},"foo":{"type":"string"}},"required":["foo","name",\#
        "secondary"]},"x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["name",\#
        "secondary"]},"k8sNestedAssociativeList":{"type":"array","items":{"type":"object",\#
        "properties":{"name":{"type":"string"},"secondary":{"type":"integer"},\#
        "foo":{"type":"string"}},"required":["foo","name","secondary"]},\#
        "x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["name","secondary"]},\#
        "mapOfInfo":{"type":"object","additionalProperties":{"type":"string","format":"byte"},\#
        "x-kubernetes-map-type":"granular"},"nestedMapOfInfo":{"type":"object",\#
        "additionalProperties":{"type":"string","format":"byte"},\#
        "x-kubernetes-map-type":"granular"},"structWithSeveralFields":{"type":"object",\#
        "properties":{"foo":{"type":"string"},"bar":{"type":"boolean"}},"required":["bar","foo"],\#
        "x-kubernetes-map-type":"atomic"},"nestedStructWithSeveralFields":{"type":"object",\#
        "properties":{"foo":{"type":"string"},"bar":{"type":"boolean"}},"required":["bar","foo"],\#
        "x-kubernetes-map-type":"atomic"},"nestedStructWithSeveralFieldsDoubleMarked":{"type":"obj\#
        ect","properties":{"foo":{"type":"string"},"bar":{"type":"boolean"}},"required":["bar",\#
        "foo"],"x-kubernetes-map-type":"atomic"},"justNestedObject":{"type":"object",\#
        "properties":{"foo":{"type":"string"},"bar":{"type":"boolean"}},"required":["bar","foo"]},\#
        "explicitlyOptionalKubebuilder":{"type":"string"},\#
        "explicitlyOptionalKubernetes":{"type":"string"},\#
        "explicitlyOptionalK8s":{"type":"string"},"explicitlyRequiredKubebuilder":{"type":"string"\#
        },"explicitlyRequiredKubernetes":{"type":"string"},\#
        "explicitlyRequiredK8s":{"type":"string"},"minMaxProperties":{"type":"object",\#
        "minProperties":1,"maxProperties":2,"properties":{"foo":{"type":"string"},\#
        "bar":{"type":"string"},"baz":{"type":"string"}}},"schemaless":{"type":"string"},\#
        "intOrStringWithAPattern":{"minLength":2,"maxLength":11,"pattern":"^((100|[0-9]{1,\#
        2})%|[0-9]+)$","x-kubernetes-int-or-string":true,"anyOf":[{"type":"integer"},\#
        {"type":"string"}]},"intOrStringWithEnum":{"enum":[1,2,"foo","bar"],\#
        "x-kubernetes-int-or-string":true,"anyOf":[{"type":"integer"},{"type":"string"}]},\#
        "nestedMap":{"type":"object","additionalProperties":{"type":"object",\#
        "additionalProperties":{"type":"string"}}},"nestedNestedMap":{"type":"object",\#
        "additionalProperties":{"type":"object","additionalProperties":{"type":"object",\#
        "additionalProperties":{"type":"string"}}}},"nestedMapInStruct":{"type":"object",\#
        "additionalProperties":{"type":"object","properties":{"innerMap":{"type":"object",\#
        "additionalProperties":{"type":"string"}}}}},"mapOfArraysOfFloats":{"type":"object",\#
        "additionalProperties":{"type":"array","items":{"type":"boolean"}}},\#
        "mapOfTextMarshalerKeys":{"type":"object","additionalProperties":{"type":"string"}},\#
        "floatWithValidations":{"type":"number","minimum":-0.5,"maximum":1.5,"multipleOf":0.5},\#
        "float64WithValidations":{"type":"number","minimum":-0.5,"maximum":1.5,"multipleOf":0.5},\#
        "intWithValidations":{"type":"integer","minimum":-2,"maximum":2,"multipleOf":2},\#
        "int32WithValidations":{"type":"integer","format":"int32","minimum":-2,"maximum":2,\#
        "multipleOf":2},"foo":{"type":"string"},"baz":{"type":"string"},\#
        "stringWithEvenLength":{"type":"string","x-kubernetes-validations":[{"rule":"self.size() \#
        % 2 == 0","message":"must have even length"},{"rule":"true"}]},\#
        "stringWithEvenLengthAndMessageExpression":{"type":"string",\#
        "x-kubernetes-validations":[{"rule":"self.size() % 2 == 0","messageExpression":"self + ' \#
        has odd length, must be even'"}]},"stringWithEvenLengthAndGoodPrefix":{"type":"string",\#
        "x-kubernetes-validations":[{"rule":"self.startsWith('good-')","message":"must have good \#
        prefix"},{"rule":"self.size() % 2 == 0","message":"must have even length"}]},\#
        "forbiddenInt":{"type":"integer"},"array":{"type":"array","items":{"type":"integer"}},\#
        "arrayUsingCompositeLiteral":{"type":"array","items":{"type":"string"}},\#
        "hosts":{"type":"array","minItems":1,"items":{"type":"string","minLength":1,\#
        "maxLength":255,"pattern":"^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?\#
        )*$"},"x-kubernetes-list-type":"set"},"enumSlice":{"type":"array",\#
        "items":{"type":"integer","enum":[0,1,3]}},"hostsAlias":{"type":"array","minItems":1,\#
        "items":{"type":"string","minLength":1,"maxLength":255,\#
        "pattern":"^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"},\#
        "x-kubernetes-list-type":"set"},"aliasFromPackage":{"type":"string"},\#
        "stringAlias":{"type":"string"},"stringAliasPtr":{"type":"string"},\#
        "stringAliasAddedValidation":{"type":"string","minLength":1,"maxLength":255},\#
        "stringAliasAlreadyValidated":{"type":"string","minLength":1,"maxLength":255},\#
        "stringAliasWithAddedTitle":{"type":"string","title":"title on field"},\#
        "stringAliasWithTitle":{"type":"string","title":"title on type"},\#
        "stringPair":{"type":"array","minItems":2,"maxItems":2,"items":{"type":"string"}},\#
        "longerStringArray":{"type":"array","minItems":3,"items":{"type":"string","minLength":4}},\#
        "intOrStringArrayWithAPattern":{"type":"array","items":{"minLength":1,"maxLength":10,\#
        "pattern":"^((100|[0-9]{1,2})%|[0-9]+)$","x-kubernetes-int-or-string":true,\#
        "anyOf":[{"type":"integer"},{"type":"string"}]}},\#
        "intOrStringWithEnumSlice":{"type":"array","items":{"enum":[1,2,"foo","bar"],\#
        "minLength":1,"maxLength":3,"x-kubernetes-int-or-string":true,"anyOf":[{"type":"integer"},\#
        {"type":"string"}]}},"protocol":{"type":"string","default":"TCP"},\#
        "selectableFieldString":{"type":"string"},"fromEmbedded":{"type":"string"},\#
        "fromPointer":{"type":"string"},"onlyAllowSettingOnUpdate":{"type":"integer",\#
        "format":"int32","x-kubernetes-validations":[{"rule":"oldSelf.hasValue() || self == 0",\#
        "message":"must be set to 0 on creation. can be set to any value on an update.",\#
        "optionalOldSelf":true}]},"locallyBoundedInteger":{"type":"integer","format":"int32",\#
        "minimum":1,"maximum":10},"locallyBoundedString":{"type":"string","minLength":1,\#
        "maxLength":10},"fieldLevelAliasOverride":{"type":"string","allOf":[{"minLength":1,\#
        "maxLength":255},{"minLength":10,"maxLength":10}]},\#
        "fieldLevelLocalDeclarationOverride":{"type":"string","maxLength":10,\#
        "allOf":[{"minLength":4},{"minLength":10}]}},"required":["associativeList","baz",\#
        "binaryName","canBeNull","defaultedEmptyMap","defaultedEmptyObject","defaultedEmptySlice",\#
        "defaultedObject","defaultedSlice","defaultedString","doubleDefaultedString",\#
        "embeddedResource","explicitlyRequiredK8s","explicitlyRequiredKubebuilder",\#
        "explicitlyRequiredKubernetes","float64WithValidations","floatWithValidations","foo",\#
        "int32WithValidations","intWithValidations","k8sAssociativeList",\#
        "k8sNestedAssociativeList","kubernetesDefaultedEmptyMap","kubernetesDefaultedEmptyObject",\#
        "kubernetesDefaultedEmptySlice","kubernetesDefaultedObject","kubernetesDefaultedSlice",\#
        "kubernetesDefaultedString","mapOfInfo","nestedMapOfInfo","nestedStructWithSeveralFields",\#
        "nestedStructWithSeveralFieldsDoubleMarked","nestedassociativeList","patternObject",\#
        "schedule","stringPair","structWithSeveralFields","twoOfAKindPart0","twoOfAKindPart1",\#
        "unprunedEmbeddedResource","unprunedFomType","unprunedFomTypeAndField","unprunedJSON"],\#
        "x-kubernetes-validations":[{"rule":"has(oldSelf.forbiddenInt) || \#
        !has(self.forbiddenInt)","message":"forbiddenInt is not allowed",\#
        "reason":"FieldValueForbidden","fieldPath":".forbiddenInt"}]},"status":{"type":"object",\#
        "properties":{"active":{"type":"array","items":{"type":"object",\#
        "properties":{"apiVersion":{"type":"string"},"fieldPath":{"type":"string"},\#
        "kind":{"type":"string"},"name":{"type":"string"},"namespace":{"type":"string"},\#
        "resourceVersion":{"type":"string"},"uid":{"type":"string"}},\#
        "x-kubernetes-map-type":"atomic"}},"lastScheduleTime":{"type":"string",\#
        "format":"date-time"},"lastScheduleTime2":{"type":"integer","format":"int64",\#
        "description":"Milliseconds since 1970."},"lastScheduleMicroTime":{"type":"string",\#
        "format":"date-time"},"lastActiveLogURL":{"type":"string"},\#
        "lastActiveLogURL2":{"type":"string"},"lastActiveLogURL3":{"type":"string"},\#
        "lastActiveLogURL4":{"type":"string"},"duration":{"type":"object",\#
        "properties":{"value":{"type":"integer","format":"int64"}},"required":["value"]}}}},\#
        "required":["spec"]}},"subresources":{"status":{}},\#
        "selectableFields":[{"jsonPath":".spec.selectableFieldString"}]}]}}
        """#
    )
  }
}
