import KubeCore
import KubeJSON
import KubeSchema

/// What the server makes of an object that a client sends: it goes into the struct of its kind and
/// out again, and what the struct has no place for is lost.
enum BodyDecoding {
  /// - Parameters:
  ///   - value: a body, as ``BodyText`` reads it.
  ///   - textProblems: what was wrong with the text, for strict validation and warnings.
  static func decode(
    _ value: JSONValue, as resource: ServedResource, validation: FieldValidation,
    textProblems: [String] = []
  ) throws(Refusal) -> (object: JSONValue, warnings: [String]) {
    try decode(
      value, as: DecodingTarget(resource), validation: validation, textProblems: textProblems)
  }

  static func decode(
    _ value: JSONValue, as target: DecodingTarget, validation: FieldValidation,
    textProblems: [String] = []
  ) throws(Refusal) -> (object: JSONValue, warnings: [String]) {
    var value = value
    if value.isNull { value = [:] }
    // A body without them is of the kind that the path names.
    if target.custom == nil {
      if value["apiVersion"]?.string ?? "" == "" {
        value["apiVersion"] = .string(target.apiVersion)
      }
      if value["kind"]?.string ?? "" == "" { value["kind"] = .string(target.identity.kind) }
    }
    do throws(DecodingProblem) {
      let decoded = try read(value, target, isStrict: validation != .ignore)
      let problems = textProblems + decoded.strictProblems
      if validation == .strict, !problems.isEmpty {
        throw DecodingProblem("strict decoding error: \(problems.joined(separator: ", "))")
      }
      return (decoded.object, validation == .warn ? problems.flatMap(warnings) : [])
    } catch {
      throw unhandled(value, target, error)
    }
  }

  /// The lines of a problem with YAML are warnings of their own.
  static func warnings(_ problem: String) -> [String] {
    guard problem.hasPrefix(YAMLBody.problemsPrefix) else { return [problem] }
    return problem.dropFirst(YAMLBody.problemsPrefix.count).split(separator: "\n")
      .map { $0.trimmingBlanks() }
  }

  private static func unhandled(
    _ value: JSONValue, _ target: DecodingTarget, _ problem: DecodingProblem
  ) -> Refusal {
    let kind = value["kind"]?.string ?? ""
    let version = (value["apiVersion"]?.string ?? "").split(separator: "/").last ?? ""
    return .badRequest(
      "\(kind) in version \(GoText.quoted(String(version))) cannot be handled as a "
        + "\(target.identity.kind): \(problem.message)")
  }

  /// - Parameter value: with apiVersion and kind.
  static func read(
    _ value: JSONValue, _ target: DecodingTarget, isStrict: Bool
  ) throws(DecodingProblem) -> (object: JSONValue, strictProblems: [String]) {
    if let custom = target.custom { return try read(value, custom, isStrict: isStrict) }
    let kind = try kind(of: value, target)
    let isOther = kind.kind != target.identity.kind || kind.group != target.identity.group
    let definition = isOther ? KnownKinds.definition(kind) : target.schema.name
    var decoding = StructDecoding(isStrict: isStrict)
    var object = try decoding.decode(value, definition.map(WireType.object) ?? .any)
    guard !isOther else {
      throw DecodingProblem(
        "converting (\(kind.version).\(kind.kind)) to (\(target.internalName)): unknown conversion")
    }
    object["kind"] = .string(target.identity.kind)
    object["apiVersion"] = .string(target.apiVersion)
    return (object, decoding.strictProblems)
  }

  private static func kind(
    of value: JSONValue, _ target: DecodingTarget
  ) throws(DecodingProblem) -> GroupVersionKind {
    let parts = (value["apiVersion"]?.string ?? "").split(
      separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let kind = GroupVersionKind(
      group: parts.count > 1 ? String(parts[0]) : "", version: parts.last.map(String.init) ?? "",
      kind: value["kind"]?.string ?? "")
    guard kind == target.identity || KnownKinds.contains(kind) else {
      throw DecodingProblem(
        "no kind \(GoText.quoted(kind.kind)) is registered for version "
          + "\(GoText.quoted(parts.joined(separator: "/"))) in scheme "
          + "\"k8s.io/kubernetes/pkg/api/legacyscheme/scheme.go:30\"")
    }
    return kind
  }

  private static func read(
    _ value: JSONValue, _ custom: CustomServing, isStrict: Bool
  ) throws(DecodingProblem) -> (object: JSONValue, strictProblems: [String]) {
    var decoding = StructDecoding(isStrict: isStrict)
    let (object, unknown) = try CustomDecoding.decode(
      decoding.decode(value, .any), as: custom.resource)
    return (object, decoding.strictProblems + unknown.map { "unknown field \"\($0)\"" })
  }

  /// An object of a built-in kind that an apply has merged.
  ///
  /// - Parameter patch: what was applied, for the message.
  static func convertApplied(
    _ object: JSONValue, from patch: JSONValue? = nil, as target: DecodingTarget
  ) throws(Refusal) -> JSONValue {
    do throws(DecodingProblem) {
      let type = target.schema.name.map(WireType.object) ?? .any
      return try UnstructuredDecoding.decode(try Unstructured(object), type).object
    } catch {
      let metadata = (patch ?? object)["metadata"]
      let name = "\(metadata?["namespace"]?.string ?? "")/\(metadata?["name"]?.string ?? "")"
      let identity = target.identity
      let kind = "\(identity.group)/\(identity.version), Kind=\(identity.kind)"
      throw .unforeseen(
        "failed to convert new object (\(name); \(kind)) to proper version: unable to convert "
          + "unstructured object to \(kind): \(error.message)")
    }
  }
}
