import KubeJSON
import KubeSchema

extension JSONPatch {
  /// One of the operations of a patch, as it was sent.
  struct Operation: Sendable {
    var kind: String?
    var path: String?
    var from: String?
    /// Nil for null and where there is none, which are the same to a patch.
    var value: PatchNode?
  }

  /// - Returns: the operations, and what is unknown in them or comes twice.
  static func operations(
    _ patch: JSONValue, _ validation: FieldValidation
  ) throws(Refusal) -> (operations: [Operation], problems: [String]) {
    let checked = validation != .ignore
    let types =
      checked
      ? ("[]handlers.jsonPatchOp", "handlers.jsonPatchOp")
      : ("jsonpatch.Patch", "jsonpatch.Operation")
    let prefix = checked ? "error decoding patch: " : ""
    if patch.isNull { return ([], []) }
    guard let list = patch.array else {
      throw .badRequest(prefix + DecodingProblem(mismatch: patch, types.0).message)
    }
    var operations: [Operation] = []
    var problems: [String] = []
    for (index, item) in list.enumerated() {
      guard item.members != nil || item.isNull else {
        throw .badRequest(prefix + DecodingProblem(mismatch: item, types.1).message)
      }
      if checked {
        try checkTexts(item, prefix)
        note(item, index, &problems)
      }
      operations.append(
        Operation(
          kind: item["op"]?.string, path: item["path"]?.string, from: item["from"]?.string,
          value: item["value"].flatMap(PatchNode.init)))
    }
    return (operations, problems)
  }

  private static func checkTexts(_ item: JSONValue, _ prefix: String) throws(Refusal) {
    for member in item.members ?? [] where ["op", "path", "from"].contains(member.name) {
      guard member.value.string == nil, !member.value.isNull else { continue }
      let problem = DecodingProblem(mismatch: member.value, "string")
        .inField(of: "jsonPatchOp", [member.name])
      throw .badRequest(prefix + problem.message)
    }
  }

  private static func note(_ item: JSONValue, _ index: Int, _ problems: inout [String]) {
    var seen: Set<String> = []
    for member in item.members ?? [] {
      let place = "[\(index)].\(member.name)"
      let isKnown = ["op", "path", "from", "value"].contains(member.name)
      if !isKnown || !seen.insert(member.name).inserted {
        let problem = "\(isKnown ? "duplicate" : "unknown") field \(GoText.quoted(place))"
        note("json patch \(problem)", &problems)
      }
      guard member.name == "value" else { continue }
      var decoding = StructDecoding(isStrict: true, at: place)
      _ = try? decoding.decode(member.value, .any)
      for problem in decoding.strictProblems { note("json patch \(problem)", &problems) }
    }
  }

  private static func note(_ problem: String, _ problems: inout [String]) {
    if problems.count < 100, !problems.contains(problem) { problems.append(problem) }
  }
}
