import KubeCore
import KubeJSON
import KubeSchema

struct ConfigMapRules: KindRules {
  func problems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    let data = object["data"]?.members ?? []
    let binary = object["binaryData"]?.members ?? []
    for member in data {
      let field = "data[\(member.name)]"
      problems.checkName(member.name, field, NameCheck.configKey)
      if object["binaryData"]?[member.name] != nil {
        problems.append(
          .invalid(field, GoText.quoted(member.name), "duplicate of key present in binaryData"))
      }
    }
    for member in binary {
      problems.checkName(member.name, "binaryData[\(member.name)]", NameCheck.configKey)
    }
    let size =
      data.reduce(0) { $0 + ($1.value.string?.utf8.count ?? 0) }
      + binary.reduce(0) { $0 + Base64Size.bytes($1.value) }
    if size > 1_048_576 {
      problems.append(.tooLong("[]", "may not be more than 1048576 bytes"))
    }
    return problems
  }

  func updateProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem] {
    ImmutableData.problems(object, old: old, ["data", "binaryData"]) + problems(object, context)
  }
}

/// What `immutable` forbids.
enum ImmutableData {
  static func problems(_ object: JSONValue, old: JSONValue, _ names: [String]) -> [FieldProblem] {
    guard old.flag("immutable") else { return [] }
    let detail = "field is immutable when `immutable` is set"
    var problems: [FieldProblem] = []
    if !object.flag("immutable") { problems.append(.forbidden("immutable", detail)) }
    for name in names where (object.given(name) ?? [:]) != (old.given(name) ?? [:]) {
      problems.append(.forbidden(name, detail))
    }
    return problems
  }
}

enum Base64Size {
  /// How many bytes a text in base64 stands for.
  static func bytes(_ value: JSONValue) -> Int {
    guard let text = value.string?.utf8 else { return 0 }
    let padding = text.suffix(2).count { $0 == UInt8(ascii: "=") }
    return max(0, text.count / 4 * 3 - padding)
  }
}

struct SecretRules: KindRules {
  func setDefaults(_ object: inout JSONValue) {
    if let texts = object.given("stringData")?.members, !texts.isEmpty {
      var data = object.given("data") ?? [:]
      for member in texts {
        let bytes = Array((member.value.string ?? "").utf8)
        data[member.name] = .string(Base64Data(bytes).base64Text)
      }
      object["data"] = data
    }
    object["stringData"] = nil
    object.setDefaultText("type", "Opaque")
  }

  func problems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    let data = object["data"]?.members ?? []
    for member in data {
      problems.checkName(member.name, "data[\(member.name)]", NameCheck.configKey)
    }
    if data.reduce(0, { $0 + Base64Size.bytes($1.value) }) > 1_048_576 {
      problems.append(.tooLong("data", "may not be more than 1048576 bytes"))
    }
    return problems + typeProblems(object)
  }

  private func typeProblems(_ object: JSONValue) -> [FieldProblem] {
    let data = object["data"] ?? [:]
    func missing(_ names: String...) -> [FieldProblem] {
      names.filter { data[$0] == nil }.map { .required("data[\($0)]") }
    }
    switch object.text("type") {
    case "kubernetes.io/service-account-token":
      let name = "kubernetes.io/service-account.name"
      return object["metadata"]?["annotations"]?.text(name) == nil
        ? [.required("metadata.annotations[\(name)]")] : []
    case "kubernetes.io/dockercfg": return missing(".dockercfg") + json(data, ".dockercfg")
    case "kubernetes.io/dockerconfigjson":
      return missing(".dockerconfigjson") + json(data, ".dockerconfigjson")
    case "kubernetes.io/basic-auth":
      let hasOne = data["username"] != nil || data["password"] != nil
      return hasOne ? [] : missing("username", "password")
    case "kubernetes.io/ssh-auth":
      return data.isUnset("ssh-privatekey") ? [.required("data[ssh-privatekey]")] : []
    case "kubernetes.io/tls": return missing("tls.crt", "tls.key")
    default: return []
    }
  }

  private func json(_ data: JSONValue, _ name: String) -> [FieldProblem] {
    guard let text = data[name]?.string, let read = try? Base64Data(base64: text) else { return [] }
    guard (try? JSONValue(tree: read.bytes)) == nil else { return [] }
    let blanks: [UInt8] = [32, 9, 10, 13]
    let first = read.bytes.first { !blanks.contains($0) }
    let starts = Array("{[\"-0123456789tfn".utf8)
    let isStart = first.map(starts.contains) ?? true
    let detail =
      isStart
      ? "unexpected end of JSON input"
      : "invalid character '\(String(decoding: [first ?? 32], as: UTF8.self))' looking for "
        + "beginning of value"
    return [.invalid("data[\(name)]", "\"<secret contents redacted>\"", detail)]
  }

  func updateProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    problems.checkImmutable(object, old, "", "type")
    problems += ImmutableData.problems(object, old: old, ["data"])
    return problems + self.problems(object, context)
  }
}
