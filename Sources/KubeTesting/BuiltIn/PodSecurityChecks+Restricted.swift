import KubeJSON
import KubeSchema

/// What is demanded of restricted pods alone.
extension PodSecurityChecks {
  var escalation: Violation? {
    let bad = containers.filter { context($0)["allowPrivilegeEscalation"]?.bool != false }
    if bad.isEmpty || isWindows { return nil }
    return Violation(
      reason: "allowPrivilegeEscalation != false",
      detail: "\(named(bad)) must set securityContext.allowPrivilegeEscalation=false")
  }

  var capabilities: Violation? {
    if isWindows { return nil }
    let bad = containers.filter {
      !(context($0)["capabilities"]?.texts("drop").contains("ALL") ?? false)
    }
    var parts =
      bad.isEmpty ? [] : ["\(named(bad)) must set securityContext.capabilities.drop=[\"ALL\"]"]
    if let text = additions(but: ["NET_BIND_SERVICE"]) { parts.append(text) }
    if parts.isEmpty { return nil }
    return Violation(
      reason: "unrestricted capabilities", detail: parts.joined(separator: "; "))
  }

  private static let volumes = [
    "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim",
    "projected", "secret",
  ]

  var volumeTypes: Violation? {
    let bad = spec.items("volumes").filter { volume in
      !Self.volumes.contains { volume.given($0) != nil }
    }
    if bad.isEmpty { return nil }
    let types = Set(
      bad.map { volume in
        (volume.members ?? []).first { $0.name != "name" && !$0.value.isNull }?.name ?? "unknown"
      }
    ).sorted()
    return Violation(
      reason: "restricted volume types",
      detail: "\(word("volume", bad.count)) \(quoted(bad.map { $0.text("name") ?? "" })) "
        + "\(bad.count == 1 ? "uses" : "use") \(word("restricted volume type", types.count)) "
        + quoted(types))
  }

  var nonRoot: Violation? {
    if hasOwnUsers { return nil }
    let reason = "runAsNonRoot != true"
    if let subject = setters({ $0["runAsNonRoot"]?.bool == false }) {
      return Violation(
        reason: reason, detail: "\(subject) must not set securityContext.runAsNonRoot=false")
    }
    if security["runAsNonRoot"]?.bool == true { return nil }
    let silent = containers.filter { context($0)["runAsNonRoot"]?.bool == nil }
    if silent.isEmpty { return nil }
    return Violation(
      reason: reason,
      detail: "pod or \(named(silent)) must set securityContext.runAsNonRoot=true")
  }

  var rootUser: Violation? {
    if hasOwnUsers { return nil }
    return setters { $0["runAsUser"]?.int == 0 }.map {
      Violation(reason: "runAsUser=0", detail: "\($0) must not set runAsUser=0")
    }
  }

  var seccomp: Violation? {
    if isWindows { return nil }
    if let violation = badSeccomp { return violation }
    if security.given("seccompProfile") != nil { return nil }
    let silent = containers.filter { context($0).given("seccompProfile") == nil }
    if silent.isEmpty { return nil }
    return Violation(
      reason: "seccompProfile",
      detail: "pod or \(named(silent)) must set securityContext.seccompProfile.type to "
        + "\"RuntimeDefault\" or \"Localhost\"")
  }
}
