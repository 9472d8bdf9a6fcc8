import KubeCore
import KubeJSON

/// An object that every cluster has, as text with gaps: so that a start costs no more than filling
/// them.
struct ObjectTemplate: Sendable {
  let resource: GroupResource
  let key: StorageKey
  private let labels: [String: String]
  private let fields: [String: String]
  private let finalizers: [String]
  private let pieces: [Piece]

  private enum Piece: Sendable {
    case text([UInt8])
    case gap(Gap)
  }

  private enum Gap: String, CaseIterable {
    case uid, time, day, revision

    /// What stands in its place; no object of ours says such a thing.
    var mark: String { "\u{1F573}\(rawValue)" }
  }

  static var time: JSONValue { .string(Gap.time.mark) }
  static var day: JSONValue { .string(Gap.day.mark) }

  /// - Parameters:
  ///   - apiVersion: `apps/v1`
  ///   - owns: what the server manages of it.
  init(
    _ apiVersion: String, _ resource: String, _ object: JSONValue, owns: JSONValue,
    fields: [String: String] = [:]
  ) {
    var object = object
    object["apiVersion"] = .string(apiVersion)
    object["metadata"]?["uid"] = .string(Gap.uid.mark)
    object["metadata"]?["resourceVersion"] = .string(Gap.revision.mark)
    object["metadata"]?["creationTimestamp"] = Self.time
    object["metadata"]?["managedFields"] = [
      [
        "manager": "kube-apiserver", "operation": "Update", "apiVersion": .string(apiVersion),
        "time": Self.time, "fieldsType": "FieldsV1", "fieldsV1": owns,
      ]
    ]
    let metadata = object["metadata"]
    key = StorageKey(
      namespace: metadata?["namespace"]?.string ?? "", name: metadata?["name"]?.string ?? "")
    let group = apiVersion.contains("/") ? String(apiVersion.prefix { $0 != "/" }) : ""
    self.resource = GroupResource(group: group, resource: resource)
    self.fields = fields
    labels = (metadata?["labels"]?.members ?? []).reduce(into: [:]) {
      $0[$1.name] = $1.value.string ?? ""
    }
    finalizers = metadata?.texts("finalizers") ?? []
    let definition = ProtobufBody.definition(apiVersion, object["kind"]?.string ?? "")
    pieces = Self.pieces(FieldOrder.ordered(object, definition: definition).text[...])
  }

  private static func pieces(_ text: Substring) -> [Piece] {
    guard let start = text.firstIndex(of: "\u{1F573}") else { return [.text(Array(text.utf8))] }
    let rest = text[start...].dropFirst()
    guard let gap = Gap.allCases.first(where: { rest.hasPrefix($0.rawValue) }) else {
      return [.text(Array(text.utf8))]
    }
    return [.text(Array(text[..<start].utf8)), .gap(gap)]
      + pieces(rest.dropFirst(gap.rawValue.count))
  }

  func object(revision: Int, uid: String, time: String) -> StoredObject {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(1200)
    for piece in pieces {
      switch piece {
      case .text(let text): bytes += text
      case .gap(.uid): bytes += uid.utf8
      case .gap(.time): bytes += time.utf8
      case .gap(.day): bytes += time.utf8.prefix(10)
      case .gap(.revision): bytes += "\(revision)".utf8
      }
    }
    return StoredObject(
      bytes: bytes, key: key, revision: revision, uid: uid, labels: labels, fields: fields,
      finalizers: finalizers)
  }
}
