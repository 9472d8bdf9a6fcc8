import KubeJSON
import KubeSchema

/// Volumes of pods: what absent fields stand for, and what may not be.
enum VolumeDefaults {
  static func set(_ volume: inout JSONValue) {
    if !sources.contains(where: { volume.given($0) != nil }) { volume["emptyDir"] = [:] }
    for name in ["secret", "configMap", "downwardAPI", "projected"] {
      volume.change(name) { $0.setDefault("defaultMode", 420) }
    }
    volume.change("hostPath") { $0.setDefault("type", "") }
    volume.change("iscsi") { $0.setDefaultText("iscsiInterface", "default") }
    volume.change("downwardAPI", setFieldVersions)
    volume.change("projected") { projected in
      projected.changeEach("sources") { source in
        source.change("downwardAPI", setFieldVersions)
        source.change("serviceAccountToken") { $0.setDefault("expirationSeconds", 3600) }
      }
    }
    volume.change("rbd") { source in
      source.setDefaultText("pool", "rbd")
      source.setDefaultText("user", "admin")
      source.setDefaultText("keyring", "/etc/ceph/keyring")
    }
    volume.change("azureDisk") { source in
      source.setDefault("cachingMode", "ReadWrite")
      source.setDefault("kind", "Shared")
      source.setDefault("fsType", "ext4")
      source.setDefault("readOnly", false)
    }
    volume.change("scaleIO") { source in
      source.setDefaultText("storageMode", "ThinProvisioned")
      source.setDefaultText("fsType", "xfs")
    }
    volume.change("ephemeral") { ephemeral in
      ephemeral.change("volumeClaimTemplate") { template in
        template.change("spec") { $0.setDefault("volumeMode", "Filesystem") }
      }
    }
    volume.change("image") { image in
      let policy = PodDefaults.pullPolicy(image.text("reference") ?? "")
      image.setDefaultText("pullPolicy", policy)
    }
  }

  private static func setFieldVersions(_ source: inout JSONValue) {
    source.changeEach("items") { item in
      item.change("fieldRef") { $0.setDefaultText("apiVersion", "v1") }
    }
  }

  /// In the order in which the server looks for them.
  static let sources = [
    "emptyDir", "hostPath", "gitRepo", "gcePersistentDisk", "awsElasticBlockStore", "secret",
    "nfs", "iscsi", "glusterfs", "flocker", "persistentVolumeClaim", "rbd", "cinder", "cephfs",
    "quobyte", "downwardAPI", "fc", "flexVolume", "azureFile", "configMap", "vsphereVolume",
    "photonPersistentDisk", "portworxVolume", "azureDisk", "storageos", "projected", "scaleIO",
    "csi", "ephemeral", "image",
  ]

  private static let required: [String: [String]] = [
    "secret": ["secretName"], "configMap": ["name"], "hostPath": ["path"],
    "persistentVolumeClaim": ["claimName"], "nfs": ["server", "path"], "gitRepo": ["repository"],
    "csi": ["driver"], "image": ["reference"],
  ]

  /// What is wrong with the volumes, and the names of those that are right.
  static func problems(_ volumes: [JSONValue], _ path: String) -> ([FieldProblem], Set<String>) {
    var problems: [FieldProblem] = []
    var names: Set<String> = []
    for (index, volume) in volumes.enumerated() {
      let field = "\(path)[\(index)]"
      var found = sourceProblems(volume, field)
      if let name = volume.text("name") {
        found += NameCheck.dnsLabel(name).map {
          .invalid("\(field).name", GoText.quoted(name), $0)
        }
        if names.contains(name) {
          found.append(.duplicate("\(field).name", GoText.quoted(name)))
        }
        if found.isEmpty { names.insert(name) }
      } else {
        found.append(.required("\(field).name"))
      }
      problems += found
    }
    return (problems, names)
  }

  private static func sourceProblems(_ volume: JSONValue, _ path: String) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    let given = sources.filter { volume.given($0) != nil }
    if given.isEmpty { problems.append(.required(path, "must specify a volume type")) }
    for name in given.dropFirst() {
      problems.append(
        .forbidden("\(path).\(name)", "may not specify more than 1 volume type"))
    }
    guard let name = given.first, let source = volume[name] else { return problems }
    for member in required[name] ?? [] { problems.require(source, member, "\(path).\(name)") }
    return problems
  }
}
