import KubeCore
import KubeJSON
import KubeSchema

/// What is wrong with the spec of a pod, as `ValidatePodSpec` of Kubernetes finds it.
struct PodSpecCheck {
  let spec: JSONValue
  let path: String
  private(set) var problems: [FieldProblem] = []

  static func problems(_ spec: JSONValue, _ path: String) -> [FieldProblem] {
    var check = PodSpecCheck(spec: spec, path: path)
    check.run()
    return check.problems
  }

  /// What is wrong with the template of a workload.
  static func templateProblems(_ template: JSONValue, _ path: String) -> [FieldProblem] {
    let metadata = template["metadata"] ?? [:]
    let spec = template["spec"] ?? [:]
    var problems = ObjectMetadata.labels(metadata["labels"], field: "\(path).labels")
    problems += ObjectMetadata.annotations(metadata["annotations"], field: "\(path).annotations")
    problems += Self.problems(spec, "\(path).spec")
    if !spec.isUnset("ephemeralContainers") {
      problems.append(
        .forbidden(
          "\(path).spec.ephemeralContainers",
          "ephemeral containers not allowed in pod template"))
    }
    return problems
  }

  private init(spec: JSONValue, path: String) {
    self.spec = spec
    self.path = path
  }

  private mutating func run() {
    let (found, volumes) = VolumeDefaults.problems(spec.items("volumes"), "\(path).volumes")
    problems += found
    checkContainers(volumes)
    problems.requireOne(spec, "restartPolicy", path, of: ["Always", "OnFailure", "Never"])
    problems.requireOne(
      spec, "dnsPolicy", path, of: ["ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"])
    problems += ObjectMetadata.labels(spec["nodeSelector"], field: "\(path).nodeSelector")
    checkSecurity()
    for (index, secret) in spec.items("imagePullSecrets").enumerated() {
      problems.require(secret, "name", "\(path).imagePullSecrets[\(index)]")
    }
    checkDNS()
    for (index, gate) in spec.items("readinessGates").enumerated() {
      let field = "\(path).readinessGates[\(index)].conditionType"
      problems.checkName(gate.text("conditionType") ?? "", field, NameCheck.qualified)
    }
    checkSchedulingGates()
    checkSpread()
    checkNames()
    if let seconds = spec["activeDeadlineSeconds"]?.int, !(1...2_147_483_647).contains(seconds) {
      problems.append(
        .invalid(
          "\(path).activeDeadlineSeconds", "\(seconds)",
          "must be between 1 and 2147483647, inclusive"))
    }
    checkTolerations()
  }

  private mutating func checkContainers(_ volumes: Set<String>) {
    let containers = spec.items("containers")
    if containers.isEmpty { problems.append(.required("\(path).containers")) }
    var names: Set<String> = []
    for (index, container) in containers.enumerated() {
      let field = "\(path).containers[\(index)]"
      problems += ContainerCheck.problems(container, field, volumes: volumes)
      if let name = container.text("name"), !names.insert(name).inserted {
        problems.append(.duplicate("\(field).name", GoText.quoted(name)))
      }
      problems += ContainerCheck.probeProblems(container, field)
    }
    for (index, container) in spec.items("initContainers").enumerated() {
      let field = "\(path).initContainers[\(index)]"
      problems += ContainerCheck.problems(container, field, volumes: volumes)
      if let name = container.text("name"), !names.insert(name).inserted {
        problems.append(.duplicate("\(field).name", GoText.quoted(name)))
      }
      if container.text("restartPolicy") == "Always" {
        problems += ContainerCheck.probeProblems(container, field)
      } else {
        for member in ["lifecycle", "livenessProbe", "readinessProbe", "startupProbe"]
        where container.given(member) != nil {
          problems.append(
            .forbidden(
              "\(field).\(member)",
              "may not be set for init containers without restartPolicy=Always"))
        }
      }
    }
    checkEphemeralContainers(volumes, names)
  }

  private mutating func checkEphemeralContainers(_ volumes: Set<String>, _ names: Set<String>) {
    var names = names
    let targets = Set(spec.items("containers").compactMap { $0.text("name") })
    for (index, container) in spec.items("ephemeralContainers").enumerated() {
      let field = "\(path).ephemeralContainers[\(index)]"
      problems += ContainerCheck.problems(
        container, field, volumes: volumes, without: ContainerCheck.notEphemeral)
      if let name = container.text("name"), !names.insert(name).inserted {
        problems.append(.duplicate("\(field).name", GoText.quoted(name)))
      }
      for member in ContainerCheck.notEphemeral where !container.isUnset(member) {
        problems.append(
          .forbidden("\(field).\(member)", "cannot be set for an Ephemeral Container"))
      }
      if let target = container.text("targetContainerName"), !targets.contains(target) {
        problems.append(.notFound("\(field).targetContainerName", GoText.quoted(target)))
      }
    }
  }

  private mutating func checkSecurity() {
    let security = spec["securityContext"] ?? [:]
    for name in ["fsGroup", "runAsUser", "runAsGroup"] {
      guard let id = security[name]?.int, !(0...2_147_483_647).contains(id) else { continue }
      problems.append(
        .invalid(
          "\(path).securityContext.\(name)", "\(id)",
          "must be between 0 and 2147483647, inclusive"))
    }
  }

  private mutating func checkDNS() {
    guard spec.text("dnsPolicy") == "None" else { return }
    guard let config = spec.given("dnsConfig") else {
      problems.append(
        .required("\(path).dnsConfig", "must provide `dnsConfig` when `dnsPolicy` is None"))
      return
    }
    problems.require(
      config, "nameservers", "\(path).dnsConfig",
      "must provide at least one DNS nameserver when `dnsPolicy` is None")
  }

  private mutating func checkSchedulingGates() {
    var names: Set<String> = []
    for (index, gate) in spec.items("schedulingGates").enumerated() {
      let field = "\(path).schedulingGates[\(index)]"
      let name = gate.text("name") ?? ""
      problems.checkName(name, field, NameCheck.qualified)
      if !names.insert(name).inserted {
        problems.append(.duplicate(field, GoText.quoted(name)))
      }
    }
  }

  private mutating func checkSpread() {
    for (index, constraint) in spec.items("topologySpreadConstraints").enumerated() {
      let field = "\(path).topologySpreadConstraints[\(index)]"
      let skew = constraint.number("maxSkew")
      if skew <= 0 {
        problems.append(.invalid("\(field).maxSkew", "\(skew)", "must be greater than zero"))
      }
      problems.require(constraint, "topologyKey", field, "can not be empty")
      problems.checkOne(
        constraint, "whenUnsatisfiable", field, of: ["DoNotSchedule", "ScheduleAnyway"])
      problems += LabelSelectorCheck.problems(
        constraint["labelSelector"], "\(field).labelSelector")
    }
  }

  private mutating func checkNames() {
    let checks: [(String, (String) -> [String])] = [
      ("serviceAccountName", NameCheck.subdomain), ("nodeName", NameCheck.subdomain),
      ("hostname", NameCheck.dnsLabel), ("subdomain", NameCheck.dnsLabel),
      ("priorityClassName", NameCheck.subdomain), ("runtimeClassName", NameCheck.subdomain),
    ]
    for (name, check) in checks {
      guard let value = spec.text(name) else { continue }
      problems.checkName(value, "\(path).\(name)", check)
    }
    problems.checkOne(
      spec, "preemptionPolicy", path, of: ["Never", "PreemptLowerPriority"])
  }

  private mutating func checkTolerations() {
    for (index, toleration) in spec.items("tolerations").enumerated() {
      let field = "\(path).tolerations[\(index)]"
      let operation = toleration.text("operator")
      if let key = toleration.text("key") {
        problems.checkName(key, "\(field).key", NameCheck.qualified)
      } else if operation != "Exists" {
        problems.append(
          .invalid(
            "\(field).operator", GoText.quoted(operation ?? ""),
            "operator must be Exists when `key` is empty, which means \"match all values and all "
              + "keys\""))
      }
      if toleration.given("tolerationSeconds") != nil, toleration.text("effect") != "NoExecute" {
        problems.append(
          .invalid(
            "\(field).effect", GoText.quoted(toleration.text("effect") ?? ""),
            "effect must be 'NoExecute' when `tolerationSeconds` is set"))
      }
      checkValue(toleration, field)
      problems.checkOne(
        toleration, "effect", field, of: ["NoSchedule", "PreferNoSchedule", "NoExecute"])
    }
  }

  private mutating func checkValue(_ toleration: JSONValue, _ field: String) {
    let value = toleration.text("value") ?? ""
    switch toleration.text("operator") {
    case nil, "Equal":
      let wrong = NameCheck.labelValue(value)
      if !wrong.isEmpty {
        problems.append(
          .invalid("\(field).operator", GoText.quoted(value), wrong.joined(separator: ";")))
      }
    case "Exists":
      if !value.isEmpty {
        problems.append(
          .invalid(
            "\(field).operator", GoText.quoted(value),
            "value must be empty when `operator` is 'Exists'"))
      }
    case "Lt", "Gt":
      // Known, and not switched on.
      problems.append(
        .notSupported(
          "\(field).operator", GoText.quoted(toleration.text("operator") ?? ""),
          ["Equal", "Exists", "Lt", "Gt"]))
    default: problems.checkOne(toleration, "operator", field, of: ["Equal", "Exists"])
    }
  }
}
