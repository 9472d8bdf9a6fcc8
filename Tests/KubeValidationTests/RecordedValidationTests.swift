import Foundation
import KubeCore
import KubeTestSupport
import Testing

@testable import KubeValidation

/// What a real API server said of objects that were created and patched.
@Suite struct RecordedValidationTests {
  struct Recording: Decodable {
    var steps: [Step]
  }

  struct Step: Decodable {
    struct Request: Decodable {
      var method: String
      var path: String
      var headers: [String: String]?
      var body: JSONValue?
    }

    struct Response: Decodable {
      var status: Int
      var body: JSONValue?
    }

    var note: String?
    var request: Request?
    var response: Response?
  }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Fixtures/Recordings")

  @Test(
    "The same fields and texts as a server",
    arguments: [("21-crd-validation", 120), ("25-cel-rules", 60)])
  func asRecorded(name: String, atLeast: Int) throws {
    let data = try Data(contentsOf: Self.folder.appending(path: "\(name).json"))
    var world = World()
    for (index, step) in try JSONDecoder().decode(Recording.self, from: data).steps.enumerated() {
      try world.take(step, "\(name) \(index) \(step.note ?? "")")
    }
    #expect(world.count >= atLeast)
  }
}

/// The definitions and the objects that the server had.
private struct World {
  private var validators: [String: ObjectValidator] = [:]
  private var objects: [String: JSONValue] = [:]
  private(set) var count = 0

  mutating func take(_ step: RecordedValidationTests.Step, _ label: String) throws {
    guard let request = step.request, let response = step.response else { return }
    let parts = request.path.split(separator: "?", maxSplits: 1)
    let path = String(parts[0])
    let isDryRun = parts.count > 1 && parts[1].contains("dryRun")
    let isDone = [200, 201].contains(response.status)
    if path.contains("/customresourcedefinitions") {
      guard isDone, !isDryRun, let body = response.body, body["spec"] != nil else { return }
      try define(body)
      return
    }
    guard let body = request.body, [200, 201, 422].contains(response.status) else { return }
    switch request.method {
    case "POST":
      let name = path.split(separator: "/").last.map(String.init) ?? ""
      try check(body, nil, validators["\(group(path))/\(name)"], response, label)
    case "PATCH" where request.headers?["Content-Type"] == "application/merge-patch+json":
      let target = path.hasSuffix("/status") ? String(path.dropLast(7)) : path
      let plural = target.split(separator: "/").dropLast().last.map(String.init) ?? ""
      guard let old = objects[target] else { break }
      let validator = validators["\(group(path))/\(plural)"]
      try check(
        Self.merged(old, body), old, validator, response, label,
        isStatus: path.hasSuffix("/status"))
    default: break
    }
    guard isDone, !isDryRun, let object = response.body, object["metadata"]?["uid"] != nil else {
      return
    }
    let own = path.hasSuffix("/status") ? String(path.dropLast(7)) : path
    let isNew = request.method == "POST"
    objects[isNew ? "\(own)/\(object["metadata"]?["name"]?.string ?? "")" : own] = object
  }

  private mutating func define(_ definition: JSONValue) throws {
    let group = definition["spec"]?["group"]?.string ?? ""
    let plural = definition["spec"]?["names"]?["plural"]?.string ?? ""
    let version = definition["spec"]?["versions"]?[0]?["name"]?.string ?? ""
    let typed = try CustomResourceDefinition(json: definition.jsonBytes())
    validators["\(group)/\(plural)"] = try ObjectValidator(typed, version: version)
  }

  private mutating func check(
    _ new: JSONValue, _ old: JSONValue?, _ validator: ObjectValidator?,
    _ response: RecordedValidationTests.Step.Response, _ label: String, isStatus: Bool = false
  ) throws {
    // What the recorder shortened stands between braces.
    guard let validator, new.members != nil, !new.text.contains("{{repeat") else { return }
    let recorded = (response.body?["details"]?["causes"]?.array ?? [])
      .map { cause in
        "\(cause["reason"]?.string ?? "") \(cause["field"]?.string ?? "") "
          + (cause["message"]?.string ?? "")
      }
    // Whose reason is another than the object's values.
    guard response.status != 422 || !recorded.isEmpty,
      !recorded.contains(where: { $0.contains(" metadata") || $0.contains(" spec.emb") }),
      !recorded.contains(where: { $0.hasPrefix("FieldValueInvalid kind ") })
    else { return }
    count += 1
    let object = try DynamicObject(json: new.jsonBytes())
    let before = try old.map { try DynamicObject(json: $0.jsonBytes()) }
    var found: [String] = []
    do throws(ValidationFailure) {
      if isStatus, let before {
        try validator.validateStatus(object, replacing: before)
      } else {
        try validator.validate(object, replacing: before)
      }
    } catch {
      found = error.causes.map {
        "\($0.reason ?? "") \($0.field ?? "") \($0.message ?? "")"
      }
    }
    // A server looks at members in no order.
    #expect(found.sorted() == recorded.sorted(), "\(label)")
  }

  private func group(_ path: String) -> String {
    let parts = path.split(separator: "/")
    return parts.count > 1 ? String(parts[1]) : ""
  }

  /// JSON merge patch, RFC 7386.
  private static func merged(_ value: JSONValue, _ patch: JSONValue) -> JSONValue {
    guard let members = patch.members else { return patch }
    var result: JSONValue = value.members == nil ? [:] : value
    for member in members {
      if member.value.isNull {
        result[member.name] = nil
      } else {
        result[member.name] = merged(result[member.name] ?? .null, member.value)
      }
    }
    return result
  }
}
