import KubeJSON
import KubeSchema

extension ContainerCheck {
  /// What is wrong with the hooks and probes of a container.
  static func probeProblems(_ container: JSONValue, _ path: String) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    for name in ["postStart", "preStop"] {
      guard let hook = container["lifecycle"]?.given(name) else { continue }
      problems += actionProblems(
        hook, "\(path).lifecycle.\(name)", ["exec", "httpGet", "tcpSocket", "sleep"])
    }
    for name in ["livenessProbe", "readinessProbe", "startupProbe"] {
      guard let probe = container.given(name) else { continue }
      let field = "\(path).\(name)"
      problems += actionProblems(probe, field, ["exec", "httpGet", "tcpSocket", "grpc"])
      problems.checkNonNegative(
        probe, field, "initialDelaySeconds", "timeoutSeconds", "periodSeconds",
        "successThreshold", "failureThreshold")
      if let seconds = probe["terminationGracePeriodSeconds"]?.int, seconds <= 0 {
        problems.append(
          .invalid(
            "\(field).terminationGracePeriodSeconds", "\(seconds)", "must be greater than 0"))
      }
      let successes = probe.number("successThreshold")
      if name != "readinessProbe", successes != 1 {
        problems.append(.invalid("\(field).successThreshold", "\(successes)", "must be 1"))
      }
    }
    return problems
  }

  private static func actionProblems(
    _ handler: JSONValue, _ path: String, _ names: [String]
  ) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    let given = names.filter { handler.given($0) != nil }
    for (index, name) in given.enumerated() {
      let field = "\(path).\(name)"
      guard index == 0 else {
        problems.append(.forbidden(field, "may not specify more than 1 handler type"))
        continue
      }
      let action = handler[name] ?? [:]
      switch name {
      case "exec": problems.require(action, "command", field)
      case "httpGet":
        problems.require(action, "path", field)
        problems += portProblems(action["port"], "\(field).port")
        problems.checkOne(action, "scheme", field, of: ["HTTP", "HTTPS"])
      case "tcpSocket", "grpc": problems += portProblems(action["port"], "\(field).port")
      default: break
      }
    }
    if given.isEmpty {
      problems.append(.required(path, "must specify a handler type"))
    }
    return problems
  }

  /// A port by number or by name.
  static func portProblems(_ port: JSONValue?, _ field: String) -> [FieldProblem] {
    if let name = port?.string {
      return NameCheck.portName(name).map { .invalid(field, GoText.quoted(name), $0) }
    }
    let number = port?.int ?? 0
    return NameCheck.port(number).map { .invalid(field, "\(number)", $0) }
  }
}
