import KubeCore
import KubeJSON
import KubeSchema

/// What is wrong with a container of a pod.
enum ContainerCheck {
  /// What an ephemeral container does not have.
  static let notEphemeral = [
    "ports", "resources", "livenessProbe", "readinessProbe", "startupProbe", "lifecycle",
  ]

  /// - Parameter without: Members that are not looked at.
  static func problems(
    _ container: JSONValue, _ path: String, volumes: Set<String>, without: [String] = []
  ) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    if let name = container.text("name") {
      problems.checkName(name, "\(path).name", NameCheck.dnsLabel)
    } else {
      problems.append(.required("\(path).name"))
    }
    problems += imageProblems(container, path)
    problems.requireOne(
      container, "terminationMessagePolicy", path, of: ["File", "FallbackToLogsOnError"])
    if !without.contains("ports") { problems += portProblems(container, path) }
    problems += variableProblems(container, path)
    problems += mountProblems(container, path, volumes)
    problems.requireOne(
      container, "imagePullPolicy", path, of: ["Always", "IfNotPresent", "Never"])
    if !without.contains("resources") {
      problems += ResourceAmounts.problems(container["resources"] ?? [:], "\(path).resources")
    }
    let security = container["securityContext"] ?? [:]
    for name in ["runAsUser", "runAsGroup"] {
      guard let id = security[name]?.int, !(0...2_147_483_647).contains(id) else { continue }
      problems.append(
        .invalid(
          "\(path).securityContext.\(name)", "\(id)",
          "must be between 0 and 2147483647, inclusive"))
    }
    return problems
  }

  private static func imageProblems(_ container: JSONValue, _ path: String) -> [FieldProblem] {
    guard let image = container.text("image") else { return [.required("\(path).image")] }
    let isSpace: (Character?) -> Bool = { $0?.isWhitespace ?? false }
    guard isSpace(image.first) || isSpace(image.last) else { return [] }
    return [
      .invalid(
        "\(path).image", GoText.quoted(image), "must not have leading or trailing whitespace")
    ]
  }

  private static func portProblems(_ container: JSONValue, _ path: String) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    var names: Set<String> = []
    for (index, port) in container.items("ports").enumerated() {
      let field = "\(path).ports[\(index)]"
      if let name = port.text("name") {
        let found = NameCheck.portName(name)
        problems += found.map { .invalid("\(field).name", GoText.quoted(name), $0) }
        if found.isEmpty, !names.insert(name).inserted {
          problems.append(.duplicate("\(field).name", GoText.quoted(name)))
        }
      }
      let number = port.number("containerPort")
      if number == 0 {
        problems.append(.required("\(field).containerPort"))
      } else {
        problems += NameCheck.port(number).map {
          .invalid("\(field).containerPort", "\(number)", $0)
        }
      }
      let host = port.number("hostPort")
      if host != 0 {
        problems += NameCheck.port(host).map { .invalid("\(field).hostPort", "\(host)", $0) }
      }
      problems.requireOne(port, "protocol", field, of: ["SCTP", "TCP", "UDP"])
    }
    return problems
  }

  private static func variableProblems(_ container: JSONValue, _ path: String) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    for (index, variable) in container.items("env").enumerated() {
      let field = "\(path).env[\(index)]"
      if let name = variable.text("name") {
        problems.checkName(name, "\(field).name", NameCheck.environmentVariable)
      } else {
        problems.append(.required("\(field).name"))
      }
      if let source = variable.given("valueFrom") {
        problems += sourceProblems(
          source, "\(field).valueFrom", hasValue: variable.text("value") != nil)
      }
    }
    for (index, source) in container.items("envFrom").enumerated() {
      let field = "\(path).envFrom[\(index)]"
      let given = ["configMapRef", "secretRef"].filter { source.given($0) != nil }
      for name in given {
        problems.require(source[name] ?? [:], "name", "\(field).\(name)")
      }
      if given.isEmpty {
        problems.append(
          .invalid(field, "\"\"", "must specify one of: `configMapRef` or `secretRef`"))
      } else if given.count > 1 {
        problems.append(
          .invalid(field, "\"\"", "may not have more than one field specified at a time"))
      }
    }
    return problems
  }

  private static func sourceProblems(
    _ source: JSONValue, _ path: String, hasValue: Bool
  ) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    let names = ["fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef", "fileKeyRef"]
    let given = names.filter { source.given($0) != nil }
    for name in given {
      let value = source[name] ?? [:]
      let field = "\(path).\(name)"
      switch name {
      case "fieldRef": problems.require(value, "fieldPath", field)
      case "resourceFieldRef": problems.require(value, "resource", field)
      case "configMapKeyRef", "secretKeyRef":
        problems.require(value, "name", field)
        if let key = value.text("key") {
          problems.checkName(key, "\(field).key", NameCheck.configKey)
        } else {
          problems.append(.required("\(field).key"))
        }
      default: break
      }
    }
    if given.isEmpty {
      problems.append(
        .invalid(
          path, "\"\"",
          "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or "
            + "`secretKeyRef`"))
    } else if hasValue {
      problems.append(
        .invalid(path, "\"\"", "may not be specified when `value` is not empty"))
    } else if given.count > 1 {
      problems.append(
        .invalid(path, "\"\"", "may not have more than one field specified at a time"))
    }
    return problems
  }

  private static func mountProblems(
    _ container: JSONValue, _ path: String, _ volumes: Set<String>
  ) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    var paths: Set<String> = []
    for (index, mount) in container.items("volumeMounts").enumerated() {
      let field = "\(path).volumeMounts[\(index)]"
      problems.require(mount, "name", field)
      let name = mount.text("name") ?? ""
      if !volumes.contains(name) {
        problems.append(.notFound("\(field).name", GoText.quoted(name)))
      }
      problems.require(mount, "mountPath", field)
      let place = mount.text("mountPath") ?? ""
      if !paths.insert(place).inserted {
        problems.append(
          .invalid("\(field).mountPath", GoText.quoted(place), "must be unique"))
      }
    }
    return problems
  }
}
