import Foundation
import KubeJSON

/// A scenario as a real API server answered it, step by step.
struct Recording: Sendable {
  struct Step: Sendable {
    var note: String?
    var method: String
    var path: String
    var fields: [(name: String, value: String)]
    var body: JSONValue?
    var user: String?
    /// When the request was sent.
    var at: String?
    /// The number of steps after which a watch was opened that stands where it ended.
    var opened: Int?
    var isConcurrent: Bool
    var status: Int
    var answerFields: [String: String]
    var answer: JSONValue?
    var lines: [JSONValue]?
    /// False if the reader stopped, and not the server.
    var ended: Bool
  }

  var name: String
  var steps: [Step]

  init(path: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let json = try JSONValue(tree: Array(data))
    name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    steps = (json["steps"]?.array ?? []).map { step in
      let request = step["request"] ?? [:]
      let response = step["response"] ?? [:]
      return Step(
        note: step["note"]?.string, method: request["method"]?.string ?? "",
        path: request["path"]?.string ?? "",
        fields: (request["headers"]?.members ?? []).map { ($0.name, $0.value.string ?? "") },
        body: Self.unlessNull(request["body"]), user: request["user"]?.string,
        at: step["at"]?.string, opened: step["opened"]?.int,
        isConcurrent: step["concurrent"]?.bool ?? false, status: response["status"]?.int ?? 0,
        answerFields: (response["headers"]?.members ?? []).reduce(into: [:]) {
          $0[$1.name.lowercased()] = $1.value.string
        },
        answer: Self.unlessNull(response["body"]),
        lines: response["lines"]?.array, ended: response["ended"]?.bool ?? true)
    }
  }

  // Not with a question mark: JSONValue has a nil of its own.
  private static func unlessNull(_ value: JSONValue?) -> JSONValue? {
    guard let value, !value.isNull else { return nil }
    return value
  }

  /// Where they are: `KUBE_RECORDINGS`, or the project's own.
  static var directory: String {
    ProcessInfo.processInfo.environment["KUBE_RECORDINGS"]
      ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../Fixtures/Recordings").standardized.path
  }

  static var isForeign: Bool { ProcessInfo.processInfo.environment["KUBE_RECORDINGS"] != nil }

  static var paths: [String] { groups.joined().map { "\(directory)/\($0)" } }

  /// The names of files, together those that were made one after another on one server.
  static var groups: [[String]] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    let files = names.filter { $0.hasSuffix(".json") }.sorted()
    let first = files.filter { !isForeign && $0 < "12" }
    return (first.isEmpty ? [] : [first]) + files.dropFirst(first.count).map { [$0] }
  }
}
