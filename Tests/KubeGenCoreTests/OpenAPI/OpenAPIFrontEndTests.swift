import Testing

@testable import KubeGenCore
@testable import KubeGenModel

@Suite("Swift types of Kubernetes' kinds")
struct OpenAPIFrontEndTests {
  let model = APIModel.bundled

  private static let reference =
    "https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#"

  @Test("A ConfigMap is its type and its list")
  func configMap() throws {
    let (units, diagnostics) = OpenAPISamples.units(model, "v1/ConfigMap")
    #expect(diagnostics.all.isEmpty)
    let unit = try #require(units.first)
    #expect(units.count == 1)
    #expect(unit.name == "core.v1")
    #expect(unit.origin == "Kubernetes 1.36 v1")
    #expect(
      unit.types == [
        TypeModel(
          name: TypeName("ConfigMap"),
          documentation: "`configmaps` of `v1`, in a namespace.\n\n"
            + "[Reference](\(Self.reference)configmap-v1-core)",
          form: .object(
            ObjectModel(
              properties: [
                PropertyModel(
                  jsonName: "metadata", swiftName: "metadata", type: .core("ObjectMeta"),
                  isOptional: false),
                PropertyModel(
                  jsonName: "data", swiftName: "data", type: .dictionary(.scalar(.string)),
                  isOptional: false, isLeftOutIfEmpty: true),
                PropertyModel(
                  jsonName: "binaryData", swiftName: "binaryData",
                  type: .dictionary(.scalar(.data)), isOptional: false, isLeftOutIfEmpty: true),
                PropertyModel(
                  jsonName: "immutable", swiftName: "immutable", type: .scalar(.bool),
                  isOptional: true),
              ],
              constants: [.init("apiVersion", "v1"), .init("kind", "ConfigMap")])),
          resource: ResourceModel(
            group: "", version: "v1", kind: "ConfigMap", plural: "configmaps", isNamespaced: true,
            isReadFromDocument: true)),
        TypeModel(
          name: TypeName("ConfigMapList"), form: .alias("ObjectList<ConfigMap>")),
      ])
  }

  @Test("ConfigMap and Deployment bring all that they need, and nothing else")
  func closure() throws {
    let (units, diagnostics) = OpenAPISamples.units(model, "v1/ConfigMap", "apps/v1/Deployment")
    #expect(diagnostics.all.isEmpty)
    #expect(units.map(\.name) == ["apps.v1", "core.v1"])
    #expect(
      units[0].types.map(\.name.description).filter { !$0.contains(".") } == [
        "Deployment", "DeploymentCondition", "DeploymentList", "DeploymentSpec",
        "DeploymentStatus", "DeploymentStrategy", "RollingUpdateDeployment",
      ])
    let types = units.flatMap(\.types)
    #expect(types.count { $0.name.parent == nil } == 114)
    let names = Set(types.map(\.name))
    #expect(names.count == types.count)
    #expect(reached(from: ["ConfigMap", "Deployment"], in: types) == names)
    #expect(!names.contains(TypeName("LabelSelector")))
  }

  /// The names of all types that some of these lead to; lists come with their kinds.
  private func reached(from roots: [String], in types: [TypeModel]) -> Set<TypeName> {
    let byName = Dictionary(types.map { ($0.name, $0) }) { first, _ in first }
    var reached: Set<TypeName> = []
    var waiting = roots.map { TypeName($0) }
    while let name = waiting.popLast() {
      guard reached.insert(name).inserted else { continue }
      for property in byName[name]?.object?.properties ?? [] {
        if case .named(let other) = property.type.innermost { waiting.append(other) }
      }
    }
    for type in types {
      guard case .alias(let list) = type.form else { continue }
      if reached.contains(where: { list == "ObjectList<\($0)>" }) { reached.insert(type.name) }
    }
    return reached
  }

  @Test("Everything is whole: what a type names is there, or in KubeCore")
  func everything() {
    let (units, diagnostics) = OpenAPISamples.units(model, "*")
    #expect(diagnostics.all.isEmpty)
    #expect(Set(units.map(\.name)).count == units.count)
    let types = units.flatMap(\.types)
    let names = Set(types.map(\.name))
    #expect(names.count == types.count)
    // All but KubeCore's, the scalars, the unions and empty objects; what is nested are words.
    #expect(types.count { $0.name.parent == nil } == 771 - BaseTypes.names.count - 8 - 3 - 3)
    let core = Set(BaseTypes.names.values).union([
      "JSONSchemaPropsOrArray", "JSONSchemaPropsOrBool", "JSONSchemaPropsOrStringArray",
    ])
    for type in types {
      for property in type.object?.properties ?? [] {
        switch property.type.innermost {
        case .named(let name): #expect(names.contains(name), "\(type.name) \(property.jsonName)")
        case .core(let name): #expect(core.contains(name), "\(type.name) \(property.jsonName)")
        default: break
        }
      }
    }
    #expect(types.count { $0.resource != nil } == 85)
    #expect(units.map(\.name).contains("apimachinery"))
  }

  @Test("The same selection in any order is the same output")
  func order() {
    let (one, _) = OpenAPISamples.units(model, "batch/v1/*", "v1/Pod")
    let (other, _) = OpenAPISamples.units(model, "v1/Pod", "batch/v1/CronJob", "batch/v1/Job")
    #expect(one.map(\.name) == other.map(\.name))
    #expect(one.map(\.types) == other.map(\.types))
  }

  @Test("What KubeCore has is not emitted again")
  func baseIsExcluded() {
    for selector in ["coordination.k8s.io/v1/Lease", "v1/Event", "v1/Status", "v1/EventList"] {
      let (units, diagnostics) = OpenAPISamples.units(model, selector)
      #expect(units.isEmpty && diagnostics.all.isEmpty, "\(selector)")
    }
  }

  static let kinds: [(selector: String, plural: String, isNamespaced: Bool, hasStatus: Bool)] = [
    ("apps/v1/Deployment", "deployments", true, true), ("v1/Namespace", "namespaces", false, true),
    ("v1/Secret", "secrets", true, false), ("v1/Endpoints", "endpoints", true, false),
    ("networking.k8s.io/v1/IngressClass", "ingressclasses", false, false),
    ("rbac.authorization.k8s.io/v1/ClusterRole", "clusterroles", false, false),
  ]

  @Test("A kind knows its identity, path and scope", arguments: kinds)
  func resources(selector: String, plural: String, isNamespaced: Bool, hasStatus: Bool) throws {
    let name = try #require(selector.split(separator: "/").last.map(String.init))
    let type = try #require(OpenAPISamples.types(model, selector)[name])
    let resource = try #require(type.resource)
    #expect("\(resource.apiVersion)/\(resource.kind)" == selector)
    #expect(resource.plural == plural)
    #expect(resource.isNamespaced == isNamespaced)
    #expect(resource.hasStatus == hasStatus)
    #expect(resource.isReadFromDocument)
    #expect(resource.definition == nil)
    #expect(type.property("metadata")?.isOptional == false)
    #expect(type.property("metadata")?.type == .core("ObjectMeta"))
    #expect(
      type.object?.constants == [
        .init("apiVersion", resource.apiVersion), .init("kind", resource.kind),
      ])
  }

  static let properties: [(type: String, property: String, is: TypeReference, isOptional: Bool)] = [
    ("PodSpec", "containers", .array(.named(TypeName("Container"))), false),
    ("PodSpec", "overhead", .dictionary(.scalar(.quantity)), false),
    ("PodSpec", "priority", .scalar(.int32), true),
    ("PodSpec", "terminationGracePeriodSeconds", .scalar(.int), true),
    ("ContainerPort", "containerPort", .scalar(.int32), false),
    ("HTTPGetAction", "port", .scalar(.intOrString), false),
    ("ContainerStateRunning", "startedAt", .scalar(.time), true),
    ("Secret", "data", .dictionary(.scalar(.data)), false),
    ("CertificateSigningRequestSpec", "request", .scalar(.data), false),
    ("CertificateSigningRequestSpec", "extra", .dictionary(.array(.scalar(.string))), false),
    ("ControllerRevision", "data", .scalar(.value), true),
    ("DeviceCounterConsumption", "counters", .dictionary(.named(TypeName("Counter"))), false),
    ("LeaseCandidateSpec", "pingTime", .scalar(.microTime), true),
    ("DeploymentSpec", "selector", .core("LabelSelector"), false),
    ("PodTemplateSpec", "metadata", .core("ObjectMeta"), true),
    ("ServiceStatus", "conditions", .array(.core("Condition")), false),
    ("PodGroupSchedulingPolicy", "basic", .scalar(.value), true),
    (
      "PriorityLevelConfigurationSpec", "limited",
      .named(TypeName("LimitedPriorityLevelConfiguration")), true
    ),
    ("MetricValueStatus", "averageValue", .scalar(.quantity), true),
    ("RoleBinding", "subjects", .array(.named(TypeName("RBACSubject"))), false),
    ("Container", "imagePullPolicy", .named(TypeName("Container", "ImagePullPolicy")), true),
    ("ServiceSpec", "ipFamilies", .array(.named(TypeName("ServiceSpec", "IPFamily"))), false),
    ("ResourceRequirements", "claims", .array(.named(TypeName("CoreResourceClaim"))), false),
  ]

  @Test("A property is of its Swift type", arguments: properties)
  func propertyTypes(type: String, property: String, is expected: TypeReference, isOptional: Bool)
    throws
  {
    let types = OpenAPISamples.types(model, "*")
    let model = try #require(types[type]?.property(property))
    #expect(model.type == expected)
    #expect(model.isOptional == isOptional)
  }

  @Test("Lists are aliases, and stand for their kinds")
  func lists() {
    let types = OpenAPISamples.types(model, "autoscaling/v1/HorizontalPodAutoscalerList")
    #expect(types.count == 5)
    #expect(
      types["HorizontalPodAutoscalerV1List"]?.form
        == .alias("ObjectList<HorizontalPodAutoscalerV1>"))
    #expect(types["HorizontalPodAutoscalerV1"]?.resource?.version == "v1")
  }

  @Test(
    "A kind takes the name that it is given, and its list with it",
    arguments: ["v1/Service", "Service"])
  func renaming(kind: String) {
    let (units, _) = OpenAPISamples.units(model, "v1/Service", renaming: [kind: "CoreService"])
    let types = units.flatMap(\.types)
    #expect(types.map(\.name.description).contains("CoreService"))
    #expect(types.contains { $0.form == .alias("ObjectList<CoreService>") })
    #expect(types.first { $0.name.last == "CoreService" }?.resource?.kind == "Service")
  }

  @Test("A name for all versions is the most mature one's, and others add theirs")
  func renamingOfAllVersions() {
    let group = "autoscaling/HorizontalPodAutoscaler"
    func names(_ renaming: [String: String]) -> Set<String> {
      let (units, diagnostics) = OpenAPISamples.units(
        .bundled, "autoscaling/*/HorizontalPodAutoscaler", renaming: renaming)
      #expect(diagnostics.all.isEmpty)
      return Set(units.flatMap(\.types).filter { $0.resource != nil }.map(\.name.description))
    }
    #expect(names([group: "Scaler"]) == ["Scaler", "ScalerV1"])
    #expect(
      names([group: "Scaler", "autoscaling/v1/HorizontalPodAutoscaler": "OldScaler"])
        == ["Scaler", "OldScaler"])
    let (alone, _) = OpenAPISamples.units(
      .bundled, "autoscaling/v1/HorizontalPodAutoscaler", renaming: [group: "Scaler"])
    let types = alone.flatMap(\.types).map(\.name.description)
    #expect(types.contains("ScalerV1"), "a name does not depend on what else is asked for")
    #expect(!types.contains("Scaler"))
  }

  @Test("A definition that is missing is an error where it is needed")
  func danglingReference() {
    let text = """
      {"definitions": {
        "g.v1.A": {"properties": {"b": {"type": "array", "items": {"$ref": "#/definitions/g.v1.B"}}}},
        "g.v1.C": {"properties": {"d": {"type": "string"}}}
      }}
      """
    let (model, diagnostics) = OpenAPISamples.read(text)
    #expect(diagnostics.all.isEmpty)
    let (whole, complaints) = OpenAPISamples.units(model ?? .bundled, "g.v1.C")
    #expect(complaints.all.isEmpty)
    #expect(whole.flatMap(\.types).map(\.name.description) == ["C"])
    let (_, errors) = OpenAPISamples.units(model ?? .bundled, "g.v1.A")
    #expect(
      errors.all.map(\.description) == [
        "api.json:2:3: error: 'g.v1.A' refers to 'g.v1.B' in 'b', but there is no such definition. "
          + "Give all documents of the API, or leave out what needs it."
      ])
  }

  @Test("A custom resource in a cluster's document keeps its values, with a hint")
  func anonymousTypes() throws {
    let text = """
      {"definitions": {
        "com.example.v1.Tab": {
          "description": "A tab. In a row.",
          "properties": {"spec": {"type": "object", "properties": {"x": {"type": "string"}}},
                         "apiVersion": {"type": "string"}, "kind": {"type": "string"},
                         "metadata": {"$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta_v2"}},
          "x-kubernetes-group-version-kind": [{"group": "example.com", "version": "v1", "kind": "Tab"}]},
        "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta_v2": {"properties": {"name": {"type": "string"}}}
      }, "paths": {"/apis/example.com/v1/tabs/{name}": {"get": {
        "x-kubernetes-group-version-kind": {"group": "example.com", "version": "v1", "kind": "Tab"}}}}}
      """
    let (model, _) = OpenAPISamples.read(text)
    let (units, diagnostics) = OpenAPISamples.units(try #require(model), "example.com/v1/*")
    let type = try #require(units.first?.types.first)
    #expect(units.first?.name == "example.com.v1")
    #expect(units.first?.origin == "api.json example.com/v1")
    #expect(
      type.documentation
        == "A tab. In a row.\n\n`tabs` of `example.com/v1`, of the whole cluster.")
    #expect(type.property("spec")?.type == .scalar(.value))
    #expect(type.property("metadata")?.type == .core("ObjectMeta"))
    #expect(type.resource?.isNamespaced == false)
    #expect(
      diagnostics.all.map(\.description) == [
        "api.json:2:3: warning: com.example.v1.Tab lists the members of 'spec' in place, as custom "
          + "resources do; they become JSONValue. Put the CustomResourceDefinition under 'crds' "
          + "instead to have types for them."
      ])
    #expect(model?.table().first?.summary == "A tab.")
  }

  @Test("Names of values may go in a circle")
  func circularValues() throws {
    let (model, _) = OpenAPISamples.read(
      ##"{"definitions":{"g.v1.A":{"type":"array","items":{"$ref":"#/definitions/g.v1.A"}},"##
        + ##""g.v1.B":{"properties":{"a":{"$ref":"#/definitions/g.v1.A"}}}}}"##)
    let (units, diagnostics) = OpenAPISamples.units(try #require(model), "*")
    #expect(diagnostics.all.isEmpty)
    #expect(units.flatMap(\.types).map(\.name.description) == ["B"])
  }

  @Test(
    "Doc comments come from a real document",
    .enabled(if: OpenAPISamples.arePresent, OpenAPISamples.whyAbsent))
  func documentation() throws {
    let real = try OpenAPISamples.model([OpenAPISamples.v3Apps])
    let types = OpenAPISamples.types(real, "apps/v1/Deployment")
    #expect(
      types["Deployment"]?.documentation
        == "Deployment enables declarative updates for Pods and ReplicaSets.\n\n"
        + "`deployments` of `apps/v1`, in a namespace.")
    let replicas = types["DeploymentSpec"]?.property("replicas")
    #expect(replicas?.documentation?.hasPrefix("Number of desired pods.") == true)
    let bare = OpenAPISamples.types(model, "apps/v1/Deployment")
    #expect(bare.keys.sorted() == types.keys.sorted())
    #expect(
      bare["Deployment"]?.documentation
        == "`deployments` of `apps/v1`, in a namespace.\n\n"
        + "[Reference](\(Self.reference)deployment-v1-apps)")
    #expect(
      bare["Container"]?.property("ports")?.documentation
        == "A list map by `containerPort` and `protocol`. "
        + "Strategic merge patches merge it by `containerPort`.")
    #expect(
      bare["DeploymentStrategy"]?.property("type")?.documentation
        == "One of `Recreate` or `RollingUpdate`.")
  }

  @Test("The table has every kind, the core group first")
  func table() throws {
    let rows = model.table()
    #expect(rows.count == 95)
    #expect(rows.first?.selector == "v1/Binding")
    let deployment = try #require(rows.first { $0.kind == "Deployment" })
    #expect(deployment.apiVersion == "apps/v1")
    #expect(deployment.plural == "deployments")
    #expect(deployment.isNamespaced && !deployment.isBase)
    #expect(deployment.subresources == ["scale", "status"])
    #expect(rows.filter(\.isBase).contains { $0.kind == "Lease" })
  }
}
