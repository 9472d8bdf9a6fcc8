import KubeCore
import KubeJSON

extension TableCells {
  func storage(_ kind: String) -> [JSONValue]? {
    switch kind {
    case "PersistentVolume":
      var claim = ""
      if let given = value("spec", "claimRef") {
        claim = "\(given["namespace"]?.string ?? "")/\(given["name"]?.string ?? "")"
      }
      return [
        name, .string(plain("spec", "capacity", "storage", or: "0")),
        .string(Self.modes(elements("spec", "accessModes"))),
        .string(text("spec", "persistentVolumeReclaimPolicy")), .string(phase), .string(claim),
        .string(storageClass), .string(attributesClass), .string(text("status", "reason")),
        .string(age), .string(text("spec", "volumeMode", or: "<unset>")),
      ]
    case "PersistentVolumeClaim":
      let isBound = !text("spec", "volumeName").isEmpty
      return [
        name, .string(phase), .string(text("spec", "volumeName")),
        .string(isBound ? plain("status", "capacity", "storage", or: "0") : ""),
        .string(isBound ? Self.modes(elements("status", "accessModes")) : ""),
        .string(storageClass), .string(attributesClass), .string(age),
        .string(text("spec", "volumeMode", or: "<unset>")),
      ]
    case "StorageClass":
      return [
        .string(defaultMarked("storageclass.kubernetes.io")), .string(text("provisioner")),
        .string(text("reclaimPolicy", or: "Delete")),
        .string(text("volumeBindingMode", or: "Immediate")),
        .bool(value("allowVolumeExpansion")?.bool ?? false), .string(age),
      ]
    case "VolumeAttributesClass":
      return [
        .string(defaultMarked("volumeattributesclass.kubernetes.io")), .string(text("driverName")),
        .string(age),
      ]
    case "VolumeAttachment":
      return [
        name, .string(text("spec", "attacher")),
        .string(text("spec", "source", "persistentVolumeName")),
        .string(text("spec", "nodeName")), .bool(value("status", "attached")?.bool ?? false),
        .string(age),
      ]
    case "CSINode": return [name, .number(count("spec", "drivers")), .string(age)]
    case "CSIDriver":
      let modes = elements("spec", "volumeLifecycleModes").compactMap(\.string)
      let audiences = value("spec", "tokenRequests")?.array?.map {
        $0["audience"]?.string ?? ""
      }
      let flag = { (key: String, absent: Bool) in
        JSONValue.bool(value("spec", key)?.bool ?? absent)
      }
      return [
        name, flag("attachRequired", true), flag("podInfoOnMount", false),
        flag("storageCapacity", false), .string(audiences?.joined(separator: ",") ?? "<unset>"),
        flag("requiresRepublish", false),
        .string(modes.isEmpty ? "<none>" : modes.joined(separator: ",")), .string(age),
      ]
    case "CSIStorageCapacity":
      return [
        name, .string(text("storageClassName")), .string(plain("capacity", or: "<unset>")),
      ]
    default: return nil
    }
  }

  private var phase: String {
    value("metadata", "deletionTimestamp") == nil ? text("status", "phase") : "Terminating"
  }

  private var storageClass: String {
    let annotation = text("metadata", "annotations", "volume.beta.kubernetes.io/storage-class")
    return annotation.isEmpty ? text("spec", "storageClassName") : annotation
  }

  private var attributesClass: String {
    value("spec", "volumeAttributesClassName")?.string ?? "<unset>"
  }

  private func defaultMarked(_ group: String) -> String {
    let keys = ["\(group)/is-default-class", "storageclass.beta.kubernetes.io/is-default-class"]
    let isDefault = keys.contains { text("metadata", "annotations", $0) == "true" }
    return text("metadata", "name") + (isDefault ? " (default)" : "")
  }

  private static func modes(_ modes: [JSONValue]) -> String {
    let given = Set(modes.compactMap(\.string))
    return [
      ("ReadWriteOnce", "RWO"), ("ReadOnlyMany", "ROX"), ("ReadWriteMany", "RWX"),
      ("ReadWriteOncePod", "RWOP"),
    ].filter { given.contains($0.0) }.map(\.1).joined(separator: ",")
  }
}
