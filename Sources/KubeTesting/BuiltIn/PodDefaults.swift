import KubeJSON

/// What absent fields of pods and of templates of pods stand for.
enum PodDefaults {
  /// - Parameter isPod: Whether it is a pod, of which more is filled in than of a template.
  static func set(_ spec: inout JSONValue, isPod: Bool) {
    spec.setDefaultText("dnsPolicy", "ClusterFirst")
    spec.setDefaultText("restartPolicy", "Always")
    spec.setDefault("securityContext", [:])
    spec.setDefault("terminationGracePeriodSeconds", 30)
    spec.setDefaultText("schedulerName", "default-scheduler")
    let hasHostPorts = isPod && spec.flag("hostNetwork")
    for list in ["containers", "initContainers"] {
      spec.changeEach(list) { container in
        setContainer(&container)
        if isPod { setRequests(&container) }
        guard hasHostPorts else { return }
        container.changeEach("ports") {
          if $0.number("hostPort") == 0 { $0["hostPort"] = $0["containerPort"] }
        }
      }
    }
    spec.changeEach("ephemeralContainers", setContainer)
    spec.changeEach("volumes", VolumeDefaults.set)
    if isPod { spec.setDefault("enableServiceLinks", true) }
    // The old name of the field says the same.
    if let account = spec.text("serviceAccountName") ?? spec.text("serviceAccount") {
      spec["serviceAccountName"] = .string(account)
      spec["serviceAccount"] = .string(account)
    }
  }

  private static func setContainer(_ container: inout JSONValue) {
    if container.text("imagePullPolicy") == nil {
      container["imagePullPolicy"] = .string(pullPolicy(container.text("image") ?? ""))
    }
    container.setDefaultText("terminationMessagePath", "/dev/termination-log")
    container.setDefaultText("terminationMessagePolicy", "File")
    container.changeEach("ports") { $0.setDefaultText("protocol", "TCP") }
    container.changeEach("env") { variable in
      variable.change("valueFrom") { source in
        source.change("fieldRef") { $0.setDefaultText("apiVersion", "v1") }
        source.change("fileKeyRef") { $0.setDefault("optional", false) }
      }
    }
    for name in ["livenessProbe", "readinessProbe", "startupProbe"] {
      container.change(name, setProbe)
    }
    container.change("lifecycle") { lifecycle in
      for name in ["postStart", "preStop"] {
        lifecycle.change(name) { $0.change("httpGet", setHTTPGet) }
      }
    }
  }

  private static func setProbe(_ probe: inout JSONValue) {
    let defaults = [
      ("timeoutSeconds", 1), ("periodSeconds", 10), ("successThreshold", 1),
      ("failureThreshold", 3),
    ]
    for (name, value) in defaults where probe.number(name) == 0 {
      probe[name] = .number(value)
    }
    probe.change("httpGet", setHTTPGet)
    probe.change("grpc") { $0.setDefault("service", "") }
  }

  private static func setHTTPGet(_ action: inout JSONValue) {
    action.setDefaultText("path", "/")
    action.setDefaultText("scheme", "HTTP")
  }

  /// What is limited and not asked for is asked for.
  private static func setRequests(_ container: inout JSONValue) {
    guard let limits = container["resources"]?.given("limits")?.members, !limits.isEmpty else {
      return
    }
    container.change("resources") { resources in
      var requests = resources.given("requests") ?? [:]
      for limit in limits where requests[limit.name] == nil {
        requests[limit.name] = limit.value
      }
      resources["requests"] = requests
    }
  }

  static func pullPolicy(_ image: String) -> String {
    guard !image.isEmpty else { return "IfNotPresent" }
    if image.contains("@") {
      // With a digest the tag is what counts, if there is one.
      let name = image.prefix { $0 != "@" }
      return tag(String(name)) == "latest" ? "Always" : "IfNotPresent"
    }
    let tag = tag(image)
    return tag == nil || tag == "latest" ? "Always" : "IfNotPresent"
  }

  private static func tag(_ image: String) -> String? {
    guard let last = image.split(separator: "/").last,
      let colon = last.firstIndex(of: ":")
    else { return nil }
    return String(last[last.index(after: colon)...])
  }

  /// Whether a container asks for or limits what counts for the class of service.
  static func qosClass(_ spec: JSONValue) -> String {
    let containers = spec.items("containers") + spec.items("initContainers")
    let counted = ["cpu", "memory"]
    var isGuaranteed = true
    var isBestEffort = true
    for container in containers {
      let limits = container["resources"]?.given("limits") ?? [:]
      let requests = container["resources"]?.given("requests") ?? [:]
      for name in counted {
        let limit = ResourceAmounts.amount(limits[name])
        let request = ResourceAmounts.amount(requests[name])
        if limit != nil || request != nil { isBestEffort = false }
        if limit == nil || (request ?? limit) != limit { isGuaranteed = false }
      }
    }
    if isBestEffort { return "BestEffort" }
    return isGuaranteed ? "Guaranteed" : "Burstable"
  }
}
