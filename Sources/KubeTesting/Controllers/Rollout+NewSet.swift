import KubeCore
import KubeJSON

extension Rollout {
  /// Brings the new set's annotations up to date, or makes it.
  mutating func findNew(creates: Bool, _ context: inout ControllerContext) throws(Refusal) {
    let revision = (old.map(\.revision).max() ?? 0) + 1
    if let set = new { return try refresh(set, revision, &context) }
    guard creates else { return }
    let template = spec["template"] ?? [:]
    var collisions = status["collisionCount"]?.int
    for _ in 0..<20 {
      let hash = TemplateHash.text(template, collisions: collisions)
      do {
        try create(hash, template, revision, &context)
        break
      } catch {
        guard error.reason == "AlreadyExists" else {
          try fail(error, &context)
          throw error
        }
        // Another has the name: the template gets another.
        collisions = (collisions ?? 0) + 1
        let count = collisions
        deployment = try context.update(
          ControlledResource.deployments, key, subresource: "status"
        ) { $0["status"]?["collisionCount"] = count.map { .number($0) } }
      }
    }
    guard let set = new else { return }
    try note(
      "NewReplicaSetCreated", "Created new replica set \"\(set.name)\"", revision: "\(revision)",
      &context)
  }

  private mutating func create(
    _ hash: String, _ template: JSONValue, _ revision: Int, _ context: inout ControllerContext
  ) throws(Refusal) {
    var template = template
    template["metadata"] = template["metadata"] ?? [:]
    var labels = template["metadata"]?["labels"] ?? [:]
    labels[Self.hashLabel] = .string(hash)
    template["metadata"]?["labels"] = labels
    var selector = spec["selector"] ?? [:]
    var matches = selector["matchLabels"] ?? [:]
    matches[Self.hashLabel] = .string(hash)
    selector["matchLabels"] = matches
    let count = newSize(0)
    var annotations = copiedAnnotations(over: [:])
    annotations[Self.revisionAnnotation] = .string("\(revision)")
    annotations[Self.desiredAnnotation] = .string("\(wanted)")
    annotations[Self.maxAnnotation] = .string("\(wanted + surge)")
    var set: JSONValue = [
      "metadata": [
        "name": .string("\(key.name)-\(hash)"), "namespace": .string(key.namespace),
        "labels": labels, "annotations": annotations,
        "ownerReferences": [ControllerContext.controllerReference(deployment)],
      ],
      "spec": [
        "replicas": .number(count), "selector": selector, "template": template,
      ],
    ]
    if let patience = spec["minReadySeconds"] { set["spec"]?["minReadySeconds"] = patience }
    let created = try context.create(ControlledResource.replicaSets, in: key.namespace, set)
    new = SetFacts(object: created)
    guard count > 0 else { return }
    context.note(
      "Normal", "ScalingReplicaSet",
      "Scaled up replica set \(key.name)-\(hash) from 0 to \(count)", about: deployment)
  }

  private mutating func refresh(
    _ set: SetFacts, _ revision: Int, _ context: inout ControllerContext
  ) throws(Refusal) {
    var annotations = copiedAnnotations(over: set.object["metadata"]?["annotations"] ?? [:])
    if set.revision < revision {
      annotations[Self.revisionAnnotation] = .string("\(revision)")
      if set.revision > 0 {
        let history = set.annotation(Self.historyAnnotation).map { "\($0)," } ?? ""
        annotations[Self.historyAnnotation] = .string("\(history)\(set.revision)")
      }
    }
    let patience = spec["minReadySeconds"]
    if annotations != set.object["metadata"]?["annotations"] ?? [:]
      || patience != set.object["spec"]?["minReadySeconds"]
    {
      new = SetFacts(
        object: try context.update(
          ControlledResource.replicaSets, StorageKey(namespace: key.namespace, name: set.name)
        ) { object in
          object["metadata"]?["annotations"] = annotations
          object["spec"]?["minReadySeconds"] = patience
        })
    }
    let text = new?.annotation(Self.revisionAnnotation) ?? "\(revision)"
    if progressing == nil, hasDeadline {
      try note(
        "FoundNewReplicaSet", "Found new replica set \"\(set.name)\"", revision: text, &context)
    } else if deployment["metadata"]?["annotations"]?[Self.revisionAnnotation]?.string != text {
      try setRevision(text, &context) { _ in }
    }
  }

  /// What stands in the Deployment's annotations stands in those of its new set too.
  private func copiedAnnotations(over annotations: JSONValue) -> JSONValue {
    var result = annotations
    for member in deployment["metadata"]?["annotations"]?.members ?? []
    where !Self.ownAnnotations.contains(member.name) { result[member.name] = member.value }
    return result
  }

  private static let ownAnnotations: Set<String> = [
    "kubectl.kubernetes.io/last-applied-configuration", revisionAnnotation, historyAnnotation,
    desiredAnnotation, maxAnnotation, "deprecated.deployment.rollback.to",
  ]

  /// Says so in the status, with the revision.
  private mutating func note(
    _ reason: String, _ message: String, revision: String, _ context: inout ControllerContext
  ) throws(Refusal) {
    let now = context.nowText
    let isSaid = !hasDeadline
    try setRevision(revision, &context) { status in
      if isSaid { return }
      status.setDeploymentCondition("Progressing", "True", reason, message, now)
    }
  }

  private mutating func setRevision(
    _ revision: String, _ context: inout ControllerContext, _ change: (inout JSONValue) -> Void
  ) throws(Refusal) {
    deployment = try context.update(
      ControlledResource.deployments, key, subresource: "status"
    ) { object in
      object.setAnnotation(Self.revisionAnnotation, revision)
      var status = object["status"] ?? [:]
      change(&status)
      object["status"] = status
    }
  }

  private mutating func fail(
    _ refusal: Refusal, _ context: inout ControllerContext
  ) throws(Refusal) {
    if refusal.isNamespaceEnding || !hasDeadline { return }
    let now = context.nowText
    let message = "Failed to create new replica set: \(refusal.message)"
    deployment = try context.update(
      ControlledResource.deployments, key, subresource: "status"
    ) { object in
      object["status"]?.setDeploymentCondition(
        "Progressing", "False", "ReplicaSetCreateError", message, now)
    }
  }
}
