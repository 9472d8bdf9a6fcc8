import Foundation
import KubeJSON
import Testing

/// What a real server sent, read in place. It is no part of the project.
enum Recordings {
  static let whyAbsent: Comment = "the recordings are absent; KUBE_SHARED can say where they are"

  private static var directory: URL {
    let environment = ProcessInfo.processInfo.environment
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../..").standardizedFileURL
    let shared =
      environment["KUBE_SHARED"].map { URL(fileURLWithPath: $0, isDirectory: true) }
      ?? package.deletingLastPathComponent().appendingPathComponent("shared")
    return shared.appendingPathComponent("recordings")
  }

  static var areThere: Bool { FileManager.default.fileExists(atPath: directory.path) }

  /// The bodies of all answers, and the lines of all watches.
  static func bodies() throws -> [[UInt8]] {
    var bodies: [[UInt8]] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted() {
      guard name.hasSuffix(".json") else { continue }
      let file = try JSONValue(json: Data(contentsOf: directory.appendingPathComponent(name)))
      for step in file["steps"]?.array ?? [] {
        let answer = step["response"]
        let values = [answer?["body"]] + (answer?["lines"]?.array ?? [])
        bodies += values.compactMap { $0 }.filter { $0.members != nil }.map { Array($0.text.utf8) }
      }
    }
    return bodies
  }

  /// As much of a Kubernetes object as has members of several kinds.
  struct Object: JSONStruct, Sendable {
    var apiVersion: String?
    var kind: String?
    @Boxed var metadata: Metadata?
    @Boxed var object: Object?
    var items: [Object]?
    var data: [String: String]?
    var unknownMembers = UnknownMembers()

    static func declare(_ members: inout Members<Self>) {
      members.add("apiVersion", \.apiVersion)
      members.add("kind", \.kind)
      members.add("metadata", \._metadata)
      members.add("object", \._object, keepsNull: true)
      members.add("items", \.items, keepsNull: true)
      members.add("data", \.data, keepsNull: true)
      members.unknown(\.unknownMembers)
    }
  }

  struct Metadata: JSONStruct, Sendable {
    var name: String?
    var generation: Int?
    var labels: [String: String]?
    var annotations: [String: String]?
    var managedFields: [ManagedFields]?
    var finalizers: [String]?
    var unknownMembers = UnknownMembers()

    static func declare(_ members: inout Members<Self>) {
      members.add("name", \.name)
      members.add("generation", \.generation)
      members.add("labels", \.labels)
      members.add("annotations", \.annotations)
      members.add("managedFields", \.managedFields)
      members.add("finalizers", \.finalizers)
      members.unknown(\.unknownMembers)
    }
  }

  struct ManagedFields: JSONStruct, Sendable {
    var manager: String?
    var operation: String?
    var fieldsV1: JSONValue?
    var unknownMembers = UnknownMembers()

    static func declare(_ members: inout Members<Self>) {
      members.add("manager", \.manager)
      members.add("operation", \.operation)
      members.add("fieldsV1", \.fieldsV1)
      members.unknown(\.unknownMembers)
    }
  }
}
