import KubeCore
import KubeJSON
import KubeSchema

/// The subresource scale of custom resources: numbers at paths that the definition names.
enum CustomScale {
  /// Of bodies of another kind the server says that it does not know its own.
  static func checkKind(of body: JSONValue) throws(Refusal) {
    guard let kind = body["kind"]?.string, !kind.isEmpty, kind != "Scale" else { return }
    throw .badRequest(
      "no kind is registered for the type v1.Scale in scheme "
        + "\"k8s.io/apiextensions-apiserver/pkg/apiserver/customresource_handler.go:781\"")
  }

  /// The Scale of an object.
  static func scale(of object: JSONValue, _ scale: CustomVersion.Scale) throws(Refusal) -> JSONValue
  {
    guard let replicas = integer(object, scale.specReplicasPath) else {
      throw Refusal.internalError(
        "the spec replicas field \(GoText.quoted(scale.specReplicasPath)) does not exist")
    }
    var metadata: JSONValue = [:]
    for name in ["name", "namespace", "uid", "resourceVersion", "creationTimestamp"] {
      if let value = object["metadata"]?[name] { metadata[name] = value }
    }
    var status: JSONValue = ["replicas": 0]
    if let replicas = integer(object, scale.statusReplicasPath) {
      status["replicas"] = .number(replicas)
    }
    if let path = scale.labelSelectorPath, let selector = value(object, path)?.string,
      !selector.isEmpty
    {
      status["selector"] = .string(selector)
    }
    return [
      "kind": "Scale", "apiVersion": "autoscaling/v1", "metadata": metadata,
      "spec": replicas == 0 ? [:] : ["replicas": .number(replicas)], "status": status,
    ]
  }

  /// The object with another number of replicas.
  static func setReplicas(
    _ replicas: Int, of object: JSONValue, _ scale: CustomVersion.Scale
  ) -> JSONValue {
    set(.number(replicas), keys(scale.specReplicasPath)[...], in: object)
  }

  private static func set(
    _ value: JSONValue, _ keys: ArraySlice<String>, in object: JSONValue
  ) -> JSONValue {
    guard let key = keys.first else { return value }
    var object = object
    object[key] = set(value, keys.dropFirst(), in: object[key] ?? [:])
    return object
  }

  private static func keys(_ path: String) -> [String] {
    let path = path.hasPrefix(".") ? path.dropFirst() : path[...]
    return path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }

  private static func value(_ object: JSONValue, _ path: String) -> JSONValue? {
    keys(path).reduce(object as JSONValue?) { $0?[$1] }
  }

  private static func integer(_ object: JSONValue, _ path: String) -> Int? {
    value(object, path)?.int
  }

  static func problems(_ object: JSONValue, _ version: CustomVersion) -> [FieldProblem] {
    guard let scale = version.scale else { return [] }
    return replicaProblems(object, scale.specReplicasPath) + statusProblems(object, version)
  }

  static func statusProblems(_ object: JSONValue, _ version: CustomVersion) -> [FieldProblem] {
    guard let scale = version.scale else { return [] }
    var problems = replicaProblems(object, scale.statusReplicasPath)
    if let path = scale.labelSelectorPath {
      do throws(Mismatch) {
        if let value = try nested(object, path), value.string == nil {
          throw Mismatch(
            message: ".\(keys(path).joined(separator: ".")) accessor error: "
              + "\(plain(value)) is of the type \(goType(value)), expected string")
        }
      } catch {
        problems.append(.invalid(path, "\"\"", error.message))
      }
    }
    return problems
  }

  private struct Mismatch: Error { var message: String }

  private static func replicaProblems(_ object: JSONValue, _ path: String) -> [FieldProblem] {
    do throws(Mismatch) {
      guard let value = try nested(object, path) else { return [] }
      guard let number = value.number, let replicas = Int64(number.text) else {
        throw Mismatch(
          message: ".\(keys(path).joined(separator: ".")) accessor error: "
            + "\(plain(value)) is of the type \(goType(value)), expected int64")
      }
      if replicas < 0 {
        return [.invalid(path, "\(replicas)", "should be a non-negative integer")]
      }
      if replicas > Int64(Int32.max) {
        return [
          .invalid(path, "\(replicas)", "should be less than or equal to \(Int32.max)")
        ]
      }
      return []
    } catch {
      return [.invalid(path, "0", error.message)]
    }
  }

  private static func nested(_ object: JSONValue, _ path: String) throws(Mismatch) -> JSONValue? {
    var value = object
    var passed: [String] = []
    for key in keys(path) {
      guard value.members != nil else {
        if value.isNull { return nil }
        throw Mismatch(
          message: ".\(keys(path).prefix(passed.count + 1).joined(separator: ".")) accessor error: "
            + "\(plain(value)) is of the type \(goType(value)), expected map[string]interface{}")
      }
      guard let next = value[key] else { return nil }
      value = next
      passed.append(key)
    }
    return value
  }

  /// `%v`
  private static func plain(_ value: JSONValue) -> String {
    switch value.kind {
    case .null: "<nil>"
    case .string(let text): text
    case .number(let number): GoText.number(number)
    case .bool(let value): "\(value)"
    case .array(let values): "[\(values.map(plain).joined(separator: " "))]"
    case .object(let members):
      "map["
        + members.sorted { $0.key < $1.key }.map { "\($0.key):\(plain($0.value))" }
        .joined(separator: " ") + "]"
    }
  }

  private static func goType(_ value: JSONValue) -> String {
    switch value.kind {
    case .null: "<nil>"
    case .string: "string"
    case .number(let number): GoText.isInteger(number) ? "int64" : "float64"
    case .bool: "bool"
    case .array: "[]interface {}"
    case .object: "map[string]interface {}"
    }
  }
}
