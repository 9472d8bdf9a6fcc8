import KubeCore
import KubeJSON
import KubeSchema

/// What the server's own controllers do with definitions after they have been written: accept
/// their names, establish them, and clean up behind those that are deleted.
///
/// It decides one step at a time, and each step is a write of its own, which watches see.
enum DefinitionController {
  enum Step: Sendable, Hashable {
    /// Write the object to the subresource status, as the manager `kube-apiserver`.
    case writeStatus(JSONValue)
    /// Delete all objects of the resource that are not being deleted, as deletecollection does.
    case deleteInstances
    /// Write the object, whose last finalizer is gone perhaps; then it goes.
    case finish(JSONValue)
  }

  static let finalizer = "customresourcecleanup.apiextensions.k8s.io"
  static let manager = "kube-apiserver"

  /// - Parameters:
  ///   - others: the other definitions of the group.
  ///   - instanceCount: how many objects of the resource are stored.
  static func next(
    _ object: JSONValue, others: [JSONValue], instanceCount: Int, now: Time
  ) -> Step? {
    if object["metadata"]?["deletionTimestamp"] != nil, finalizers(object).contains(finalizer) {
      return cleanUp(object, instanceCount: instanceCount, now: now)
    }
    return (named(object, others: others, now: now) ?? established(object, now: now))
      .map(Step.writeStatus)
  }

  /// What a first DELETE makes of a definition.
  static func deleted(_ object: JSONValue, now: Time) -> JSONValue {
    var object = object
    object["metadata"]?["deletionTimestamp"] = .string(now.text)
    var finalizers = finalizers(object)
    if !finalizers.contains(finalizer) { finalizers.append(finalizer) }
    object["metadata"]?["finalizers"] = .array(finalizers.map { .string($0) })
    setCondition(
      "Terminating", isTrue: true, "InstanceDeletionPending",
      "CustomResourceDefinition marked for deletion; CustomResource deletion will begin soon",
      of: &object, now)
    return object
  }

  private static func finalizers(_ object: JSONValue) -> [String] {
    CustomSchema.strings(object["metadata"]?["finalizers"])
  }

  private static func cleanUp(_ object: JSONValue, instanceCount: Int, now: Time) -> Step {
    var object = object
    let inProgress = "InstanceDeletionInProgress"
    if CustomDefinition.condition("Terminating", object)?["reason"]?.string != inProgress {
      setCondition(
        "Terminating", isTrue: true, inProgress, "CustomResource deletion is in progress",
        of: &object, now)
      return .writeStatus(object)
    }
    let isEstablished = CustomDefinition.isTrue("Established", object)
    if isEstablished, instanceCount > 0 { return .deleteInstances }
    if isEstablished {
      setCondition(
        "Terminating", isTrue: false, "InstanceDeletionCompleted", "removed all instances",
        of: &object, now)
    } else {
      setCondition(
        "Terminating", isTrue: false, "NeverEstablished", "resource was never established",
        of: &object, now)
    }
    let left = finalizers(object).filter { $0 != finalizer }
    object["metadata"]?["finalizers"] = left.isEmpty ? nil : .array(left.map { .string($0) })
    return .finish(object)
  }

  private static func named(_ object: JSONValue, others: [JSONValue], now: Time) -> JSONValue? {
    let requested = CustomDefinition.Names(object["spec"]?["names"])
    let accepted = CustomDefinition.Names(object["status"]?["acceptedNames"])
    if requested == accepted { return nil }
    let all = (others + [object]).map { CustomDefinition.Names($0["status"]?["acceptedNames"]) }
    var negotiation = NameNegotiation(accepted: accepted, others: all)
    negotiation.request(requested)
    let condition = CustomDefinition.condition("NamesAccepted", object)
    let isSame =
      condition?["status"]?.string == (negotiation.isAccepted ? "True" : "False")
      && condition?["reason"]?.string == negotiation.reason
      && condition?["message"]?.string == negotiation.message
    if negotiation.names == accepted, isSame { return nil }
    var object = object
    var status = object["status"] ?? [:]
    status["acceptedNames"] = negotiation.names.json
    object["status"] = status
    setCondition(
      "NamesAccepted", isTrue: negotiation.isAccepted, negotiation.reason, negotiation.message,
      of: &object, now)
    if !CustomDefinition.isTrue("Established", object) {
      if negotiation.isAccepted {
        setCondition(
          "Established", isTrue: false, "Installing", "the initial names have been accepted",
          of: &object, now)
      } else if CustomDefinition.condition("Established", object) == nil {
        setCondition(
          "Established", isTrue: false, "NotAccepted", "not all names are accepted", of: &object,
          now)
      }
    }
    return object
  }

  private static func established(_ object: JSONValue, now: Time) -> JSONValue? {
    guard CustomDefinition.isTrue("NamesAccepted", object),
      !CustomDefinition.isTrue("Established", object)
    else { return nil }
    var object = object
    setCondition(
      "Established", isTrue: true, "InitialNamesAccepted",
      "the initial names have been accepted", of: &object, now)
    return object
  }

  private static func setCondition(
    _ type: String, isTrue: Bool, _ reason: String, _ message: String, of object: inout JSONValue,
    _ now: Time
  ) {
    let status: JSONValue = isTrue ? "True" : "False"
    var conditions = object["status"]?["conditions"]?.array ?? []
    let index = conditions.firstIndex { $0["type"]?.string == type }
    let old = index.map { conditions[$0] }
    var time: JSONValue = .string(now.text)
    if let old, old["status"] == status, let since = old["lastTransitionTime"] { time = since }
    var condition: JSONValue = [
      "type": .string(type), "status": status, "lastTransitionTime": time,
      "reason": .string(reason), "message": .string(message),
    ]
    if let generation = old?["observedGeneration"] {
      condition["observedGeneration"] = generation
    }
    if let index { conditions[index] = condition } else { conditions.append(condition) }
    var whole = object["status"] ?? [:]
    whole["conditions"] = .array(conditions)
    object["status"] = whole
  }
}

/// Which of the names that a definition wants it gets.
private struct NameNegotiation {
  private(set) var names: CustomDefinition.Names
  private(set) var isAccepted = true
  private(set) var reason = "NoConflicts"
  private(set) var message = "no conflicts found"
  private let resources: Set<String>
  private let kinds: Set<String>

  init(accepted: CustomDefinition.Names, others: [CustomDefinition.Names]) {
    names = accepted
    resources = Set(others.flatMap { [$0.plural, $0.singular] + $0.shortNames })
    kinds = Set(others.flatMap { [$0.kind, $0.listKind] })
  }

  /// Of several conflicts the last one is told.
  mutating func request(_ requested: CustomDefinition.Names) {
    take(\.plural, requested, resources, "PluralConflict")
    take(\.singular, requested, resources, "SingularConflict")
    let taken = requested.shortNames.filter {
      !names.shortNames.contains($0) && resources.contains($0)
    }
    if taken.isEmpty {
      names.shortNames = requested.shortNames
    } else {
      let texts = taken.map { "\(GoText.quoted($0)) is already in use" }
      refuse(
        "ShortNamesConflict",
        texts.count == 1 ? texts[0] : "[\(texts.joined(separator: ", "))]")
    }
    take(\.kind, requested, kinds, "KindConflict")
    take(\.listKind, requested, kinds, "ListKindConflict")
    names.categories = requested.categories
  }

  private mutating func take(
    _ name: WritableKeyPath<CustomDefinition.Names, String>, _ requested: CustomDefinition.Names,
    _ used: Set<String>, _ conflict: String
  ) {
    let wanted = requested[keyPath: name]
    if wanted != names[keyPath: name], used.contains(wanted) {
      refuse(conflict, "\(GoText.quoted(wanted)) is already in use")
    } else {
      names[keyPath: name] = wanted
    }
  }

  private mutating func refuse(_ reason: String, _ message: String) {
    isAccepted = false
    self.reason = reason
    self.message = message
  }
}

extension CustomDefinition.Names {
  var json: JSONValue {
    var json: JSONValue = ["plural": .string(plural)]
    if !singular.isEmpty { json["singular"] = .string(singular) }
    if !shortNames.isEmpty { json["shortNames"] = .array(shortNames.map { .string($0) }) }
    json["kind"] = .string(kind)
    if !listKind.isEmpty { json["listKind"] = .string(listKind) }
    if !categories.isEmpty { json["categories"] = .array(categories.map { .string($0) }) }
    return json
  }
}
