import KubeCore
import KubeJSON
import KubeSchema

struct VolumeClaimRules: SpecRules {
  private static let finalizer = "kubernetes.io/pvc-protection"
  var emptyStatus: JSONValue? { ["phase": "Pending"] }
  var countsGenerations: Bool { false }

  func setDefaults(_ object: inout JSONValue) {
    if object.given("status") == nil { object["status"] = [:] }
    object.change("status") { $0.setDefaultText("phase", "Pending") }
    if object.given("spec") == nil { object["spec"] = [:] }
    object.change("spec") { $0.setDefaultText("volumeMode", "Filesystem") }
  }

  func admit(
    _ object: inout JSONValue, old: JSONValue?, _ context: WriteContext
  ) throws(Refusal) {
    guard old == nil else { return }
    ProtectionFinalizer.add(Self.finalizer, &object)
    let annotation = "volume.beta.kubernetes.io/storage-class"
    guard object["spec"]?.given("storageClassName") == nil,
      object["metadata"]?["annotations"]?[annotation] == nil
    else { return }
    let name = DefaultClass.name(
      GroupResource(group: "storage.k8s.io", resource: "storageclasses"),
      [
        "storageclass.kubernetes.io/is-default-class",
        "storageclass.beta.kubernetes.io/is-default-class",
      ], context)
    if let name { object["spec"]?["storageClassName"] = .string(name) }
  }

  func check(_ object: JSONValue, old: JSONValue?, _ context: WriteContext) throws(Refusal) {
    if context.subresource == nil { try LimitRangeAdmission.checkClaim(object, context) }
    guard let old, context.subresource == nil else { return }
    func size(_ claim: JSONValue) -> Quantity? {
      ResourceAmounts.quantity(claim["spec"]?["resources"]?["requests"]?["storage"])
    }
    guard let new = size(object), let before = size(old), new > before else { return }
    let classes = GroupResource(group: "storage.k8s.io", resource: "storageclasses")
    let name = object["spec"]?.text("storageClassName") ?? ""
    if context.lookUp(classes, nil, name)?.flag("allowVolumeExpansion") ?? false { return }
    throw .forbidden(
      context.resource.groupResource, object["metadata"]?.text("name") ?? "",
      "only dynamically provisioned pvc can be resized and the storageclass that provisions the "
        + "pvc must support resize")
  }

  func specProblems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    let spec = object["spec"] ?? [:]
    var problems: [FieldProblem] = []
    let modes = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"]
    if spec.isUnset("accessModes") {
      problems.append(.required("spec.accessModes", "at least 1 access mode is required"))
    }
    for mode in spec.texts("accessModes") where !modes.contains(mode) {
      problems.append(.notSupported("spec.accessModes", GoText.quoted(mode), modes))
    }
    problems += LabelSelectorCheck.problems(spec["selector"], "spec.selector")
    let field = "spec.resources[storage]"
    switch ResourceAmounts.quantity(spec["resources"]?["requests"]?["storage"]) {
    case nil: problems.append(.required(field))
    case let quantity? where quantity.direction <= 0:
      problems.append(
        .invalid(field, GoText.quoted(quantity.shown), "must be greater than zero"))
    default: break
    }
    problems.checkOne(spec, "volumeMode", "spec", of: ["Block", "Filesystem"])
    if let name = spec.text("storageClassName") {
      problems.checkName(name, "spec.storageClassName", NameCheck.subdomain)
    }
    return problems
  }

  func changeProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem] {
    var problems = specProblems(object, context)
    let previous = old["spec"] ?? [:]
    var spec = object["spec"] ?? [:]
    if previous.text("volumeName") == nil { spec["volumeName"] = previous["volumeName"] }
    if old["status"]?.text("phase") == "Bound" {
      spec["resources"]?["requests"] = previous["resources"]?["requests"]
      spec["volumeAttributesClassName"] = previous["volumeAttributesClassName"]
    }
    if previous.given("storageClassName") == nil { spec["storageClassName"] = nil }
    if !GoEquality.areEqual(spec, previous) {
      problems.append(
        .forbidden(
          "spec",
          "spec is immutable after creation except resources.requests and "
            + "volumeAttributesClassName for bound claims\n"
            + PodUpdateCheck.difference(previous, spec, as: "PersistentVolumeClaimSpec")))
    }
    return problems
  }
}

enum ProtectionFinalizer {
  static func add(_ name: String, _ object: inout JSONValue) {
    var finalizers = object["metadata"]?.items("finalizers") ?? []
    if finalizers.contains(.string(name)) { return }
    finalizers.append(.string(name))
    object["metadata"]?["finalizers"] = .array(finalizers)
  }
}

struct VolumeRules: SpecRules {
  var emptyStatus: JSONValue? { ["phase": "Pending"] }
  var countsGenerations: Bool { false }

  func setDefaults(_ object: inout JSONValue) {
    object.change("spec") { spec in
      spec.setDefaultText("persistentVolumeReclaimPolicy", "Retain")
      spec.setDefaultText("volumeMode", "Filesystem")
      spec.change("hostPath") { $0.setDefault("type", "") }
      spec.change("iscsi") { $0.setDefaultText("iscsiInterface", "default") }
    }
    if object.given("status") == nil { object["status"] = [:] }
    object.change("status") { $0.setDefaultText("phase", "Pending") }
  }

  func admit(
    _ object: inout JSONValue, old: JSONValue?, _ context: WriteContext
  ) throws(Refusal) {
    if old == nil { ProtectionFinalizer.add("kubernetes.io/pv-protection", &object) }
  }

  func complete(_ object: inout JSONValue, _ context: WriteContext) {
    object["status"]?["lastPhaseTransitionTime"] = .string(context.now.text)
  }

  func specProblems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    let spec = object["spec"] ?? [:]
    var problems: [FieldProblem] = []
    problems.require(spec, "accessModes", "spec")
    problems.require(spec, "capacity", "spec")
    let sources = VolumeDefaults.sources + ["local"]
    if !sources.contains(where: { spec.given($0) != nil }) {
      problems.append(.required("spec", "must specify a volume type"))
    }
    problems.checkOne(
      spec, "persistentVolumeReclaimPolicy", "spec", of: ["Delete", "Recycle", "Retain"])
    problems.checkOne(spec, "volumeMode", "spec", of: ["Block", "Filesystem"])
    return problems
  }
}

struct StorageClassRules: KindRules {
  func setDefaults(_ object: inout JSONValue) {
    object.setDefaultText("reclaimPolicy", "Delete")
    object.setDefaultText("volumeBindingMode", "Immediate")
  }

  func problems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    if let provisioner = object.text("provisioner") {
      problems.checkName(provisioner.lowercased(), "provisioner", NameCheck.qualified)
    } else {
      problems.append(.required("provisioner"))
    }
    if let policy = object.text("reclaimPolicy"), !["Delete", "Retain"].contains(policy) {
      problems.append(
        .notSupported("reclaimPolicy", GoText.quoted(policy), ["Delete", "Retain"]))
    }
    let modes = ["Immediate", "WaitForFirstConsumer"]
    if let mode = object.text("volumeBindingMode"), !modes.contains(mode) {
      problems.append(.notSupported("volumeBindingMode", GoText.quoted(mode), modes))
    }
    return problems
  }

  func updateProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem] {
    var problems = self.problems(object, context)
    if !GoEquality.areEqual(object["parameters"], old["parameters"]) {
      problems.append(.forbidden("parameters", "updates to parameters are forbidden."))
    }
    if object["provisioner"] != old["provisioner"] {
      problems.append(.forbidden("provisioner", "updates to provisioner are forbidden."))
    }
    if object["reclaimPolicy"] != old["reclaimPolicy"] {
      problems.append(.forbidden("reclaimPolicy", "updates to reclaimPolicy are forbidden."))
    }
    problems.checkImmutable(object, old, "", "volumeBindingMode")
    return problems
  }
}
