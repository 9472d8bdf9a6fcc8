import KubeCore

/// Makes lists of pods as a busy cluster has them: some 80 workloads of four forms, each with several pods, a few of them
/// in trouble. The same number gives the same bytes.
struct PodMaker {
  var dice: Dice

  static func list(count: Int) -> JSONValue {
    var maker = PodMaker(dice: Dice(seed: 36))
    let workloads = (0..<max(1, min(80, count / 4))).map {
      Workload(index: $0, dice: &maker.dice)
    }
    let pods = (0..<count).map { maker.pod($0, of: workloads[$0 % workloads.count]) }
    return [
      "kind": "PodList", "apiVersion": "v1", "metadata": ["resourceVersion": "48210377"],
      "items": .array(pods),
    ]
  }

  private mutating func pod(_ index: Int, of workload: Workload) -> JSONValue {
    let suffix = dice.suffix(5)
    let created = dice.time()
    let name: String
    switch workload.form {
    case .web: name = "\(workload.ownerName)-\(suffix)"
    case .database: name = "\(workload.name)-\(index / 80)"
    case .agent, .job: name = "\(workload.name)-\(suffix)"
    }
    return [
      "metadata": metadata(name, index, workload, created),
      "spec": spec(name, suffix, index, workload),
      "status": status(index, workload, created),
    ]
  }

  private mutating func metadata(
    _ name: String, _ index: Int, _ workload: Workload, _ created: String
  ) -> JSONValue {
    .members([
      "name": .string(name),
      "generateName": workload.form == .database ? nil : .string("\(workload.ownerName)-"),
      "namespace": .string(workload.namespace),
      "uid": .string(dice.uid()),
      "resourceVersion": .string("\(47_000_000 + index * 613)"),
      "generation": 1,
      "creationTimestamp": .string(created),
      "labels": labels(workload),
      "annotations": annotations(workload),
      "ownerReferences": [
        [
          "apiVersion": .string(workload.ownerAPIVersion),
          "kind": .string(workload.ownerKind),
          "name": .string(workload.ownerName),
          "uid": .string(workload.ownerUID),
          "controller": true,
          "blockOwnerDeletion": true,
        ]
      ],
      "managedFields": [
        managed("kube-controller-manager", created, specFields(workload), nil),
        managed("kubelet", dice.time(), statusFields, "status"),
      ],
    ])
  }

  private func labels(_ workload: Workload) -> JSONValue {
    .members([
      "app.kubernetes.io/name": .string(workload.name),
      "app.kubernetes.io/version": .string(workload.release),
      "moorland.example/team": .string(workload.team),
      "pod-template-hash": workload.form == .web ? .string(workload.revision) : nil,
      "controller-revision-hash":
        workload.form == .database || workload.form == .agent ? .string(workload.revision) : nil,
      "batch.kubernetes.io/job-name": workload.form == .job ? .string(workload.name) : nil,
    ])
  }

  private mutating func annotations(_ workload: Workload) -> JSONValue {
    .members([
      "moorland.example/settings-checksum": .string(workload.digest),
      "moorland.example/on-call": .string("\(workload.team)@moorland.example"),
      "moorland.example/note":
        dice.once(in: 6)
        ? .string("Moved by hand: \"rack 4\" was too warm.\nSiehe Wächterbuch.") : nil,
    ])
  }

  private func managed(
    _ manager: String, _ time: String, _ fields: JSONValue, _ subresource: String?
  ) -> JSONValue {
    .members([
      "manager": .string(manager),
      "operation": "Update",
      "apiVersion": "v1",
      "time": .string(time),
      "fieldsType": "FieldsV1",
      "fieldsV1": fields,
      "subresource": subresource.map { .string($0) },
    ])
  }
}
