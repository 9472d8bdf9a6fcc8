import Foundation
import KubeCore

/// What a real API server sent and was sent: `../shared/recordings` beside the package, or below
/// `KUBE_SHARED`.
enum Recordings {
  static let directory: URL? = {
    let shared =
      ProcessInfo.processInfo.environment["KUBE_SHARED"].map { URL(filePath: $0) }
      ?? URL(filePath: #filePath).appending(path: "../../../../shared").standardizedFileURL
    let directory = shared.appending(path: "recordings")
    return FileManager.default.fileExists(atPath: directory.path()) ? directory : nil
  }()

  /// Every object of a kind that the server took or gave, wherever in the recordings it stands, as
  /// JSON.
  static let objects: [String: [JSONValue]] = objects(in: names)

  static func objects(in names: some Sequence<String>) -> [String: [JSONValue]] {
    var objects: [String: [JSONValue]] = [:]
    for name in names {
      for step in steps(of: name) ?? [] {
        guard let response = step["response"], let status = response["status"]?.int,
          (200..<300).contains(status)
        else { continue }
        // What a patch sends is part of an object; what else is sent may be more than one, where
        // the server is asked to look away.
        if let request = step["request"], request["method"] != "PATCH",
          ReplayRecording(rawValue: name) != nil
        {
          collect(request, into: &objects)
        }
        collect(response, into: &objects)
      }
    }
    return objects
  }

  private static func collect(_ value: JSONValue, into objects: inout [String: [JSONValue]]) {
    if let values = value.array {
      for value in values { collect(value, into: &objects) }
    } else if let members = value.members {
      // What was secret has a word in its place.
      let isBlotted = value["kind"] == "Secret" && value.text.contains("in base64>")
      if let apiVersion = value["apiVersion"]?.string, let kind = value["kind"]?.string,
        value["metadata"] != nil || members.count > 3, !isBlotted
      {
        objects["\(apiVersion)/\(kind)", default: []].append(value)
      }
      for member in members { collect(member.value, into: &objects) }
    }
  }

  /// The steps of a recording; nil where it is not there or is no recording.
  static func steps(of name: String) -> [JSONValue]? {
    guard let directory,
      let data = try? Data(contentsOf: directory.appending(path: name + ".json"))
    else { return nil }
    return try? JSONValue(json: data)["steps"]?.array
  }

  /// The names of all recordings.
  static let names: [String] = {
    guard let directory,
      let files = try? FileManager.default.contentsOfDirectory(atPath: directory.path())
    else { return [] }
    return files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
  }()
}
