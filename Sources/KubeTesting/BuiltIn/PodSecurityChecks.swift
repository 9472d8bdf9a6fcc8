import KubeJSON
import KubeSchema

/// What the standards for pods have against one: the checks of version 1.36.
struct PodSecurityChecks {
  struct Violation {
    var reason: String
    var detail: String
  }

  let spec: JSONValue
  private let annotations: [(key: String, value: String)]
  let containers: [JSONValue]
  var security: JSONValue { spec["securityContext"] ?? [:] }

  init(_ pod: JSONValue) {
    spec = pod["spec"] ?? [:]
    annotations = (pod["metadata"]?["annotations"]?.members ?? []).map {
      ($0.name, $0.value.string ?? "")
    }
    containers = ["initContainers", "containers", "ephemeralContainers"].flatMap {
      [spec] in spec.items($0)
    }
  }

  /// Those of the baseline first, each in the order of their names.
  func violations(_ level: PodSecurity.Level) -> [Violation] {
    let isRestricted = level == .restricted
    switch level {
    case .privileged: return []
    case .baseline, .restricted:
      let baseline = [
        appArmor, isRestricted ? nil : addedCapabilities, hostNamespaces,
        isRestricted ? nil : hostPaths, hostPorts, hostProbes, privileged,
        isRestricted ? nil : procMount(relaxes: true), seLinux,
        isRestricted ? nil : badSeccomp, sysctls, hostProcess,
      ]
      guard isRestricted else { return baseline.compactMap(\.self) }
      let restricted = [
        escalation, capabilities, procMount(relaxes: false), volumeTypes, nonRoot, rootUser,
        seccomp,
      ]
      return (baseline + restricted).compactMap(\.self)
    }
  }

  func quoted(_ names: some Sequence<String>) -> String {
    names.map { "\"\($0)\"" }.joined(separator: ", ")
  }

  func word(_ word: String, _ count: Int) -> String { count == 1 ? word : "\(word)s" }

  func named(_ list: [JSONValue]) -> String {
    "\(word("container", list.count)) \(quoted(list.map { $0.text("name") ?? "" }))"
  }

  func context(_ container: JSONValue) -> JSONValue { container["securityContext"] ?? [:] }

  /// The pod and the containers that set something, as the subject of a sentence.
  func setters(_ isBad: (JSONValue) -> Bool) -> String? {
    let bad = containers.filter { isBad(context($0)) }
    let parts = (isBad(security) ? ["pod"] : []) + (bad.isEmpty ? [] : [named(bad)])
    return parts.isEmpty ? nil : parts.joined(separator: " and ")
  }

  /// In a namespace of its own a user is nobody outside.
  var hasOwnUsers: Bool { spec["hostUsers"]?.bool == false }
  var isWindows: Bool { spec["os"]?.text("name") == "windows" }

  private var appArmor: Violation? {
    func bad(_ context: JSONValue) -> String? {
      guard let profile = context.given("appArmorProfile") else { return nil }
      let type = profile.text("type") ?? ""
      return ["RuntimeDefault", "Localhost"].contains(type) ? nil : type
    }
    var parts = setters { bad($0) != nil }.map { [$0] } ?? []
    var values = Set(([security] + containers.map(context)).compactMap(bad)).sorted()
    let marked = annotations.filter {
      $0.key.hasPrefix("container.apparmor.security.beta.kubernetes.io/") && !$0.value.isEmpty
        && $0.value != "runtime/default" && !$0.value.hasPrefix("localhost/")
    }
    if !marked.isEmpty {
      values += marked.map { "\($0.key)=\(GoText.quoted($0.value))" }.sorted()
      parts.append(word("annotation", marked.count))
    }
    if parts.isEmpty { return nil }
    return Violation(
      reason: word("forbidden AppArmor profile", values.count),
      detail: "\(parts.joined(separator: " and ")) must not set AppArmor profile type to "
        + quoted(values))
  }

  private static let capabilities: Set = [
    "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD",
    "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
  ]

  private func added(_ container: JSONValue, but allowed: Set<String>) -> [String] {
    (context(container)["capabilities"]?.texts("add") ?? []).filter { !allowed.contains($0) }
  }

  func additions(but allowed: Set<String>) -> String? {
    let bad = containers.filter { !added($0, but: allowed).isEmpty }
    if bad.isEmpty { return nil }
    let names = Set(bad.flatMap { added($0, but: allowed) }).sorted()
    return "\(named(bad)) must not include \(quoted(names)) in securityContext.capabilities.add"
  }

  private var addedCapabilities: Violation? {
    additions(but: Self.capabilities).map {
      Violation(reason: "non-default capabilities", detail: $0)
    }
  }

  private var hostNamespaces: Violation? {
    let names = ["hostNetwork", "hostPID", "hostIPC"].filter(spec.flag)
    if names.isEmpty { return nil }
    return Violation(
      reason: "host namespaces", detail: names.map { "\($0)=true" }.joined(separator: ", "))
  }

  private var hostPaths: Violation? {
    let names = spec.items("volumes").filter { $0.given("hostPath") != nil }
      .map { $0.text("name") ?? "" }
    if names.isEmpty { return nil }
    return Violation(
      reason: "hostPath volumes", detail: "\(word("volume", names.count)) \(quoted(names))")
  }

  private var hostPorts: Violation? {
    func ports(_ container: JSONValue) -> [Int] {
      container.items("ports").map { $0.number("hostPort") }.filter { $0 != 0 }
    }
    let bad = containers.filter { !ports($0).isEmpty }
    if bad.isEmpty { return nil }
    let numbers = Set(bad.flatMap(ports).map { "\($0)" }).sorted()
    return Violation(
      reason: "hostPort",
      detail: "\(named(bad)) \(bad.count == 1 ? "uses" : "use") "
        + "\(word("hostPort", numbers.count)) \(numbers.joined(separator: ", "))")
  }

  private var hostProbes: Violation? {
    func hosts(_ container: JSONValue) -> [String] {
      let handlers =
        ["livenessProbe", "readinessProbe", "startupProbe"].map { container[$0] }
        + ["postStart", "preStop"].map { container["lifecycle"]?[$0] }
      return handlers.flatMap { handler in
        ["httpGet", "tcpSocket"].compactMap { handler?[$0]?.text("host") }
      }
    }
    let bad = containers.filter { !hosts($0).isEmpty }
    if bad.isEmpty { return nil }
    let names = Set(bad.flatMap(hosts)).sorted()
    let subjects = Set(bad.map { $0.text("name") ?? "" }).sorted()
    return Violation(
      reason: "probe or lifecycle host",
      detail: "\(word("container", subjects.count)) \(quoted(subjects)) "
        + "\(subjects.count == 1 ? "uses" : "use") "
        + "\(word("probe or lifecycle host", names.count)) \(quoted(names))")
  }

  private var privileged: Violation? {
    let bad = containers.filter { context($0).flag("privileged") }
    if bad.isEmpty { return nil }
    return Violation(
      reason: "privileged", detail: "\(named(bad)) must not set securityContext.privileged=true")
  }

  private func procMount(relaxes: Bool) -> Violation? {
    if relaxes, hasOwnUsers { return nil }
    func value(_ container: JSONValue) -> String? {
      let text = context(container).text("procMount")
      return text == "Default" ? nil : text
    }
    let bad = containers.filter { value($0) != nil }
    if bad.isEmpty { return nil }
    return Violation(
      reason: "procMount",
      detail: "\(named(bad)) must not set securityContext.procMount to "
        + quoted(Set(bad.compactMap(value)).sorted()))
  }

  private static let types: Set = [
    "", "container_t", "container_init_t", "container_kvm_t", "container_engine_t",
  ]

  private var seLinux: Violation? {
    func type(_ context: JSONValue) -> String? {
      let type = context["seLinuxOptions"]?.text("type") ?? ""
      return Self.types.contains(type) ? nil : type
    }
    func sets(_ name: String) -> (JSONValue) -> Bool {
      { $0["seLinuxOptions"]?.text(name) != nil }
    }
    guard let subject = setters({ type($0) != nil || sets("user")($0) || sets("role")($0) }) else {
      return nil
    }
    let all = [security] + containers.map(context)
    let types = Set(all.compactMap(type)).sorted()
    var parts = types.isEmpty ? [] : ["\(word("type", types.count)) \(quoted(types))"]
    for name in ["user", "role"] where all.contains(where: sets(name)) {
      parts.append("\(name) may not be set")
    }
    return Violation(
      reason: "seLinuxOptions",
      detail: "\(subject) set forbidden securityContext.seLinuxOptions: "
        + parts.joined(separator: "; "))
  }

  func badProfile(_ context: JSONValue) -> String? {
    guard let profile = context.given("seccompProfile") else { return nil }
    let type = profile.text("type") ?? ""
    return ["Localhost", "RuntimeDefault"].contains(type) ? nil : type
  }

  var badSeccomp: Violation? {
    guard let subject = setters({ badProfile($0) != nil }) else { return nil }
    let values = Set(([security] + containers.map(context)).compactMap(badProfile)).sorted()
    return Violation(
      reason: "seccompProfile",
      detail: "\(subject) must not set securityContext.seccompProfile.type to \(quoted(values))")
  }

  private static let sysctls: Set = [
    "kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.tcp_syncookies",
    "net.ipv4.ping_group_range", "net.ipv4.ip_unprivileged_port_start",
    "net.ipv4.ip_local_reserved_ports", "net.ipv4.tcp_keepalive_time",
    "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl",
    "net.ipv4.tcp_keepalive_probes", "net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem",
  ]

  private var sysctls: Violation? {
    let names = security.items("sysctls").map { $0.text("name") ?? "" }
      .filter { !Self.sysctls.contains($0) }
    if names.isEmpty { return nil }
    return Violation(reason: "forbidden sysctls", detail: names.joined(separator: ", "))
  }

  private var hostProcess: Violation? {
    setters { $0["windowsOptions"]?.flag("hostProcess") ?? false }.map {
      Violation(
        reason: "hostProcess",
        detail: "\($0) must not set securityContext.windowsOptions.hostProcess=true")
    }
  }
}
