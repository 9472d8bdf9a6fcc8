import Foundation
import KubeJSON

@testable import KubeSchema

/// Steps in which a real server was sent a definition or an object of one, with what it said.
struct RuleRecording {
  struct Step: CustomStringConvertible {
    var index: Int
    var note: String
    var isDryRun: Bool
    var method: String
    var path: String
    var body: JSONValue
    var status: Int
    /// `field: message`, in the order of the texts.
    var causes: [String]

    var description: String { "step \(index), \(note)" }
    var isDefinition: Bool { body["kind"]?.string == "CustomResourceDefinition" }
  }

  let steps: [Step]

  init(_ name: String) throws {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../Fixtures/Recordings/\(name).json").standardized
    let json = try JSONValue(tree: Array(try Data(contentsOf: url)))
    steps = (json["steps"]?.array ?? []).enumerated().compactMap { index, step in
      guard let body = step["request"]?["body"], body.members != nil else { return nil }
      let path = step["request"]?["path"]?.string ?? ""
      let causes = step["response"]?["body"]?["details"]?["causes"]?.array ?? []
      return Step(
        index: index, note: step["note"]?.string ?? "", isDryRun: path.contains("dryRun=All"),
        method: step["request"]?["method"]?.string ?? "", path: path, body: body,
        status: step["response"]?["status"]?.int ?? 0,
        causes: Self.comparable(
          causes.map { "\($0["field"]?.string ?? ""): \($0["message"]?.string ?? "")" }))
    }
  }

  /// Without what differs from run to run, in an order.
  static func comparable(_ causes: [String]) -> [String] {
    causes.map { $0.replacing(/selfType[0-9]+/, with: "selfType") }.sorted()
  }
}

extension JSONValue {
  /// Of a definition's first version.
  var schema: CustomSchema {
    let version = self["spec"]?["versions"]?.array?.first
    return CustomSchema(version?["schema"]?["openAPIV3Schema"] ?? [:])
  }
}
