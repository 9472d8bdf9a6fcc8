import KubeCore
import KubeJSON
import KubeTestSupport
import Testing

@testable import KubeTesting

@Suite struct BodyDecodingTests {
  /// Every recorded refusal of a body of a built-in kind, in the server's words.
  @Test(arguments: Recording.paths)
  func refusalsAreAsRecorded(path: String) throws {
    for step in try Recording(path: path).steps {
      guard step.status == 400, let message = step.answer?["message"]?.string,
        message.contains("cannot be handled as") || message.contains("is unrecognized"),
        let resource = resource(of: step), let format = format(of: step)
      else { continue }
      let bytes = Replay.bytes(of: step.body)
      let validation = validation(of: step)
      let refusal = #expect(throws: Refusal.self, "\(step.note ?? step.path)") {
        let value = try BodyText.read(bytes, format, as: resource.kind, isCustom: false)
        let problems = format == .yaml ? try YAMLBody.parse(bytes).problems : []
        _ = try BodyDecoding.decode(
          value, as: resource, validation: validation, textProblems: problems)
      }
      #expect(refusal?.message == message, "\(step.note ?? step.path)")
    }
  }

  private func resource(of step: Recording.Step) -> ServedResource? {
    let path = step.path.prefix { $0 != "?" }.split(separator: "/").map(String.init)
    guard step.method == "POST" || step.method == "PUT" else { return nil }
    let (group, rest) =
      path.first == "api"
      ? ("", path.dropFirst(2)) : (path.dropFirst().first ?? "", path.dropFirst(3))
    let names = rest.first == "namespaces" && rest.count > 2 ? rest.dropFirst(2) : rest
    guard names.count <= 2 else { return nil }
    return BuiltInResources.all.first {
      $0.identity.group == group && $0.identity.resource == names.first
    }
  }

  private func format(of step: Recording.Step) -> BodyText.Format? {
    switch step.fields.first(where: { $0.name == "Content-Type" })?.value {
    case nil, "application/json": .json
    case "application/yaml": .yaml
    default: nil
    }
  }

  private func validation(of step: Recording.Step) -> KubeTesting.FieldValidation {
    if step.path.contains("fieldValidation=Strict") { return .strict }
    return step.path.contains("fieldValidation=Ignore") ? .ignore : .warn
  }

  /// What was decoded once stays as it is.
  @Test func decodingTwiceIsDecodingOnce() throws {
    let resource = try #require(BuiltInResources.all.first { $0.kind == "Deployment" })
    try Fuzzing.run("bodies", rounds: 3000) { random in
      let object = body(resource.schema, depth: 6, &random)
      guard
        let once = try? BodyDecoding.decode(object, as: resource, validation: .warn).object
      else { return nil }
      let twice = try BodyDecoding.decode(once, as: resource, validation: .strict).object
      return once == twice ? nil : "\(object) is \(once), then \(twice)"
    }
  }

  /// Mostly what belongs there.
  private func body(
    _ schema: TypeSchema, depth: Int, _ random: inout SplitMix64
  ) -> JSONValue {
    if depth == 0 || random.below(200) == 0 {
      return random.below(2) == 0 ? .null : random.json(depth: 1)
    }
    switch schema.form {
    case .any: return random.json(depth: 2)
    case .scalar(let scalar):
      switch scalar {
      case .boolean: return .bool(random.below(2) == 0)
      case .bytes: return "aGk="
      case .time: return "2026-01-01T00:00:00.5+01:00"
      case .microTime: return "2026-01-01T00:00:00.123456Z"
      case .quantity: return ["1500m", 1.5, "1024Mi"][random.below(3)]
      case .intOrString: return [1, "25%"][random.below(2)]
      case .int32, .int64, .integer, .number: return .number(random.below(3))
      case .string: return .string(random.name())
      }
    case .array(let elements):
      return .array((0..<random.below(3)).map { _ in body(elements, depth: depth - 1, &random) })
    case .map(let values):
      return ["k": body(values, depth: depth - 1, &random), "l": .null]
    case .object(let fields):
      var object: JSONValue = [:]
      for name in fields.keys.sorted()
      where random.below(5) < 2 && !["kind", "apiVersion"].contains(name) {
        guard let field = fields[name] else { continue }
        object[name] = body(field.schema, depth: depth - 1, &random)
      }
      if random.below(10) == 0 { object["bogus"] = 1 }
      return object
    }
  }
}
