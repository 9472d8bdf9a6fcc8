import KubeCore
import KubeJSON
import KubeSchema

/// A body of a PATCH, but for apply.
struct ObjectPatch: Sendable {
  enum Kind: Sendable, Hashable {
    case json, merge, strategicMerge
  }

  var kind: Kind
  var bytes: [UInt8]
  var validation: FieldValidation

  /// - Parameter object: in the version of the target.
  /// - Returns: the patched object, decoded, without defaults.
  func apply(
    to object: JSONValue, as target: DecodingTarget
  ) throws(Refusal) -> (object: JSONValue, warnings: [String]) {
    switch kind {
    case .json:
      let patch = try parse("jsonpatch.Patch")
      let (operations, problems) = try JSONPatch.operations(patch, validation)
      let patched = try JSONPatch.apply(operations, to: Self.written(object, target))
      return try decode(patched, target, problems)
    case .merge:
      let patch = try parse("map[string]interface {}")
      var problems: [String] = []
      if validation != .ignore { problems = try checkMergePatch(patch) }
      if patch.isNull || patch.members == nil && patch.array == nil {
        throw .badRequest("Invalid JSON Patch")
      }
      let patched = MergePatch.apply(patch, to: Self.written(object, target))
      return try decode(patched, target, problems)
    case .strategicMerge: return try applyStrategically(to: object, target)
    }
  }

  private var library: JSONSyntax.Library {
    validation == .ignore && kind != .strategicMerge ? .standard : .strict
  }

  /// What a problem of decoding is told with.
  private var prefix: String {
    validation == .ignore || kind == .strategicMerge ? "" : "error decoding patch: "
  }

  private func parse(_ type: String) throws(Refusal) -> JSONValue {
    do throws(DecodingProblem) {
      return try JSONBody.read(bytes, library)
    } catch {
      // What is not validated is first read where it is merged.
      if kind == .merge, validation == .ignore { throw .badRequest("Invalid JSON Patch") }
      throw .badRequest(prefix + error.message)
    }
  }

  /// - Returns: members that come twice.
  private func checkMergePatch(_ patch: JSONValue) throws(Refusal) -> [String] {
    if patch.isNull { return [] }
    guard patch.members != nil else {
      let problem = DecodingProblem(mismatch: patch, "map[string]interface {}")
      throw .badRequest(prefix + problem.message)
    }
    var decoding = StructDecoding(isStrict: true)
    do throws(DecodingProblem) {
      _ = try decoding.decode(patch, .any)
    } catch {
      throw .badRequest(prefix + error.message)
    }
    return decoding.strictProblems
  }

  /// As the server writes it, for messages that quote it.
  private static func written(_ object: JSONValue, _ target: DecodingTarget) -> JSONValue {
    if target.custom == nil, let definition = target.schema.name,
      let written = try? StructDecoding.decode(object, .object(definition))
    {
      return written
    }
    return (try? Unstructured(object).json) ?? object
  }

  private func decode(
    _ patched: JSONValue, _ target: DecodingTarget, _ problems: [String]
  ) throws(Refusal) -> (object: JSONValue, warnings: [String]) {
    do throws(DecodingProblem) {
      let decoded = try read(patched, target)
      let problems = problems + decoded.strictProblems
      if validation == .strict, !problems.isEmpty {
        throw DecodingProblem("strict decoding error: \(problems.joined(separator: ", "))")
      }
      return (decoded.object, validation == .warn ? problems : [])
    } catch {
      throw Self.invalid(patched.goJSON, error)
    }
  }

  private func read(
    _ patched: JSONValue, _ target: DecodingTarget
  ) throws(DecodingProblem) -> (object: JSONValue, strictProblems: [String]) {
    var patched = patched
    let isStrict = validation != .ignore
    if target.custom == nil {
      if patched["apiVersion"]?.string ?? "" == "" {
        // It is read as what the server has inside, which knows none of the names.
        let unknown = (patched.members ?? []).filter { !["apiVersion", "kind"].contains($0.name) }
        var object: JSONValue = [:]
        object["kind"] = .string(target.identity.kind)
        object["apiVersion"] = .string(target.apiVersion)
        return (object, isStrict ? unknown.map { "unknown field \(GoText.quoted($0.name))" } : [])
      }
      if patched["kind"]?.string ?? "" == "" { patched["kind"] = .string(target.identity.kind) }
    }
    return try BodyDecoding.read(patched, target, isStrict: isStrict)
  }

  private static func invalid(_ patch: String, _ problem: DecodingProblem) -> Refusal {
    var refusal = Refusal.invalid(
      GroupKind(group: "", kind: ""), "",
      [.invalid("patch", GoText.quoted(patch), problem.message)])
    refusal.details?.kind = nil
    return refusal
  }
}

extension ObjectPatch {
  private func applyStrategically(
    to object: JSONValue, _ target: DecodingTarget
  ) throws(Refusal) -> (object: JSONValue, warnings: [String]) {
    var (patch, problems) = try strategicPatch()
    var members: [String: Unstructured] = [:]
    if case .object(let present)? = try? Unstructured(object) { members = present }
    try StrategicMergePatch.apply(&patch, to: &members, schema: target.schema)
    do throws(DecodingProblem) {
      let type = target.schema.name.map(WireType.object) ?? .any
      var (object, unknown) = try UnstructuredDecoding.decode(.object(members), type)
      object["kind"] = .string(target.identity.kind)
      object["apiVersion"] = .string(target.apiVersion)
      problems += unknown
      if validation == .strict, !problems.isEmpty {
        throw DecodingProblem("strict decoding error: \(problems.joined(separator: ", "))")
      }
      return (object, validation == .warn ? problems : [])
    } catch {
      throw Self.invalid(Unstructured.object(patch).goText, error)
    }
  }

  private func strategicPatch() throws(Refusal) -> (
    patch: [String: Unstructured], problems: [String]
  ) {
    let value = try parse("map[string]interface {}")
    if value.isNull { return ([:], []) }
    do throws(DecodingProblem) {
      guard value.members != nil else {
        throw DecodingProblem(mismatch: value, "map[string]interface {}")
      }
      var decoding = StructDecoding(isStrict: validation != .ignore)
      _ = try decoding.decode(value, .any)
      guard case .object(let members) = try Unstructured(value) else { return ([:], []) }
      return (members, decoding.strictProblems)
    } catch {
      throw .badRequest(error.message)
    }
  }
}
