import Testing

@testable import KubeGenCore
@testable import KubeGenModel

@Suite("Names of Kubernetes' types")
struct OpenAPITypeNamesTests {
  let model = APIModel.bundled

  private func names(
    _ model: APIModel, fixed: [String: String] = BaseTypes.names
  ) -> OpenAPITypeNames {
    OpenAPITypeNames(models: [model], fixed: fixed)
  }

  private func model(_ definitions: String...) -> APIModel {
    APIModel(
      definitions: definitions.map { APIDefinition(name: $0, form: .object([])) }, kinds: [])
  }

  @Test("Every name is there once, and none is reserved")
  func distinct() {
    let names = names(model)
    var seen: [String: String] = [:]
    for definition in model.definitions {
      let name = names[definition.name] ?? ""
      #expect(seen.updateValue(definition.name, forKey: name) == nil, "\(name)")
      #expect(!name.isEmpty && SwiftNaming.escaped(name) == name)
      guard BaseTypes.name(for: definition.name) == nil else { continue }
      #expect(!SwiftNaming.reservedTypeNames.contains(name))
      #expect(!BaseTypes.names.values.contains(name))
    }
  }

  /// Groups that have to put their label ahead.
  static let prefixed = [
    "CoreResourceClaim": "io.k8s.api.core.v1.ResourceClaim",
    "DiscoveryEndpointPort": "io.k8s.api.discovery.v1.EndpointPort",
    "EventsEvent": "io.k8s.api.events.v1.Event",
    "EventsEventList": "io.k8s.api.events.v1.EventList",
    "EventsEventSeries": "io.k8s.api.events.v1.EventSeries",
    "RBACSubject": "io.k8s.api.rbac.v1.Subject",
    "SchedulingTypedLocalObjectReference":
      "io.k8s.api.scheduling.v1alpha2.TypedLocalObjectReference",
    "StorageTokenRequest": "io.k8s.api.storage.v1.TokenRequest",
    "APIExtensionsServiceReference":
      "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.ServiceReference",
    "APIExtensionsWebhookClientConfig":
      "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.WebhookClientConfig",
    "APIRegistrationServiceReference":
      "io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.ServiceReference",
    "MetaGroupResource": "io.k8s.apimachinery.pkg.apis.meta.v1.GroupResource",
  ]

  /// Types of older versions, which have the version in their names, by group and version.
  static let suffixed: [String: [String]] = [
    "admissionregistration.v1alpha1": [
      "ApplyConfiguration", "JSONPatch", "MatchCondition", "MatchResources",
      "MutatingAdmissionPolicy", "MutatingAdmissionPolicyBinding",
      "MutatingAdmissionPolicyBindingSpec", "MutatingAdmissionPolicySpec", "Mutation",
      "NamedRuleWithOperations", "ParamKind", "ParamRef", "Variable",
    ],
    "admissionregistration.v1beta1": [
      "ApplyConfiguration", "JSONPatch", "MatchCondition", "MatchResources",
      "MutatingAdmissionPolicy", "MutatingAdmissionPolicyBinding",
      "MutatingAdmissionPolicyBindingSpec", "MutatingAdmissionPolicySpec", "Mutation",
      "NamedRuleWithOperations", "ParamKind", "ParamRef", "Variable",
    ],
    "autoscaling.v1": [
      "CrossVersionObjectReference", "HorizontalPodAutoscaler", "HorizontalPodAutoscalerSpec",
      "HorizontalPodAutoscalerStatus",
    ],
    "certificates.v1alpha1": ["ClusterTrustBundle", "ClusterTrustBundleSpec"],
    "coordination.v1alpha2": ["LeaseCandidate", "LeaseCandidateSpec"],
    "networking.v1beta1": [
      "IPAddress", "IPAddressSpec", "ParentReference", "ServiceCIDR", "ServiceCIDRSpec",
      "ServiceCIDRStatus",
    ],
    "resource.v1alpha3": [
      "DeviceTaint", "DeviceTaintRule", "DeviceTaintRuleSpec", "DeviceTaintRuleStatus",
      "DeviceTaintSelector",
    ],
    "resource.v1beta1": resource,
    "resource.v1beta2": resource + ["ExactDeviceRequest"],
    "storage.v1beta1": ["VolumeAttributesClass"],
  ]

  private static let resource = [
    "AllocatedDeviceStatus", "AllocationResult", "CELDeviceSelector", "CapacityRequestPolicy",
    "CapacityRequestPolicyRange", "CapacityRequirements", "Counter", "CounterSet", "Device",
    "DeviceAllocationConfiguration", "DeviceAllocationResult", "DeviceAttribute", "DeviceCapacity",
    "DeviceClaim", "DeviceClaimConfiguration", "DeviceClass", "DeviceClassConfiguration",
    "DeviceClassSpec", "DeviceConstraint", "DeviceCounterConsumption", "DeviceRequest",
    "DeviceRequestAllocationResult", "DeviceSelector", "DeviceSubRequest", "DeviceTaint",
    "DeviceToleration", "NetworkDeviceData", "NodeAllocatableResourceMapping",
    "OpaqueDeviceConfiguration", "ResourceClaim", "ResourceClaimConsumerReference",
    "ResourceClaimSpec", "ResourceClaimStatus", "ResourceClaimTemplate",
    "ResourceClaimTemplateSpec", "ResourcePool", "ResourceSlice", "ResourceSliceSpec",
  ]

  @Test("These are all types of 1.36 that are not called by their plain names")
  func collisions() {
    var expected = Self.prefixed
    for (package, types) in Self.suffixed {
      let version = package.split(separator: ".").last ?? ""
      let suffix = version.replacing("v", with: "V").replacing("alpha", with: "Alpha")
        .replacing("beta", with: "Beta")
      for type in types { expected["\(type)\(suffix)"] = "io.k8s.api.\(package).\(type)" }
    }
    let names = names(model)
    let served = ServedDefinitions(model)
    for definition in model.definitions {
      let plain = DefinitionName(definition.name).last
      guard HandWrittenTypes.scalar(for: definition.name) == nil, let name = names[definition.name],
        name != plain
      else { continue }
      if let element = served.element(ofList: definition.name) {
        #expect(name == (names[element] ?? "") + "List")
        expected[name] = nil
      } else {
        #expect(expected.removeValue(forKey: name) == definition.name, "\(name)")
      }
    }
    #expect(expected.isEmpty)
  }

  @Test("The base types are what they are meant to be, with the names that the rule gives")
  func baseTypes() throws {
    let kinds = [
      "io.k8s.api.authentication.v1.SelfSubjectReview",
      "io.k8s.api.authentication.v1.TokenRequest", "io.k8s.api.authentication.v1.TokenReview",
      "io.k8s.api.autoscaling.v1.Scale", "io.k8s.api.coordination.v1.Lease",
      "io.k8s.api.core.v1.Event", "io.k8s.api.core.v1.ObjectReference",
      "io.k8s.api.events.v1.Event", "io.k8s.api.policy.v1.Eviction",
    ]
    let roots = model.definitions.map(\.name).filter { name in
      // KubeCore's WatchEvent is generic, and nothing refers to the definition.
      name.hasPrefix("io.k8s.apimachinery.pkg.apis.meta.v1.") && !name.hasSuffix(".GroupResource")
        && !name.hasSuffix(".WatchEvent")
        || name.hasPrefix("io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.")
        || name.hasPrefix("io.k8s.api.authorization.v1.") && name.hasSuffix("Review")
        || kinds.contains(name)
    }
    var diagnostics = Diagnostics()
    var closure = OpenAPIClosure(model, served: ServedDefinitions(model)) { name in
      HandWrittenTypes.scalar(for: name) != nil || HandWrittenTypes.name(for: name) != nil
    }
    closure.add(roots, from: SourceLocation(path: "test"), diagnostics: &diagnostics)
    let isObject = closure.definitions.filter { model[$0]?.form != .value(.any) }
    #expect(isObject == Set(BaseTypes.names.keys))
    let rule = names(model, fixed: [:])
    for (definition, name) in BaseTypes.names {
      let plain = DefinitionName(definition).last
      let element = plain.hasSuffix("List") ? String(plain.dropLast(4)) : plain
      // KubeCore's own names are reserved for KubeCore's own types.
      let isOurs = SwiftNaming.reservedTypeNames.contains(element)
      #expect(name == (isOurs ? plain : rule[definition]))
    }
  }

  @Test("KubeCore's part is whole, and all of it in one module")
  func baseUnits() {
    var diagnostics = Diagnostics()
    let units = OpenAPIFrontEnd.baseUnits(diagnostics: &diagnostics)
    #expect(diagnostics.all.isEmpty)
    let types = units.flatMap(\.types)
    #expect(types.map(\.name.description).sorted() == BaseTypes.names.values.sorted())
    let names = Set(types.map(\.name))
    for type in types {
      for property in type.object?.properties ?? [] {
        switch property.type.innermost {
        case .named(let name): #expect(names.contains(name))
        case .core(let name): #expect(name.hasPrefix("JSONSchemaPropsOr"))
        default: break
        }
      }
    }
    func type(_ name: String) -> TypeModel? { types.first { $0.name.last == name } }
    #expect(type("Lease")?.resource?.plural == "leases")
    #expect(type("CustomResourceDefinition")?.resource?.hasStatus == true)
    #expect(type("EventsEventList")?.form == .alias("ObjectList<EventsEvent>"))
    #expect(type("EventsEvent")?.property("eventTime")?.isOptional == true)
    // A kind, but served by nobody under a path of its own.
    #expect(type("Status")?.resource == nil && type("Eviction")?.resource == nil)
    #expect(type("Status")?.object?.constants.map(\.value) == ["v1", "Status"])
    #expect(type("Eviction")?.property("metadata")?.isOptional == false)
    // Of many kinds, so which one is not said.
    #expect(type("DeleteOptions")?.object?.constants.isEmpty == true)
    #expect(type("DeleteOptions")?.property("apiVersion")?.isOptional == true)
    let schema = type("JSONSchemaProps")
    #expect(schema?.property("$ref")?.swiftName == "ref")
    #expect(schema?.property("$schema")?.swiftName == "schema")
    #expect(schema?.property("default")?.type == .scalar(.value))
    #expect(schema?.property("items")?.type == .core("JSONSchemaPropsOrArray"))
    #expect(schema?.property("not")?.type == .named(TypeName("JSONSchemaProps")))
    #expect(schema?.property("multipleOf")?.type == .scalar(.double))
    let subresources = type("CustomResourceSubresources")
    #expect(subresources?.property("status")?.type == .scalar(.value))
  }

  @Test("Names of KubeCore stay when a document is of another version")
  func otherVersion() {
    #expect(
      BaseTypes.name(for: "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta_v2") == "ObjectMeta")
    #expect(BaseTypes.name(for: "io.k8s.apimachinery.pkg.apis.meta.v1.Newest") == nil)
    // Alone in the document, but still not what KubeCore calls Event.
    let names = names(model("io.k8s.api.events.v1.Event", "com.example.v1.Event"))
    #expect(names["io.k8s.api.events.v1.Event"] == "EventsEvent")
    #expect(names["com.example.v1.Event"] == "ExampleEvent")
  }

  @Test("A document of one group has the names of all groups")
  func partialDocument() throws {
    let part = model("io.k8s.api.discovery.v1.EndpointPort", "io.k8s.api.resource.v1beta1.Device")
    let (units, diagnostics) = OpenAPISamples.units(part, "*")
    #expect(diagnostics.all.isEmpty)
    #expect(
      units.flatMap(\.types).map(\.name.description) == ["DiscoveryEndpointPort", "DeviceV1Beta1"])
  }

  @Test("Kubernetes' own names do not depend on what else a cluster has")
  func foreign() {
    let names = names(
      model(
        "io.k8s.api.core.v1.Volume", "io.longhorn.v1beta2.Volume", "io.longhorn.v1beta1.Volume",
        "do.zalan.acid.v1.postgresql", "io.cert-manager.v1.Set", "io.k8s.api.v1.Set"))
    #expect(names["io.k8s.api.core.v1.Volume"] == "Volume")
    #expect(names["io.longhorn.v1beta2.Volume"] == "LonghornVolume")
    #expect(names["io.longhorn.v1beta1.Volume"] == "LonghornVolumeV1Beta1")
    #expect(names["do.zalan.acid.v1.postgresql"] == "Postgresql")
    #expect(names["io.cert-manager.v1.Set"] == "CertManagerSet")
    #expect(names["io.k8s.api.v1.Set"] == "ApiSet")
  }
}
