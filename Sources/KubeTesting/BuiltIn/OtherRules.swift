import KubeCore
import KubeJSON
import KubeSchema

/// Kinds of which no more is known than that they have a spec and a status.
struct PlainSpecRules: SpecRules {
  var emptyStatus: JSONValue? = [:]
  var countsGenerations = true
}

struct SigningRequestRules: SpecRules {
  var countsGenerations: Bool { false }

  func setDefaults(_ object: inout JSONValue) {
    object.change("spec") { spec in
      if spec.isUnset("usages") { spec["usages"] = ["digital signature", "key encipherment"] }
    }
  }

  /// Who asks is what the server knows, not what the request says.
  func complete(_ object: inout JSONValue, _ context: WriteContext) {
    guard object.given("spec")?.members != nil else { return }
    let user = context.user
    object["spec"]?["username"] = .string(user.name)
    object["spec"]?["uid"] = user.uid.map { .string($0) }
    object["spec"]?["groups"] =
      user.groups.isEmpty ? nil : .array(user.groups.map { .string($0) })
    object["spec"]?["extra"] =
      user.extra.isEmpty
      ? nil : .object(user.extra.mapValues { .array($0.map { .string($0) }) })
  }

  func specProblems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    let spec = object["spec"] ?? [:]
    var problems: [FieldProblem] = []
    if let name = spec.text("signerName") {
      if !name.contains("/") {
        problems.append(
          .invalid(
            "spec.signerName", GoText.quoted(name),
            "must be a fully qualified domain and path of the form 'example.com/signer-name'"))
      }
    } else {
      problems.append(.required("spec.signerName"))
    }
    problems.require(spec, "request", "spec")
    problems.require(spec, "usages", "spec")
    return problems
  }

  func keep(_ object: inout JSONValue, old: JSONValue, _ context: WriteContext) {
    object["spec"] = old["spec"]
    guard context.subresource == "approval" else { return }
    // An approval writes conditions, and nothing else.
    let conditions = (object["status"]?.items("conditions") ?? []).map { condition in
      var condition = condition
      let known = (old["status"]?.items("conditions") ?? []).first {
        $0.text("type") == condition.text("type")
      }
      let now = JSONValue.string("\(context.now)")
      if condition.isUnset("lastUpdateTime") { condition["lastUpdateTime"] = now }
      if condition.isUnset("lastTransitionTime") {
        condition["lastTransitionTime"] = now
        if let known, known.text("status") == condition.text("status") {
          condition["lastTransitionTime"] = known["lastTransitionTime"]
        }
      }
      return condition
    }
    var status = old["status"] ?? [:]
    status["conditions"] = .array(conditions)
    object["status"] = status
  }

  func changeProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem] {
    guard context.subresource == "approval" else { return specProblems(object, context) }
    let types = (object["status"]?.items("conditions") ?? []).compactMap { $0.text("type") }
    guard types.contains("Approved"), let index = types.firstIndex(of: "Denied") else { return [] }
    return [
      .invalid(
        "status.conditions[\(index)].type", GoText.quoted("Denied"),
        "Approved and Denied conditions are mutually exclusive")
    ]
  }
}

struct FlowSchemaRules: SpecRules {
  func setDefaults(_ object: inout JSONValue) {
    object.change("spec") { spec in
      if spec.number("matchingPrecedence") == 0 { spec["matchingPrecedence"] = 1000 }
    }
  }
}

struct PriorityLevelRules: SpecRules {
  func setDefaults(_ object: inout JSONValue) {
    object.change("spec") { spec in
      spec.change("limited") { limited in
        limited.setDefault("nominalConcurrencyShares", 30)
        limited.setDefault("lendablePercent", 0)
        limited.change("limitResponse") { response in
          guard response.text("type") == "Queue" else { return }
          response.change("queuing") { queuing in
            for (name, value) in [("queues", 64), ("handSize", 8), ("queueLengthLimit", 50)]
            where queuing.number(name) == 0 {
              queuing[name] = .number(value)
            }
          }
        }
      }
      spec.change("exempt") { exempt in
        exempt.setDefault("nominalConcurrencyShares", 0)
        exempt.setDefault("lendablePercent", 0)
      }
    }
  }
}

/// Configurations of webhooks of both sorts.
struct WebhookRules: KindRules {
  func setDefaults(_ object: inout JSONValue) {
    let isMutating = object.text("kind") == "MutatingWebhookConfiguration"
    object.changeEach("webhooks") { hook in
      hook.setDefault("failurePolicy", "Fail")
      hook.setDefault("matchPolicy", "Equivalent")
      hook.setDefault("namespaceSelector", [:])
      hook.setDefault("objectSelector", [:])
      hook.setDefault("timeoutSeconds", 10)
      if isMutating { hook.setDefault("reinvocationPolicy", "Never") }
      hook.changeEach("rules") { $0.setDefault("scope", "*") }
      hook.change("clientConfig") { config in
        config.change("service") { $0.setDefault("port", 443) }
      }
    }
  }

  func prepareForCreate(_ object: inout JSONValue, _ context: WriteContext) throws(Refusal) {
    object["metadata"]?["generation"] = 1
  }

  func prepareForUpdate(
    _ object: inout JSONValue, old: JSONValue, _ context: WriteContext
  ) throws(Refusal) {
    object["metadata"]?["generation"] = old["metadata"]?["generation"]
    if !GoEquality.areEqual(object["webhooks"], old["webhooks"]) { object.countGeneration(old) }
  }
}

struct StorageDriverRules: KindRules {
  func setDefaults(_ object: inout JSONValue) {
    object.change("spec") { spec in
      spec.setDefault("attachRequired", true)
      spec.setDefault("podInfoOnMount", false)
      spec.setDefault("fsGroupPolicy", "ReadWriteOnceWithFSType")
      if spec.isUnset("volumeLifecycleModes") { spec["volumeLifecycleModes"] = ["Persistent"] }
      spec.setDefault("storageCapacity", false)
      spec.setDefault("requiresRepublish", false)
      spec.setDefault("seLinuxMount", false)
    }
  }
}

struct PodTemplateRules: KindRules {
  func setDefaults(_ object: inout JSONValue) {
    object.change("template") { template in
      if template.given("spec") == nil { template["spec"] = [:] }
      template.change("spec") { PodDefaults.set(&$0, isPod: false) }
    }
  }

  func prepareForCreate(_ object: inout JSONValue, _ context: WriteContext) throws(Refusal) {
    object["metadata"]?["generation"] = 1
  }

  func problems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    PodSpecCheck.templateProblems(object["template"] ?? [:], "template")
  }
}
